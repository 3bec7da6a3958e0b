/** The answer unchanged, except its files. */
import type { ApiEntry, Field } from '../catalogue/types';
import { guardDepth, MOST_NODES, valueSize, type AnswerBudget } from './budget';
import { copyWith } from './withoutFiles';
import type { Lookup } from './documents';
import { decodeFile, FileBasket, looksLikeFile } from './files';
import { type ShapedDocument } from './types';
import { isEmpty, isRecord, own, type Json } from './values/json';

/** One document: the body as it came, each Base64 field holding the name of its binary field instead. */
export function shapeRaw(
	entry: ApiEntry,
	body: Json,
	lookup: Lookup,
	budget: AnswerBudget,
): ShapedDocument {
	guardDepth(body);
	// So large an answer is passed on as it is: searching it for files would take too long
	if (valueSize(body).nodes > MOST_NODES) return { json: body, files: [] };
	const names = fileNames(entry, lookup);
	const basket = new FileBasket(budget);
	// The files of a smart document are those of one page: numbered only where there are several
	const numbered = entry.answer.shape !== 'sections';
	const twice = onBothSides(entry, body);
	const json = copyWith(body, '', (text, name, index, parent) => {
		const known = names.get(name);
		const data = known !== undefined || looksLikeFile(text) ? decodeFile(text) : undefined;
		if (!data) return text;
		const side = twice.has(name) ? `_${parent}` : '';
		const number = numbered && index !== undefined ? `_${index}` : '';
		return basket.add(`${known ?? name}${side}${number}`, data);
	});
	return { json: json as Record<string, unknown>, files: basket.files };
}

/** Fields with a text on both sides: their files are named after the side. */
function onBothSides(entry: ApiEntry, body: Json): Set<string> {
	const [front, back] = (entry.answer.sides ?? []).map((side) => own(own(body, 'result'), side));
	if (!isRecord(front) || !isRecord(back)) return new Set();
	return new Set(
		Object.keys(front).filter((name) => !isEmpty(front[name]) && !isEmpty(own(back, name))),
	);
}

/** Names of the binary fields by the service's names, over all documents an answer may hold. */
function fileNames(entry: ApiEntry, lookup: Lookup): Map<string, string> {
	const names = new Map<string, string>();
	const walk = (fields: readonly Field[]): void => {
		for (const field of fields) {
			if (field.type === 'file') names.set(field.name, field.binary ?? field.as ?? field.name);
			walk(field.fields ?? []);
		}
	};
	walk(entry.answer.fields);
	for (const id of Object.values(entry.answer.documents?.contentByType ?? {})) {
		walk((id === null ? undefined : lookup(id))?.answer.fields ?? []);
	}
	return names;
}
