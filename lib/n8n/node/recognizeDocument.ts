/** When the pages of a document are sent, and what the user is to know of those that are not. */
import { catalogue } from '../../catalogue';
import { choosesPages } from '../../media/pages';
import { inputName, type DocumentInput } from './inputs';
import type { Job } from './job';
import { openDocument } from './openDocument';
import type { Run } from './openRun';
import { sourceOf, type Outcome } from './outcome';
import { readPage, walkPages } from './walkPages';

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
	input: DocumentInput,
	outcomes: Outcome[],
): void {
	const { pageCount = 1 } = outcomes[0].source;
	const read = outcomes.flatMap(({ ok, source }) => (ok ? (source.page ?? 1) : []));
	if (outcomes.length >= pageCount || read.length === 0) return;
	const reader = catalogue.find(({ file }) => file?.pageParameter)?.name;
	const advice =
		entry.file && choosesPages(entry.file)
			? pages.text === '1' && ' Set Pages to "all" to read the others.'
			: ` ${entry.name} reads the first page only; ${reader} reads all.`;
	notes.push(`${inputName(input)}: ${pagesRead(read, pageCount)}.${advice || ''}`);
}

/**
 * Recognizes a document: reads its bytes when its turn comes, sends its first page in the same turn and its
 * other pages before any other document begins. Never throws.
 * @returns one outcome a page, in page order; none where the file filter leaves the document out
 */
export async function recognizeDocument(
	run: Run,
	job: Job,
	input: DocumentInput,
): Promise<Outcome[]> {
	let pages: Promise<Outcome[]> | undefined;
	try {
		await run.pool.run(async () => {
			const opened = await openDocument(run, job, input);
			if (!opened) return;
			const reading = { run, job, input, opened, end: Infinity };
			const first = await readPage(reading, opened.plan?.pages[0] ?? opened.plan?.openFrom);
			if (!first.ok) run.onUnread();
			// Asked for before this place is free: else another document would begin first
			pages = walkPages(reading, first);
		});
	} catch (thrown) {
		run.onUnread();
		return [{ ok: false, input, source: sourceOf(job, input), thrown }];
	}
	if (!pages) return [];
	const outcomes = await pages;
	run.stats.pages += outcomes.length;
	noteUnreadPages(run, job, input, outcomes);
	return outcomes;
}
