/** Compares what was asked and recognized with the record of the tax authority. */
import type { Field } from '../catalogue/types';
import { readMoney } from '../shape/values/amounts';
import { readDate } from '../shape/values/dates';
import { halfWidth, own, textOf, type Json } from '../shape/values/json';
import type { Asked } from './types';

/** One field that both sides have. Rows of the list are `items.1.amount`, counted from 1. */
export interface MatchRow {
	name: string;
	recognized: unknown;
	registered: unknown;
	equal: boolean;
}

/** Fields that say how the check went, not what is on the invoice. */
const NOT_ON_PAPER = ['result_code', 'result_message', 'status'];

/** Least digits of a check code that are compared where one side has only its end. */
const LEAST_CHECK_DIGITS = 5;

/** A text for comparison: half width, upper case, without blanks and signs, points between digits kept. */
function comparableText(value: unknown): string {
	return halfWidth(textOf(value))
		.toUpperCase()
		.replace(/[^\p{L}\p{N}.%]/gu, '')
		.replace(/(?<!\d)\.|\.(?!\d)/g, '');
}

function numberIn(value: unknown): number | undefined {
	if (typeof value === 'number') return value;
	const amount = typeof value === 'string' ? readMoney(value) : undefined;
	return typeof amount === 'object' ? amount.value : undefined;
}

const decimals = (value: number): number => (String(value).split('.')[1] ?? '').length;

/** Equal as far as both are printed: unit prices are cut after different decimals. */
function sameNumber(one: number, other: number): boolean {
	const digits = Math.max(2, Math.min(decimals(one), decimals(other)));
	return Math.abs(one - other) < 0.6 * 10 ** -digits;
}

/** 13% and 0.13 are one rate. */
function rate(value: unknown): string {
	const text = comparableText(value);
	const percent = /^(\d+(?:\.\d+)?)%$/.exec(text);
	return percent ? String(Number(percent[1]) / 100) : text.replace(/^(0\.\d*?)0+$/, '$1');
}

const inWords = (value: unknown): string =>
	comparableText(value).replace(/圆/g, '元').replace(/正/g, '整').replace(/整$/, '');

function sameCheckCode(one: string, other: string): boolean {
	const length = Math.min(one.length, other.length);
	return length >= LEAST_CHECK_DIGITS ? one.slice(-length) === other.slice(-length) : one === other;
}

function areEqual({ name, type }: Field, one: unknown, other: unknown): boolean {
	if (type === 'amount' || type === 'number') {
		const [a, b] = [numberIn(one), numberIn(other)];
		if (a !== undefined && b !== undefined) return sameNumber(a, b);
	}
	if (type === 'date') {
		const [a, b] = [one, other].map((value) => readDate(textOf(value))?.slice(0, 10));
		if (a !== undefined && b !== undefined) return a === b;
	}
	if (name === 'tax_rate') return rate(one) === rate(other);
	if (name === 'total_in_words') return inWords(one) === inWords(other);
	if (name === 'check_code') return sameCheckCode(comparableText(one), comparableText(other));
	return comparableText(one) === comparableText(other);
}

function matchRow(field: Field, path: string, one: unknown, other: unknown): MatchRow[] {
	if (comparableText(one) === '' || comparableText(other) === '') return [];
	return [{ name: path, recognized: one, registered: other, equal: areEqual(field, one, other) }];
}

/** What stands on the only line of an invoice whose lines are on a sales list: （详见销货清单） */
const ON_A_LIST = /详见.{0,8}清单/;

/** Lines with a number in them; a long name may run on in a line of its own. */
function numberedLines(rows: unknown): Array<[line: unknown, at: number]> {
	const lines: Array<[unknown, number]> = Array.isArray(rows)
		? rows.map((line, index) => [line, index + 1])
		: [];
	return lines.filter(([line]) => ['amount', 'tax', 'quantity'].some((name) => own(line, name)));
}

/**
 * Lines of the invoice: their number, and every cell that differs. A page of several pages has not all lines,
 * nor has an invoice with a sales list.
 */
function itemRows(field: Field, given: Json, registered: Json): MatchRow[] {
	const [here, there] = [given, registered].map((json) => numberedLines(own(json, field.name)));
	const paged = Number(given.total_pages) > 1;
	const listed = here.some(([line]) => ON_A_LIST.test(textOf(own(line, 'name'))));
	if (here.length === 0 || there.length === 0 || paged || listed) return [];
	const count = {
		name: field.name,
		recognized: here.length,
		registered: there.length,
		equal: here.length === there.length,
	};
	if (!count.equal) return [count];
	const cells = here.flatMap(([line, at], index) =>
		(field.fields ?? []).flatMap((cell) =>
			matchRow(
				cell,
				`${field.name}.${at}.${cell.name}`,
				own(line, cell.name),
				own(there[index][0], cell.name),
			),
		),
	);
	return [count, ...cells.filter(({ equal }) => !equal)];
}

function typeRow(field: Field, given: unknown, registered: Json): MatchRow[] {
	const code = registered.type_code ?? registered.type;
	if (typeof given !== 'string' || typeof code !== 'string' || code === '') return [];
	const readable = field.values?.[given] ?? given;
	return [
		{ name: 'type', recognized: readable, registered: registered.type, equal: given === code },
	];
}

/** The amount that was typed may be the sum without tax, the total or a price: the record says which it is. */
function amountRow(amount: string, number: string, registered: Json): MatchRow[] {
	const names = number.length === 20 ? ['total', 'subtotal_amount'] : ['subtotal_amount', 'total'];
	const known = names.flatMap((name) => numberIn(registered[name]) ?? []).map(Math.abs);
	if (known.length === 0) return [];
	const asked = Number(amount);
	const equal = known.some((one) => sameNumber(one, asked));
	return [
		{
			name: 'subtotal_amount',
			recognized: amount,
			registered: equal ? asked : known[0],
			equal,
		},
	];
}

/**
 * The match table: every field that both the invoice and the record of the authority have.
 * @param fields of the answer, as the catalogue describes them
 * @param registered fields of the answer as they stand in the item
 */
export function matchTable(
	fields: readonly Field[],
	{ asked, recognized }: Asked,
	registered: Json,
): MatchRow[] {
	const given: Json = recognized ?? { ...asked };
	return fields.flatMap((field) => {
		const { name } = field;
		if (NOT_ON_PAPER.includes(name)) return [];
		if (field.type === 'rows') return itemRows(field, given, registered);
		if (name === 'type') return typeRow(field, given.type, registered);
		if (name === 'subtotal_amount' && !recognized) {
			return asked.subtotal_amount === undefined
				? []
				: amountRow(asked.subtotal_amount, asked.number, registered);
		}
		return matchRow(field, name, own(given, name), own(registered, name));
	});
}

/** Fields that name the invoice: an answer that differs in one of them is about another invoice. */
const IDENTITY = ['code', 'number', 'issue_date'] as const;

/** Whether the answer is about another invoice than the one that was asked about. */
export const isAnother = (fields: readonly Field[], { asked }: Asked, registered: Json): boolean =>
	IDENTITY.some((name) =>
		fields
			.filter((field) => field.name === name)
			.flatMap((field) => matchRow(field, name, asked[name], own(registered, name)))
			.some(({ equal }) => !equal),
	);
