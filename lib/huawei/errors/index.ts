/** Reads what came back from Huawei Cloud, or did not. Used by lib/n8n (requests), lib/shape (meanings) and the sign-in. */
export { readAnswer } from './answer';
export type { RawAnswer, ReadAnswer, ReadOptions } from './answer';
export { failureOfConnection } from './connection';
export { meaningOf } from './lookup';
export { presentable } from './text';
