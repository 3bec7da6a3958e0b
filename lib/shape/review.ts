/** What a person should look at, and why. */
import type { Noted } from './scope';
import type { ItemReview, ReviewField } from './types';
import { valueAt, type Json } from './values/json';

/** In the order of the fields, rows by number; what concerns the whole document first. */
export function inOrder<T>(
	list: readonly T[],
	pathOf: (item: T) => string,
	names: readonly string[],
): T[] {
	const place = new Map(names.map((name, index) => [name, index]));
	const keyed = list.map((item) => {
		const path = pathOf(item);
		const [name, row] = place.has(path) ? [path] : path.split('.');
		return { item, field: place.get(name) ?? -1, row: Number(row) || 0 };
	});
	keyed.sort((a, b) => a.field - b.field || a.row - b.row);
	return keyed.map(({ item }) => item);
}

/** A longer value is not repeated in the review: it is the text of the document itself */
const LONGEST_VALUE = 200;
/** Most fields that the one line names */
const MOST_NAMED = 3;

/** Doubts as an item shows them: each with the value that it is about and how sure the service was of it. */
export function reviewFieldsOf(
	doubts: readonly Noted[],
	json: Json,
	confidences: ReadonlyMap<string, unknown>,
): ReviewField[] {
	return doubts.map(({ field, reason, expected, value = valueAt(json, field) }) => {
		const short = typeof value === 'string' && value.length > LONGEST_VALUE;
		const confidence = confidences.get(field);
		return {
			name: field,
			value: short ? `${value.slice(0, LONGEST_VALUE)}…` : isScalar(value) ? value : null,
			...(typeof confidence === 'number' ? { confidence } : {}),
			reason,
			...(expected === undefined ? {} : { expected }),
		};
	});
}

/** Whether a value is shown in the review: texts, numbers, booleans and null are, lists and objects not. */
const isScalar = (value: unknown): boolean =>
	value !== undefined && (typeof value !== 'object' || value === null);

/** The `review` of an item. */
export function reviewOf(fields: readonly ReviewField[]): ItemReview {
	const named = fields
		.slice(0, MOST_NAMED)
		.map(({ name, reason }) => (name === 'document' ? reason : `${name}: ${reason}`));
	const more = fields.length - named.length;
	if (more > 0) named.push(`${more} more`);
	return {
		needed: fields.length > 0,
		reason: named.join('; ').replace(/\s+/g, ' '),
		fields: [...fields],
	};
}

export const NOTHING_FOUND = 'Nothing of this kind was found in the picture';

/** e.g. "3 of 20 lines have a confidence below 0.8"; undefined where none has. */
export function lowAmong(
	confidences: readonly number[],
	what: 'line' | 'cell',
	threshold: number,
): string | undefined {
	const low = confidences.filter((confidence) => confidence < threshold).length;
	if (low === 0) return undefined;
	const all = confidences.length;
	return `${low} of ${all} ${what}${all === 1 ? '' : 's'} ${low === 1 ? 'has' : 'have'} a confidence below ${threshold}`;
}

/** Mean of confidences, 4 decimals. */
export const meanOf = (confidences: readonly number[]): number =>
	Math.round((confidences.reduce((sum, one) => sum + one, 0) / confidences.length) * 10_000) /
	10_000;
