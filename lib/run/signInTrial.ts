/**
 * What all calls of a run share about their sign-in: whether it is known to work, which token is the current one,
 * and by how much the clock is corrected. Used by lib/run/call.
 *
 * Refused signatures lock the access key, so until one answer proves the sign-in good only one request is under way.
 */
import { failureOfConnection, meaningOf } from '../huawei/errors';
import type { ServiceFailure } from '../huawei/errors/failure';
import type { RetryPolicy } from './retry';
import type { Clock, Outcome, Stats } from './types';

export interface SignInOptions {
	clock: Clock;
	policy: RetryPolicy;
	stats: Stats;
	known?: boolean;
	refreshToken?(generation: number): Promise<void>;
	setClockOffset?(ms: number): void;
}

/** Held by a call from before its request leaves until conclusions are drawn from the answer. */
export interface Pass {
	/** The request leaves now: if it stays away for long, another one may try as well. */
	depart(): void;
	leave(): void;
}

/** What a request is signed in with. */
export interface SignedWith {
	token: number;
	clock: number;
}

const NOTHING: Pass = { depart: () => undefined, leave: () => undefined };

/** Whether this came from behind the sign-in: the OCR service itself, or the throttle of the signed-in user. */
export const provesSignIn = (outcome: Outcome<unknown>): boolean =>
	outcome.ok ||
	(/^(AIS|ModelArts)\.|^APIG(W)?\.0308$/.test(outcome.failure.code ?? '') &&
		!['token', 'authentication', 'clock'].includes(outcome.failure.kind));

export class SignIn {
	/** Of what requests go out with now */
	current: SignedWith = { token: 0, clock: 0 };

	private proven: boolean;

	/** Tokens and corrections of the clock in a row that no answer has proven good */
	private unproven: SignedWith = { token: 0, clock: 0 };

	private renewal?: Promise<ServiceFailure | undefined>;

	private scouts = 0;

	private readonly queue: Array<() => void> = [];

	constructor(private readonly options: SignInOptions) {
		this.proven = options.known === true;
	}

	/** Waits while the sign-in is not known to work and somebody else is trying it. Ends early when the signal aborts. */
	async enter(signal: AbortSignal): Promise<Pass> {
		while (this.renewal) await this.renewal;
		if (this.proven || signal.aborted) return NOTHING;
		if (this.scouts > 0) {
			await new Promise<void>((resolve) => {
				this.queue.push(resolve);
				signal.addEventListener('abort', () => resolve(), { once: true });
			});
			if (this.proven || signal.aborted) return NOTHING;
		} else this.scouts++;
		return this.scout();
	}

	get renewing(): boolean {
		return this.renewal !== undefined;
	}

	/** Takes note of an answer to a request. */
	note(outcome: Outcome<unknown>, used: SignedWith): void {
		if (!provesSignIn(outcome)) return;
		if (used.token === this.current.token) this.unproven.token = 0;
		if (used.clock === this.current.clock) this.unproven.clock = 0;
		this.prove();
	}

	/** The sign-in is good: who waited for that goes on. */
	prove(): void {
		this.proven = true;
		for (const go of this.queue.splice(0)) go();
	}

	/**
	 * Gets another token than the one that was refused, once for all who ask.
	 * @returns why there is none, if so
	 */
	async renew(used: SignedWith, refusal: ServiceFailure): Promise<ServiceFailure | undefined> {
		if (used.token < this.current.token) return undefined;
		this.renewal ??= this.fetch(refusal).finally(() => {
			this.renewal = undefined;
		});
		return await this.renewal;
	}

	/** Corrects the clock by what a refusal told, once for all who were refused; false when that is of no use. */
	correctClock(used: SignedWith, { clockOffsetMs }: ServiceFailure): boolean {
		const { setClockOffset, stats } = this.options;
		if (clockOffsetMs === undefined || !setClockOffset) return false;
		if (used.clock < this.current.clock) return true;
		// The corrected time was refused as well
		if (this.unproven.clock > 0) return false;
		this.current = { ...this.current, clock: this.current.clock + 1 };
		this.unproven.clock++;
		stats.clockOffsetMs = clockOffsetMs;
		setClockOffset(clockOffsetMs);
		return true;
	}

	private async fetch(refusal: ServiceFailure): Promise<ServiceFailure | undefined> {
		const { refreshToken, policy, stats } = this.options;
		if (!refreshToken || this.unproven.token >= policy.unprovenTokens) {
			const remedy = meaningOf('401')?.remedy ?? refusal.remedy;
			return { ...refusal, remedy, repeatable: false };
		}
		try {
			await refreshToken(this.current.token);
			this.current = { ...this.current, token: this.current.token + 1 };
			this.unproven.token++;
			stats.refreshed++;
			return undefined;
		} catch (thrown) {
			return failureOfConnection(thrown);
		}
	}

	private scout(): Pass {
		let back = new AbortController();
		const next = () => {
			const go = this.proven ? undefined : this.queue.shift();
			// The place goes on to the next in line, or falls free
			if (go) go();
			else this.scouts--;
		};
		return {
			depart: () => {
				const { clock, policy } = this.options;
				back.abort();
				const away = new AbortController();
				back = away;
				const patience = () => {
					if (away.signal.aborted || this.proven) return;
					this.scouts++;
					next();
				};
				clock.sleep(policy.scoutMs, away.signal).then(patience, () => undefined);
			},
			leave: () => {
				back.abort();
				next();
			},
		};
	}
}
