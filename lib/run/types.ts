/** What is handed to a run (time) and what comes back (answers, failures, counts). */
import type { ServiceFailure } from '../huawei/errors';

/** Time as a parameter, so that tests can control it. */
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
	/** Documents of which nothing was read */
	unreadDocuments: number;
	/** Pages that were not read, of documents of which others were */
	unreadPages: number;
	/** Answers with a result: each is billed */
	billed: number;
	/** Requests whose answer was lost: the service may have billed them */
	possiblyBilled: number;
	/** Results taken from identical work of the same run or from remembered answers */
	reused: number;
	/** Requests that were repeats of an earlier one */
	retried: number;
	/** Refusals for pace */
	throttled: number;
	/** Wall time during which something was held back by pace or between repeats, in milliseconds */
	waitedMs: number;
	/** Milliseconds the local clock is behind the service's; negative when ahead; absent when no answer named a difference */
	clockOffsetMs?: number;
}

/** All counters at zero. */
export const createStats = (): Stats => ({
	documents: 0,
	pages: 0,
	unreadDocuments: 0,
	unreadPages: 0,
	billed: 0,
	possiblyBilled: 0,
	reused: 0,
	retried: 0,
	throttled: 0,
	waitedMs: 0,
});

/** A call that gave no answer. */
export class CallFailed extends Error {
	/**
	 * @param attempts requests that left for it
	 * @param possiblyBilled how many of them may have been billed, their answer being lost
	 */
	constructor(
		readonly failure: ServiceFailure,
		readonly attempts: number,
		readonly possiblyBilled = 0,
	) {
		super(failure.message);
		this.name = 'CallFailed';
	}

	/** No request of it ever left, so nothing of it can be billed. */
	get notSent(): boolean {
		return this.attempts === 0;
	}
}
