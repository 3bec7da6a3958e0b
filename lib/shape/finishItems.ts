/** From a whole document to its items: one a row where asked for, with the selected fields. */
import { apiById } from '../catalogue';
import { fieldName } from '../catalogue/field';
import type { Answer, ApiEntry } from '../catalogue/types';
import { AnswerBudget, valueSize } from './budget';
import { inOrder, reviewOf } from './review';
import { RESERVED } from './scope';
import type { DocumentItem, ItemReview, ReviewField, ShapeOptions } from './types';
import { isRecord, put, records, uniqueNames, type Json } from './values/json';

/** Values that an item costs beside its own, its review among them */
const NODES_OF_AN_ITEM = 20;

/** Items of one document. What else it has goes with the first of them. */
export function finishItems<T extends DocumentItem>(
	document: T,
	entry: ApiEntry,
	options: ShapeOptions,
): T[] {
	if (options.output === 'raw' || document.whole) return [document];
	const { json } = document;
	const answer = apiById(String(json.document))?.answer ?? entry.answer;
	const table = options.rowsAsItems ? tableOf(json, answer) : undefined;
	if (!table) return [{ ...document, json: selected(json, options) }];
	const head = headOf(json, table, options);
	const { nodes, characters } = valueSize(head);
	const { length } = table.rows;
	new AnswerBudget().spend(length * (nodes + NODES_OF_AN_ITEM), length * characters);
	// Files and binaries go with the first row only
	const rest: T =
		'files' in document ? { ...document, files: [] } : { ...document, binary: undefined };
	const notes = notesByRow(json, table);
	return table.rows.map((row, index) => ({
		...(index === 0 ? document : rest),
		json: rowItem(head, notes, table, row, index),
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
	const ofSections = answer.shape === 'sections' ? ['tables', 'forms'] : [];
	const ofTables = ofSections.map((name) => {
		const tables = records(json[name]);
		const rows = tables.flatMap((table, at) =>
			rowsAt(`${name}.${at + 1}.rows`, table.rows, tables.length > 1 ? at + 1 : undefined),
		);
		return { name, rows, alone: true };
	});
	const lists = answer.fields.filter(({ type }) => type === 'regions' || type === 'rows');
	const ofFields = lists.map((field) => {
		const name = field.type === 'regions' ? 'rows' : fieldName(field);
		return { name, rows: rowsAt(name, json[name]), alone: field.type === 'regions' };
	});
	return [...ofTables, ...ofFields].find(({ rows }) => rows.length > 0);
}

const rowsAt = (path: string, list: unknown, table?: number): TableRow[] =>
	(Array.isArray(list) ? list : []).map((value: unknown, index) => ({
		value,
		path: `${path}.${index + 1}`,
		table,
	}));

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

interface Note {
	name: string;
}

/** What is said about the values of a row, by its path; under '' what is about the whole document. */
type ByRow<T extends Note> = ReadonlyMap<string, T[]>;

interface Notes {
	review: ByRow<ReviewField>;
	confidence: ByRow<Note & { value: unknown }>;
	evidence: ByRow<Note>;
}

function notesByRow({ review, confidence, evidence }: Json, { rows }: RowTable): Notes {
	const paths = new Set(rows.map(({ path }) => path));
	function byRow<T extends Note>(notes: readonly T[]): ByRow<T> {
		const map = new Map<string, T[]>();
		for (const note of notes) {
			const path = rowPathOf(note.name, paths);
			const ofRow = map.get(path);
			if (ofRow) ofRow.push(note);
			else map.set(path, [note]);
		}
		return map;
	}
	const sure = Object.entries(isRecord(confidence) ? confidence : {});
	return {
		review: byRow((review as ItemReview).fields),
		confidence: byRow(sure.map(([name, value]) => ({ name, value }))),
		evidence: byRow(Array.isArray(evidence) ? (evidence as Note[]) : []),
	};
}

/** The row that a path is in: itself or what it starts with; empty where it is in none. */
function rowPathOf(path: string, rows: ReadonlySet<string>): string {
	const steps = path.split('.', 4);
	const starts = [steps.join('.'), steps.slice(0, 2).join('.')];
	return starts.find((start) => rows.has(start)) ?? '';
}

function rowItem(head: Json, notes: Notes, table: RowTable, row: TableRow, index: number): Json {
	const json: Json = { ...head };
	const { table: tableOfRow, ...cells } = isRecord(row.value) ? row.value : { value: row.value };
	const number = row.table ?? tableOfRow;
	if (number !== undefined) put(table.alone ? json : cells, 'table', number);
	json.row = index + 1;
	const unique = uniqueNames([...Object.keys(json), ...RESERVED]);
	const shown = new Map<string, string>();
	for (const [name, value] of Object.entries(cells)) {
		const taken = Object.hasOwn(json, name) || RESERVED.includes(name);
		const free = unique(taken ? `${table.name}_${name}` : name);
		shown.set(name, free);
		put(json, free, value);
	}
	const ofRow = <T extends Note>(all: ByRow<T>): T[] => [
		...(all.get('') ?? []),
		...(all.get(row.path) ?? []).map((note) => ({
			...note,
			name: nameInRow(note.name.slice(row.path.length + 1), shown),
		})),
	];
	const confidence = ofRow(notes.confidence);
	const evidence = ofRow(notes.evidence);
	if (confidence.length > 0) {
		json.confidence = Object.fromEntries(confidence.map(({ name, value }) => [name, value]));
	}
	if (evidence.length > 0) json.evidence = evidence;
	json.review = reviewOf(inOrder(ofRow(notes.review), ({ name }) => name, Object.keys(json)));
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
