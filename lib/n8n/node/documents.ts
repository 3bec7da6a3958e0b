import { sleep } from 'n8n-workflow';

import { catalogue } from '../../catalogue';
import type { ServiceFailure } from '../../huawei/errors';
import { bodyOf, bodyOfUrl, encodeOnce } from '../../huawei/requestBody';
import { detectFormat } from '../../media/format/detect';
import { needsCount, selectPages } from '../../media/pages';
import { countPdfPages } from '../../media/pdf/countPages';
import { preflight } from '../../media/preflight';
import type { Slot } from '../../run';
import { CallFailed } from '../../run';
import { nameOf } from './inputs';
import type { DocumentInput } from './inputs';
import type { Job } from './job';
import { shownName } from './names';
import { identityOf, recognizePage } from './recognizePage';
import type { Page } from './recognizePage';
import type { PageResult, Run } from './openRun';
import { Refused } from '../../refused';

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

/** Lets other work of n8n go on while a large file is read. */
const pause = async () => await sleep(0);

const formatReader = (format: string): string | undefined =>
	catalogue.find(
		(entry) => entry.expose === 'default' && entry.file?.formats.some((known) => known === format),
	)?.name;

/** Operations without a choice of pages read the first one: says so where there are more. */
async function noteUnreadPages(run: Run, { entry }: Job, name: string | undefined, bytes: Buffer) {
	const pages = await countPdfPages(bytes, pause).catch(() => undefined);
	if (pages === undefined || pages === 1) return;
	const reader = catalogue.find(({ file }) => file?.pageParameter)?.name;
	run.notes.push(
		`${name} has ${pages} pages, of which ${entry.name} reads the first. ${reader} reads them all.`,
	);
}

async function openFile(
	run: Run,
	job: Job,
	input: Extract<DocumentInput, { kind: 'file' }>,
): Promise<Opened> {
	const { entry, parameters } = job;
	const bytes = await input.load();
	const file = entry.file!;
	if (job.checkFiles) {
		const fileName = input.fileName && shownName(input.fileName);
		preflight({ bytes, fileName }, { name: entry.name, file }, formatReader);
	} else if (bytes.length === 0) {
		throw new Refused('The file is empty', 'Check what the node before puts out.');
	}
	const wantsIdentity = run.settings.recognizeOnce || run.remembered !== undefined;
	const digest = wantsIdentity ? identityOf(job, bytes) : undefined;
	const identity = (number?: number) =>
		digest === undefined ? undefined : `${digest}#${number ?? ''}`;

	const { field, pageParameter } = file;
	const single = (page?: number): Opened => {
		let held: Buffer | undefined = bytes;
		const body = async () => {
			const loaded = held ?? (await input.load());
			return bodyOf({ field, bytes: loaded, parameters, page, pageParameter });
		};
		const release = () => {
			held = undefined;
		};
		return { pages: [{ number: page, body, release, identity: identity(page) }] };
	};
	const isPdf = detectFormat(bytes)?.id === 'PDF';
	if (isPdf && !pageParameter && file.formats.includes('PDF')) {
		await noteUnreadPages(run, job, nameOf(input), bytes);
	}
	if (!isPdf || !pageParameter) return single();
	const count = await countPdfPages(bytes, pause).catch((refused: Refused) => {
		if (needsCount(job.pages)) throw refused;
		return undefined;
	});
	const plan = selectPages(job.pages, count);
	if (plan.pages.length === 1 && plan.openFrom === undefined) return single(plan.pages[0]);
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
		throw new Refused(
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

const refusedInput = (outcome: PageOutcome): ServiceFailure | undefined =>
	!outcome.ok && outcome.thrown instanceof CallFailed && outcome.thrown.failure.kind === 'input'
		? outcome.thrown.failure
		: undefined;

/** What a wrong page number is called; that it is said of a page beyond the end is not documented. */
const WRONG_PARAMETER = 'AIS.0101';

/**
 * Asks page after page until the service has no more: until it calls the number wrong, or refuses two in a row.
 * One refused page among others is a page that cannot be read.
 */
async function openEnd(
	from: number,
	recognizeOne: (number: number) => Promise<PageOutcome>,
): Promise<PageOutcome[]> {
	const outcomes: PageOutcome[] = [];
	let doubtful: PageOutcome[] = [];
	for (let number = from; number < from + MOST_PAGES; number++) {
		const outcome = await recognizeOne(number);
		const refusal = refusedInput(outcome);
		if (refusal?.code === WRONG_PARAMETER) return [...outcomes, ...doubtful];
		if (refusal && doubtful.length > 0) return outcomes;
		if (refusal) doubtful = [outcome];
		else {
			outcomes.push(...doubtful, outcome);
			doubtful = [];
			if (!outcome.ok) return outcomes;
		}
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
	const noted = (outcome: PageOutcome): PageOutcome => {
		if (!outcome.ok) run.lost();
		return outcome;
	};
	const send = async (page: Page, slot: Slot) =>
		await outcomeOf(page.number, recognizePage(run, job, input, page, slot));
	const inTurn = async (page: Page): Promise<PageOutcome> => {
		try {
			return await run.pool.run(async (slot) => await send(page, slot), { front: true });
		} catch (thrown) {
			return { page: page.number, ok: false, thrown };
		}
	};
	const others = async ({ pages, more, openFrom }: Opened, first: PageOutcome) => {
		const wanted = pages.slice(1).map(async (page) => noted(await inTurn(page)));
		const outcomes = await Promise.all(wanted);
		const begun = pages.length === 0;
		if (openFrom === undefined || (begun && !first.ok)) return outcomes;
		// A refusal is what ends it, and nothing lost
		const ask = async (number: number) => await inTurn(more!(number));
		const end = await openEnd(begun ? openFrom + 1 : openFrom, ask);
		end.forEach(noted);
		return [...outcomes, ...end];
	};
	let first: PageOutcome;
	let rest: Promise<PageOutcome[]> | undefined;
	try {
		first = await run.pool.run(async (slot) => {
			const opened = await open(run, job, input);
			const page = opened.pages[0] ?? opened.more!(opened.openFrom!);
			const outcome = noted(await send(page, slot));
			// Asked for before this place falls free: else another document would begin first
			rest = others(opened, outcome);
			return outcome;
		});
	} catch (thrown) {
		return [noted({ ok: false, thrown })];
	}
	run.stats.documents++;
	const outcomes = [first, ...(await rest!)];
	run.stats.pages += outcomes.length;
	return outcomes;
}
