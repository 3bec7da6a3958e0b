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
		const { pages, missing } = await openPdf(bytes, budget);
		return missing ? undefined : pages.length || undefined;
	});
}
