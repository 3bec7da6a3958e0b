/** Answers of the service as its tests write them, and how they are read. */
import { readResponse } from '../../../lib/huawei/errors';
import type { RawAnswer, ReadOptions } from '../../../lib/huawei/errors';
import type { ServiceFailure } from '../../../lib/huawei/errors/failure';

export const NOW = Date.UTC(2025, 0, 2, 3, 4, 5);
export const read = (answer: RawAnswer, options: ReadOptions = { now: NOW }) =>
	readResponse(answer, options);
export const failureIn = (answer: RawAnswer, options?: ReadOptions): ServiceFailure => {
	const outcome = read(answer, options);
	if (outcome.ok) throw new Error('Taken for a success');
	return outcome.failure;
};
export const refused = (
	status: number,
	error_code: string,
	error_msg: string,
	more: Partial<RawAnswer> = {},
) => failureIn({ status, body: { error_code, error_msg }, ...more });
export const bytes = (value: unknown) =>
	Buffer.from(typeof value === 'string' ? value : JSON.stringify(value));
