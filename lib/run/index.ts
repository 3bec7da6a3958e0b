/** Many documents at once: how many side by side, at what pace, what is sent again, when the run stops. */
export { createRunner } from './call';
export { runNumbers, runSwitches } from './defaults';
export { createPool } from './pool';
export { createReuse } from './reuse';
export { isPlannedEnd, stoppedByError } from './stop';
export { summaryLine } from './summary';
export { CallFailed, createStats } from './types';
