/** Numbers of persons where a Chinese ID number is one of several kinds. */
import { chineseId } from './chineseId';
import { plainNumber } from './text';
import type { Finding } from './types';

/**
 * Why a number is not right. Passports and permits, which are shorter, stand in the same field and
 * prove nothing: only what has the length and the digits of an ID number is taken for one.
 */
export function personId(value: string): Finding | undefined {
	const id = plainNumber(value);
	const digits = id.replace(/\D/g, '').length;
	return id.length >= 16 && id.length <= 20 && digits >= 12 ? chineseId(value) : undefined;
}
