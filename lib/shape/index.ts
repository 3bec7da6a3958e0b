/** An answer of the service becomes documents: everything follows from the catalogue entry. */
import type { ApiEntry } from '../catalogue/types';
import { AnswerBudget, valueSize } from './budget';
import { withoutFiles } from './withoutFiles';
import {
	readList,
	readSingle,
	readUndocumented,
	type ReadDocument,
	type Lookup,
} from './documents';
import { withOutcome } from './verificationOutcome';
import { shapeRaw } from './raw';
import { readSections } from './sections';
import { finishItems } from './finishItems';
import { itemOf } from './item';
import type { Task } from './scope';
import { type ShapedDocument, type ShapeOptions } from './types';
import { freeName, isRecord, kindOf, own, put, type Json } from './values/json';
import { Refused } from '../refused';

export { finishItems } from './finishItems';
export type * from './types';

/** Items of a 2xx answer: its documents, selected and one a row as the options say. */
export function shapeAnswer(
	entry: ApiEntry,
	body: unknown,
	options: ShapeOptions,
	lookup: Lookup = () => undefined,
): ShapedDocument[] {
	return readDocuments(entry, body, options, lookup).flatMap((document) =>
		finishItems(document, entry, options, lookup),
	);
}

/**
 * Whole documents of a 2xx answer (parsed JSON), in the service's order: to be joined, then finished. `json`
 * holds `document`, the fields and `review`; for raw the body. Never empty.
 * @param lookup entry by API id, for answers that hold documents of other APIs
 * @throws Refused where the answer has not the documented form at all
 */
export function readDocuments(
	entry: ApiEntry,
	body: unknown,
	options: ShapeOptions,
	lookup: Lookup = () => undefined,
): ShapedDocument[] {
	const budget = new AnswerBudget();
	if (!isRecord(body)) {
		throw new Refused(
			`The answer of Huawei Cloud OCR is ${kindOf(body)} instead of an object`,
			'Check that the endpoint in the credential is the one of Huawei Cloud OCR.',
		);
	}
	if (options.output === 'raw') return [shapeRaw(entry, body, lookup, budget)];
	const { nodes, characters } = valueSize(body);
	budget.spend(nodes, characters);
	const { outcome } = entry.answer;
	const contents = documentsIn(entry, body, { ...options, budget }, lookup);
	addSiblings(contents, body, entry);
	return contents.map((content) => (outcome ? withOutcome(content, outcome) : content)).map(itemOf);
}

function documentsIn(entry: ApiEntry, body: Json, options: Task, lookup: Lookup): ReadDocument[] {
	const { shape, documents } = entry.answer;
	if (shape === 'any') return readUndocumented(entry, body, options);
	if (shape === 'sections') return [readSections(entry, body, options)];
	if (documents) return readList(entry, documents, body, options, lookup);
	return [readSingle(entry, body, options)];
}

/** More than this is not repeated in every document: the first one has it */
const MOST_REPEATED = 100_000;

/** What stands beside the documents, e.g. the template that was used, goes with every one of them. */
function addSiblings(contents: readonly ReadDocument[], body: Json, entry: ApiEntry): void {
	if (!Object.hasOwn(body, 'result')) return;
	const [first] = contents;
	const { at, count } = entry.answer.documents ?? { at: 'result', count: undefined };
	const siblings: Json = {};
	let level: unknown = body;
	let path = '';
	for (const step of at.split('.')) {
		for (const [name, value] of Object.entries(isRecord(level) ? level : {})) {
			if (name === step || path + name === count) continue;
			const kept = withoutFiles(value, name, first.scope.files);
			if (kept !== undefined) put(siblings, freeName(siblings, name), kept);
		}
		level = own(level, step);
		path += `${step}.`;
	}
	const { nodes, characters } = valueSize(siblings);
	const repeated = (nodes + characters) * contents.length <= MOST_REPEATED;
	for (const { fields } of repeated ? contents : [first]) {
		const mine = repeated ? structuredClone(siblings) : siblings;
		for (const [name, value] of Object.entries(mine)) put(fields, freeName(fields, name), value);
	}
}
