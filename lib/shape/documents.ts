/** Which documents an answer holds, and where their fields are. */
import { apiById } from '../catalogue';
import type { Answer, ApiEntry, DocumentList } from '../catalogue/types';
import { remedyForCode } from '../huawei/errors';
import { Refused } from '../refused';
import { readFields } from './fields';
import { withoutFiles } from './files';
import { readDocument, readSide } from './readDocument';
import { NOTHING_FOUND } from './review';
import { Scope, type Task } from './scope';
import { countDoubt, markBlock } from './text';
import {
	freeName,
	isEmpty,
	isRecord,
	kindOf,
	own,
	put,
	unexpected,
	type Json,
} from './values/json';

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
export function resultOf({ result }: Json): object {
	if (result === undefined || result === null) throw wrongForm('it has no "result"');
	if (typeof result !== 'object') throw wrongForm(`"result" is ${kindOf(result)}`);
	return result;
}

/** The one document of an answer. */
export function readSingle(task: Task, body: Json): ReadDocument {
	const result = resultOf(body);
	if (!isRecord(result)) throw wrongForm('"result" is a list instead of an object');
	const { entry } = task;
	const scope = new Scope(task);
	const source = withoutFiles(result, 'result', entry.answer, scope.files) as Json;
	const [text] = entry.answer.fields.filter(({ type }) => type === 'lines' || type === 'regions');
	if (text && !Object.hasOwn(source, text.name) && !isEmpty(source)) {
		scope.doubt('document', `The answer has no "${text.name}", where its text should be`);
	}
	const fields = readDocument(entry.answer, source, scope);
	return { document: entry.id, fields, scope, answer: entry.answer };
}

/** An answer nothing is known about: its fields as they came, common lists of text as text. */
export function readUndocumented(task: Task, body: Json): ReadDocument[] {
	const { entry } = task;
	const { result } = body;
	const source: unknown = isRecord(result) || Array.isArray(result) ? result : body;
	const list: unknown[] = Array.isArray(source) ? source : [source];
	const answer: Answer = { ...COMMON, fields: [...entry.answer.fields, ...COMMON.fields] };
	if (list.length === 0) return [noDocument(task)];
	return list.map((element) => {
		const scope = new Scope(task);
		const sent = isRecord(element) ? element : { value: element };
		const json = withoutFiles(sent, 'result', answer, scope.files) as Json;
		for (const [name, leaf] of Object.entries(json)) {
			if (isRecord(leaf) && 'words' in leaf) markBlock(scope, name, leaf);
		}
		return { document: entry.id, fields: readSide(answer.fields, json, scope), scope, answer };
	});
}

/** One document for each element of the list an entry names. */
export function readList(task: Task, list: DocumentList, body: Json): ReadDocument[] {
	resultOf(body);
	const elements = elementsOf(list, body);
	if (!elements) throw wrongForm(`"${list.at}" is not a list`);
	const documents =
		elements.length === 0
			? [noDocument(task)]
			: elements.map((element) => readElement(task, list, element));
	documents[0].scope.doubt('document', countDoubt(...placeOfList(list, body)));
	return documents;
}

/** What holds a list, and the name of the list in it. */
function placeOfList({ at }: DocumentList, body: unknown): [parent: unknown, name: string] {
	const [name, ...parents] = at.split('.').reverse();
	return [parents.reverse().reduce<unknown>((value, step) => own(value, step), body), name];
}

/** The elements of a list; undefined where something else stands in its place. */
function elementsOf(list: DocumentList, body: unknown): unknown[] | undefined {
	const found = own(...placeOfList(list, body));
	if (isEmpty(found)) return [];
	if (isRecord(found)) return [found];
	return Array.isArray(found) ? found : undefined;
}

function noDocument(task: Task): ReadDocument {
	const scope = new Scope(task);
	scope.doubt('document', NOTHING_FOUND);
	const { id, answer } = task.entry;
	return { document: id, fields: { count: 0 }, scope, answer, whole: true };
}

function readElement(task: Task, list: DocumentList, sent: unknown): ReadDocument {
	const { entry } = task;
	const scope = new Scope(task);
	const { document, known } = elementType(entry, list, sent);
	const answer = known?.answer ?? entry.answer;
	const element = withoutFiles(sent, 'value', answer, scope.files);
	if (!isRecord(element)) {
		if (!isRecord(sent)) scope.doubt('document', unexpected(sent, 'an object'));
		return { document, fields: { value: element ?? null }, scope, answer, whole: true };
	}
	const beside = besideOf(list, element);
	const failure = failureOf(list, element);
	const content = list.content === undefined ? {} : own(element, list.content);
	const inner = isRecord(content) ? content : {};
	if (failure) {
		scope.doubt('document', failure.message);
		// The content of a part that failed is kept as it came, not read as fields
		const source = isEmpty(inner) ? beside : { ...beside, content: inner };
		const fields = { failure, ...readFields(entry.answer.fields, source, scope, '') };
		return { document, fields, scope, answer, whole: true };
	}
	const source: Json = { ...inner };
	const fieldsOfType = known?.answer.fields.map((field) => field.name) ?? [];
	for (const [name, value] of Object.entries(beside)) {
		// The content's own field keeps its name, e.g. the place printed on an invoice
		const taken = Object.hasOwn(source, name) || fieldsOfType.includes(name);
		put(source, freeName(source, taken ? `document_${name}` : name), value);
		if (taken && name === 'location') scope.place('document', value);
	}
	if (!isRecord(content)) {
		scope.doubt('document', unexpected(content ?? null, 'an object with its fields'));
	}
	const elementFields = entry.answer.fields.filter(
		({ name }) => known && !fieldsOfType.includes(name),
	);
	const merged: Answer = { ...answer, fields: [...answer.fields, ...elementFields] };
	return { document, fields: readDocument(merged, source, scope), scope, answer: merged };
}

/** Which document an element is, and the entry its fields follow where that is another API's. */
function elementType(
	entry: ApiEntry,
	{ contentByType, typeField }: DocumentList,
	element: unknown,
): { document: string; known?: ApiEntry } {
	const type = contentByType && typeField ? own(element, typeField) : undefined;
	if (typeof type !== 'string' || type === '') return { document: entry.id };
	const id = own(contentByType, type);
	const known = typeof id === 'string' ? apiById(id) : undefined;
	return { document: known?.id ?? type.slice(0, 100).replace(/_/g, '-'), known };
}

/** What an element says beside its content, its status and its type. */
function besideOf(
	{ content, status, typeField, contentByType }: DocumentList,
	element: Json,
): Json {
	const readElsewhere = [content, status, contentByType ? typeField : undefined];
	const beside = Object.entries(element).filter(([name]) => !readElsewhere.includes(name));
	const state = status === undefined ? undefined : own(element, status);
	const more = Object.entries(isRecord(state) ? state : {}).filter(
		([name]) => name !== 'error_code' && name !== 'error_msg',
	);
	if (more.length > 0) beside.push(['status', Object.fromEntries(more)]);
	return Object.fromEntries(beside);
}

function failureOf(
	{ status }: DocumentList,
	element: Json,
): { code: string; message: string; remedy: string } | undefined {
	const state = status === undefined ? undefined : own(element, status);
	const code = own(state, 'error_code');
	if (typeof code !== 'string' || code === '' || code === SUCCESS) return undefined;
	const words = own(state, 'error_msg');
	const message =
		typeof words === 'string' && words !== ''
			? words.slice(0, 500)
			: 'This part could not be recognized';
	const remedy =
		remedyForCode(code, message) ??
		'Take a sharper picture of this document alone, or recognize it with the operation made for it.';
	return { code: code.slice(0, 100), message, remedy };
}

/** Whether an answer that names the kinds of its documents holds none that the service knows. */
export function nothingKnown({ answer }: ApiEntry, body: unknown): boolean {
	const { documents } = answer;
	const { contentByType, typeField, content } = documents ?? {};
	if (!documents || !contentByType || !typeField || !content) return false;
	const isUnknown = (element: unknown): boolean => {
		const inner = own(element, content);
		const isKind = Object.hasOwn(contentByType, String(own(element, typeField)));
		return !isKind && (!isRecord(inner) || isEmpty(inner));
	};
	return elementsOf(documents, body)?.every(isUnknown) ?? false;
}
