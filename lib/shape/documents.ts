/** Which documents an answer holds, and where their fields are. */
import type { Answer, ApiEntry, DocumentList, Field } from '../catalogue/types';
import { NODES_OF_AN_ITEM } from './budget';
import { withoutFiles } from './withoutFiles';
import { readDocument, readSide } from './readDocument';
import { readFields } from './fields';
import { NOTHING_FOUND } from './review';
import { newScope, type Scope, type Task } from './scope';
import { markBlock } from './text';
import { freeName, isRecord, kindOf, own, put, unexpected, type Json } from './values/json';
import { Refused } from '../refused';

export type Lookup = (id: string) => ApiEntry | undefined;

/** A document before selection: fields in order, and what was noted on the way. */
export interface ReadDocument {
	document: string;
	fields: Json;
	scope: Scope;
	/** What the fields follow, which may be another API's answer */
	answer: Answer;
	/** Kept whatever fields are selected: a failed or empty result */
	whole?: boolean;
}

const SUCCESS = 'AIS.0000';

/** Fields that an unknown answer often has. */
const COMMON: Answer = {
	shape: 'fields',
	fields: [
		{ name: 'words_block_list', type: 'lines', description: 'Text blocks' },
		{ name: 'words_region_list', type: 'regions', description: 'Text and table regions' },
	],
};

const wrongForm = (what: string): Refused =>
	new Refused(
		`The answer of Huawei Cloud OCR is not in the documented form: ${what}`,
		'Set Output to Raw to see it as it came.',
	);

/** What stands under `result`. @throws Refused where there is none */
export function resultOf(body: unknown): unknown {
	if (!isRecord(body)) throw wrongForm(`it is ${kindOf(body)} instead of an object`);
	const result = own(body, 'result');
	if (result === undefined || result === null) throw wrongForm('it has no "result"');
	if (typeof result !== 'object') throw wrongForm(`"result" is ${kindOf(result)}`);
	return result;
}

/** The one document of an answer. */
export function readSingle(entry: ApiEntry, body: Json, options: Task): ReadDocument {
	const result = resultOf(body);
	if (!isRecord(result)) throw wrongForm('"result" is a list instead of an object');
	const scope = newScope(options);
	const answer = inOtherForm(entry.answer, result, scope);
	const fields = readDocument(answer, result, scope);
	return { document: entry.id, fields, scope, answer };
}

/** Text may come in the form of another version of the API, as regions instead of blocks. */
function inOtherForm(answer: Answer, result: Json, scope: Scope): Answer {
	const texts = answer.fields.filter(({ type }) => type === 'lines' || type === 'regions');
	const came = (field: Field): boolean => Array.isArray(own(result, field.name));
	if (texts.length === 0 || texts.some(came)) return answer;
	const others = COMMON.fields.filter(came);
	if (others.length > 0) return { ...answer, fields: [...others, ...answer.fields] };
	const absent = texts.every((field) => !Object.hasOwn(result, field.name));
	if (absent && Object.keys(result).length > 0) {
		scope.review.doubt(
			'document',
			`The answer has no "${texts[0].name}", where its text should be`,
		);
	}
	return answer;
}

/** An answer nothing is known about: its fields as they came, common lists of text as text. */
export function readUndocumented(entry: ApiEntry, body: Json, options: Task): ReadDocument[] {
	const result = own(body, 'result');
	const source = isRecord(result) || Array.isArray(result) ? result : body;
	const list: unknown[] = Array.isArray(source) ? source : [source];
	const answer: Answer = { ...COMMON, fields: [...entry.answer.fields, ...COMMON.fields] };
	if (list.length === 0) return [noDocument(entry.id, entry.answer, options)];
	return list.map((one) => {
		const scope = newScope(options);
		const json = isRecord(one) ? one : { value: one };
		for (const [name, leaf] of Object.entries(json)) {
			if (isRecord(leaf) && 'words' in leaf) markBlock(scope, name, leaf);
		}
		return {
			document: entry.id,
			fields: readSide(answer.fields, json, scope),
			scope,
			answer,
		};
	});
}

/** One document for each element of the list an entry names. */
export function readList(
	entry: ApiEntry,
	list: DocumentList,
	body: Json,
	options: Task,
	lookup: Lookup,
): ReadDocument[] {
	const elements = elementsOf(list, body);
	if (elements.length === 0) return [noDocument(entry.id, entry.answer, options)];
	options.budget.spend(elements.length * NODES_OF_AN_ITEM);
	return elements.map((element) => {
		const scope = newScope(options);
		if (!isRecord(element)) {
			scope.review.doubt('document', unexpected(element, 'an object'));
			const value = withoutFiles(element, 'value', scope.files) ?? null;
			return { document: entry.id, fields: { value }, scope, answer: entry.answer, whole: true };
		}
		return readElement(entry, list, element, scope, lookup);
	});
}

function elementsOf(list: DocumentList, body: Json): unknown[] {
	resultOf(body);
	const found = list.at.split('.').reduce<unknown>((value, name) => own(value, name), body);
	if (found === undefined || found === null) return [];
	if (isRecord(found)) return Object.keys(found).length === 0 ? [] : [found];
	if (!Array.isArray(found)) throw wrongForm(`"${list.at}" is ${kindOf(found)} instead of a list`);
	return found;
}

function noDocument(document: string, answer: Answer, options: Task): ReadDocument {
	const scope = newScope(options);
	scope.review.doubt('document', NOTHING_FOUND);
	return { document, fields: { count: 0 }, scope, answer, whole: true };
}

function readElement(
	entry: ApiEntry,
	list: DocumentList,
	element: Json,
	scope: Scope,
	lookup: Lookup,
): ReadDocument {
	const { document, known } = elementType(entry, list, element, lookup);
	const answer = known?.answer ?? entry.answer;
	const beside = besideOf(list, element);
	const failure = failureOf(list, element, scope.options);
	const content = list.content === undefined ? {} : own(element, list.content);
	const inner = isRecord(content) ? content : {};
	if (failure) {
		scope.review.doubt('document', failure.message);
		// The content of a part that failed is kept as it came, not read as fields
		const source = Object.keys(inner).length > 0 ? { ...beside, content: inner } : beside;
		const fields = {
			failure,
			...readFields(entry.answer.fields, { scope, source, path: '' }),
		};
		return { document, fields, scope, answer, whole: true };
	}
	const source: Json = { ...inner };
	const fieldsOfType = known?.answer.fields.map((field) => field.name) ?? [];
	for (const [name, value] of Object.entries(beside)) {
		// The content's own field keeps its name, e.g. the place printed on an invoice
		const taken = Object.hasOwn(source, name) || fieldsOfType.includes(name);
		put(source, freeName(source, taken ? `document_${name}` : name), value);
		if (taken && name === 'location') scope.marks.place('document', value);
	}
	if (!isRecord(content))
		scope.review.doubt('document', unexpected(content ?? null, 'an object with its fields'));
	const elementFields = entry.answer.fields.filter(
		(field) => known && !answer.fields.some((one) => one.name === field.name),
	);
	const merged: Answer = { ...answer, fields: [...answer.fields, ...elementFields] };
	return { document, fields: readDocument(merged, source, scope), scope, answer: merged };
}

/** Which document an element is, and the entry its fields follow where that is another API's. */
function elementType(
	entry: ApiEntry,
	list: DocumentList,
	element: Json,
	lookup: Lookup,
): { document: string; known?: ApiEntry } {
	const type = list.contentByType && list.typeField ? own(element, list.typeField) : undefined;
	if (typeof type !== 'string' || type === '') return { document: entry.id };
	const id = own(list.contentByType, type);
	const known = typeof id === 'string' ? lookup(id) : undefined;
	return known
		? { document: known.id, known }
		: { document: type.slice(0, 100).replace(/_/g, '-') };
}

/** What an element says beside its content, its status and its type. */
function besideOf(list: DocumentList, element: Json): Json {
	const readElsewhere = [
		list.content,
		list.status,
		list.contentByType ? list.typeField : undefined,
	];
	const beside = Object.fromEntries(
		Object.entries(element).filter(([name]) => !readElsewhere.includes(name)),
	);
	const status = list.status === undefined ? undefined : own(element, list.status);
	const news = Object.entries(isRecord(status) ? status : {}).filter(
		([name]) => name !== 'error_code' && name !== 'error_msg',
	);
	return news.length === 0 ? beside : { ...beside, status: Object.fromEntries(news) };
}

function failureOf(
	list: DocumentList,
	element: Json,
	options: Task,
): { code: string; message: string; remedy: string } | undefined {
	const status = list.status === undefined ? undefined : own(element, list.status);
	const code = own(status, 'error_code');
	if (typeof code !== 'string' || code === '' || code === SUCCESS) return undefined;
	const words = own(status, 'error_msg');
	const message =
		typeof words === 'string' && words !== ''
			? words.slice(0, 500)
			: 'This part could not be recognized';
	const remedy =
		options.remedyOf?.(code, message) ??
		'Take a sharper picture of this document alone, or recognize it with the operation made for it.';
	return { code: code.slice(0, 100), message, remedy };
}
