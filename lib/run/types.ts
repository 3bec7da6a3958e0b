/** The words of the rooms in lib/run: what is handed in (time, chance) and what comes back (answers, stats). Used by lib/n8n. */
import type { ServiceFailure } from '../huawei/errors';

/** Time as a parameter, so that tests own it. */
export interface Clock {
	/** Milliseconds since 1970 */
	now(): number;
	/** Ends after `ms`, or at once when the signal aborts (by returning or by throwing, both are understood). */
	sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** What happened in a run, for the execution hint. Documents, pages and reused are counted by the caller. */
export interface Stats {
	documents: number;
	pages: number;
	/** Requests that left */
	sent: number;
	/** Answers with a result: each is billed */
	billed: number;
	/** Results taken from identical work of the same run or from remembered answers */
	reused: number;
	/** Requests that were repeats of an earlier one */
	retried: number;
	/** Refusals for pace */
	throttled: number;
	/** Wall time during which something was held back by pace or between repeats, in milliseconds */
	waitedMs: number;
	/** Milliseconds the local clock is behind the service's; negative when ahead; absent when nobody complained */
	clockOffsetMs?: number;
}

/** All counters at nought. */
export const createStats = (): Stats => ({
	documents: 0,
	pages: 0,
	sent: 0,
	billed: 0,
	reused: 0,
	retried: 0,
	throttled: 0,
	waitedMs: 0,
});

/** A call that gave no answer. `notSent`: no request of it ever left, so nothing of it can be billed. */
export class CallFailed extends Error {
	readonly failure: ServiceFailure;

	readonly attempts: number;

	readonly notSent: boolean;

	constructor(failure: ServiceFailure, attempts: number, notSent = attempts === 0) {
		super(failure.message);
		this.name = 'CallFailed';
		this.failure = failure;
		this.attempts = attempts;
		this.notSent = notSent;
	}
}

/** The failure behind a Stop. */
export const stoppedByUser = (): ServiceFailure => ({
	kind: 'cancelled',
	message: 'The run was stopped',
	remedy: 'Run the workflow again to recognize what is left.',
	repeatable: false,
});
