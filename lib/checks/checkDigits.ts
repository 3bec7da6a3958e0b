/** Numbers with a check digit: a form, and a sum over the digits that must fit. */
import { DIGITS, LETTERS, withExpected } from './suggest';
import { isMasked, plainNumber } from './text';
import type { Finding } from './types';

interface Rule {
	/** What the number is called in a message */
	name: string;
	/** Forms it is printed in, without blanks, dots, dashes and brackets */
	form: RegExp;
	/** In words, for a number of another form */
	forms: string;
	characters: string;
	/** Whether the check digit of a number of the right form fits */
	holds: (number: string) => boolean;
}

const weighted = (text: string, weights: readonly number[]): number =>
	[...text].reduce((sum, sign, at) => sum + parseInt(sign, 36) * weights[at % weights.length], 0);

const PERU_WEIGHTS = [3, 2, 7, 6, 5, 4, 3, 2];
const PERU = ['65432110987', 'KJIHGFEDCBA'];

const RULES = {
	/** ISO/IEC 7812-1 */
	luhn: {
		name: 'card number',
		form: /^\d{12,19}$/,
		forms: '12 to 19 digits',
		characters: DIGITS,
		holds: (number) => {
			const doubled = [...number].reverse().map((digit, at) => Number(digit) * (1 + (at % 2)));
			return doubled.reduce((sum, one) => sum + (one > 9 ? one - 9 : one), 0) % 10 === 0;
		},
	},
	/** One or two letters (A is 10, a missing one 36), six digits, check digit 0-9 or A */
	hongKongId: {
		name: 'Hong Kong ID number',
		form: /^[A-Z]{1,2}\d{6}[\dA]$/,
		forms: 'one or two letters, six digits and a check digit',
		characters: DIGITS + LETTERS,
		holds: (number) => {
			const signs = [...number.padStart(9, ' ')];
			const values = signs.map((sign) => (sign === ' ' ? 36 : parseInt(sign, 36)));
			return values.reduce((sum, value, at) => sum + value * (9 - at), 0) % 11 === 0;
		},
	},
	thaiId: {
		name: 'Thai ID number',
		form: /^\d{13}$/,
		forms: '13 digits',
		characters: DIGITS,
		holds: (number) => {
			const sum = weighted(number.slice(0, 12), [13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2]);
			return String((11 - (sum % 11)) % 10) === number[12];
		},
	},
	chileRun: {
		name: 'RUN',
		form: /^\d{6,8}[\dK]$/,
		forms: 'six to eight digits and a check digit or K',
		characters: `${DIGITS}K`,
		holds: (number) => {
			const digits = [...number.slice(0, -1)].reverse().join('');
			const rest = 11 - (weighted(digits, [2, 3, 4, 5, 6, 7]) % 11);
			return '0123456789K0'[rest] === number.slice(-1);
		},
	},
	/** The check digit is printed as a digit or as a letter, or not at all */
	peruCui: {
		name: 'CUI',
		form: /^\d{8}[\dA-K]?$/,
		forms: 'eight digits, with or without a check digit',
		characters: `${DIGITS}ABCDEFGHIJK`,
		holds: (number) => {
			const rest = weighted(number.slice(0, 8), PERU_WEIGHTS) % 11;
			return number.length === 8 || PERU.some((signs) => signs[rest] === number[8]);
		},
	},
	/** Mail items of the Universal Postal Union, S10: two letters, eight digits, check digit, country */
	postalItem: {
		name: 'waybill number',
		form: /^[A-Z]{2}\d{9}[A-Z]{2}$/,
		forms: 'two letters, nine digits and two letters',
		characters: DIGITS,
		holds: (number) => {
			const rest = 11 - (weighted(number.slice(2, 10), [8, 6, 4, 2, 3, 5, 9, 7]) % 11);
			return String(rest === 10 ? 0 : rest === 11 ? 5 : rest) === number[10];
		},
	},
} satisfies Record<string, Rule>;

function finding(value: string, rule: Rule): Finding | undefined {
	if (isMasked(value)) return undefined;
	const number = plainNumber(value).replace(/[().]/g, '');
	const proven = (text: string): boolean => rule.form.test(text) && rule.holds(text);
	if (proven(number)) return undefined;
	const reason = rule.form.test(number)
		? `The check digit of the ${rule.name} does not fit`
		: `A ${rule.name} has ${rule.forms}`;
	return withExpected(reason, number, rule.characters, proven);
}

export const luhn = (value: string): Finding | undefined => finding(value, RULES.luhn);
export const hongKongId = (value: string): Finding | undefined => finding(value, RULES.hongKongId);
export const thaiId = (value: string): Finding | undefined => finding(value, RULES.thaiId);
export const chileRun = (value: string): Finding | undefined => finding(value, RULES.chileRun);
export const peruCui = (value: string): Finding | undefined => finding(value, RULES.peruCui);

/** Only the international form has a check digit; numbers of other carriers are no doubt. */
export function waybillNumber(value: string): Finding | undefined {
	return /^[A-Z]{2}[\dA-Z]{9}[A-Z]{2}$/.test(plainNumber(value))
		? finding(value, RULES.postalItem)
		: undefined;
}

/** ID number on the back of a mainland travel permit: of Hong Kong, Macao or Taiwan; the first has a check digit. */
export function permitHolderId(value: string): Finding | undefined {
	return /^[A-Z]{1,2}[\dA-Z]{6}\([\dA-Z]\)$/.test(plainNumber(value))
		? hongKongId(value)
		: undefined;
}
