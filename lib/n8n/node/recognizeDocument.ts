/** When the pages of a document are sent, and what the user is to know of those that are not. */
import { catalogue } from '../../catalogue';
import { choosesPages } from '../../media/pages';
import { inputName, type DocumentInput } from './inputs';
import type { Job } from './job';
import { openDocument, type Opened } from './openDocument';
import type { Run } from './openRun';
import { readPage, walkPages, type PageOutcome } from './walkPages';

/** The results of a document, page by page. */
export interface DocumentOutcome {
	/** Empty where the file filter leaves the document out */
	outcomes: PageOutcome[];
	/** Pages of the file, where it is a PDF that says so */
	pageCount?: number;
	/** The pictures of its pages were sent in place of the PDF */
	sentAs?: 'picture';
}

/** e.g. "pages 1-3, 5 of 9 were read" */
function pagesRead(pages: number[], count: number): string {
	const ranges: Array<[from: number, to: number]> = [];
	for (const page of pages) {
		const last = ranges.at(-1);
		if (last && last[1] === page - 1) last[1] = page;
		else ranges.push([page, page]);
	}
	const list = ranges.map(([from, to]) => (from === to ? from : `${from}-${to}`)).join(', ');
	return pages.length === 1
		? `page ${list} of ${count} was read`
		: `pages ${list} of ${count} were read`;
}

/** Says which pages of a PDF were read where it has more, and how to read the rest. */
function noteUnreadPages(
	{ notes }: Run,
	{ entry, pages }: Job,
	name: string | undefined,
	{ outcomes, pageCount = 1 }: DocumentOutcome,
): void {
	if (outcomes.length >= pageCount) return;
	const read = outcomes.flatMap(({ ok, page = 1 }) => (ok ? [page] : []));
	if (read.length === 0) return;
	const reader = catalogue.find(({ file }) => file?.pageParameter)?.name;
	const advice =
		entry.file && choosesPages(entry.file)
			? pages.text === '1' && ' Set Pages to "all" to read the others.'
			: ` ${entry.name} reads the first page only; ${reader} reads all.`;
	notes.push(`${name}: ${pagesRead(read, pageCount)}.${advice || ''}`);
}

/**
 * Recognizes a document: reads its bytes when its turn comes, sends its first page in the same turn and its
 * other pages before any other document begins. Gives one outcome a page, in page order; never throws.
 */
export async function recognizeDocument(
	run: Run,
	job: Job,
	input: DocumentInput,
): Promise<DocumentOutcome> {
	let facts: Pick<Opened, 'pageCount' | 'sentAs'> = {};
	let pages: Promise<PageOutcome[]> | undefined;
	try {
		await run.pool.run(async () => {
			const opened = await openDocument(run, job, input);
			if (!opened) return;
			facts = { pageCount: opened.pageCount, sentAs: opened.sentAs };
			const reading = { run, job, input, opened, end: Infinity };
			const first = await readPage(reading, opened.plan?.pages[0] ?? opened.plan?.openFrom);
			if (!first.ok) run.onUnread();
			// Asked for before this place is free: else another document would begin first
			pages = walkPages(reading, first);
		});
	} catch (thrown) {
		run.onUnread();
		return { outcomes: [{ ok: false, thrown }] };
	}
	if (!pages) return { outcomes: [] };
	const document = { outcomes: await pages, ...facts };
	run.stats.pages += document.outcomes.length;
	noteUnreadPages(run, job, inputName(input), document);
	return document;
}
