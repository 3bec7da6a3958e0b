/** What the first answer does not know is read by another API, in the same run. */
import { parsePages } from '../../media/pages';
import { CallFailed } from '../../run';
import { withoutFullStop } from '../properties/names';
import type { DocumentInput } from './inputs';
import { withReviewNote } from './items';
import type { Job } from './job';
import { openDocument } from './openDocument';
import type { Run } from './openRun';
import type { PageResult } from './outcome';
import { recognizePage } from './recognizePage';

const failureText = (thrown: unknown): string => {
	if (!(thrown instanceof CallFailed)) return (thrown as Error).message;
	const { message, code } = thrown.failure;
	return code === undefined ? message : `${withoutFullStop(message)} (${code})`;
};

/**
 * Reads a page that the first answer does not know with the API that the user chose. A second call, which is billed;
 * the first result stays where it brings none.
 * @param page of a PDF; undefined for a picture
 */
export async function recognizeUnknown(
	run: Run,
	job: Job,
	input: DocumentInput,
	first: PageResult,
	page: number | undefined,
): Promise<PageResult> {
	if (!job.unknown || !first.nothingKnown) return first;
	const pages = parsePages(String(page ?? 1));
	const second: Job = { ...job, ...job.unknown, pages, filter: undefined };
	try {
		const opened = await openDocument(run, second, input);
		const read = await recognizePage(run, second, input, opened!.page(opened!.plan?.pages[0]));
		const { requestId, attempts, reused } = first.call;
		return { ...read, call: { ...read.call, classification: { requestId, attempts, reused } } };
	} catch (thrown) {
		const reason = `${second.entry.name} did not read it: ${failureText(thrown)}`;
		const documents = first.documents.map((document) =>
			withReviewNote(document, { name: 'document', value: document.json.document, reason }),
		);
		return { ...first, documents };
	}
}
