/** From a whole document to its items: one a row where asked for, with the selected fields. */
import { fieldName } from '../catalogue/field';
import type { Answer, ApiEntry } from '../catalogue/types';
import { AnswerBudget, NODES_OF_AN_ITEM, valueSize } from './budget';
import type { Lookup } from './documents';
import { inOrder, reviewOf } from './review';
import { RESERVED } from './scope';
import type { ItemReview, ReviewField, ShapeOptions } from './types';
import { isRecord, own, put, uniqueNames, type Json } from './values/json';

/** A document with its binaries, files or other data. */
interface FinishedDocument {
	json: Json;
	/** Kept whatever fields are selected, and never split: a failed or empty result */
	whole?: boolean;
}

/** Items of one document. What else it has goes with the first of them. */
export function finishItems<T extends FinishedDocument>(
	document: T,
	entry: ApiEntry,
	options: ShapeOptions,
	lookup: Lookup = () => undefined,
): T[] {
	if (options.output === 'raw' || document.whole) return [document];
	const { json } = document;
	const answer = lookup(String(json.document))?.answer ?? entry.answer;
	const table = options.rowsAsItems ? tableOf(json, answer) : undefined;
	if (!table) return [{ ...document, json: selected(json, options) }];
	const head = headOf(json, table, options);
	const { nodes, characters } = valueSize(head);
	const rows = table.rows.length;
	new AnswerBudget().spend(rows * (nodes + NODES_OF_AN_ITEM), rows * characters);
	// Files and binaries go with the first row only
	const rest: T =
		'files' in document ? { ...document, files: [] } : { ...document, binary: undefined };
	const said = notesByRow(json, table);
	return table.rows.map((row, index) => ({
		...(index === 0 ? document : rest),
		json: rowItem(head, said, table, row, index),
	}));
}

/** Exactly the fields that are named; null for those that the document does not have. */
function selected(json: Json, { output, fields = [] }: ShapeOptions): Json {
	if (output !== 'selectedFields') return json;
	const kept: Json = {};
	for (const name of Object.keys(json)) if (fields.includes(name)) put(kept, name, json[name]);
	// Where it came from and what the call was is added later
	for (const name of fields) {
		if (!Object.hasOwn(kept, name) && !['source', 'call'].includes(name)) put(kept, name, null);
	}
	return kept;
}

interface TableRow {
	value: unknown;
	/** Path in the document, e.g. `items.2` */
	path: string;
	/** Of several tables, from 1 */
	table?: number;
}

interface RowTable {
	/** Field that holds the rows */
	name: string;
	rows: TableRow[];
	/** The rows are the document; what stands around them is not repeated */
	alone: boolean;
}

/** The rows of a document: of its tables, or of the first list among its fields. */
function tableOf(json: Json, answer: Answer): RowTable | undefined {
	for (const name of answer.shape === 'sections' ? ['tables', 'forms'] : []) {
		const tables = json[name];
		if (!Array.isArray(tables) || tables.length === 0) continue;
		const rows = tables.flatMap((table, at) =>
			asList(own(table, 'rows')).map((value, index) => ({
				value,
				path: `${name}.${at + 1}.rows.${index + 1}`,
				...(tables.length > 1 ? { table: at + 1 } : {}),
			})),
		);
		if (rows.length > 0) return { name, rows, alone: true };
	}
	for (const field of answer.fields) {
		if (field.type !== 'regions' && field.type !== 'cells' && field.type !== 'rows') continue;
		const name =
			field.type === 'regions'
				? 'rows'
				: field.type === 'cells'
					? (field.as ?? 'rows')
					: fieldName(field);
		const rows = asList(json[name]);
		if (rows.length === 0) continue;
		return {
			name,
			rows: rows.map((value, index) => ({ value, path: `${name}.${index + 1}` })),
			alone: field.type !== 'rows',
		};
	}
	return undefined;
}

const asList = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** Fields around the rows. */
function headOf(json: Json, table: RowTable, { output, fields = [] }: ShapeOptions): Json {
	const some = output === 'selectedFields';
	return Object.fromEntries(
		Object.entries(json).filter(
			([name]) =>
				!['review', 'confidence', 'evidence', table.name].includes(name) &&
				(some ? fields.includes(name) : !table.alone || name === 'document'),
		),
	);
}

/** What is said about values, by the path of their row; under '' what is about the whole document. */
interface RowNotes {
	review: ReviewField[];
	confidence: Array<{ name: string; value: unknown }>;
	evidence: Array<{ name: string }>;
}

type NotesByRow = Map<string, RowNotes>;

function notesByRow(json: Json, { rows }: RowTable): NotesByRow {
	const said: NotesByRow = new Map(
		['', ...rows.map(({ path }) => path)].map((path) => [
			path,
			{ review: [], confidence: [], evidence: [] },
		]),
	);
	const of = (name: string): RowNotes => said.get(rowPathOf(name, said)) as RowNotes;
	for (const one of (json.review as ItemReview).fields) of(one.name).review.push(one);
	for (const [name, value] of Object.entries(isRecord(json.confidence) ? json.confidence : {})) {
		of(name).confidence.push({ name, value });
	}
	for (const one of asList(json.evidence) as Array<{ name: string }>)
		of(one.name).evidence.push(one);
	return said;
}

/** The row that a path is in: itself or what it starts with; empty where it is in none. */
function rowPathOf(path: string, rows: ReadonlyMap<string, unknown>): string {
	const steps = path.split('.', 4);
	for (const length of [4, 2]) {
		const start = steps.slice(0, length).join('.');
		if (steps.length >= length && rows.has(start)) return start;
	}
	return '';
}

function rowItem(
	head: Json,
	said: NotesByRow,
	table: RowTable,
	row: TableRow,
	index: number,
): Json {
	const json: Json = { ...head };
	const { table: ownTable, ...cells } = isRecord(row.value) ? row.value : { value: row.value };
	const number = row.table ?? ownTable;
	if (number !== undefined && table.alone) json.table = number;
	else if (number !== undefined) put(cells, 'table', number);
	json.row = index + 1;
	const unique = uniqueNames([...Object.keys(json), ...RESERVED]);
	const shown = new Map<string, string>();
	for (const [name, value] of Object.entries(cells)) {
		const taken = Object.hasOwn(json, name) || RESERVED.includes(name);
		const free = unique(taken ? `${table.name}_${name}` : name);
		shown.set(name, free);
		put(json, free, value);
	}
	const common = said.get('') as RowNotes;
	const ofRow = said.get(row.path) as RowNotes;
	const here = <T extends { name: string }>(kind: keyof RowNotes): T[] => [
		...(common[kind] as unknown as T[]),
		...(ofRow[kind] as unknown as T[]).map((one) => ({
			...one,
			name: nameInRow(one.name.slice(row.path.length + 1), shown),
		})),
	];
	const confidence = here<RowNotes['confidence'][number]>('confidence');
	const evidence = here('evidence');
	const review = here<ReviewField>('review');
	if (confidence.length > 0) {
		json.confidence = Object.fromEntries(confidence.map(({ name, value }) => [name, value]));
	}
	if (evidence.length > 0) json.evidence = evidence;
	json.review = reviewOf(inOrder(review, ({ name }) => name, Object.keys(json)));
	return json;
}

/** The name that a column has in the item of its row; `row` for the row itself. */
function nameInRow(path: string, shown: ReadonlyMap<string, string>): string {
	if (path === '') return 'row';
	const whole = shown.get(path);
	if (whole !== undefined) return whole;
	const [first, ...more] = path.split('.');
	return [shown.get(first) ?? first, ...more].join('.');
}
