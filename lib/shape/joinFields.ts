/** The fields of several pages as those of one document; what is said about them follows. */
import { apiById } from '../catalogue';
import { decidedByJoining, joinedSums } from '../checks';
import { reviewOf } from './review';
import { columnsOf, joinRows, joinTables } from './tables/continued';
import type { ItemReview, ReviewField } from './types';
import {
	freeName,
	isEmpty,
	isRecord,
	isSameJson,
	own,
	put,
	records,
	valueAt,
	type Json,
} from './values/json';

/** Texts that run on over pages. */
const TEXTS = ['text', 'markdown'];
/** Counts that are made here, and add up. */
const COUNTS = ['line_count', 'table_count', 'count'];
/** Values of one page, which say nothing about the document. */
// prettier-ignore
const OF_A_PAGE = [
	'sum_amount', 'sum_tax', 'current_page', 'direction', 'belong_sum_amount', 'belong_sum_tax',
	'belong_current_page',
];
/** Joined in ways of their own. */
const APART = ['document', 'review', 'confidence', 'evidence', 'page_values'];

/** Whether a field grows from page to page, so that it never differs. */
export const isAdding = (name: string): boolean =>
	TEXTS.includes(name) || COUNTS.includes(name) || APART.includes(name);

/** Whether a value belongs to its page: sums of the page, corner points, a matrix. */
export const isOfAPage = (name: string, value: unknown): boolean =>
	OF_A_PAGE.includes(name) ||
	(Array.isArray(value) && value.length > 0 && value.every(Array.isArray));

/** Where values of a page stand now: from the start of a path to its new start. */
type Moves = Map<string, string>;

/** The path of a value where it stands now. */
function moved(path: string, moves: Moves): string {
	for (let end = path.length; end > 0; end = path.lastIndexOf('.', end - 1)) {
		const start = moves.get(path.slice(0, end));
		if (start !== undefined) return start + path.slice(end);
	}
	return path;
}

/** One document of several pages, or of two sides without a page; the sums of an invoice are proven again over all. */
export function joinFields(pages: ReadonlyArray<{ json: Json; page?: number }>): Json {
	const { document } = pages[0].json;
	const isInvoice = apiById(String(document))?.answer.checks?.includes('vatSums') === true;
	const json: Json = {};
	const pageValues: Json[] = [];
	const review: ReviewField[] = [];
	const evidence: Json[] = [];
	const confidence: Json = {};
	const note = (doubt: ReviewField): void => {
		// The same doubt of several pages is kept once
		if (!review.some((known) => isSameDoubt(known, doubt))) review.push(doubt);
	};
	for (const [at, { json: later, page }] of pages.entries()) {
		const moves: Moves = new Map();
		const ofPage: Json = {};
		const onPage = page === undefined ? {} : { page };
		for (const [name, value] of Object.entries(later)) {
			if (APART.includes(name)) continue;
			if (isOfAPage(name, value)) {
				put(ofPage, name, value);
				moves.set(name, `page_values.${pageValues.length + 1}.${name}`);
				continue;
			}
			const free = add(json, name, value, moves);
			// Texts of a page may differ, e.g. its remarks; amounts of one document may not
			if (free === name || typeof value !== 'number') continue;
			const reason = `An earlier page says ${String(json[name])}`;
			review.push({ name: free, value, reason, ...onPage });
		}
		if (!isEmpty(ofPage)) pageValues.push({ page: page ?? at + 1, ...ofPage });

		const decided = isInvoice ? decidedByJoining(later) : [];
		for (const doubt of (later.review as ItemReview | undefined)?.fields ?? []) {
			const { name, reason } = doubt;
			if (decided.some((known) => known.field === name && known.reason === reason)) continue;
			note({ ...doubt, name: moved(name, moves), ...onPage });
		}
		for (const place of records(later.evidence)) {
			evidence.push({ ...place, name: moved(String(place.name), moves) });
		}
		for (const [path, sure] of Object.entries(isRecord(later.confidence) ? later.confidence : {})) {
			const name = moved(path, moves);
			const earlier = confidence[name];
			const both = typeof earlier === 'number' && typeof sure === 'number';
			put(confidence, name, both ? Math.min(earlier, sure) : sure);
		}
	}
	if (Array.isArray(json.rows) && typeof json.table_count === 'number') {
		// A table that continues on the next page counts once
		json.table_count = new Set(records(json.rows).map(({ table }) => table)).size;
	}
	if (pageValues.length > 0) json.page_values = pageValues;
	for (const { field: name, ...doubt } of isInvoice ? joinedSums(json) : []) {
		note({ name, value: valueAt(json, name) ?? null, ...doubt });
	}
	return {
		document,
		...json,
		...(isEmpty(confidence) ? {} : { confidence }),
		...(evidence.length > 0 ? { evidence } : {}),
		review: reviewOf(review),
	};
}

const isSameDoubt = (one: ReviewField, other: ReviewField): boolean =>
	one.name === other.name && one.reason === other.reason && one.value === other.value;

/** Adds a value of a page; gives the name it got, another one where it differs from an earlier page. */
function add(json: Json, name: string, value: unknown, moves: Moves): string {
	const earlier = Object.hasOwn(json, name) ? json[name] : undefined;
	const list = name === 'layout' && Array.isArray(value) ? renumbered(value, moves) : value;
	const joined = joinValues(name, earlier, list);
	const free = joined === undefined ? freeName(json, name) : name;
	if (free !== name) moves.set(name, free);
	else if (Array.isArray(earlier) && Array.isArray(list)) {
		moveRows(name, name, list, joined as unknown[], moves);
	}
	put(json, free, joined ?? value);
	return free;
}

/** The value of both, or undefined where both have to stay. */
function joinValues(name: string, earlier: unknown, later: unknown): unknown {
	if (isEmpty(earlier)) return later;
	if (isEmpty(later)) return earlier;
	if (COUNTS.includes(name) && typeof earlier === 'number' && typeof later === 'number') {
		return earlier + later;
	}
	if (TEXTS.includes(name) && typeof earlier === 'string' && typeof later === 'string') {
		return `${earlier}\n\n${later}`;
	}
	if (Array.isArray(earlier) && Array.isArray(later)) {
		if (name === 'rows') return joinRows(records(earlier), records(later));
		if (name === 'tables' || name === 'forms') return joinTables(records(earlier), records(later));
		// Texts such as the seals of an invoice stand on each of its pages; equal rows are rows
		const repeats = isSameJson(earlier, later) && !earlier.some(isRecord);
		return repeats ? earlier : [...(earlier as unknown[]), ...(later as unknown[])];
	}
	if (isRecord(earlier) && isRecord(later)) {
		// A value that differs stands beside the earlier one as `<name>_2`
		const both: Json = { ...earlier };
		for (const [inner, value] of Object.entries(later)) add(both, inner, value, new Map());
		return both;
	}
	return isSameJson(earlier, later) ? earlier : undefined;
}

/**
 * Rows stand further down, the cells of a table that continues without its header under the names of the earlier
 * columns; so do the rows inside of a table.
 */
function moveRows(from: string, to: string, rows: unknown[], all: unknown[], moves: Moves): void {
	const offset = all.length - rows.length;
	for (const [at, row] of rows.entries()) {
		const whole = all[at + offset];
		const [path, now] = [`${from}.${at + 1}`, `${to}.${at + offset + 1}`];
		moves.set(path, now);
		const names = columnsOf(whole);
		for (const [column, name] of columnsOf(row).entries()) {
			const other = names[column] ?? name;
			if (other !== name) moves.set(`${path}.${name}`, `${now}.${other}`);
		}
		const [inner, outer] = [own(row, 'rows'), own(whole, 'rows')];
		if (Array.isArray(inner) && Array.isArray(outer) && outer.length > inner.length) {
			moveRows(`${path}.rows`, `${now}.rows`, inner, outer, moves);
		}
	}
}

/** Parts of the layout name their table, form or formula by its number. */
function renumbered(blocks: unknown[], moves: Moves): unknown[] {
	return blocks.map((block) => {
		const changed: Json = isRecord(block) ? { ...block } : {};
		for (const kind of ['table', 'form', 'formula']) {
			if (typeof changed[kind] !== 'number') continue;
			changed[kind] = Number(moved(`${kind}s.${changed[kind]}`, moves).split('.')[1]);
		}
		return isRecord(block) ? changed : block;
	});
}
