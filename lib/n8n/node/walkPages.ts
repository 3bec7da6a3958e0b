/** The pages of a document, one call each, until all are read or the service has no more. */
import type { ServiceFailure } from '../../huawei/errors';
import type { PagePlan } from '../../media/pages';
import { Refused } from '../../refused';
import { CallFailed } from '../../run';
import type { PageResult } from './openRun';

/** The result of a page: what was read, or why nothing was. */
export type PageOutcome = {
	page?: number;
	/** The pages that were joined into this outcome */
	pages?: number[];
} & ({ ok: true; result: PageResult & { reused: boolean } } | { ok: false; thrown: unknown });

/** Pages that are asked for at most. A file of 10 MB, the largest that the service takes, holds fewer. */
const MOST_PAGES = 5000;

/** What the service says to a page number that the file does not have. */
const NO_SUCH_PAGE = 'AIS.0101';

const refusedInput = (outcome: PageOutcome): ServiceFailure | undefined =>
	!outcome.ok && outcome.thrown instanceof CallFailed && outcome.thrown.failure.kind === 'input'
		? outcome.thrown.failure
		: undefined;

const saysNoSuchPage = (outcome: PageOutcome): boolean =>
	refusedInput(outcome)?.code === NO_SUCH_PAGE;

/** A page has fewer bytes only where it is empty; a file of a few pages may have little beside them. */
const BYTES_OF_A_PAGE = 50;
const PAGES_OF_ANY_FILE = 20;

/** Pages that a file of so many bytes can hold, where its number of pages is not known. */
export const mostPagesOf = (bytes = Infinity): number =>
	Math.min(MOST_PAGES, PAGES_OF_ANY_FILE + Math.ceil(bytes / BYTES_OF_A_PAGE));

const tooManyPages = (page: number): Refused =>
	new Refused(
		`The PDF does not say how many pages it has, and is too small for more than ${page - 1}; the run asks for no more`,
		'Open it in a PDF reader and print it to a new PDF, or name the pages, for example "51-100".',
	);

interface Walk {
	/** Pages after which an open range ends, and says so */
	mostPages: number;

	/** Does the task when the document's turn in the pool comes; rejects when the run has ended by then */
	inTurn: <T>(task: () => Promise<T>) => Promise<T>;
	/** The call for a page; never throws */
	send: (page: number) => Promise<PageOutcome>;
	/** Whether the page is part of an open range: then the refusal of its number is the end of the file */
	isOpen: (page: number) => boolean;
	/** Called as soon as a page is lost */
	onUnread: () => void;
}

/**
 * Asks for the planned pages after the first one, and in an open range for one page after another until the file ends.
 * Queues the planned pages at once, before anything is awaited.
 *
 * @param first the result of the first page of the plan
 * @returns outcomes in page order, the first among them; without what lies beyond the end
 */
export async function walkPages(
	{ pages, openFrom }: PagePlan,
	first: PageOutcome,
	walk: Walk,
): Promise<PageOutcome[]> {
	let end = saysNoSuchPage(first) ? first.page! : Infinity;
	const isBeyond = ({ ok, page = 1 }: PageOutcome) =>
		!ok && (page > end || (page === end && walk.isOpen(page)));
	const askPlanned = async (page: number): Promise<PageOutcome[]> => {
		// The result is judged inside the turn: afterwards would be too late, the next page would be sent already
		const turn = async () => {
			if (page > end) return [];
			const outcome = await walk.send(page);
			if (saysNoSuchPage(outcome)) end = Math.min(end, page);
			if (!outcome.ok && !isBeyond(outcome)) walk.onUnread();
			return [outcome];
		};
		return await walk.inTurn(turn).catch((thrown: unknown) => [{ page, ok: false, thrown }]);
	};
	const asked = await Promise.all(pages.slice(1, MOST_PAGES).map(askPlanned));
	const outcomes = [first, ...asked.flat().filter((outcome) => !isBeyond(outcome))];
	const begun = pages.length === 0;
	if (openFrom === undefined || end < Infinity || (begun && !first.ok)) return outcomes;
	const more = await walkOn(begun ? openFrom + 1 : openFrom, walk);
	if (more.some(({ ok }) => !ok)) walk.onUnread();
	return [...outcomes, ...more];
}

/**
 * Asks for page after page until the service says that there is none, or refuses two in a row: a single refused
 * page among others is one that cannot be read.
 */
async function walkOn(from: number, { inTurn, send, mostPages }: Walk): Promise<PageOutcome[]> {
	const outcomes: PageOutcome[] = [];
	let doubtful: PageOutcome[] = [];
	for (let page = from; page <= mostPages; page++) {
		const outcome = await inTurn(async () => await send(page)).catch(
			(thrown: unknown): PageOutcome => ({ page, ok: false, thrown }),
		);
		if (saysNoSuchPage(outcome)) return [...outcomes, ...doubtful];
		if (refusedInput(outcome)) {
			if (doubtful.length > 0) return outcomes;
			doubtful = [outcome];
			continue;
		}
		outcomes.push(...doubtful, outcome);
		doubtful = [];
		if (!outcome.ok) return outcomes;
	}
	const page = Math.max(from, mostPages + 1);
	return [...outcomes, ...doubtful, { page, ok: false, thrown: tooManyPages(page) }];
}
