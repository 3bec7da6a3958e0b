/** Unified social credit code: GB 32100-2015, MOD 31. */
import { withExpected } from './suggest';
import type { Finding } from './types';

const CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** Why 18 characters (plain) are no credit code; undefined where they are. */
export function socialCredit(code: string): Finding | undefined {
	const reason = socialCreditFault(code);
	if (reason === undefined) return undefined;
	return withExpected(reason, code, CHARACTERS, (other) => socialCreditFault(other) === undefined);
}

function socialCreditFault(code: string): string | undefined {
	if ([...code].some((sign) => !CHARACTERS.includes(sign))) {
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
