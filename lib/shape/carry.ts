/** Values that are passed on as they came, but for files. */
import { decode, looksLikeFile, type FileBasket } from './files';
import { isRecord, put, type Json } from './values/json';

/** What becomes of a text that sits under `name` in the object called `parent`; undefined takes the field out. */
export type OnText = (
	text: string,
	name: string,
	index: number | undefined,
	parent: string | undefined,
) => unknown;

/** A copy of any JSON value in which every text went through `onText`. Linear. */
export function copyOf(value: unknown, name: string, onText: OnText): unknown {
	return copyAt(value, onText, { name });
}

interface Spot {
	readonly name: string;
	/** Place in the nearest list, from 1 */
	readonly index?: number;
	readonly parent?: string;
}

function copyAt(value: unknown, onText: OnText, spot: Spot): unknown {
	if (typeof value === 'string') return onText(value, spot.name, spot.index, spot.parent);
	if (Array.isArray(value)) {
		// null keeps the place of an element that became a file
		return value.map((one, at) => copyAt(one, onText, { ...spot, index: at + 1 }) ?? null);
	}
	if (!isRecord(value)) return value;
	const copy: Json = {};
	for (const [name, one] of Object.entries(value)) {
		const kept = copyAt(one, onText, { name, index: spot.index, parent: spot.name });
		if (kept !== undefined) put(copy, name, kept);
	}
	return copy;
}

/** A copy without its files: long Base64 becomes a binary field named after the field. */
export function carry(value: unknown, name: string, files: FileBasket): unknown {
	return copyOf(value, name, (text, field, index) => {
		const data = looksLikeFile(text) ? decode(text) : undefined;
		if (!data) return text;
		files.add(index === undefined ? field : `${field}_${index}`, data);
		return undefined;
	});
}
