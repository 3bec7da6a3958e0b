/** An answer of the service becomes documents: everything follows from the catalogue entry. */
import { kindsOf } from '../catalogue';
import type { Answer, ApiEntry } from '../catalogue/types';
import { Refused } from '../refused';
import { AnswerBudget, MOST_NODES, valueSize } from './budget';
import { readList, readSingle, readUndocumented, type ReadDocument } from './documents';
import { evidenceOf } from './evidence';
import { FileBasket, withoutFiles } from './files';
import { inReadingOrder } from './order';
import { inOrder, reviewFieldsOf, reviewOf } from './review';
import type { Task } from './scope';
import { readSections } from './sections';
import { countName } from './text';
import type { ShapedDocument, ShapeFacts, ShapeOptions } from './types';
import { freeName, isRecord, kindOf, own, put, type Json } from './values/json';
import { withOutcome } from './verificationOutcome';

export { nothingKnown } from './documents';
export { finishItems } from './finishItems';
export type * from './types';

/**
 * Whole documents of a 2xx answer (parsed JSON), in the service's order: to be joined, then finished. `json`
 * holds `document`, the fields and `review`; for raw the body. Never empty.
 * @throws Refused where the answer has not the documented form at all
 */
export function readDocuments(
	entry: ApiEntry,
	body: unknown,
	options: ShapeOptions,
	facts: ShapeFacts = {},
): ShapedDocument[] {
	const task: Task = { entry, options, facts, budget: new AnswerBudget() };
	if (!isRecord(body)) {
		throw new Refused(
			`The answer of Huawei Cloud OCR is ${kindOf(body)} instead of an object`,
			'Check that the endpoint in the credential is the one of Huawei Cloud OCR.',
		);
	}
	const { nodes, characters } = valueSize(body);
	if (options.output === 'raw') return [rawDocument(task, body, nodes)];
	task.budget.spend(nodes, characters);
	const documents = documentsIn(task, body);
	addSiblings(documents, body, entry);
	const { outcome } = entry.answer;
	return documents.map((document) => itemOf(outcome ? withOutcome(document, outcome) : document));
}

function documentsIn(task: Task, body: Json): ReadDocument[] {
	const { shape, documents } = task.entry.answer;
	if (shape === 'any') return readUndocumented(task, body);
	if (shape === 'sections') return [readSections(task, body)];
	return documents ? readList(task, documents, body) : [readSingle(task, body)];
}

/** The body as it came, each file of it replaced by the name of its binary field. */
function rawDocument({ entry, budget }: Task, body: Json, nodes: number): ShapedDocument {
	// So large an answer is passed on as it is: searching it for files would take too long
	if (nodes > MOST_NODES) return { json: body, files: [] };
	const others = kindsOf(entry).flatMap((kind) => kind.answer.fields);
	const answer: Answer = { ...entry.answer, fields: [...entry.answer.fields, ...others] };
	const basket = new FileBasket(budget);
	const json = withoutFiles(body, '', answer, basket, (name) => name) as Json;
	return { json, files: basket.files };
}

/** More than this is not repeated in every document: the first one has it */
const MOST_REPEATED = 100_000;

/** What stands beside the documents, e.g. the template that was used, goes with every one of them. */
function addSiblings(documents: readonly ReadDocument[], body: Json, { answer }: ApiEntry): void {
	if (!Object.hasOwn(body, 'result')) return;
	const [first] = documents;
	const { at } = answer.documents ?? { at: 'result' };
	const siblings: Json = {};
	let level: unknown = body;
	for (const step of at.split('.')) {
		for (const [name, value] of Object.entries(isRecord(level) ? level : {})) {
			if (name === step || name === countName(step)) continue;
			const kept = withoutFiles(value, name, answer, first.scope.files);
			if (kept !== undefined) put(siblings, freeName(siblings, name), kept);
		}
		level = own(level, step);
	}
	const { nodes, characters } = valueSize(siblings);
	const repeated = (nodes + characters) * documents.length <= MOST_REPEATED;
	for (const { fields } of repeated ? documents : [first]) {
		const mine = repeated ? structuredClone(siblings) : siblings;
		for (const [name, value] of Object.entries(mine)) put(fields, freeName(fields, name), value);
	}
}

/** Most doubts of one document: a page of nonsense needs a look, not a list of ten thousand. */
const MOST_DOUBTS = 100;

/** The item of a document: fields in reading order, then confidences and places where wanted, and the review. Files and tables go beside it. */
function itemOf({ document, fields, scope, answer, whole }: ReadDocument): ShapedDocument {
	const { options, files, doubts, confidences, places, tables } = scope;
	const names = inReadingOrder(Object.keys(fields), answer.fields);
	const shown = Object.fromEntries(names.map((name) => [name, fields[name]]));
	const wanted = (options.confidence || options.includeLines) && confidences.size > 0;
	const json: Json = {
		document,
		...shown,
		...(wanted ? { confidence: Object.fromEntries(confidences) } : {}),
	};
	if (options.includePositions) json.evidence = evidenceOf(json, places, confidences);
	// Where each row becomes an item, each item shows its own doubts, so the limit does not apply
	const most = options.rowsAsItems ? doubts.length : MOST_DOUBTS;
	const noted = doubts.slice(0, most);
	if (doubts.length > most) {
		const reason = `${doubts.length - most} more values need a look`;
		noted.push({ field: 'document', reason });
	}
	const ordered = inOrder(noted, ({ field }) => field, names);
	json.review = reviewOf(reviewFieldsOf(ordered, json, confidences));
	return {
		json,
		files: files.files,
		...(whole ? { whole } : {}),
		...(options.keepTables ? { tables } : {}),
	};
}
