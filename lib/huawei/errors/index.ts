/** What came back from Huawei Cloud, or did not: answers, refusals, lost connections, and the remedy of each. */
export { readResponse } from './response';
export { LARGEST_ANSWER, tooLarge } from './body';
export type { RawAnswer, ReadOptions } from './response';
export { failureOfConnection } from './connection';
export type { FailureKind, Outcome, ServiceFailure } from './failure';
export { remedyForCode } from './remedies';
export { presentable } from './text';
