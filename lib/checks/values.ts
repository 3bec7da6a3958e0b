/** Small functions that several checks use: numbers and texts as printed, amounts as whole cents, so that sums are exact. */
import { saysNone } from '../shape/values/amounts';
import { halfWidth } from '../shape/values/json';
import type { DocumentFields, Doubt } from './types';

/** Upper case, half width, without blanks, dots and dashes between characters. */
export function plainNumber(value: string): string {
	return halfWidth(value)
		.replace(/[\s·•-]/g, '')
		.toUpperCase();
}

/** How many characters of two texts of one length differ. */
export const signsApart = (one: string, other: string): number =>
	[...one].filter((sign, at) => sign !== other[at]).length;

/** Whether characters are hidden (1402271998****0012, 610XXXXXXXXXXXXXXX): such a number proves nothing either way. */
export function isMasked(value: string): boolean {
	return /\*|X{3,}|#{2,}/i.test(value);
}

/** The same for numbers that have an X among their characters: three in a row are rare, but no mask. */
export function isMaskedCode(value: string): boolean {
	return /\*|X{4,}|^X+$|#{2,}/i.test(value.trim());
}

/** The first filled text among fields, tried by name. */
export function firstOf(
	document: DocumentFields,
	names: readonly string[],
): { field: string; value: string } | undefined {
	for (const field of names) {
		const value = Object.hasOwn(document, field) ? document[field] : undefined;
		if (typeof value === 'string' && value.trim() !== '') return { field, value };
	}
	return undefined;
}

/** The rows of a list. */
export const rowsIn = (list: unknown): DocumentFields[] =>
	Array.isArray(list) ? list.map((row) => (row ?? {}) as DocumentFields) : [];

/** Doubts about a part of the document, under the path of the part. */
export const doubtsIn = (path: string, doubts: readonly Doubt[]): Doubt[] =>
	doubts.map((doubt) => ({ ...doubt, field: `${path}.${doubt.field}` }));

// prettier-ignore
const SEXES: Readonly<Record<string, 'male' | 'female'>> = {
	男: 'male', M: 'male', MALE: 'male', NAM: 'male', MASCULINO: 'male', 女: 'female', F: 'female',
	FEMALE: 'female', NỮ: 'female', FEMENINO: 'female',
};

/** Sex of a printed word or of several (男/M); undefined where it is not known. */
export function sexOfWord(text: string): 'male' | 'female' | undefined {
	const words = text.normalize('NFC').toUpperCase();
	const known = words.split(/[\s/]+/).find((word) => Object.hasOwn(SEXES, word));
	return known === undefined ? undefined : SEXES[known];
}

/** Cents of an amount; undefined where it is no number. */
export function cents(value: unknown): number | undefined {
	return typeof value === 'number' && Number.isFinite(value) ? Math.round(value * 100) : undefined;
}

/** Cents where a word or stars may say that there is none; undefined where the value is not known. */
export function centsOrNone(value: unknown): number | undefined {
	const isNone = typeof value === 'string' ? value.trim() === '' || saysNone(value) : value == null;
	return isNone ? 0 : cents(value);
}

/** Whether a field is there and not empty. */
export const isFilled = (value: unknown): boolean =>
	value !== undefined && value !== null && value !== '';

/** The sum of cents; undefined where a summand is not known. */
export const sumOf = (parts: ReadonlyArray<number | undefined>): number | undefined =>
	parts.reduce(
		(sum, part) => (sum === undefined || part === undefined ? undefined : sum + part),
		0,
	);

export const moneyText = (value: number): string => (value / 100).toFixed(2);

/** Whether both are printed with the same length and differ in one digit. */
export function oneDigitApart(one: number, other: number): boolean {
	const [first, second] = [moneyText(one), moneyText(other)];
	return first.length === second.length && signsApart(first, second) === 1;
}

/** Whether the fields are in one currency, as far as the item says (`total_currency`). */
export function oneCurrency(document: DocumentFields, fields: readonly string[]): boolean {
	return new Set(fields.map((field) => document[`${field}_currency`])).size <= 1;
}
