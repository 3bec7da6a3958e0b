/**
 * Until an answer proves the sign-in good, one request tries it and the others wait: refused signatures lock the access
 * key. A refused token or clock closes the gate again, until an answer comes to a request that left after that.
 * Tokens and clocks themselves are the caller's: by the time a refusal is reported here, the next request has others.
 */
import { remedyForCode } from '../huawei/errors';
import type { Outcome, ServiceFailure } from '../huawei/errors';
import type { Clock } from './types';

/** Held by a call from before its request leaves until conclusions are drawn from the answer. */
export interface Pass {
	/** It is the one that tries: a call that may go again keeps it, so that no other document meets the same refusal. */
	tries: boolean;
	/** The request leaves now: if it stays away for long, another one may try as well. */
	depart(): void;
	leave(): void;
}

const FREE: Pass = { tries: false, depart: () => undefined, leave: () => undefined };
/** How long one request tries alone before another one may, in milliseconds */
const ALONE_MS = 10_000;
/** Refusals in a row, without an answer between, after which the sign-in itself is not accepted; a time that is refused again does not get better */
const MOST_REFUSALS = { token: 3, clock: 1 };

/** Whether this came from behind the sign-in: the OCR service itself, or the throttle of the signed-in user. */
const provesSignIn = (outcome: Outcome<unknown>): boolean =>
	outcome.ok ||
	(/^(AIS|ModelArts)\.|^APIG(W)?\.0308$/.test(outcome.failure.code ?? '') &&
		!['token', 'authentication', 'clock'].includes(outcome.failure.kind));

/** Lets one request of a run try the sign-in while the others wait. */
export class SignInTrial {
	/** Goes up with each refusal that changes what the next request is signed in with */
	round = 0;

	private taken = false;

	private refusals = { token: 0, clock: 0 };

	private readonly queue: Array<() => void> = [];

	/** @param proven whether the sign-in is known to work */
	constructor(
		private readonly clock: Clock,
		private proven = false,
	) {}

	/** Waits while the sign-in is not known to work and another request tries it. Ends early when the signal aborts. */
	async enter(signal: AbortSignal): Promise<Pass> {
		while (!this.proven && this.taken && !signal.aborted) {
			await new Promise<void>((resolve) => {
				this.queue.push(resolve);
				signal.addEventListener('abort', () => resolve(), { once: true });
			});
		}
		if (this.proven || signal.aborted) return FREE;
		this.taken = true;
		return this.pass();
	}

	/** Records an answer to a request that left in this round. */
	note(outcome: Outcome<unknown>, round: number): void {
		if (round !== this.round || !provesSignIn(outcome)) return;
		this.refusals = { token: 0, clock: 0 };
		this.prove();
	}

	/** The sign-in is good, as an answer shows or a new token of IAM makes likely: the waiting requests continue. */
	prove(): void {
		this.proven = true;
		for (const go of this.queue.splice(0)) go();
	}

	/**
	 * What a refused token or clock means for the call.
	 * @param round in which the refused request left
	 * @returns nothing when it may be sent again, else why it ends, and the run with it
	 */
	refused(failure: ServiceFailure, round: number): ServiceFailure | undefined {
		if (round < this.round) return undefined;
		const kind = failure.kind === 'clock' ? 'clock' : 'token';
		const last = { ...failure, repeatable: false };
		if (!failure.repeatable) return last;
		if (++this.refusals[kind] > MOST_REFUSALS[kind]) {
			return kind === 'clock' ? last : { ...last, remedy: remedyForCode('401') ?? last.remedy };
		}
		this.round++;
		this.proven = false;
		return undefined;
	}

	private pass(): Pass {
		let back = new AbortController();
		let held = true;
		const release = () => {
			if (!held) return;
			held = false;
			this.taken = false;
			this.queue.shift()?.();
		};
		return {
			tries: true,
			depart: () => {
				back.abort();
				const { signal } = (back = new AbortController());
				const late = () => {
					if (!signal.aborted) release();
				};
				this.clock.sleep(ALONE_MS, signal).then(late, () => undefined);
			},
			leave: () => {
				back.abort();
				release();
			},
		};
	}
}
