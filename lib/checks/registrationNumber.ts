/** What a business license prints as its number. */
import { DIGITS, withExpected } from './suggest';
import { isMaskedCode, plainNumber } from './text';
import { taxId } from './taxId';
import type { Finding } from './types';

const FORMS =
	'A business license has a credit code of 18 characters or a number of 15 or 13 digits';

/**
 * Why a number is not right; undefined where it is, where it is masked, and for the forms in words
 * of before 2006. The number of a copy ("1-1") does not count.
 */
export function registrationNumber(value: string): Finding | undefined {
	const number = plainNumber(value).replace(/\(?\d\/?\d\)$/, '');
	if (isMaskedCode(value) || /\p{Script=Han}/u.test(number)) return undefined;
	if (number.length === 18) return taxId(number);
	if (number.length === 15) {
		if (holds(number)) return undefined;
		const reason = 'The check digit of the registration number does not fit';
		return withExpected(reason, number, DIGITS, holds);
	}
	return /^\d{13}$/.test(number) ? undefined : { reason: FORMS };
}

/** GS 15-2006: the last of 15 digits by ISO 7064 MOD 11,10. */
function holds(number: string): boolean {
	if (!/^\d{15}$/.test(number)) return false;
	let rest = 10;
	for (const sign of number.slice(0, 14)) {
		const sum = (rest + Number(sign)) % 10 || 10;
		rest = (sum * 2) % 11;
	}
	return (rest + Number(number[14])) % 10 === 1;
}
