/** The fields of several pages as those of one document; what is said about them follows. */
import { decidedByJoining, joinedSums } from '../checks';
import { APART, isOfAPage, joinValues } from './joinValues';
import { valueAt } from './paths';
import { reviewOf } from './review';
import { joinRows, joinTables } from './tables/continued';
import type { ItemReview, ReviewField } from './types';
import { freeName, isRecord, own, put, records, type Json } from './values/json';

interface PageFields {
	json: Json;
	page?: number;
	at: number;
}

/** New paths of the values of a page: for rows the number of rows before them, for others the new name. */
type Moves = Map<string, number | string>;

type NamedValue = { name: string };

/** @param isInvoice whether its sums are proven again over all pages */
export function joinFields(pages: readonly PageFields[], isInvoice = false): Json {
	const json: Json = {};
	const pageValues: Json[] = [];
	const review: ReviewField[] = [];
	const evidence: NamedValue[] = [];
	const confidence: Json = {};
	let lines = 0;
	for (const { json: later, page, at } of pages) {
		const moves: Moves = new Map();
		const ofPage: Json = {};
		for (const [name, value] of Object.entries(later)) {
			if (APART.includes(name)) continue;
			if (isOfAPage(name, value)) {
				put(ofPage, name, value);
				moves.set(name, `page_values.${pageValues.length + 1}.${name}`);
			} else add(json, name, value, moves);
		}
		if (Object.keys(ofPage).length > 0) pageValues.push({ page: page ?? at + 1, ...ofPage });

		const onPage = page === undefined ? {} : { page };
		for (const [name, free] of moves) {
			// Texts of a page may differ, e.g. its remarks; amounts of one document may not
			if (typeof free !== 'string' || name in ofPage || typeof later[name] !== 'number') continue;
			const reason = `An earlier page says ${String(json[name])}`;
			review.push({ name: free, value: later[name], reason, ...onPage });
		}
		const { fields } = (later.review ?? { fields: [] }) as ItemReview;
		const decided = isInvoice ? decidedByJoining(later) : [];
		for (const one of fields) {
			if (decided.some(({ field, reason }) => field === one.name && reason === one.reason))
				continue;
			const name = moved(one.name, moves);
			// The same doubt of several pages is kept once
			if (review.some((said) => isSame(said, { ...one, name }))) continue;
			review.push({ ...one, name, ...onPage });
		}
		for (const one of (later.evidence ?? []) as NamedValue[]) {
			evidence.push({ ...one, name: moved(one.name, moves) });
		}
		const count = typeof later.line_count === 'number' ? later.line_count : 1;
		for (const [path, one] of Object.entries(isRecord(later.confidence) ? later.confidence : {})) {
			const name = moved(path, moves);
			put(confidence, name, ofBoth(name, confidence[name], lines, one, count));
		}
		lines += count;
	}
	if (Array.isArray(json.rows) && typeof json.table_count === 'number') {
		// A table that continues on the next page counts once
		json.table_count = new Set(records(json.rows).map(({ table }) => table)).size;
	}
	if (pageValues.length > 0) json.page_values = pageValues;
	for (const { field: name, ...doubt } of isInvoice ? joinedSums(json) : []) {
		const one: ReviewField = { name, value: valueAt(json, name) ?? null, ...doubt };
		if (!review.some((said) => isSame(said, one))) review.push(one);
	}
	return {
		document: pages[0].json.document,
		...json,
		...(Object.keys(confidence).length > 0 ? { confidence } : {}),
		...(evidence.length > 0 ? { evidence } : {}),
		review: reviewOf(review),
	};
}

const isSame = (one: ReviewField, other: ReviewField): boolean =>
	one.name === other.name && one.reason === other.reason && one.value === other.value;

/** The mean over the lines of a text, else the lower one. */
function ofBoth(name: string, earlier: unknown, lines: number, later: unknown, count: number) {
	if (typeof earlier !== 'number' || typeof later !== 'number') return later;
	if (name !== 'text') return Math.min(earlier, later);
	return Math.round(((earlier * lines + later * count) / (lines + count)) * 10_000) / 10_000;
}

function add(json: Json, name: string, value: unknown, moves: Moves): void {
	if (!Object.hasOwn(json, name)) return put(json, name, value);
	const there = json[name];
	const before = Array.isArray(there) ? there.length : 0;
	if (Array.isArray(there) && Array.isArray(value)) {
		const list = name === 'layout' ? value.map((block) => withOffsets(block, moves)) : value;
		const joined = joinList(name, there as unknown[], list as unknown[]);
		put(json, name, joined);
		// The first table of the page may continue the last one before it
		moves.set(name, Math.min(before, joined.length - value.length));
		if (name === 'rows') {
			renameColumns('rows', list, { path: 'rows', rows: joined, before }, moves);
		} else if (joined.length < before + value.length) {
			const rowsBefore = records(records(there)[before - 1]?.rows).length;
			moves.set(`${name}.1.rows`, rowsBefore);
			const rows = records(own(joined[before - 1], 'rows'));
			const to = { path: `${name}.${before}.rows`, rows, before: rowsBefore };
			renameColumns(`${name}.1.rows`, records(own(list[0], 'rows')), to, moves);
		}
		return;
	}
	const joined = joinValues(name, there, value);
	if (joined !== undefined) return put(json, name, joined);
	const free = freeName(json, name);
	moves.set(name, free);
	put(json, free, value);
}

const rowColumns = (row: unknown): string[] =>
	Object.keys(isRecord(row) ? row : {}).filter((name) => name !== 'table' && name !== 'merged');

/** Cells of a table that continues without its header stand under the names of the earlier columns. */
function renameColumns(
	from: string,
	rows: readonly unknown[],
	to: { path: string; rows: readonly unknown[]; before: number },
	moves: Moves,
): void {
	rows.forEach((row, at) => {
		const number = to.before + at;
		const names = rowColumns(to.rows[number]);
		rowColumns(row).forEach((name, column) => {
			if (names[column] === undefined || names[column] === name) return;
			moves.set(`${from}.${at + 1}.${name}`, `${to.path}.${number + 1}.${names[column]}`);
		});
	});
}

function joinList(name: string, earlier: unknown[], later: unknown[]): unknown[] {
	if (name === 'rows') return joinRows(records(earlier), records(later));
	if (name === 'tables' || name === 'forms') return joinTables(records(earlier), records(later));
	return joinValues(name, earlier, later) as unknown[];
}

/** Parts of the layout name their table, form or formula by its number. */
function withOffsets(block: unknown, moves: Moves): unknown {
	if (!isRecord(block)) return block;
	const shifted: Json = { ...block };
	for (const kind of ['table', 'form', 'formula']) {
		const offset = moves.get(`${kind}s`);
		if (typeof block[kind] === 'number' && typeof offset === 'number') {
			shifted[kind] = block[kind] + offset;
		}
	}
	return shifted;
}

/** The path of a value where it stands now. */
function moved(path: string, moves: Moves): string {
	const whole = moves.get(path);
	if (typeof whole === 'string') return whole;
	const [first, row, ...rest] = path.split('.');
	const move = moves.get(first);
	if (move === undefined || row === undefined) return path;
	if (typeof move === 'string') return [move, row, ...rest].join('.');
	if (!/^\d+$/.test(row)) return path;
	const inner = moves.get(`${first}.${row}.rows`);
	if (typeof inner === 'number' && rest[0] === 'rows' && /^\d+$/.test(rest[1] ?? '')) {
		rest[1] = String(Number(rest[1]) + inner);
	}
	return [first, Number(row) + move, ...rest].join('.');
}
