/** What an item will look like, as the JSON schema that n8n shows before the first run. */
import type { ApiEntry, Field } from '../catalogue/types';
import type { Lookup } from './documents';
import { nameOf } from './fields';
import { rawFieldsOf } from './schemaRaw';
import { array, object, text, number, integer, boolean, type Schema } from './schemaTypes';
import { put, type Json } from './values/json';

export type { Schema } from './schemaTypes';

const BOX = array(array(integer));
const ROWS = array(object({}));

/** By field type; what adds more than one property, or none, is in `propertiesOf`. */
const SIMPLE: Partial<Record<Field['type'], Schema>> = {
	text,
	date: text,
	dateTime: text,
	amount: number,
	number,
	integer,
	boolean,
	enum: text,
	texts: array(text),
	location: BOX,
};

const REVIEW = object({ needed: boolean, fields: array(object({ field: text, reason: text })) });
const SOURCE = object({ item: integer, field: text, fileName: text, page: integer });
const CALL = object({ requestId: text, region: text, attempts: integer, reused: boolean });

const OUTCOME = {
	verified: boolean,
	outcome: text,
	check_used: boolean,
	try_later: boolean,
	match: array(object({ name: text, recognized: text, registered: text, equal: boolean })),
};
const LINES = array(
	object({
		text,
		confidence: number,
		box: BOX,
		type: text,
		chars: array(object({ char: text, confidence: number, box: BOX })),
		fonts: array(object({ name: text, score: number })),
	}),
);
const TABLES = array(object({ title: text, rows: ROWS }));
const SECTIONS = {
	direction: number,
	text,
	line_count: integer,
	confidence: number,
	lines: LINES,
	key_values: object({}),
	tables: TABLES,
	forms: TABLES,
	formulas: array(object({ formula: text, type: text })),
	layout: array(
		object({ type: text, text, box: BOX, table: integer, form: integer, formula: integer }),
	),
	markdown: text,
};

/**
 * JSON schema of an item (the form of n8n's `__schema__` files).
 * @param lookup entry by API id: adds the fields of documents an answer may hold of other APIs
 */
export function schemaOf(
	entry: ApiEntry,
	output: 'simplified' | 'raw',
	lookup: Lookup = () => undefined,
): Schema & { version: number } {
	const properties: Record<string, Schema> =
		output === 'raw'
			? { result: rawFieldsOf(entry) }
			: { document: text, ...contentOf(entry, lookup), review: REVIEW, source: SOURCE, call: CALL };
	return { ...object(properties), version: 1 };
}

function contentOf(entry: ApiEntry, lookup: Lookup): Record<string, Schema> {
	const { answer } = entry;
	if (answer.shape === 'sections') return SECTIONS;
	const others = Object.values(answer.documents?.contentByType ?? {}).map((id) =>
		id === null ? undefined : lookup(id),
	);
	return {
		...(answer.outcome ? OUTCOME : {}),
		...Object.assign({}, ...others.map((other) => (other ? fieldsOf(other.answer.fields) : {}))),
		...fieldsOf(answer.fields),
		...(answer.sides ? { back: object({}) } : {}),
		...(answer.documents?.status
			? { failure: object({ code: text, message: text, remedy: text }) }
			: {}),
	};
}

function fieldsOf(fields: readonly Field[], nested = false): Record<string, Schema> {
	const all: Json = {};
	for (const field of fields) {
		for (const [name, schema] of Object.entries(propertiesOf(field, nested)))
			put(all, name, schema);
	}
	return all as Record<string, Schema>;
}

function propertiesOf(field: Field, nested: boolean): Record<string, Schema> {
	const name = nameOf(field);
	const simple = SIMPLE[field.type];
	if (simple) {
		return field.type === 'enum' && field.values
			? { [name]: simple, [`${name}_code`]: text }
			: { [name]: simple };
	}
	switch (field.type) {
		case 'file':
			return {};
		case 'words':
			return { [name]: SIMPLE[field.of ?? 'text'] as Schema };
		case 'lines':
			return nested || field.as
				? { [field.as ?? 'text']: text }
				: { text, line_count: integer, confidence: number, lines: LINES };
		case 'regions':
			return { text, rows: ROWS, table_count: integer };
		case 'cells':
			return { [field.as ?? 'rows']: ROWS };
		case 'group':
			return name === ''
				? fieldsOf(field.fields ?? [], nested)
				: { [name]: object(fieldsOf(field.fields ?? [], true)) };
		case 'rows':
			return { [name]: array(object(fieldsOf(field.fields ?? [], true))) };
		case 'pairs':
			return name === '' ? {} : { [name]: object({}) };
		default:
			return { [name]: object({}) };
	}
}
