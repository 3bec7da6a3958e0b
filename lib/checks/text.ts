/** Small functions that several checks use. */
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
