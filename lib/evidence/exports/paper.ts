/** The parts of an item that go into an exported file: fields, text and tables, whatever the API calls them. */
import type { PrintedTable } from '../../shape/types';
import { isRecord, records, type Json } from '../../shape/values/json';

/** A table of values. */
export interface Sheet {
	name: string;
	header: string[];
	/** Values in the order of the header */
	rows: unknown[][];
	/** Where each row is in the item, e.g. `items.2`; absent where it is in none */
	paths?: string[];
	/** The same as it is printed, with merged cells; absent where that is not known */
	printed?: PrintedTable;
}

/** A paragraph or a table, in the order of the page. */
type Part = { heading: 0 | 1 | 2; text: string } | { sheet: Sheet };

export interface Paper {
	title: string;
	/** Path and value; values are text, numbers or booleans */
	fields: Array<[name: string, value: string | number | boolean]>;
	text: string;
	sheets: Sheet[];
	/** Text and tables in order */
	parts: Part[];
}

/** Fields left out: facts about the item itself, and parts of values that are shown elsewhere. */
const NOT_SHOWN = [
	...['document', 'review', 'source', 'call', 'confidence', 'evidence', 'text', 'markdown'],
	...['lines', 'cells', 'regions', 'layout', 'pairs', 'line_count', 'table_count', 'page_values'],
];

/** More levels than any document of the service has */
const MOST_LEVELS = 8;

const isPlain = (value: unknown): value is string | number | boolean =>
	['string', 'number', 'boolean'].includes(typeof value);

function fieldsOf(json: Json, path = '', level = 0): Paper['fields'] {
	return Object.entries(json).flatMap(([name, value]): Paper['fields'] => {
		if (level === 0 && NOT_SHOWN.includes(name)) return [];
		if (isPlain(value)) return value === '' ? [] : [[path + name, value]];
		if (Array.isArray(value) && value.length > 0 && value.every(isPlain)) {
			return [[path + name, value.join(', ')]];
		}
		return isRecord(value) && level < MOST_LEVELS
			? fieldsOf(value, `${path}${name}.`, level + 1)
			: [];
	});
}

/** A value as text for a person. */
export const shownValue = (value: unknown): string => {
	if (value === null || value === undefined) return '';
	return typeof value === 'object' ? JSON.stringify(value) : String(value as string | number);
};

/** e.g. "Seller id" */
export function labelOf(name: string): string {
	const words = name.replace(/[_.]+/g, ' ').trim();
	return words.slice(0, 1).toUpperCase() + words.slice(1);
}

/** A sheet as it is printed; where that is not known, a plain table of its header and rows. */
export function printOf({ header, rows, printed }: Sheet): PrintedTable {
	const cells = (row: readonly unknown[]) =>
		row.map((value, column) => ({ column, text: shownValue(value), rowSpan: 1, columnSpan: 1 }));
	return printed ?? { rows: [header, ...rows].map(cells), headings: 1 };
}

function sheetOf(
	name: string,
	rows: readonly Json[],
	path = name,
	places = rows.map((_, at) => at),
): Sheet {
	const header = [...new Set(rows.flatMap((row) => Object.keys(row)))].filter(
		(column) => column !== 'merged',
	);
	return {
		name,
		header,
		rows: rows.map((row) => header.map((column) => row[column] ?? '')),
		paths: places.map((at) => `${path}.${at + 1}`),
	};
}

/** Rows of several tables in one list say of which they are. */
function tablesIn(rows: readonly Json[]): Sheet[] {
	if (!rows.every((row) => Number.isSafeInteger(row.table)))
		return [sheetOf('table', rows, 'rows')];
	const tables = new Map<unknown, { own: Json[]; places: number[] }>();
	rows.forEach(({ table, ...row }, at) => {
		const known = tables.get(table) ?? { own: [], places: [] };
		tables.set(table, known);
		known.own.push(row);
		known.places.push(at);
	});
	return [...tables].map(([table, { own, places }]) =>
		sheetOf(`table_${String(table)}`, own, 'rows', places),
	);
}

/** The tables that were recognized, in the order in which they were read. */
function recognized(json: Json): Sheet[] {
	const ofPage = records(json.rows);
	return [
		...(ofPage.length > 0 ? tablesIn(ofPage) : []),
		...['tables', 'forms'].flatMap((kind) =>
			records(json[kind]).map((one, at) =>
				sheetOf(`${kind}_${at + 1}`, records(one.rows), `${kind}.${at + 1}.rows`),
			),
		),
	];
}

/** Lists of groups among the fields, e.g. the lines of an invoice. */
const lists = (json: Json): Sheet[] =>
	Object.entries(json).flatMap(([name, value]) => {
		const known = [...NOT_SHOWN, 'rows', 'tables', 'forms', 'formulas'].includes(name);
		const rows = known ? [] : records(value);
		return rows.length > 0 ? [sheetOf(name, rows)] : [];
	});

/** Whether the text is that of the tables and nothing else: then a reader would see it twice. */
function repeats(text: string, sheets: readonly Sheet[]): boolean {
	const [first] = sheets;
	if (!first || !text.includes('\t')) return false;
	const lines = new Set(text.split('\n', 1000));
	return [first.header, first.rows[0] ?? []].some((row) =>
		lines.has(row.map(shownValue).join('\t').trimEnd()),
	);
}

const HEADINGS: Readonly<Record<string, 1 | 2>> = { title: 1, sub_title: 2 };
const LEFT_OUT = ['header', 'footer', 'page_number', 'image'];

/** A page whose layout is known, in its order; tables that the layout does not name follow. */
function byLayout(layout: readonly Json[], sheets: readonly Sheet[]): Part[] {
	const left = new Set(sheets);
	const parts = layout.flatMap((block): Part[] => {
		const { type, table, form, text } = block;
		const sheet = sheets.find(
			({ name }) => name === `tables_${String(table)}` || name === `forms_${String(form)}`,
		);
		if (sheet) return left.delete(sheet) ? [{ sheet }] : [];
		if (LEFT_OUT.includes(String(type)) || typeof text !== 'string' || text === '') return [];
		const heading = Object.hasOwn(HEADINGS, String(type)) ? HEADINGS[String(type)] : 0;
		return [{ heading, text }];
	});
	return [...parts, ...[...left].map((sheet) => ({ sheet }))];
}

/** The item of a whole document, as people file it. */
export function paperOf(json: Json, title: string, printed: readonly PrintedTable[] = []): Paper {
	const tables = recognized(json);
	if (printed.length === tables.length) {
		tables.forEach((sheet, at) => (sheet.printed = printed[at]));
	}
	const sheets = [...tables, ...lists(json)];
	const text = typeof json.text === 'string' ? json.text : '';
	const layout = records(json.layout);
	const paragraph: Part[] = text === '' || repeats(text, tables) ? [] : [{ heading: 0, text }];
	const parts =
		layout.length > 0
			? byLayout(layout, sheets)
			: [...paragraph, ...sheets.map((sheet) => ({ sheet }))];
	return { title, fields: fieldsOf(json), text, sheets, parts };
}
