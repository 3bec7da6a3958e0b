/** Values of two pages as one value, without losing either. */
import { freeName, isEmpty, isRecord, isSameJson, put, type Json } from './values/json';

/** Texts that run on over pages. */
const TEXTS = ['text', 'markdown'];
/** Counts that are made here, and add up. */
const COUNTS = ['line_count', 'table_count', 'count'];
/** Values of one page, which say nothing about the document. */
const OF_A_PAGE = [
	...['sum_amount', 'sum_tax', 'current_page', 'direction'],
	...['belong_sum_amount', 'belong_sum_tax', 'belong_current_page'],
];
/** Joined in ways of their own. */
export const APART = ['document', 'review', 'confidence', 'evidence', 'page_values'];

/** Whether a field grows from page to page, so that it never differs. */
export const isAdding = (name: string): boolean =>
	TEXTS.includes(name) || COUNTS.includes(name) || APART.includes(name);

/** Whether a value belongs to its page: sums of the page, corner points, a matrix. */
export const isOfAPage = (name: string, value: unknown): boolean =>
	OF_A_PAGE.includes(name) ||
	(Array.isArray(value) && value.length > 0 && value.every(Array.isArray));

/** The value of both, or undefined where both have to stay. */
export function joinValues(name: string, earlier: unknown, later: unknown): unknown {
	if (isEmpty(earlier)) return later;
	if (isEmpty(later)) return earlier;
	if (COUNTS.includes(name) && typeof earlier === 'number' && typeof later === 'number') {
		return earlier + later;
	}
	if (TEXTS.includes(name) && typeof earlier === 'string' && typeof later === 'string') {
		return `${earlier}\n\n${later}`;
	}
	if (Array.isArray(earlier) && Array.isArray(later)) {
		// Texts such as the seals of an invoice stand on each of its pages; equal rows are rows
		const repeats = isSameJson(earlier, later) && !earlier.some(isRecord);
		return repeats ? earlier : [...(earlier as unknown[]), ...(later as unknown[])];
	}
	if (isRecord(earlier) && isRecord(later)) return joinRecords(earlier, later);
	return isSameJson(earlier, later) ? earlier : undefined;
}

/** Both objects; a value that differs stands beside the earlier one as `<name>_2`. */
function joinRecords(earlier: Json, later: Json): Json {
	const both: Json = { ...earlier };
	for (const [name, value] of Object.entries(later)) {
		const joined = Object.hasOwn(both, name) ? joinValues(name, both[name], value) : value;
		if (joined === undefined) put(both, freeName(both, name), value);
		else put(both, name, joined);
	}
	return both;
}
