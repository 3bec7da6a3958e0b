import { type Pause, withinBudget } from './budget';
import { openPdf } from './pageTree';

/**
 * Counts the pages of a PDF and does not trust its /Count: the leaves of its page tree, or the page objects
 * that are left of a damaged file. Undefined when they cannot be counted, because it is encrypted or damaged.
 * One file at a time; `pause` is called in between, so that long work does not block n8n.
 * @throws Refused when the file asks for more work than any undamaged one
 */
export async function countPdfPages(bytes: Buffer, pause: Pause): Promise<number | undefined> {
	return await withinBudget(pause, async (budget) => {
		const { file, pages } = await openPdf(bytes, budget);
		let count = 0;
		let missing = false;
		for await (const page of pages()) {
			if (page) count += 1;
			else missing = true;
		}
		return count === 0 || (missing && file.unreadable) ? undefined : count;
	});
}
