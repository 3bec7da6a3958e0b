/** Unified social credit code: GB 32100-2015, MOD 31. */
import { chineseId } from './chineseId';
import { isMasked, plain } from './text';

const CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/**
 * Reason why a code is not right. Undefined where it is, where it is masked, and where it is an older tax
 * or registration number (other lengths) or a person's ID number, which stand in the same field.
 */
export function socialCredit(value: string): string | undefined {
	const code = plain(value);
	if (isMasked(value) || code.length !== 18 || chineseId(code) === undefined) return undefined;
	if (![...code].every((sign) => CHARACTERS.includes(sign))) {
		return 'A social credit code has digits and capital letters, but no I, O, S, V or Z';
	}
	return socialCreditCheck(code) === code[17]
		? undefined
		: 'The check character of the social credit code does not fit';
}

/** Check character of the first 17 characters. */
export function socialCreditCheck(code: string): string {
	let sum = 0;
	let weight = 1;
	for (let at = 0; at < 17; at++) {
		sum += CHARACTERS.indexOf(code[at]) * weight;
		weight = (weight * 3) % 31;
	}
	return CHARACTERS[(31 - (sum % 31)) % 31];
}
