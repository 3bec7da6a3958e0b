/** An answer of the service becomes documents: everything follows from the catalogue entry. */
import type { ApiEntry } from '../catalogue/types';
import { carry } from './carry';
import { readList, readSingle, readUnknown, type Content, type Lookup } from './documents';
import { withOutcome } from './outcome';
import { shapeRaw } from './raw';
import { readSections } from './sections';
import { finish } from './select';
import { type ShapedDocument, type ShapeOptions } from './types';
import { guardDepth, isRecord, kindOf, own, put, uniqueNames, type Json } from './values/json';
import { Refused } from '../refused';

export { schemaOf } from './schema';
export { fieldsToSelect, type Choice } from './select';
export { type Doubt, type ShapedDocument, type ShapedFile, type ShapeOptions } from './types';

/**
 * Documents of a 2xx answer (parsed JSON), in the service's order. `json` holds `document`, the fields
 * and `review`; for raw the body. Never empty.
 * @param lookup entry by API id, for answers that hold documents of other APIs
 * @throws Refused where the answer has not the documented form at all
 */
export function shapeAnswer(
	entry: ApiEntry,
	body: unknown,
	options: ShapeOptions,
	lookup: Lookup = () => undefined,
): ShapedDocument[] {
	guardDepth(body);
	if (options.output === 'raw') return [shapeRaw(entry, body, lookup)];
	if (!isRecord(body)) {
		throw new Refused(
			`The answer of Huawei Cloud OCR is ${kindOf(body)} instead of an object`,
			'Check that the endpoint in the credential is the one of Huawei Cloud OCR.',
		);
	}
	const { outcome } = entry.answer;
	return contentsOf(entry, body, options, lookup)
		.map((content) => withSiblings(content, body, entry))
		.map((content) => (outcome ? withOutcome(content, outcome) : content))
		.flatMap(finish);
}

function contentsOf(entry: ApiEntry, body: Json, options: ShapeOptions, lookup: Lookup): Content[] {
	const { shape, documents } = entry.answer;
	if (shape === 'any') return readUnknown(entry, body, options);
	if (shape === 'sections') return [readSections(entry, body, options)];
	if (documents) return readList(entry, documents, body, options, lookup);
	return [readSingle(entry, body, options)];
}

/** What stands beside the documents, e.g. the template that was used, goes with every one of them. */
function withSiblings(content: Content, body: Json, entry: ApiEntry): Content {
	if (!Object.hasOwn(body, 'result')) return content;
	const { at, count } = entry.answer.documents ?? { at: 'result', count: undefined };
	const unique = uniqueNames(Object.keys(content.fields));
	let level: unknown = body;
	let path = '';
	for (const step of at.split('.')) {
		for (const [name, value] of Object.entries(isRecord(level) ? level : {})) {
			if (name === step || path + name === count) continue;
			const kept = carry(value, name, content.scope.files);
			if (kept !== undefined) put(content.fields, unique(name), kept);
		}
		level = own(level, step);
		path += `${step}.`;
	}
	return content;
}
