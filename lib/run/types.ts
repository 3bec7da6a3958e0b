/** What is handed to a run (time) and what comes back (answers, failures, counts). */
import type { ServiceFailure } from '../huawei/errors';

/** Time as a parameter, so that tests can control it. */
export interface Clock {
	/** Milliseconds since 1970 */
	now(): number;
	/** Ends after `ms`, or at once when the signal aborts (by returning or by throwing, both are understood). */
	sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** The counters of a run at zero, for the execution hint. Documents, pages and reused are counted by the caller. */
export const createStats = () => ({
	documents: 0,
	pages: 0,
	/** Documents of which nothing was read */
	unreadDocuments: 0,
	/** Pages that were not read, of documents of which others were */
	unreadPages: 0,
	/** Answers with a result: each is billed */
	billed: 0,
	/** Requests whose answer was lost: the service may have billed them */
	possiblyBilled: 0,
	/** Results taken from identical work of the same run or from remembered answers */
	reused: 0,
	/** Requests that were repeats of an earlier one */
	retried: 0,
	/** Refusals for pace */
	throttled: 0,
	/** Wall time during which something was held back by pace or between repeats, in milliseconds */
	waitedMs: 0,
});

export type Stats = ReturnType<typeof createStats>;

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
