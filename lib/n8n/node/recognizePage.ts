/** One call: built, sent once for duplicates, read, its files stored. */
import { createHash } from 'node:crypto';

import type { RequestBody } from '../../huawei/requestBody';
import { nothingKnown, readDocuments } from '../../shape';
import { own } from '../../shape/values/json';
import { inputName, type DocumentInput } from './inputs';
import { storeFiles } from './items';
import type { Job } from './job';
import type { Run } from './openRun';
import type { PageResult } from './outcome';

/** One call of a document. */
export interface Page {
	/** Builds what is sent, when its turn comes */
	body: () => RequestBody | Promise<RequestBody>;
	/** Whether the same body means the same document; not so with a URL, whose content may change */
	repeats: boolean;
}

/** Names work so that duplicates are found: what is sent and what is made of the answer. */
const identityOf = (job: Job, body: RequestBody): string =>
	createHash('sha256')
		.update(JSON.stringify([job.entry.id, job.shape, job.asked, body.sha256()]))
		.digest('base64url');

async function recognizeBody(
	run: Run,
	{ entry, shape, asked }: Job,
	input: DocumentInput,
	body: RequestBody,
): Promise<PageResult> {
	const { answer, requestId, attempts } = await run.runner.call(
		async () => await run.gateway.send(entry.id, body),
		run.settings.repeatAfterLostAnswer && entry.neverRepeat === undefined,
	);
	const mark = own(answer, 'SAMPLE');
	if (typeof mark === 'string') run.invented = mark;
	// Else an earlier request with it, which was given up, may still be under way
	if (attempts === 1) run.bodies.giveBack(body.bytes);
	const documents = readDocuments(entry, answer, shape, { today: run.today, asked });
	return {
		documents: await storeFiles(run.context, documents, inputName(input) ?? entry.id),
		call: { requestId, region: run.gateway.region, attempts, reused: false },
		...(nothingKnown(entry, answer) ? { nothingKnown: true as const } : {}),
	};
}

/** A result for another item, or another try: with json of its own, which a later node may change. */
const copyOf = ({ documents, call, ...result }: PageResult, reused: boolean): PageResult => ({
	...result,
	documents: documents.map((document) => ({ ...document, json: structuredClone(document.json) })),
	call: { ...call, reused },
});

/** Reads a page, unless the same was read in this run or is remembered from an earlier try. */
export async function recognizePage(
	run: Run,
	job: Job,
	input: DocumentInput,
	page: Page,
): Promise<PageResult> {
	const body = await page.body();
	const work = async () => await recognizeBody(run, job, input, body);
	const { recognizeOnce, rememberAnswers } = run.settings;
	if (!page.repeats || !(recognizeOnce || rememberAnswers)) return await work();
	const { value, reused } = await run.duplicates.once(identityOf(job, body), work);
	if (reused) {
		run.bodies.giveBack(body.bytes);
		run.stats.reused++;
	}
	return reused || rememberAnswers ? copyOf(value, reused) : value;
}
