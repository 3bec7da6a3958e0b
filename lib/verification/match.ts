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
const comparableText = (value: unknown): string =>
	halfWidth(textOf(value))
		.toUpperCase()
		.replace(/[^\p{L}\p{N}.%]/gu, '')
		.replace(/(?<!\d)\.|\.(?!\d)/g, '');

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

/** Texts that mean the same, by field: a writing that both have. */
const WRITINGS: Readonly<Record<string, (text: string) => string>> = {
	// 13% and 0.13
	tax_rate: (text) => {
		const percent = /^(\d+(?:\.\d+)?)%$/.exec(text);
		return percent ? String(Number(percent[1]) / 100) : text.replace(/^(0\.\d*?)0+$/, '$1');
	},
	total_in_words: (text) => text.replace(/圆/g, '元').replace(/[正整]$/, ''),
};

function sameCheckCode(one: string, other: string): boolean {
	const length = Math.min(one.length, other.length);
	return length >= LEAST_CHECK_DIGITS ? one.slice(-length) === other.slice(-length) : one === other;
}

function areEqual({ name, type }: Field, given: unknown, registered: unknown): boolean {
	const both = [given, registered];
	const [a, b] = type === 'amount' || type === 'number' ? both.map(numberIn) : [];
	if (a !== undefined && b !== undefined) return sameNumber(a, b);
	const dates = both.map((value) => readDate(textOf(value))?.slice(0, 10));
	if (type === 'date' && !dates.includes(undefined)) return dates[0] === dates[1];
	const writing = WRITINGS[name] ?? ((text: string) => text);
	const [one, other] = both.map((value) => writing(comparableText(value)));
	return name === 'check_code' ? sameCheckCode(one, other) : one === other;
}

function matchRow(
	field: Field,
	name: string,
	recognized: unknown,
	registered: unknown,
): MatchRow[] {
	if (comparableText(recognized) === '' || comparableText(registered) === '') return [];
	return [{ name, recognized, registered, equal: areEqual(field, recognized, registered) }];
}

/** What stands on the only line of an invoice whose lines are on a sales list: （详见销货清单） */
const ON_A_LIST = /详见.{0,8}清单/;

/** Lines with a number in them; a long name may run on in a line of its own. */
function numberedLines(rows: unknown): Array<[line: unknown, at: number]> {
	const lines = (Array.isArray(rows) ? rows : []).map((line: unknown, index) => ({ line, index }));
	return lines.flatMap(({ line, index }): Array<[unknown, number]> => {
		const isNumbered = ['amount', 'tax', 'quantity'].some((name) => own(line, name));
		return isNumbered ? [[line, index + 1]] : [];
	});
}

/**
 * Lines of the invoice: their number, and every cell that differs. A page of several pages has not all lines,
 * nor has an invoice with a sales list.
 */
function itemRows({ name, fields = [] }: Field, given: Json, registered: Json): MatchRow[] {
	const [lines, known] = [given, registered].map((json) => numberedLines(own(json, name)));
	const listed = lines.some(([line]) => ON_A_LIST.test(textOf(own(line, 'name'))));
	const paged = Number(given.total_pages) > 1;
	if (lines.length === 0 || known.length === 0 || paged || listed) return [];
	const equal = lines.length === known.length;
	const count = { name, recognized: lines.length, registered: known.length, equal };
	if (!equal) return [count];
	const cells = lines.flatMap(([line, at], index) =>
		fields.flatMap((cell) => {
			const [one, other] = [line, known[index][0]].map((row) => own(row, cell.name));
			return matchRow(cell, `${name}.${at}.${cell.name}`, one, other);
		}),
	);
	return [count, ...cells.filter((cell) => !cell.equal)];
}

function typeRow({ name, values }: Field, given: unknown, registered: Json): MatchRow[] {
	const code = registered.type_code ?? registered.type;
	if (typeof given !== 'string' || typeof code !== 'string' || code === '') return [];
	const recognized = values?.[given] ?? given;
	return [{ name, recognized, registered: registered.type, equal: given === code }];
}

/** The amount that was typed may be the sum without tax, the total or a price: the record says which it is. */
function amountRow(name: string, { asked }: Pick<Asked, 'asked'>, registered: Json): MatchRow[] {
	const { subtotal_amount: recognized, number } = asked;
	const names = number.length === 20 ? ['total', 'subtotal_amount'] : ['subtotal_amount', 'total'];
	const known = names.flatMap((field) => numberIn(registered[field]) ?? []).map(Math.abs);
	if (recognized === undefined || known.length === 0) return [];
	const amount = Number(recognized);
	const equal = known.some((other) => sameNumber(other, amount));
	return [{ name, recognized, registered: equal ? amount : known[0], equal }];
}

/**
 * The match table: every field that both the invoice and the record of the authority have.
 * @param fields of the answer, as the catalogue describes them
 * @param registered fields of the answer as they stand in the item
 */
export function matchTable(
	fields: readonly Field[],
	question: Omit<Asked, 'today'>,
	registered: Json,
): MatchRow[] {
	const { asked, recognized } = question;
	const given: Json = recognized ?? { ...asked };
	return fields.flatMap((field) => {
		const { name } = field;
		if (NOT_ON_PAPER.includes(name)) return [];
		if (field.type === 'rows') return itemRows(field, given, registered);
		if (name === 'type') return typeRow(field, given.type, registered);
		if (name === 'subtotal_amount' && !recognized) return amountRow(name, question, registered);
		return matchRow(field, name, own(given, name), own(registered, name));
	});
}

/** Fields that name the invoice: an answer that differs in one of them is about another invoice. */
const IDENTITY = ['code', 'number', 'issue_date'];

/** Whether the answer is about another invoice than the one that was asked about. */
export function isAnother(fields: readonly Field[], { asked }: Asked, registered: Json): boolean {
	const naming = fields.filter(({ name }) => IDENTITY.includes(name));
	return matchTable(naming, { asked }, registered).some(({ equal }) => !equal);
}
