/** One call with everything around it: pace, repeats, token, clock, stop. Used by lib/n8n/recognize. */
import type { Pacer } from './pace';
import type { Pool } from './pool';
import type { RetryPolicy } from './retry';
import type { Clock, Outcome, Stats } from './types';

/** What a request is told about itself. */
export interface Attempt {
	/** 1 for the first request of the call */
	number: number;
	/** Generation of the sign-in token to send with; 0 is the one the run began with */
	tokenGeneration: number;
	/** Aborts with the run; hand it to the request */
	signal?: AbortSignal;
}

export interface RunnerOptions {
	clock: Clock;
	random: () => number;
	policy: RetryPolicy;
	pacer: Pacer;
	/** Stopped together with the runner, so that nothing new is read */
	pool?: Pool;
	/** The Stop button */
	signal?: AbortSignal;
	/** The sign-in is known to work (a fresh token, a good run a moment ago): no request needs to go first alone */
	signInKnown?: boolean;
	/**
	 * Fetches a token after the one of `generation` was refused; called once a generation. Absent with access keys.
	 * Throws what stops the run; an error that carries `failure: ServiceFailure` is taken at its word.
	 */
	refreshToken?(generation: number): Promise<void>;
	/** Milliseconds to add to the local clock for the next signatures */
	setClockOffset?(ms: number): void;
	/** Counted into; a new one when left out */
	stats?: Stats;
}

export interface CallResult<T> {
	answer: T;
	requestId?: string;
	/** Requests that left for this call */
	attempts: number;
	/** Milliseconds this call was held back by pace or between repeats */
	waitedMs: number;
}

export interface Runner {
	/** Sends until there is an answer; else throws CallFailed. What `send` throws is read as a connection that came to nothing. */
	call<T>(send: (attempt: Attempt) => Promise<Outcome<T>>): Promise<CallResult<T>>;
	readonly stats: Stats;
	/** Why the run stopped, if it did */
	readonly stopped: import('../huawei/failure').ServiceFailure | undefined;
}

export declare function createRunner(options: RunnerOptions): Runner;
