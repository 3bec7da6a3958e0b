/** What a page of a PDF holds as text already. */
import { paintedOn } from '../../media/pdf/content';
import type { PdfFile } from '../../media/pdf/file';
import type { PdfPage } from '../../media/pdf/pageTree';
import type { Line } from './layer';

/** Contents that are larger, as stored, are drawings rather than text */
const MOST_CONTENT = 128 * 1024;
const MOST_OWN = 50_000;
/** Shorter texts may stand anywhere by chance. */
const LEAST_LINE = 4;

const dense = (text: string): string => text.replace(/\s+/g, '');

/**
 * The lines that the page does not hold already as text of its own: a second copy would be found and copied twice. Only
 * texts in the usual Latin codes are known.
 */
export async function linesToAdd(
	file: PdfFile,
	page: PdfPage,
	lines: readonly Line[],
): Promise<readonly Line[]> {
	const contents = await file.resolve(page.dict.get('/Contents'));
	const parts = Array.isArray(contents) ? contents : [page.dict.get('/Contents')];
	let length = 0;
	for (const part of parts) length += (await file.stream(part))?.data.length ?? 0;
	if (length === 0 || length > MOST_CONTENT || !file.budget.isAmple()) return lines;
	const { strings } = await paintedOn(file, page);
	const texts = strings.map((one) => one.bytes().toString('latin1'));
	const own = dense(texts.join('')).slice(0, MOST_OWN);
	return lines.filter(({ text }) => {
		const wanted = dense(text);
		return wanted.length < LEAST_LINE || !own.includes(wanted);
	});
}
