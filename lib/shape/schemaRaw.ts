/** What the service's own answer looks like, as JSON schema. */
import type { ApiEntry, Field } from '../catalogue/types';
import { array, boolean, integer, number, object, text, type Schema } from './schemaTypes';

const BOX = array(array(integer));
const BLOCK = object({ words: text, confidence: number, location: BOX });
const CELL = object({ words: text, rows: array(integer), columns: array(integer) });
const TABLE = object({
	location: BOX,
	words_block_count: integer,
	words_block_list: array(CELL),
	excel: text,
});

const SECTIONS = array(
	object({
		ocr_result: object({
			direction: number,
			words_block_count: integer,
			words_block_list: array(BLOCK),
		}),
		kv_result: object({
			kv_block_count: integer,
			kv_block_list: array(object({ key: text, value: text })),
		}),
		table_result: object({ table_count: integer, table_list: array(TABLE) }),
		form_result: object({ form_count: integer, form_list: array(TABLE) }),
		formula_result: object({
			formula_count: integer,
			formula_list: array(object({ formula: text, location: BOX, type: text })),
		}),
		layout_result: object({
			layout_block_count: integer,
			layout_block_list: array(
				object({ location: BOX, type: text, text, words_ids: array(integer) }),
			),
		}),
	}),
);

/** Schema of `result` as the service sends it; files hold the name of their binary field. */
export function rawFieldsOf(entry: ApiEntry): Schema {
	const { shape, fields, documents, sides } = entry.answer;
	if (shape === 'sections') return SECTIONS;
	const one: Record<string, Schema> = propertiesOf(fields);
	for (const side of sides ?? []) one[side] = object(propertiesOf(fields));
	if (!documents) return object(one);
	const element = documents.content === undefined ? one : { [documents.content]: object(one) };
	if (documents.typeField) element[documents.typeField] = text;
	if (documents.status) element[documents.status] = object({ error_code: text, error_msg: text });
	return documents.at
		.split('.')
		.slice(1)
		.reduceRight((inner, name) => object({ [name]: inner }), array(object(element)));
}

function propertiesOf(fields: readonly Field[]): Record<string, Schema> {
	return Object.fromEntries(fields.map((field) => [field.name, typeOf(field)]));
}

function typeOf(field: Field): Schema {
	const inner = (): Schema => object(propertiesOf(field.fields ?? []));
	switch (field.type) {
		case 'boolean':
			return boolean;
		case 'number':
			return number;
		case 'integer':
			return integer;
		case 'texts':
			return array(text);
		case 'group':
			return inner();
		case 'rows':
			return array(inner());
		case 'words':
			return object({ words: text, location: BOX });
		case 'lines':
			return array(BLOCK);
		case 'regions':
			return array(
				object({ type: text, words_block_count: integer, words_block_list: array(CELL) }),
			);
		case 'cells':
			return array(CELL);
		case 'pairs': {
			const [label, value] = field.pair ?? ['key', 'value'];
			return array(object({ [label]: text, [value]: text }));
		}
		case 'location':
			return BOX;
		case 'any':
			return object({});
		default:
			return text;
	}
}
