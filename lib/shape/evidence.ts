/** Where each value stands on its page, in one shape for all APIs. */
import type { Box } from './values/box';
import { valueAt, type Json } from './values/json';

/** One value and its place; a value in several parts has one entry a part. */
export interface Evidence {
	/**
	 * Path of the value in the item, rows from 1, or the binary field; `document` for the whole. A text has one entry a
	 * block, each with its own words; so has the header of a table, under the name of its rows.
	 */
	name: string;
	value: unknown;
	/** Page of the file, from 1 */
	page: number;
	/** Of two joined sides: where the value is; the back's file is `source.back` */
	side?: 'front' | 'back';
	/** Four corners in pixels of the page as it was sent, the first where the text begins */
	box: Box;
	/** 0 to 1 */
	confidence?: number;
}

/** A place as it is noted while a document is read: without a value it is that of the item. */
export type Place = Pick<Evidence, 'name' | 'box' | 'confidence'> & { value?: unknown };

/** The evidence of one document, on page 1 until `onPage` says otherwise. */
export const evidenceOf = (
	json: Json,
	places: readonly Place[],
	confidences: ReadonlyMap<string, unknown>,
): Evidence[] =>
	places.map(({ name, box, value, confidence }) => {
		const sure = value === undefined ? (confidence ?? confidences.get(name)) : confidence;
		return {
			name,
			value: value === undefined ? shownScalar(valueAt(json, name)) : value,
			page: 1,
			box,
			...(typeof sure === 'number' ? { confidence: sure } : {}),
		};
	});

/** The value to show beside a box: null for a list or an object. */
const shownScalar = (value: unknown): unknown =>
	typeof value === 'object' || value === undefined ? null : value;

/** A document with the page that its evidence is on. */
export function onPage<T extends { json: object }>(document: T, page: number): T {
	const { evidence } = document.json as { evidence?: Evidence[] };
	if (!Array.isArray(evidence)) return document;
	return {
		...document,
		json: { ...document.json, evidence: evidence.map((one) => ({ ...one, page })) },
	};
}
