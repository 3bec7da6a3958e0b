import { catalogue } from '../catalogue';
import { bodyOf, bodyOfUrl, encodeOnce } from '../media/body';
import { detectFormat } from '../media/format';
import { selectPages } from '../media/pages';
import { countPdfPages } from '../media/pdf';
import { preflight } from '../media/preflight';
import type { Slot } from '../run';
import { CallFailed } from '../run';
import type { DocumentInput } from './inputs';
import type { Job } from './job';
import { identityOf, recognizePage } from './pages';
import type { Page } from './pages';
import { Refusal } from './refusal';
import type { PageResult, Run } from './run';

/** A page's outcome: what was read, or why nothing was. */
export type PageOutcome = {
	page?: number;
	/** The pages that were joined into this outcome */
	pages?: number[];
} & ({ ok: true; result: PageResult & { reused: boolean } } | { ok: false; thrown: unknown });

/** A document that was opened: its pages, and whether more follow until the service says there are none. */
interface Opened {
	pages: Page[];
	more?: (number: number) => Page;
	openFrom?: number;
}

/** An answer the same for ever (a picture sent by URL has no pages) would otherwise be asked for without end. */
const MOST_PAGES = 5000;

const formatReader = (format: string): string | undefined =>
	catalogue.find(
		(entry) => entry.expose === 'default' && entry.file?.formats.some((known) => known === format),
	)?.name;

async function openFile(
	run: Run,
	job: Job,
	input: Extract<DocumentInput, { kind: 'file' }>,
): Promise<Opened> {
	const { entry, parameters } = job;
	const bytes = await input.load();
	const file = entry.file!;
	if (job.checkFiles) {
		const checked = preflight(
			{ bytes, fileName: input.fileName },
			{ name: entry.name, file },
			formatReader,
		);
		if (!checked.ok) throw new Refusal(checked.problem.message, checked.problem.remedy);
	} else if (bytes.length === 0) {
		throw new Refusal('The file is empty', 'Check what the node before puts out.');
	}
	const wantsIdentity = run.settings.recognizeOnce || run.remembered !== undefined;
	const digest = wantsIdentity ? identityOf(job, bytes) : undefined;
	const identity = (number?: number) =>
		digest === undefined ? undefined : `${digest}#${number ?? ''}`;

	const { field, pageParameter } = file;
	if (!pageParameter || detectFormat(bytes)?.id !== 'PDF') {
		return { pages: [{ body: () => bodyOf({ field, bytes, parameters }), identity: identity() }] };
	}
	const { pages: count } = await countPdfPages(bytes);
	const plan = selectPages(job.pages, count);
	if (plan.pages.length === 1 && plan.openFrom === undefined) {
		const [page] = plan.pages;
		const body = () => bodyOf({ field, bytes, parameters, page, pageParameter });
		return { pages: [{ number: page, body, identity: identity(page) }] };
	}
	const encoded = encodeOnce(field, bytes);
	const pageOf = (page: number): Page => ({
		number: page,
		body: () => encoded.body(parameters, { page, pageParameter }),
		identity: identity(page),
	});
	return { pages: plan.pages.map(pageOf), more: pageOf, openFrom: plan.openFrom };
}

function openUrl(job: Job, { url }: { url: string }): Opened {
	const { parameters, entry } = job;
	const pageParameter = entry.file?.pageParameter;
	// Only the service sees the file, so its pages are not known here; a URL's content may change, so no twins
	const isPdf = /\.pdf$/i.test(url.split(/[?#]/)[0]);
	if (!pageParameter || (!isPdf && job.pages.text.trim() === '1')) {
		return { pages: [{ body: () => bodyOfUrl({ url, parameters }) }] };
	}
	const plan = selectPages(job.pages, undefined);
	if (plan.openFrom !== undefined && !isPdf) {
		throw new Refusal(
			`Pages "${job.pages.text}" has no end, and this URL does not say that it is a PDF`,
			'Name the pages, e.g. 1-3.',
		);
	}
	const pageOf = (page: number): Page => ({
		number: page,
		body: () => bodyOfUrl({ url, parameters, page, pageParameter }),
	});
	return { pages: plan.pages.map(pageOf), more: pageOf, openFrom: plan.openFrom };
}

async function open(run: Run, job: Job, input: DocumentInput): Promise<Opened> {
	if (input.kind === 'file') return await openFile(run, job, input);
	if (input.kind === 'url') return openUrl(job, input);
	const body = () => Buffer.from(JSON.stringify(job.parameters));
	return { pages: [{ body, identity: identityOf(job, '') }] };
}

async function outcomeOf(
	number: number | undefined,
	work: Promise<PageResult & { reused: boolean }>,
): Promise<PageOutcome> {
	try {
		return { page: number, ok: true, result: await work };
	} catch (thrown) {
		return { page: number, ok: false, thrown };
	}
}

const isBeyondLastPage = (outcome: PageOutcome): boolean =>
	!outcome.ok && outcome.thrown instanceof CallFailed && outcome.thrown.failure.kind === 'input';

/** Asks page after page until the service has no more. */
async function openEnd(
	from: number,
	isFirst: boolean,
	recognizeOne: (number: number) => Promise<PageOutcome>,
): Promise<PageOutcome[]> {
	const outcomes: PageOutcome[] = [];
	for (let number = from; number < from + MOST_PAGES; number++) {
		const outcome = await recognizeOne(number);
		// The very first page that is refused says something about the file, a later one that there are no more
		if (isBeyondLastPage(outcome) && !(isFirst && number === from)) break;
		outcomes.push(outcome);
		if (!outcome.ok) break;
	}
	return outcomes;
}

/**
 * Recognizes a document: reads its bytes when its turn comes, sends its first page in the same turn and its
 * other pages before any other document begins. Gives one outcome a page, in page order; never throws.
 */
export async function recognizeDocument(
	run: Run,
	job: Job,
	input: DocumentInput,
): Promise<PageOutcome[]> {
	let opened: Opened | undefined;
	let first: PageOutcome;
	const send = async (page: Page, slot: Slot) =>
		await outcomeOf(page.number, recognizePage(run, job, input, page, slot));
	try {
		first = await run.pool.run(async (slot) => {
			opened = await open(run, job, input);
			const page = opened.pages[0] ?? opened.more!(opened.openFrom!);
			return await send(page, slot);
		});
	} catch (thrown) {
		return [{ ok: false, thrown }];
	}
	run.stats.documents++;
	const { pages, more, openFrom } = opened!;
	const inTurn = async (page: Page) => {
		try {
			return await run.pool.run(async (slot) => await send(page, slot), { front: true });
		} catch (thrown) {
			return { page: page.number, ok: false, thrown } satisfies PageOutcome;
		}
	};
	const outcomes = [first, ...(await Promise.all(pages.slice(1).map(inTurn)))];
	if (openFrom !== undefined) {
		const begun = pages.length === 0;
		if (begun && !first.ok) return outcomes;
		const from = begun ? openFrom + 1 : openFrom;
		outcomes.push(...(await openEnd(from, false, async (number) => await inTurn(more!(number)))));
	}
	run.stats.pages += outcomes.length;
	return outcomes;
}
