/** The one way by which a run ends early, and the reasons that it may give. */
import type { ServiceFailure } from '../huawei/errors';

const REST = 'Run the workflow again to recognize what is left.';

const stoppedByUser: ServiceFailure = {
	kind: 'cancelled',
	message: 'The run was stopped',
	remedy: REST,
	repeatable: false,
};

/** The failure of documents that are not sent because another one failed and the run ends on errors. */
export const stoppedByError: ServiceFailure = {
	kind: 'cancelled',
	message: 'Another document could not be read, and the run stops at the first error',
	remedy: 'To read the other documents all the same, set On Error to continue.',
	repeatable: false,
};

const STOP_AFTER = 'StopAfter';

/** Why a run ends whose calls are used up. */
export const stoppedByCap = (calls: number): ServiceFailure => ({
	kind: 'cancelled',
	code: STOP_AFTER,
	message: `The run ended at its limit of ${calls.toLocaleString('en-US')} billed ${calls === 1 ? 'call' : 'calls'}`,
	remedy: `Raise the option Stop After. ${REST}`,
	repeatable: false,
});

/** Whether this is the end that the user planned with Stop After. */
export const isPlannedEnd = ({ code }: ServiceFailure): boolean => code === STOP_AFTER;

/**
 * @param onStop called once, with the reason
 * @param signal the Stop button
 */
export function createStop(onStop: (reason: ServiceFailure) => void, signal?: AbortSignal) {
	// Each wait has a signal of its own: Node warns of many listeners on one signal
	const waits = new Set<AbortController>();
	let stopped: ServiceFailure | undefined;
	const now = (reason: ServiceFailure): void => {
		if (stopped) return;
		stopped = reason;
		onStop(reason);
		for (const wait of waits) wait.abort();
	};
	if (signal?.aborted) now(stoppedByUser);
	signal?.addEventListener('abort', () => now(stoppedByUser), { once: true });

	return {
		/** Why the run has ended, if it has */
		get reason(): ServiceFailure | undefined {
			return stopped;
		},
		/** Ends the run: every wait ends. The first reason holds. */
		now,
		/** A wait that the stop ends. Gives what was waited for, nothing when it was ended; never throws. */
		async wait<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T | undefined> {
			const aborter = new AbortController();
			if (stopped) aborter.abort();
			waits.add(aborter);
			try {
				return await work(aborter.signal);
			} catch {
				return undefined;
			} finally {
				waits.delete(aborter);
			}
		},
	};
}
