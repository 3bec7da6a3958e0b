/** Reads what came back from Huawei Cloud, or did not. Used by lib/n8n (requests), lib/shape (meanings) and the sign-in. */
export { readAnswer } from './errorAnswer';
export type { RawAnswer, ReadAnswer, ReadOptions } from './errorAnswer';
export { failureOfConnection } from './errorConnection';
export { meaningOf } from './errorLookup';
export { presentable } from './errorText';
