/** The pages of a document, one call each, until all are read or the service has no more. */
import { onPage } from '../../shape/evidence';
import type { ServiceFailure } from '../../huawei/errors';
import type { PageSelection } from '../../media/pages';
import { Refused } from '../../refused';
import { CallFailed } from '../../run';
import type { DocumentInput } from './inputs';
import type { Job } from './job';
import type { Opened } from './openDocument';
import type { Run } from './openRun';
import { sourceOf, type Outcome } from './outcome';
import { recognizePage } from './recognizePage';
import { recognizeUnknown } from './unknownDocuments';

/** A document whose pages are being read. */
export interface Reading {
	run: Run;
	job: Job;
	input: DocumentInput;
	opened: Opened;
	/** The lowest page number that the service says the file does not have; Infinity where it has said so of none */
	end: number;
}

/** Pages that are asked for at most. A file of 10 MB, the largest that the service takes, holds fewer. */
const MOST_PAGES = 5000;

/** A page has fewer bytes only where it is empty; a file of a few pages may have little beside them. */
const BYTES_OF_A_PAGE = 50;
const PAGES_OF_ANY_FILE = 20;

/** What the service says to a page number that the file does not have. */
const NO_SUCH_PAGE = 'AIS.0101';

const refusedInput = (outcome: Outcome): ServiceFailure | undefined =>
	!outcome.ok && outcome.thrown instanceof CallFailed && outcome.thrown.failure.kind === 'input'
		? outcome.thrown.failure
		: undefined;

const saysNoSuchPage = (outcome: Outcome): boolean => refusedInput(outcome)?.code === NO_SUCH_PAGE;

const unread = (
	{ job, input, opened }: Reading,
	page: number | undefined,
	thrown: unknown,
): Outcome => ({
	ok: false,
	input,
	source: sourceOf(job, input, opened, page),
	thrown,
});

/** The call for a page, or for the whole; never throws. */
export async function readPage(reading: Reading, page?: number): Promise<Outcome> {
	const { run, job, input, opened } = reading;
	try {
		const read = await recognizePage(run, job, input, opened.page(page));
		const result = await recognizeUnknown(run, job, input, read, page);
		const documents = result.documents.map((document) =>
			page === undefined ? document : onPage(document, page),
		);
		const source = sourceOf(job, input, opened, page);
		return { ok: true, input, source, result: { ...result, documents } };
	} catch (thrown) {
		return unread(reading, page, thrown);
	}
}

/** Does the task for a page when the document's turn in the pool comes. */
const inTurn = async (
	reading: Reading,
	page: number,
	task: () => Promise<Outcome[]>,
): Promise<Outcome[]> =>
	await reading.run.pool
		.run(task, { front: true })
		.catch((thrown: unknown) => [unread(reading, page, thrown)]);

const isOpen = ({ ranges }: PageSelection, page: number): boolean =>
	ranges.some(({ from = Infinity, to }) => to === undefined && from <= page);

/** Whether a page was not read since the file ends before it; in an open range the refusal of its number is the end. */
const isBeyond = ({ end, job }: Reading, { ok, source: { page = 1 } }: Outcome): boolean =>
	!ok && (page > end || (page === end && isOpen(job.pages, page)));

/** A page of the plan; nothing where the file is known to end before it. */
async function readPlanned(reading: Reading, page: number): Promise<Outcome[]> {
	if (page > reading.end) return [];
	const outcome = await readPage(reading, page);
	if (saysNoSuchPage(outcome)) reading.end = Math.min(reading.end, page);
	// While it is its turn: afterwards would be too late, the next page would be sent already
	if (!outcome.ok && !isBeyond(reading, outcome)) reading.run.onUnread();
	return [outcome];
}

/**
 * Asks for the planned pages after the first one, and in an open range for one page after another until the file ends.
 * Queues the planned pages at once, before anything is awaited.
 *
 * @param first the result of the first page of the plan
 * @returns outcomes in page order, the first among them; without what lies beyond the end
 */
export async function walkPages(reading: Reading, first: Outcome): Promise<Outcome[]> {
	const { plan } = reading.opened;
	if (!plan) return [first];
	if (saysNoSuchPage(first)) reading.end = first.source.page!;
	const planned = plan.pages
		.slice(1, MOST_PAGES)
		.map(async (page) => await inTurn(reading, page, async () => await readPlanned(reading, page)));
	const asked = (await Promise.all(planned)).flat();
	const outcomes = [first, ...asked.filter((outcome) => !isBeyond(reading, outcome))];
	const isOnlyOpen = plan.pages.length === 0;
	const isAtEnd = reading.end < Infinity || (isOnlyOpen && !first.ok);
	if (plan.openFrom === undefined || isAtEnd) return outcomes;
	const more = await readOn(reading, isOnlyOpen ? plan.openFrom + 1 : plan.openFrom);
	if (more.some(({ ok }) => !ok)) reading.run.onUnread();
	return [...outcomes, ...more];
}

/**
 * Asks for page after page until the service says that there is none, or refuses two in a row: a single refused
 * page among others is one that cannot be read.
 */
async function readOn(reading: Reading, from: number): Promise<Outcome[]> {
	const { bytes = Infinity } = reading.opened;
	const most = Math.min(MOST_PAGES, PAGES_OF_ANY_FILE + Math.ceil(bytes / BYTES_OF_A_PAGE));
	const outcomes: Outcome[] = [];
	let doubtful: Outcome[] = [];
	for (let page = from; page <= most; page++) {
		const turn = async () => [await readPage(reading, page)];
		const [outcome] = await inTurn(reading, page, turn);
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
	const page = Math.max(from, most + 1);
	const thrown = new Refused(
		`The PDF does not say how many pages it has, and is too small for more than ${page - 1}; the run asks for no more`,
		'Open it in a PDF reader and print it to a new PDF, or name the pages, for example "51-100".',
	);
	return [...outcomes, ...doubtful, unread(reading, page, thrown)];
}
