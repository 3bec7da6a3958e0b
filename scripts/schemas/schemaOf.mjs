/** What an item will look like, as the JSON schema that n8n shows before the first run. */

const text = { type: 'string' };
const number = { type: 'number' };
const integer = { type: 'integer' };
const boolean = { type: 'boolean' };
const array = (items) => ({ type: 'array', items });
const object = (properties) => ({ type: 'object', properties });

const BOX = array(array(integer));
const ROWS = array(object({}));

/** By field type; what adds more than one property, or none, is in `propertiesOf`. */
const SIMPLE = {
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

const REVIEW = object({
	needed: boolean,
	reason: text,
	fields: array(
		object({ name: text, value: text, confidence: number, reason: text, expected: text }),
	),
});
const FILE = { field: text, fileName: text, page: integer, pageCount: integer };
const SOURCE = object({ item: integer, ...FILE, pages: array(integer), back: object(FILE) });
/** By options, for values whose names are those of the document */
const BESIDE = {
	page_values: array(object({})),
	confidence: object({}),
	evidence: array(
		object({ name: text, value: text, page: integer, side: text, box: BOX, confidence: number }),
	),
};
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
 * JSON schema of a simplified item (the form of n8n's `__schema__` files).
 * @param {import('../../lib/catalogue/types').ApiEntry} entry
 * @param lookup entry by API id: adds the fields of documents an answer may hold of other APIs
 * @param inReadingOrder puts names of fields in the order of an item, of lib/shape/order
 */
export function schemaOf(entry, lookup, inReadingOrder) {
	const content = contentOf(entry, lookup);
	const names = inReadingOrder(Object.keys(content), entry.answer.fields);
	return {
		...object({
			document: text,
			...Object.fromEntries(names.map((name) => [name, content[name]])),
			...(entry.answer.shape === 'any' ? {} : BESIDE),
			review: REVIEW,
			source: SOURCE,
			call: CALL,
		}),
		version: 1,
	};
}

function contentOf({ answer }, lookup) {
	if (answer.shape === 'sections') return SECTIONS;
	const kinds = Object.values(answer.documents?.contentByType ?? {});
	const others = kinds.map((id) => (id === null ? undefined : lookup(id)));
	const fields = [...others.flatMap((other) => other?.answer.fields ?? []), ...answer.fields];
	return {
		...(answer.outcome ? OUTCOME : {}),
		...(fields.some(({ side }) => side) ? { side: text } : {}),
		...fieldsOf(fields),
		...(answer.sides ? { back: object({}) } : {}),
		...(answer.documents?.status
			? { failure: object({ code: text, message: text, remedy: text }) }
			: {}),
	};
}

const fieldsOf = (fields, nested = false) =>
	Object.assign({}, ...fields.map((field) => propertiesOf(field, nested)));

function propertiesOf(field, nested) {
	const name = field.as ?? field.name;
	const simple = SIMPLE[field.type];
	if (field.type === 'amount')
		return { [name]: number, [`${name}_currency`]: text, [`${name}_printed`]: text };
	if (simple) {
		return field.type === 'enum' && field.values
			? { [name]: simple, [`${name}_code`]: text }
			: { [name]: simple };
	}
	switch (field.type) {
		case 'file':
			return {};
		case 'words':
			return { [name]: SIMPLE[field.of ?? 'text'] };
		case 'lines':
			return nested || field.as
				? { [field.as ?? 'text']: text }
				: { text, line_count: integer, lines: LINES };
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
