/**
 * Until an answer proves the sign-in good, one call tries it and the others wait: refused signatures lock the access
 * key. A refused token or clock closes the gate again, until an answer comes to a request that left after that.
 * Tokens and clocks themselves are the caller's: by the time a refusal is reported here, the next request has others.
 */
import { remedyForCode } from '../huawei/errors';
import type { Outcome, ServiceFailure } from '../huawei/errors';

/** What is counted of a call. */
export interface SigningCall {
	/** Times it was sent again because of a refused token or clock */
	signIns: number;
}

/** How long one call tries alone before another one may, in milliseconds */
const ALONE_MS = 10_000;
/** Times one call may be sent again with a new token or a corrected clock */
const MOST_SIGN_INS = 8;
/** Refusals in a row, without an answer between, after which the sign-in itself is not accepted; a time that is refused again does not get better */
const MOST_REFUSALS = { token: 3, clock: 1 };

/** Whether a token or a time was refused: both can be replaced. */
export const isOfSignIn = ({ kind }: ServiceFailure): boolean =>
	kind === 'token' || kind === 'clock';

/** Whether this came from behind the sign-in: the OCR service itself, or the throttle of the signed-in user. */
const provesSignIn = (outcome: Outcome<unknown>): boolean =>
	outcome.ok ||
	(/^(AIS|ModelArts)\.|^APIG(W)?\.0308$/.test(outcome.failure.code ?? '') &&
		!isOfSignIn(outcome.failure) &&
		outcome.failure.kind !== 'authentication');

/** Which requests of a run may try the sign-in. */
export class SignInTrial {
	/** Goes up with each refusal that changes what the next request is signed in with */
	round = 0;

	private trying?: { call: SigningCall; since: number };

	private refusals = { token: 0, clock: 0 };

	/** @param proven whether the sign-in is known to work */
	constructor(private proven = false) {}

	/** Milliseconds until a request of the call may leave; 0 when it may at once. */
	holdMs(call: SigningCall, now: number): number {
		if (this.proven || !this.trying || this.trying.call === call) return 0;
		return Math.max(0, this.trying.since + ALONE_MS - now);
	}

	/** A request of the call leaves. */
	leave(call: SigningCall, now: number): void {
		if (!this.proven) this.trying = { call, since: now };
	}

	/**
	 * Takes what became of a request of the call.
	 * @param round in which the request left
	 * @returns the failure that the call has to deal with; nothing where it may be sent again at once
	 */
	answered(
		call: SigningCall,
		round: number,
		outcome: Outcome<unknown>,
	): ServiceFailure | undefined {
		if (round === this.round && provesSignIn(outcome)) {
			this.refusals = { token: 0, clock: 0 };
			this.proven = true;
		}
		const failure = outcome.ok ? undefined : this.failureFor(call, round, outcome.failure);
		// A call that may go again keeps its turn, so that no other document meets the same refusal
		if (this.trying?.call === call && (outcome.ok || failure)) this.trying = undefined;
		return failure;
	}

	private failureFor(
		call: SigningCall,
		round: number,
		failure: ServiceFailure,
	): ServiceFailure | undefined {
		if (!isOfSignIn(failure)) return failure;
		const last = { ...failure, repeatable: false };
		if (!failure.repeatable || call.signIns++ >= MOST_SIGN_INS) return last;
		if (round < this.round) return undefined;
		const kind = failure.kind === 'clock' ? 'clock' : 'token';
		if (++this.refusals[kind] > MOST_REFUSALS[kind]) {
			return kind === 'clock' ? last : { ...last, remedy: remedyForCode('401') ?? last.remedy };
		}
		this.round++;
		this.proven = false;
		return undefined;
	}
}
