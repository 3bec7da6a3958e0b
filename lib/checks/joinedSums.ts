/** Sums of an invoice that was joined from its pages. */
import { PAGE_SUMS } from '../catalogue/fieldNames';
import { cents, moneyText, sumOf } from './money';
import type { DocumentFields, Doubt } from './types';
import { vatSums } from './vatSums';

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
