/** The reasons for which a run ends early. */
import type { ServiceFailure } from '../huawei/errors';

const REST = 'Run the workflow again to recognize what is left.';

export const stoppedByUser: ServiceFailure = {
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
