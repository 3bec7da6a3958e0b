/** Which fields of a document an item keeps, and whether its rows become items of their own. */
import type { ApiEntry, Field } from '../catalogue/types';
import type { Content, Lookup } from './documents';
import { nameOf } from './fields';
import { inOrder, reviewOf } from './review';
import { RESERVED } from './scope';
import type { Doubt, ShapedDocument } from './types';
import { isRecord, put, uniqueNames, type Json } from './values/json';

export interface Choice {
	name: string;
	description: string;
	/** Condition under which the service sends it */
	when?: string;
}

const SECTION_FIELDS: readonly Choice[] = [
	{ name: 'text', description: 'All text, one line per text block' },
	{ name: 'line_count', description: 'Number of text blocks' },
	{ name: 'key_values', description: 'Labels and their values' },
	{ name: 'tables', description: 'Tables as rows by header' },
	{ name: 'forms', description: 'Ruled forms as rows by header' },
	{ name: 'formulas', description: 'Formulas as LaTeX' },
	{ name: 'markdown', description: 'The page as Markdown, when the layout was asked for' },
];

/** What the item of a check has beside the fields of the answer. */
const OUTCOME_FIELDS: readonly Choice[] = [
	{ name: 'verified', description: 'Whether the invoice is good; empty where that was not learnt' },
	{ name: 'outcome', description: 'What the check found, in a sentence' },
	{ name: 'check_used', description: 'Whether one of the five checks of the day was used' },
	{ name: 'try_later', description: 'Whether it helps to check again later' },
	{ name: 'match', description: 'Fields of the invoice beside those on record' },
];

/** Top-level fields of an item that can be selected: no files, places or confidences. */
export function fieldsToSelect(entry: ApiEntry, lookup?: Lookup): Choice[] {
	const { answer } = entry;
	if (answer.shape === 'sections') return [...SECTION_FIELDS];
	const others = Object.values(answer.documents?.contentByType ?? {}).flatMap((id) => {
		const other = id === null ? undefined : lookup?.(id);
		return other && other !== entry ? other.answer.fields : [];
	});
	const all = [
		...(answer.outcome ? OUTCOME_FIELDS : []),
		...[...answer.fields, ...others].flatMap(choicesOf),
	];
	return [...new Map(all.map((choice) => [choice.name, choice])).values()];
}

function choicesOf(field: Field): Choice[] {
	if (field.detail || field.type === 'file' || field.type === 'location') return [];
	if (field.type === 'lines') {
		const name = field.as ?? 'text';
		return [{ name, description: 'All text, one line per text block' }];
	}
	if (field.type === 'regions') {
		return [
			{ name: 'text', description: 'Text outside of tables' },
			{ name: 'rows', description: 'Rows of the tables, by header' },
			{ name: 'table_count', description: 'Number of tables' },
		];
	}
	if (field.type === 'cells') return [{ name: field.as ?? 'rows', description: field.description }];
	if (nameOf(field) === '') return (field.fields ?? []).flatMap(choicesOf);
	return [{ name: nameOf(field), description: field.description, when: field.when }];
}

/** Finished items of one document: selected, one a row when asked for, with their review. */
export function finish(content: Content): ShapedDocument[] {
	const { options, files, review } = content.scope;
	const table = options.rowsAsItems ? rowsOf(content) : undefined;
	const kept = selected(content, table?.name);
	const doubts = inOrder(review.all(), Object.keys(content.fields));
	if (!table || table.rows.length === 0) {
		const json = { document: content.document, ...kept, review: reviewOf(doubts) };
		return [{ json, files: files.files }];
	}
	const { common, byRow } = perRow(doubts, table.path);
	return table.rows.map((row, index) => ({
		json: rowItem(content.document, kept, table, row, index + 1, [
			...common,
			...(byRow.get(index + 1) ?? []),
		]),
		files: index === 0 ? files.files : [],
	}));
}

function selected(content: Content, rows: string | undefined): Json {
	const { output, fields = [] } = content.scope.options;
	if (output !== 'selectedFields' || content.whole) return content.fields;
	return Object.fromEntries(
		Object.entries(content.fields).filter(([name]) => fields.includes(name) || name === rows),
	);
}

interface Rows {
	/** Field that held them */
	name: string;
	rows: unknown[];
	/** Path of the rows in the review; empty where doubts are not about single rows */
	path: string;
	/** The rows are the document; what stands around them is not repeated */
	alone: boolean;
}

/** The rows of a document: of its tables, or of the first list among its fields. */
function rowsOf(content: Content): Rows | undefined {
	if (content.whole) return undefined;
	for (const name of ['tables', 'forms']) {
		const tables = content.answer.shape === 'sections' ? content.fields[name] : undefined;
		if (!Array.isArray(tables) || tables.length === 0) continue;
		const rows = tables.flatMap((table, index) =>
			(table as { rows: Json[] }).rows.map((row) =>
				tables.length > 1 ? { table: index + 1, ...row } : row,
			),
		);
		return { name, rows, path: '', alone: true };
	}
	for (const field of content.answer.fields) {
		const name = field.type === 'regions' ? 'rows' : nameOf(field);
		if (field.type !== 'regions' && field.type !== 'cells' && field.type !== 'rows') continue;
		const at = field.type === 'cells' ? (field.as ?? 'rows') : name;
		const rows = content.fields[at];
		if (!Array.isArray(rows) || rows.length === 0) continue;
		return { name: at, rows, path: at, alone: field.type !== 'rows' };
	}
	return undefined;
}

function rowItem(
	document: string,
	head: Json,
	table: Rows,
	row: unknown,
	number: number,
	doubts: readonly Doubt[],
): Json {
	const around = Object.entries(head).filter(([name]) => !table.alone && name !== table.name);
	const json: Json = { document, ...Object.fromEntries(around) };
	const { table: tableNumber, ...cells } = isRecord(row) ? row : { value: row };
	if (tableNumber !== undefined && table.alone) json.table = tableNumber;
	else if (tableNumber !== undefined) put(cells, 'table', tableNumber);
	json.row = number;
	const unique = uniqueNames([...Object.keys(json), ...RESERVED]);
	const named = new Map<string, string>();
	for (const [name, value] of Object.entries(cells)) {
		const free =
			Object.hasOwn(json, name) || RESERVED.includes(name) ? `${table.name}_${name}` : name;
		const shown = unique(free);
		named.set(name, shown);
		put(json, shown, value);
	}
	json.review = reviewOf(doubts.map((doubt) => renamed(doubt, named)));
	return json;
}

/** Doubts about the document stand in every row, doubts about a row in that row, without the path to it. */
function perRow(
	doubts: readonly Doubt[],
	path: string,
): { common: Doubt[]; byRow: Map<number, Doubt[]> } {
	const common: Doubt[] = [];
	const byRow = new Map<number, Doubt[]>();
	for (const doubt of doubts) {
		const [list, row, ...rest] = doubt.field.split('.');
		if (list !== path || !/^\d+$/.test(row ?? '')) {
			common.push(doubt);
			continue;
		}
		const number = Number(row);
		const own = byRow.get(number) ?? [];
		byRow.set(number, own);
		own.push({ ...doubt, field: ['', ...rest].join('.') });
	}
	return { common, byRow };
}

/** A doubt about a row (its path starts with a dot, or is empty) under the name its field has in the item. */
function renamed(doubt: Doubt, named: ReadonlyMap<string, string>): Doubt {
	if (doubt.field === '') return { ...doubt, field: 'row' };
	if (!doubt.field.startsWith('.')) return doubt;
	const [first, ...more] = doubt.field.slice(1).split('.');
	return { ...doubt, field: [named.get(first) ?? first, ...more].join('.') };
}
