/** Card numbers: ISO/IEC 7812-1, Luhn check digit. */
import { DIGITS, withExpected } from './suggest';
import { isMasked, plainNumber } from './text';
import type { Finding } from './types';

/** Why a card number is not right; undefined where it is, and where it is masked. */
export function luhn(value: string): Finding | undefined {
	if (isMasked(value)) return undefined;
	const digits = plainNumber(value);
	const reason = luhnFault(digits);
	if (reason === undefined) return undefined;
	return withExpected(reason, digits, DIGITS, (other) => luhnFault(other) === undefined);
}

function luhnFault(digits: string): string | undefined {
	if (!/^\d{12,19}$/.test(digits)) return 'A card number has 12 to 19 digits';
	let sum = 0;
	for (let at = 0; at < digits.length; at++) {
		const doubled = Number(digits[digits.length - 1 - at]) * (at % 2 === 1 ? 2 : 1);
		sum += doubled > 9 ? doubled - 9 : doubled;
	}
	return sum % 10 === 0 ? undefined : 'The check digit of the card number does not fit';
}
