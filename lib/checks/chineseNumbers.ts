/** Numbers of the Chinese mainland: of persons, companies, invoices and vehicles. */
import { isoDate } from '../shape/values/dates';
import { checkNumber, DIGITS, type NumberRule } from './numberRule';
import type { Finding } from './types';
import { isMasked, isMaskedCode, plainNumber } from './values';

/** Citizen identity number: GB 11643-1999, check character by ISO 7064 MOD 11-2. */
const CITIZEN: NumberRule = {
	characters: `${DIGITS}X`,
	faultOf: (id) => {
		if (!/^\d{17}[\dX]$/.test(id))
			return 'An ID number has 18 digits, the last of which may be an X';
		if (!birthOf(id)) return 'The birth date inside the ID number is not a date';
		const digits = [...id.slice(0, 17)];
		const sum = digits.reduce((all, digit, at) => all + Number(digit) * (2 ** (17 - at) % 11), 0);
		return '10X98765432'[sum % 11] === id[17]
			? undefined
			: 'The check digit of the ID number does not fit';
	},
};

/** ISO birth date inside an ID number of 18 characters. */
export function birthOf(id: string): string | undefined {
	const date = isoDate(Number(id.slice(6, 10)), Number(id.slice(10, 12)), Number(id.slice(12, 14)));
	return date && date >= '1850' ? date : undefined;
}

/** Sex inside an ID number of 18 characters: odd is male. */
export const sexOf = (id: string): 'male' | 'female' =>
	Number(id[16]) % 2 === 1 ? 'male' : 'female';

/** The form in use until 1999: 15 digits with a birth date of six, and no check digit. */
function isOldForm(id: string): boolean {
	const [, ...birth] = /^\d{6}(\d\d)(\d\d)(\d\d)\d{3}$/.exec(id) ?? [];
	const [year, month, day] = birth.map(Number);
	return birth.length > 0 && isoDate(1900 + year, month, day) !== undefined;
}

/** An ID number; none for a masked one and for the old form of 15 digits. */
export function chineseId(value: string): Finding | undefined {
	const id = plainNumber(value);
	return isMasked(value) || isOldForm(id) ? undefined : checkNumber(id, CITIZEN);
}

/**
 * A person's number where a Chinese ID number is one of several kinds. Passports and permits, which are shorter, prove
 * nothing: only what has the length and the digits of an ID number is taken for one.
 */
export function personId(value: string): Finding | undefined {
	const id = plainNumber(value);
	const digits = id.replace(/\D/g, '').length;
	return id.length >= 16 && id.length <= 20 && digits >= 12 ? chineseId(value) : undefined;
}

/** Unified social credit code of 18 characters: GB 32100-2015, MOD 31. */
const CREDIT_CODE: NumberRule = {
	characters: '0123456789ABCDEFGHJKLMNPQRTUWXY',
	faultOf: (code) => {
		const values = [...code].map((sign) => CREDIT_CODE.characters.indexOf(sign));
		if (values.includes(-1)) {
			return 'A social credit code has digits and capital letters, but no I, O, S, V or Z';
		}
		const sum = values.reduceRight((all, value, at) => (at < 17 ? value + 3 * all : 0), 0);
		return (31 - (sum % 31)) % 31 === values[17]
			? undefined
			: 'The check character of the social credit code does not fit';
	},
};

/**
 * A tax ID: the credit code, or an older form: area and organization code (15), a person's ID number (15 or 18) with
 * two digits behind it (17 or 20).
 */
export function taxId(value: string): Finding | undefined {
	const id = plainNumber(value);
	if (isMaskedCode(value)) return undefined;
	if (id.length === 18) {
		const isPerson = /^\d{17}[\dX]$/.test(id) && chineseId(id) === undefined;
		return isPerson ? undefined : checkNumber(id, CREDIT_CODE);
	}
	if (/^\d{6}[\dA-Z]{9}$/.test(id)) return undefined;
	const person = /^(\d{15}|\d{17}[\dX])\d{2}$/.exec(id);
	if (person && chineseId(person[1]) === undefined) return undefined;
	return { reason: 'A tax ID has 18 characters, older ones 15, 17 or 20' };
}

/** As a tax ID; a short organization code or the passport of a foreign buyer stands in the same field. */
export const organizationNumber = (value: string): Finding | undefined =>
	plainNumber(value).length <= 12 ? undefined : taxId(value);

/** GS 15-2006: the last of 15 digits by ISO 7064 MOD 11,10. */
const REGISTRATION: NumberRule = {
	characters: DIGITS,
	faultOf: (number) => {
		const rest = [...number.slice(0, 14)].reduce(
			(before, digit) => (((before + Number(digit)) % 10 || 10) * 2) % 11,
			10,
		);
		return /^\d{15}$/.test(number) && (rest + Number(number[14])) % 10 === 1
			? undefined
			: 'The check digit of the registration number does not fit';
	},
};

/**
 * What a business license prints as its number; none for the forms in words of before 2006. The number of a copy
 * ("1-1") does not count.
 */
export function registrationNumber(value: string): Finding | undefined {
	const number = plainNumber(value).replace(/\(?\d\/?\d\)$/, '');
	if (isMaskedCode(value) || /\p{Script=Han}/u.test(number)) return undefined;
	if (number.length === 18) return taxId(number);
	if (number.length === 15) return checkNumber(number, REGISTRATION);
	if (/^\d{13}$/.test(number)) return undefined;
	return {
		reason: 'A business license has a credit code of 18 characters or a number of 15 or 13 digits',
	};
}

/** 8 digits beside a code, or 20 that begin with the year of issue. */
export function invoiceNumber(value: string): Finding | undefined {
	if (isMasked(value) || /^(\d{8}|\d{20})$/.test(plainNumber(value))) return undefined;
	return { reason: 'An invoice number has 8 or 20 digits' };
}

export function invoiceCode(value: string): Finding | undefined {
	if (isMasked(value) || /^(\d{10}|\d{12})$/.test(plainNumber(value))) return undefined;
	return { reason: 'An invoice code has 10 or 12 digits' };
}

const PROVINCE = '[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]';
const SIGN = '[A-HJ-NP-Z\\d]';

/** Number plates: GA 36-2018, and those of tractors, the forces and embassies. */
const PLATES: readonly RegExp[] = [
	// 京A12345, 京AD12345 (new energy), 粤A1234学, 粤Z1234港
	new RegExp(`^${PROVINCE}[A-Z]${SIGN}{4,5}[A-HJ-NP-Z\\d挂学警港澳领超试]$`),
	new RegExp(`^${PROVINCE}[A-Z]${SIGN}{4}应急$`),
	// Temporary: 京A12345临, 临京A12345
	new RegExp(`^(临${PROVINCE}[A-Z]${SIGN}{4,6}|${PROVINCE}[A-Z]${SIGN}{4,6}临)$`),
	// Tractors: province, two digits of the region, five signs
	new RegExp(`^${PROVINCE}\\d{2}${SIGN}{4}[A-HJ-NP-Z\\d学挂]$`),
	/^使\d{6}$|^\d{6}使$|^领\d{6}$|^\d{6}领$/,
	new RegExp(`^WJ${PROVINCE}?\\d{4,5}[A-Z\\d]?$`),
	/^[A-Z]{2}\d{5}$/,
	/^[军空海北沈兰济南广成][A-Z]\d{5}$/,
	/^民航[A-Z\d]{5}$/,
];

export function plate(value: string): Finding | undefined {
	// Transport licenses print the color of the plate behind it: 京A12345(黄)
	const number = plainNumber(value).replace(/\([黄蓝绿黑白渐变色]{1,4}\)$/, '');
	if (/\*|X{4,}/.test(number) || PLATES.some((form) => form.test(number))) return undefined;
	return { reason: 'Not in the form of a Chinese number plate' };
}
