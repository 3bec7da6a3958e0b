/** Numbers with a check digit that are used outside of China too. */
import { checkNumber, DIGITS, LETTERS, type NumberRule } from './numberRule';
import type { Finding } from './types';
import { isMasked, isMaskedCode, plainNumber } from './values';

interface CheckDigit {
	/** What the number is called in a message */
	name: string;
	/** Forms it is printed in, without blanks, dots, dashes and brackets */
	form: RegExp;
	/** In words, for a number of another form */
	forms: string;
	characters: string;
	/** Whether the check digit of a number of the right form fits */
	fits: (number: string) => boolean;
}

/** The check of a number; masked ones prove nothing. */
function checkDigit({ name, form, forms, characters, fits }: CheckDigit) {
	const faultOf = (number: string): string | undefined => {
		if (!form.test(number)) return `A ${name} has ${forms}`;
		return fits(number) ? undefined : `The check digit of the ${name} does not fit`;
	};
	return (value: string): Finding | undefined =>
		isMasked(value)
			? undefined
			: checkNumber(plainNumber(value).replace(/[().]/g, ''), { faultOf, characters });
}

const weighted = (text: string, weights: readonly number[]): number =>
	[...text].reduce((sum, sign, at) => sum + parseInt(sign, 36) * weights[at % weights.length], 0);

/** ISO/IEC 7812-1 */
export const luhn = checkDigit({
	name: 'card number',
	form: /^\d{12,19}$/,
	forms: '12 to 19 digits',
	characters: DIGITS,
	fits: (number) => {
		const doubled = [...number].reverse().map((digit, at) => Number(digit) * (1 + (at % 2)));
		return doubled.reduce((sum, digit) => sum + (digit > 9 ? digit - 9 : digit), 0) % 10 === 0;
	},
});

/** One or two letters (A is 10, a missing one 36), six digits, check digit 0-9 or A */
export const hongKongId = checkDigit({
	name: 'Hong Kong ID number',
	form: /^[A-Z]{1,2}\d{6}[\dA]$/,
	forms: 'one or two letters, six digits and a check digit',
	characters: DIGITS + LETTERS,
	fits: (number) => {
		const missing = number.length === 8 ? 36 * 9 : 0;
		return (
			(missing + weighted(number, [9, 8, 7, 6, 5, 4, 3, 2, 1].slice(-number.length))) % 11 === 0
		);
	},
});

/** ID number on the back of a mainland travel permit: of Hong Kong, Macao or Taiwan; the first has a check digit. */
export const permitHolderId = (value: string): Finding | undefined =>
	/^[A-Z]{1,2}[\dA-Z]{6}\([\dA-Z]\)$/.test(plainNumber(value)) ? hongKongId(value) : undefined;

export const thaiId = checkDigit({
	name: 'Thai ID number',
	form: /^\d{13}$/,
	forms: '13 digits',
	characters: DIGITS,
	fits: (number) => {
		const sum = weighted(number.slice(0, 12), [13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2]);
		return String((11 - (sum % 11)) % 10) === number[12];
	},
});

export const chileRun = checkDigit({
	name: 'RUN',
	form: /^\d{6,8}[\dK]$/,
	forms: 'six to eight digits and a check digit or K',
	characters: `${DIGITS}K`,
	fits: (number) => {
		const digits = [...number.slice(0, -1)].reverse().join('');
		const rest = 11 - (weighted(digits, [2, 3, 4, 5, 6, 7]) % 11);
		return '0123456789K0'[rest] === number.slice(-1);
	},
});

const PERU = ['65432110987', 'KJIHGFEDCBA'];

/** The check digit is printed as a digit or as a letter, or not at all */
export const peruCui = checkDigit({
	name: 'CUI',
	form: /^\d{8}[\dA-K]?$/,
	forms: 'eight digits, with or without a check digit',
	characters: `${DIGITS}ABCDEFGHIJK`,
	fits: (number) => {
		const rest = weighted(number.slice(0, 8), [3, 2, 7, 6, 5, 4, 3, 2]) % 11;
		return number.length === 8 || PERU.some((signs) => signs[rest] === number[8]);
	},
});

/** Mail items of the Universal Postal Union, S10: two letters, eight digits, check digit, country */
const postalItem = checkDigit({
	name: 'waybill number',
	form: /^[A-Z]{2}\d{9}[A-Z]{2}$/,
	forms: 'two letters, nine digits and two letters',
	characters: DIGITS,
	fits: (number) => {
		const rest = 11 - (weighted(number.slice(2, 10), [8, 6, 4, 2, 3, 5, 9, 7]) % 11);
		return String(rest === 10 ? 0 : rest === 11 ? 5 : rest) === number[10];
	},
});

/** Only the international form has a check digit; numbers of other carriers are no doubt. */
export const waybillNumber = (value: string): Finding | undefined =>
	/^[A-Z]{2}[\dA-Z]{9}[A-Z]{2}$/.test(plainNumber(value)) ? postalItem(value) : undefined;

/** Letters of a VIN run 1 to 9 three times: A-H, J-R, S-Z (which starts at 2). */
const VIN_VALUES = 'ABCDEFGH JKLMN P R STUVWXYZ';
const VIN_WEIGHTS = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];

/** Regions whose rules demand the check digit: North America (1 to 5, 7F to 70) and China (L, H) */
const WITH_CHECK_DIGIT = /^([1-5LH]|7[F-HJ-NPR-Z\d])/;

/** ISO 3779, check digit by 49 CFR 565 and GB 16735 */
const VIN: NumberRule = {
	characters: '0123456789ABCDEFGHJKLMNPRSTUVWXYZ',
	faultOf: (number) => {
		if (number.length !== 17) return `A VIN has 17 characters, this one has ${number.length}`;
		if ([...number].some((sign) => !VIN.characters.includes(sign))) {
			return 'A VIN has digits and capital letters, but no I, O or Q';
		}
		const sum = [...number].reduce((all, sign, at) => {
			const place = VIN_VALUES.indexOf(sign);
			return all + (place < 0 ? Number(sign) : (place % 9) + 1) * VIN_WEIGHTS[at];
		}, 0);
		const fits = '0123456789X'[sum % 11] === number[8];
		return fits || !WITH_CHECK_DIGIT.test(number)
			? undefined
			: 'The check digit of the VIN does not fit';
	},
	// Elsewhere nothing proves the other reading
	isProven: (number) => WITH_CHECK_DIGIT.test(number),
};

/** Vehicle identification number: of a partly masked one only the length is known. */
export function vin(value: string): Finding | undefined {
	const number = plainNumber(value);
	if (!isMaskedCode(value)) return checkNumber(number, VIN);
	const reason = number.length === 17 ? undefined : VIN.faultOf(number);
	return reason === undefined ? undefined : { reason };
}
