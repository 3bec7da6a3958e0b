/** Sums of invoices and tickets: net + tax = total, the lines and pages add up, each line is amount x rate and quantity x price. */
import { FARES, ITEM_LISTS, PAGE_SUMS, TOTALS } from '../fieldNames';
import { centsOfCapitals } from './capitals';
import type { DocumentFields, Doubt } from './types';
import {
	cents,
	centsOrNone,
	doubtsIn,
	isFilled,
	moneyText,
	oneCurrency,
	oneDigitApart,
	plainNumber,
	rowsIn,
	sumOf,
} from './values';

/** Tax may differ from amount x rate by this, in cents: the limit of the tax authority. */
const MOST_TAX_OFF = 6;

/** Doubts about the sums; none where a summand is missing or not a number. */
export function vatSums(document: DocumentFields): Doubt[] {
	const lists = ITEM_LISTS.filter(({ rows }) => Array.isArray(document[rows]));
	return [...totalDoubts(document), ...lists.flatMap((list) => listDoubts(document, list))];
}

function totalDoubts(document: DocumentFields): Doubt[] {
	const total = cents(document.total);
	for (const [amountField, taxField] of TOTALS) {
		const amount = cents(document[amountField]);
		const untaxed = taxField === 'subtotal_tax' && isUntaxed(document);
		const tax = untaxed ? 0 : centsOfTax(document[taxField]);
		if (amount === undefined || tax === undefined || total === undefined) continue;
		const fields = [amountField, taxField, 'total'];
		if (amount + tax === total || !oneCurrency(document, fields)) return [];
		const reason = untaxed
			? `No line has tax: ${amountField} is ${moneyText(amount)}, but the total is ${moneyText(total)}`
			: `${amountField} and ${taxField} add up to ${moneyText(amount + tax)}, not to the total ${moneyText(total)}`;
		const others = [total - tax, total - amount, amount + tax];
		const possible = fields
			.map((field, at) => ({ field, other: others[at] }))
			.filter(({ field }) => isFilled(document[field]))
			.filter(({ field, other }) => oneDigitApart(cents(document[field]) ?? 0, other))
			.filter(({ field, other }) =>
				fitsTheRest({ ...document, [field]: other / 100 }, amountField),
			);
		if (possible.length !== 1) return [{ field: 'total', reason }];
		return [{ field: possible[0].field, reason, expected: possible[0].other / 100 }];
	}
	return [];
}

/** Whether the sum of the tax is empty and every line of the only page says that it has none (免税, 不征税, ***). */
function isUntaxed(document: DocumentFields): boolean {
	const lines = ITEM_LISTS.filter(({ whole }) => whole).flatMap((list) =>
		rowsIn(document[list.rows]),
	);
	return (
		!isFilled(document.subtotal_tax) &&
		Number(document.total_pages || 1) <= 1 &&
		lines.length > 0 &&
		lines.every(({ tax }) => typeof tax === 'string' && centsOfTax(tax) === 0)
	);
}

/** Whether the total equals the amount in capitals, and the lines add up to the net amount and the tax. */
function fitsTheRest(document: DocumentFields, amountField: string): boolean {
	const words = centsOfCapitals(document.total_in_words ?? document.total_chinese);
	if (words !== undefined && words !== Math.abs(cents(document.total) ?? 0)) return false;
	return (
		amountField !== 'subtotal_amount' ||
		ITEM_LISTS.every((list) => sumDoubts(document, list, true).length === 0)
	);
}

function listDoubts(document: DocumentFields, list: (typeof ITEM_LISTS)[number]): Doubt[] {
	const ofLines = rowsIn(document[list.rows]).flatMap((line, at) =>
		doubtsIn(`${list.rows}.${at + 1}`, lineDoubts(line)),
	);
	return [...sumDoubts(document, list), ...ofLines];
}

/** The lines against the page's sum where it is printed, else against the invoice's if it has one page. */
function sumDoubts(
	document: DocumentFields,
	list: (typeof ITEM_LISTS)[number],
	wholeOnly = false,
): Doubt[] {
	const lines = rowsIn(document[list.rows]);
	const onePage = Number(document[list.pages] || 1) <= 1;
	return (['amount', 'tax'] as const).flatMap((column) => {
		const page = list.page + column;
		const whole = list.whole === undefined ? page : list.whole + column;
		const field = !wholeOnly && isFilled(document[page]) ? page : whole;
		if (field !== page && !onePage) return [];
		const sum = cents(document[field]);
		const read = column === 'amount' ? cents : centsOfTax;
		const added = sumOf(lines.map((line) => read(line[column])));
		if (sum === undefined || added === undefined || lines.length === 0) return [];
		// Taxes may be rounded line by line; a value that is offered has to fit without that
		const open = column === 'amount' || wholeOnly ? 0 : lines.length;
		if (Math.abs(added - sum) <= open) return [];
		const count = `${lines.length} line${lines.length === 1 ? '' : 's'}`;
		const reason = `The ${column} of ${count} adds up to ${moneyText(added)}, not to ${moneyText(sum)}`;
		const misread = column === 'amount' ? misreadLine(lines, sum - added) : undefined;
		if (!misread || wholeOnly) return [{ field, reason }];
		return [{ field: `${list.rows}.${misread.at}.amount`, reason, expected: misread.amount }];
	});
}

/** The one line that proves wrong, and right with the difference: its number and its amount. */
function misreadLine(
	lines: readonly DocumentFields[],
	difference: number,
): { at: number; amount: number } | undefined {
	const found = lines.flatMap((line, at) => {
		const amount = (cents(line.amount) ?? 0) + difference;
		const proven =
			oneDigitApart(cents(line.amount) ?? 0, amount) &&
			lineDoubts(line).length > 0 &&
			lineDoubts({ ...line, amount: amount / 100 }).length === 0;
		return proven ? [{ at: at + 1, amount: amount / 100 }] : [];
	});
	return found.length === 1 ? found[0] : undefined;
}

function lineDoubts(line: DocumentFields): Doubt[] {
	const amount = cents(line.amount);
	const tax = cents(line.tax);
	const rate =
		typeof line.tax_rate === 'string' && /^(\d+(?:\.\d+)?)%$/.exec(plainNumber(line.tax_rate));
	const { quantity, unit_price: price } = line;
	const doubts: Doubt[] = [];
	if (amount === undefined) return doubts;
	if (typeof quantity === 'number' && typeof price === 'number') {
		const product = quantity * price * 100;
		// What the last printed digits of price and quantity leave open, and a cent for rounding
		const open =
			Math.abs(quantity) * halfOfLast(price, 2) +
			(Number.isInteger(quantity) ? 0 : Math.abs(price) * halfOfLast(quantity, 1));
		if (Math.abs(product - amount) > open * 100 + 1) {
			const reason = `${quantity} x ${price} is ${moneyText(product)}, not ${moneyText(amount)}`;
			doubts.push({ field: 'amount', reason });
		}
	}
	if (rate && tax !== undefined) {
		const due = (amount * Number(rate[1])) / 100;
		if (Math.abs(due - tax) > MOST_TAX_OFF + 0.5) {
			const reason = `${rate[0]} of ${moneyText(amount)} is ${moneyText(due)}, not ${moneyText(tax)}`;
			doubts.push({ field: 'tax', reason });
		}
	}
	return doubts;
}

/** Half a unit of the last printed decimal; the item does not keep trailing zeros, so at least `least` decimals are assumed. */
function halfOfLast(value: number, least: number): number {
	const decimals = /\.(\d+)$/.exec(String(value))?.[1].length ?? 0;
	return 0.5 * 10 ** -Math.max(least, decimals);
}

/** The tax of a line; an empty one is not known. */
const centsOfTax = (value: unknown): number | undefined =>
	isFilled(value) ? centsOrNone(value) : undefined;

const ABOUT_THE_WHOLE = /^(?:belong_)?(?:subtotal_|total$|tax_exclusive_price$|tax$)/;

/**
 * Doubts of a single page that the joined invoice decides: about the whole, and about the lines where the page has
 * no sum of its own.
 */
export function decidedByJoining(page: DocumentFields): Doubt[] {
	const ofPage = ['sum_amount', 'belong_sum_amount'].some(
		(name) => cents(page[name]) !== undefined,
	);
	return vatSums(page).filter(({ field }) => !ofPage || ABOUT_THE_WHOLE.test(field));
}

/** The sums of the joined invoice; what needs all pages only where none is missing. `page_values` has a page's sums. */
export function joinedSums(document: DocumentFields): Doubt[] {
	const pages = (document.page_values ?? []) as DocumentFields[];
	const whole: Record<string, unknown> = { ...document };
	const doubts: Doubt[] = [];
	for (const sums of PAGE_SUMS) {
		if (!isComplete(document, pages, sums)) continue;
		whole[sums.pages] = 1;
		for (const column of ['amount', 'tax'] as const) {
			doubts.push(...pageDoubts(document, pages, sums.page + column, sums.whole + column));
		}
	}
	return [...vatSums(whole), ...doubts];
}

/** An invoice that does not say how many pages it has is taken for whole, as a single page is. */
function isComplete(
	document: DocumentFields,
	pages: readonly DocumentFields[],
	sums: (typeof PAGE_SUMS)[number],
): boolean {
	const pageCount = Number(document[sums.pages]);
	if (!(pageCount > 1)) return true;
	const read = pages.map((page) => Number(page[sums.current])).filter((number) => number > 0);
	return read.length === pageCount && new Set(read).size === pageCount;
}

function pageDoubts(
	document: DocumentFields,
	pages: readonly DocumentFields[],
	page: string,
	whole: string,
): Doubt[] {
	const sum = cents(document[whole]);
	const added = sumOf(pages.map((values) => cents(values[page])));
	const discounted = cents(document[whole.replace('subtotal', 'discount')]) !== undefined;
	if (sum === undefined || added === undefined || discounted || pages.length < 2) return [];
	if (added === sum) return [];
	const reason = `The ${page} of ${pages.length} pages adds up to ${moneyText(added)}, not to ${moneyText(sum)}`;
	return [{ field: whole, reason }];
}

/** Doubts about a total that is not the sum of its parts; none where one of them is missing or not a number. */
export function fareSums(document: DocumentFields): Doubt[] {
	return FARES.flatMap(({ total: totalField, parts, needed, maybe }) => {
		const fields = [totalField, ...parts, ...(maybe ? [maybe] : [])];
		const total = cents(document[totalField]);
		const sum = sumOf(parts.map((field) => centsOrNone(document[field])));
		const more = maybe ? centsOrNone(document[maybe]) : 0;
		const known = needed.every((field) => isFilled(document[field]));
		if (total === undefined || sum === undefined || more === undefined || !known) return [];
		if (total === sum || total === sum + more || !oneCurrency(document, fields)) return [];
		const named = fields.slice(1).filter((field) => cents(document[field]) !== undefined);
		const reason = `${named.join(', ')} add up to ${moneyText(sum + more)}, not to ${moneyText(total)}`;
		return [{ field: totalField, reason }];
	});
}
