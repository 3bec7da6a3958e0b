/** Sums of an invoice: amount + tax = total, and the lines add up to the amount. */
import type { Doubt } from './types';

type Document = Readonly<Record<string, unknown>>;

/** Amount and tax before the total: of the whole invoice first, then of the page, then of vehicle invoices. */
const SUMS = [
	['sum_amount', 'sum_tax'],
	['subtotal_amount', 'subtotal_tax'],
	['subtotal_amount', 'tax'],
	['tax_exclusive_price', 'tax'],
] as const;

const LISTS = ['items', 'item_list'] as const;

/** Doubts about the sums; none where a summand is missing or not a number. */
export function vatSums(document: Document): Doubt[] {
	return [...totalDoubts(document), ...lineDoubts(document)];
}

function totalDoubts(document: Document): Doubt[] {
	const total = cents(document.total);
	for (const [amountField, taxField] of SUMS) {
		const amount = cents(document[amountField]);
		const tax = taxOf(document[taxField]);
		if (amount === undefined || tax === undefined || total === undefined) continue;
		if (Math.abs(amount + tax - total) <= 1) return [];
		const reason = `${amountField} and ${taxField} add up to ${shown(amount + tax)}, not to the total ${shown(total)}`;
		return [{ field: 'total', reason }];
	}
	return [];
}

function lineDoubts(document: Document): Doubt[] {
	const name = LISTS.find((list) => Array.isArray(document[list]));
	// Where the invoice goes on over several pages its lines add up to the page's sum, if it prints one
	const pages = Number(document.total_pages ?? 1);
	const several = pages > 1 && cents(document.sum_amount) === undefined;
	if (name === undefined || several) return [];
	const lines = document[name] as unknown[];
	const columns = [
		['amount', 'subtotal_amount', cents],
		['tax', 'subtotal_tax', taxOf],
	] as const;
	return columns.flatMap(([column, sumField, read]) => {
		const sum = cents(document[sumField]);
		const parts = lines.map((line) => read((line as Document | null)?.[column]));
		if (sum === undefined || lines.length === 0 || parts.some((part) => part === undefined))
			return [];
		const added = (parts as number[]).reduce((all, part) => all + part, 0);
		if (Math.abs(added - sum) <= lines.length) return [];
		const count = `${lines.length} line${lines.length === 1 ? '' : 's'}`;
		const reason = `The ${column} of ${count} adds up to ${shown(added)}, not to ${shown(sum)}`;
		return [{ field: sumField, reason }];
	});
}

/** Hundredths, so that sums are exact. */
function cents(value: unknown): number | undefined {
	return typeof value === 'number' && Number.isFinite(value) ? Math.round(value * 100) : undefined;
}

/** No tax is printed as a word or as stars. */
function taxOf(value: unknown): number | undefined {
	return typeof value === 'string' && /^(\*+|免税|不征税)$/.test(value.trim()) ? 0 : cents(value);
}

const shown = (value: number): string => (value / 100).toFixed(2);
