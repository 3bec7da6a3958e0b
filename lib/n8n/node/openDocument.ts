/** Opens a document of an item: reads and checks its bytes, and plans the pages to send. */
import { sleep } from 'n8n-workflow';

import { catalogue } from '../../catalogue';
import {
	bodyOf,
	bodyOfUrl,
	encodeOnce,
	readyBody,
	type RequestBody,
} from '../../huawei/requestBody';
import { freeBytes } from '../../media/bytes';
import { detectFormat } from '../../media/format/detect';
import { needsCount, selectPages, type PagePlan } from '../../media/pages';
import { countPdfPages } from '../../media/pdf/countPages';
import { pageImage } from '../../media/pdf/pageImage';
import { preflight } from '../../media/preflight';
import { Refused } from '../../refused';
import { passesByBytes } from './fileFilter';
import type { DocumentInput } from './inputs';
import type { Job } from './job';
import { EMPTY_FILE_REMEDY } from './loadFile';
import { shownName } from './shownNames';
import type { Run } from './openRun';
import type { Page } from './recognizePage';

/** Bytes from which on files are read one at a time from another machine too */
const LARGE = 1_000_000;

/** A document that was opened. */
export interface Opened {
	/** Pages to ask for; absent where it is one call without a page */
	plan?: PagePlan;
	/** Pages of the file, where it is a PDF that says so */
	pageCount?: number;
	/** Size of the file; unknown behind a URL */
	bytes?: number;
	/** The pictures of its pages are sent in place of the PDF */
	sentAs?: 'picture';
	/** The call for a page, or for the whole */
	page: (number?: number) => Page;
}

const formatReader = (format: string): string | undefined =>
	catalogue.find(
		(entry) => entry.expose === 'default' && entry.file?.formats.some((known) => known === format),
	)?.name;

function checkFile({ entry, checkFiles }: Job, bytes: Buffer, fileName: string | undefined): void {
	if (bytes.length === 0) throw new Refused('The file is empty', EMPTY_FILE_REMEDY);
	if (!checkFiles) return;
	const shown = fileName && shownName(fileName);
	preflight({ bytes, fileName: shown }, { name: entry.name, file: entry.file! }, formatReader);
}

/** Lets other work of n8n go on while a large file is read or made; Stop ends the work there. */
export const pauseOf =
	({ context }: Run) =>
	async () =>
		await sleep(0, context.getExecutionCancelSignal());

/** The number of pages of a PDF; undefined where it cannot be counted, refused where the chosen pages need it. */
const countPages = async (run: Run, { pages }: Job, bytes: Buffer, chosen: boolean) =>
	await countPdfPages(bytes, pauseOf(run)).catch((refused: unknown) => {
		if (chosen && needsCount(pages)) throw refused;
		return undefined;
	});

const memoryOf = (run: Run) => (length: number) => run.bodies.take(length);

/** A scanned PDF for an operation that takes pictures only: sends the pictures of its pages. */
async function openScan(run: Run, job: Job, bytes: Buffer): Promise<Opened> {
	const { entry, pages, parameters } = job;
	const pageCount = await countPages(run, job, bytes, true);
	const plan = selectPages(pages, pageCount);
	if (plan.openFrom !== undefined) {
		throw new Refused(
			'The PDF does not say how many pages it has: it may be locked by a password, or damaged',
			'Open it in a PDF reader and print it to a new PDF, or name the pages, for example "1-3".',
		);
	}
	const page = (number = 1): Page => ({
		body: async () => {
			const refusal = `${entry.name} takes pictures and scanned pages, and this page of the PDF`;
			const { data } = await pageImage(bytes, number, pauseOf(run), refusal);
			checkFile(job, data, 'The picture of the page');
			return bodyOf({ field: entry.file!.field, bytes: data, parameters }, memoryOf(run));
		},
		repeats: true,
	});
	return { plan, pageCount, sentAs: 'picture', page };
}

async function openFile(
	run: Run,
	job: Job,
	{ load, fileName, size = 0, remote = false }: Extract<DocumentInput, { kind: 'file' }>,
): Promise<Opened | undefined> {
	const { parameters } = job;
	const { field, formats, pageParameter } = job.entry.file!;
	const take = memoryOf(run);
	// Small files on another machine are read side by side: each has to be waited for
	const bytes = remote && size < LARGE ? await load() : await run.reading.run(load);
	if (job.filter && !passesByBytes(job.filter, bytes)) return undefined;
	const isPdf = detectFormat(bytes)?.id === 'PDF';
	if (isPdf && job.checkFiles && !formats.includes('PDF')) return await openScan(run, job, bytes);
	checkFile(job, bytes, fileName);
	const pageWith = (body: (number?: number) => RequestBody) => (number?: number) => ({
		body: () => body(number),
		repeats: true,
	});
	const whole = pageWith((page) => {
		const body = bodyOf({ field, bytes, parameters, page, pageParameter }, take);
		freeBytes(bytes);
		return body;
	});

	if (!isPdf || !(pageParameter || formats.includes('PDF'))) return { page: whole };
	const pageCount = await countPages(run, job, bytes, pageParameter !== undefined);
	if (!pageParameter) return { page: whole, pageCount };
	const plan = selectPages(job.pages, pageCount);
	if (plan.pages.length === 1 && plan.openFrom === undefined) {
		return { plan, pageCount, page: whole };
	}
	const { length } = bytes;
	const encoded = encodeOnce(field, bytes);
	freeBytes(bytes);
	const page = pageWith((number) => encoded(parameters, { page: number, pageParameter }, take));
	return { plan, pageCount, bytes: length, page };
}

function openUrl({ parameters, entry, pages }: Job, url: string): Opened {
	const pageParameter = entry.file?.pageParameter;
	const page = (number?: number): Page => ({
		body: () => bodyOfUrl({ url, parameters, page: number, pageParameter }),
		// What is behind a URL may change
		repeats: false,
	});
	// Only the service sees the file, so its pages are not known here
	const isPdf = /\.pdf$/i.test(url.split(/[?#]/)[0]);
	if (!pageParameter || (!isPdf && pages.text === '1')) return { page };
	const plan = selectPages(pages, undefined);
	if (plan.openFrom !== undefined && !isPdf) {
		throw new Refused(
			`Pages "${pages.text}" has no end, and this URL does not say that it is a PDF`,
			'Name the pages, e.g. 1-3.',
		);
	}
	return { plan, page };
}

/**
 * Opens a document; undefined where the file filter leaves it out. Sends nothing.
 * @throws Refused where it cannot be sent as it is
 */
export async function openDocument(
	run: Run,
	job: Job,
	input: DocumentInput,
): Promise<Opened | undefined> {
	if (input.kind === 'file') return await openFile(run, job, input);
	if (input.kind === 'url') return openUrl(job, input.url);
	const body = () => readyBody(Buffer.from(JSON.stringify(job.parameters)));
	return { page: () => ({ body, repeats: true }) };
}
