import type { FileInput } from '../catalogue/types';
import { Refused } from '../refused';

/** A range of pages; `to` is absent for an open range, `from` where only the last page is meant. */
interface PageRange {
	token: string;
	from?: number;
	to?: number;
}

/** A page expression as read, before the number of pages is known. */
export interface PageSelection {
	/** As the user wrote it, without blanks around it */
	text: string;
	ranges: readonly PageRange[];
}

/** Pages to ask for, ascending and without repeats; from `openFrom` on one after the other until there is none. */
export interface PagePlan {
	pages: number[];
	openFrom?: number;
}

/** More pages than a file of 10 MB holds. */
const MAX_PAGE = 9_999;

/** Nobody writes a longer text for pages. */
const MAX_TEXT = 1_000;

const REMEDY = 'Correct the parameter "Pages".';

const EXAMPLES = 'for example "1", "1-3,7-", "last" or "all"';

const RANGE = /^(\d+)?\s*-\s*(\d+|last)?$/;

function parsePageToken(token: string, text: string): PageRange {
	const refuse = (what: string): never => {
		throw new Refused(`"${token}" in pages "${text}" ${what}`, REMEDY);
	};
	const word = token.toLowerCase();
	if (word === 'all') return { token, from: 1 };
	if (word === 'last') return { token };
	const match = /^(\d+)$/.test(word) ? [word, word, word] : RANGE.exec(word);
	if (!match) return refuse(`is no page. Write ${EXAMPLES}.`);
	const [, first, second] = match;
	const from = Number(first);
	const to = second === undefined || second === 'last' ? undefined : Number(second);
	if (first === undefined) return refuse(`has no first page. Write "1-${second ?? ''}".`);
	if (from === 0 || to === 0) return refuse('names page 0. The first page is 1.');
	if (from > MAX_PAGE || (to ?? 0) > MAX_PAGE) {
		return refuse(`is more than any document has. Write ${EXAMPLES}.`);
	}
	if (to !== undefined && to < from) return refuse(`runs backwards. Write "${to}-${from}".`);
	return { token, from, to };
}

/**
 * Reads a page expression: pages and ranges with commas, `7-` open to the end, `all`, `last`. Blanks, full-width
 * digits and Chinese commas and dashes are accepted. Throws Refused that names the part it cannot read.
 */
export function parsePages(text: string): PageSelection {
	if (text.length > MAX_TEXT) {
		throw new Refused(`Pages has ${text.length} characters. Write ${EXAMPLES}.`, REMEDY);
	}
	const plain = text
		.normalize('NFKC')
		.replace(/[、]/g, ',')
		.replace(/[\u2010-\u2015\u2212~〜]+|-{2,}/g, '-');
	const tokens = plain
		.split(',')
		.map((token) => token.trim())
		.filter((token) => token !== '');
	if (tokens.length === 0) {
		throw new Refused(`Pages is empty. Write ${EXAMPLES}.`, REMEDY);
	}
	return { text: text.trim(), ranges: tokens.map((token) => parsePageToken(token, text.trim())) };
}

const counted = (pages: number): string =>
	`the file has ${pages} ${pages === 1 ? 'page' : 'pages'}`;

function checkEnd({ token, from = 1, to }: PageRange, text: string, count: number): void {
	if (from <= count && (to ?? 0) <= count) return;
	if (from === to) {
		throw new Refused(`Page ${from} in "${text}" does not exist: ${counted(count)}.`, REMEDY);
	}
	const remedy = from <= count ? ` Write "${from}-".` : '';
	const problem = from <= count ? 'goes past the end' : 'starts after the end';
	throw new Refused(
		`"${token}" in pages "${text}" ${problem}: ${counted(count)}.${remedy}`,
		REMEDY,
	);
}

/**
 * Whether an operation is asked for pages: it reads a PDF page by page; or it takes pictures only, and gets those of
 * scanned pages.
 */
export const choosesPages = ({ pageParameter, formats }: FileInput): boolean =>
	pageParameter !== undefined || (formats.length > 0 && !formats.includes('PDF'));

/** Whether the pages can only be planned when their number is known: for "all", "last", or a range without an end. */
export const needsCount = ({ ranges }: PageSelection): boolean =>
	ranges.some(({ to }) => to === undefined);

/**
 * Pages of a file, ascending and each once. Open ends stop at the last page; a page named beyond it is refused.
 * With an unknown count, open ends are left open (`openFrom`) and `last` is refused.
 */
export function selectPages(selection: PageSelection, count: number | undefined): PagePlan {
	const { text, ranges } = selection;
	const closed: Array<[from: number, to: number]> = [];
	let openFrom = Infinity;
	for (const range of ranges) {
		const { from, to } = range;
		if (count !== undefined) {
			checkEnd(range, text, count);
			closed.push([from ?? count, to ?? count]);
		} else if (from === undefined) {
			throw new Refused(
				`"${range.token}" in pages "${text}" needs the number of pages, and this file does not say it ` +
					'(it may be encrypted or damaged). Name the pages, for example "1-3", or write "all".',
				REMEDY,
			);
		} else if (to === undefined) openFrom = Math.min(openFrom, from);
		else closed.push([from, to]);
	}
	const pages: number[] = [];
	for (const [from, to] of closed.sort((a, b) => a[0] - b[0])) {
		const next = Math.max(from, (pages.at(-1) ?? 0) + 1);
		for (let page = next; page <= to && page < openFrom; page++) pages.push(page);
	}
	return openFrom === Infinity ? { pages } : { pages, openFrom };
}
