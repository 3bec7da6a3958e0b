/** Passes values on as they came, except files. */
import { decodeFile, looksLikeFile, type FileBasket } from './files';
import { freeName, put, type Json } from './values/json';

/** What becomes of a text that stands under `name` in the object called `parent`; undefined takes the field out. */
type OnText = (
	text: string,
	name: string,
	index: number | undefined,
	parent: string | undefined,
) => unknown;

/**
 * Any JSON value with every text gone through `onText`. Only what changes is copied; a million values
 * take a fraction of a second.
 */
export function copyWith(value: unknown, name: string, onText: OnText): unknown {
	return copyAt(value, onText, name);
}

/** `index`: place in the nearest list, from 1 */
function copyAt(
	value: unknown,
	onText: OnText,
	name: string,
	index?: number,
	parent?: string,
): unknown {
	if (typeof value === 'string') return onText(value, name, index, parent);
	if (typeof value !== 'object' || value === null) return value;
	if (Array.isArray(value)) {
		let copy: unknown[] | undefined;
		for (let at = 0; at < value.length; at++) {
			// null keeps the place of an element that became a file
			const kept = copyAt(value[at], onText, name, at + 1, parent) ?? null;
			if (kept === value[at]) continue;
			copy ??= [...(value as unknown[])];
			copy[at] = kept;
		}
		return copy ?? value;
	}
	let changed: Map<string, unknown> | undefined;
	for (const [key, one] of Object.entries(value)) {
		const kept = copyAt(one, onText, key, index, name);
		if (kept !== one || key === '__proto__') (changed ??= new Map()).set(key, kept);
	}
	return changed ? changedCopy(value as Json, changed) : value;
}

function changedCopy(value: Json, changed: ReadonlyMap<string, unknown>): Json {
	const copy: Json = {};
	for (const [key, one] of Object.entries(value)) {
		const kept = changed.has(key) ? changed.get(key) : one;
		if (kept === undefined) continue;
		put(copy, key === '__proto__' ? freeName(value, 'proto') : key, kept);
	}
	return copy;
}

/** A copy without its files: long Base64 becomes a binary field named after the field. */
export function withoutFiles(value: unknown, name: string, files: FileBasket): unknown {
	return copyWith(value, name, (text, field, index) => {
		const data = looksLikeFile(text) ? decodeFile(text) : undefined;
		if (!data) return text;
		files.add(index === undefined ? field : `${field}_${index}`, data);
		return undefined;
	});
}
