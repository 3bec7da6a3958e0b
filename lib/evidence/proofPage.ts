/** What a proof sheet shows of a page: its own picture where there is one, else its size. */
import { detectFormat } from '../media/format/detect';
import { type Pause, withinBudget } from '../media/pdf/budget';
import { pageImage } from '../media/pdf/pageImage';
import { openPdf } from '../media/pdf/pageTree';
import { pixelSize } from '../media/size/readSize';
import type { Evidence } from './evidence';
import type { ProofPage } from './proofLayer';
import { pixelsAPoint, shownPage } from './searchable/toPage';

/** Formats that every browser shows. */
const SHOWN: readonly string[] = ['JPEG', 'PNG', 'GIF', 'BMP', 'WEBP'];

const farOf = (places: readonly Evidence[], axis: 0 | 1): number =>
	places.reduce((most, { box }) => Math.max(most, ...box.map((point) => point[axis])), 0);

/** An upright sheet of A4 as far as the places reach. */
function emptyPage(places: readonly Evidence[]): Omit<ProofPage, 'page'> {
	const [right, bottom] = [farOf(places, 0) * 1.05 || 210, farOf(places, 1) * 1.05];
	return { width: Math.ceil(right), height: Math.ceil(Math.max(bottom, right * 1.414)) };
}

/** How far the sides of a scan and of its page may differ */
const ALIKE = 0.03;

/** A page of a PDF as the service drew it; a page that is one scan has its picture. */
async function drawnPage(
	bytes: Buffer,
	places: readonly Evidence[],
	page: number,
	pause: Pause,
): Promise<ProofPage | undefined> {
	const size = await withinBudget(pause, async (budget) => {
		const { file, encrypted, pages } = await openPdf(bytes, budget);
		if (encrypted) return undefined;
		let count = 0;
		for await (const one of pages()) {
			if (!one || ++count < page) continue;
			const lines = places.map(({ box }) => ({ text: '', box }));
			const sheet = await shownPage(file, one, lines);
			const scale = await pixelsAPoint(file, [sheet]);
			return { width: Math.round(sheet.width * scale), height: Math.round(sheet.height * scale) };
		}
		return undefined;
	});
	if (!size) return undefined;
	const scan = await pageImage(bytes, page, pause);
	if (!scan.ok) return { page, ...size };
	const { data, mimeType, rotate, width, height } = scan;
	const shape = rotate % 180 === 0 ? width / height : height / width;
	const fills = Math.abs((shape * size.height) / size.width - 1) < ALIKE;
	return { page, ...size, ...(fills ? { picture: { data, mimeType, turn: rotate } } : {}) };
}

/** The size that the places are in. A service that turns by EXIF first has places outside of the stored picture. */
function picturePage(
	bytes: Buffer,
	places: readonly Evidence[],
): Omit<ProofPage, 'page'> | undefined {
	const format = detectFormat(bytes);
	const size = format && pixelSize(bytes, format.id);
	if (!size) return undefined;
	const { width, height } = size;
	const [right, bottom] = [farOf(places, 0), farOf(places, 1)];
	const byExif =
		(right > 1.02 * width && right <= height) || (bottom > 1.02 * height && bottom <= width);
	const shown = byExif ? { width: height, height: width } : size;
	if (!SHOWN.includes(format.id)) return shown;
	return { ...shown, picture: { data: bytes, mimeType: format.mimeType, byExif } };
}

/**
 * A page of a file.
 * @param bytes the file; absent where only the service has it
 * @param places what stands on the page
 * @param sentAs `picture`: the page was sent as the picture that it is, so its places are in this picture
 * @throws Refused when a PDF asks for more work than any undamaged one
 */
export async function proofPageOf(
	bytes: Buffer | undefined,
	places: readonly Evidence[],
	{ page, side, sentAs }: Pick<Evidence, 'page' | 'side'> & { sentAs?: 'picture' },
	pause: Pause,
): Promise<ProofPage> {
	const empty = { ...emptyPage(places), page, side };
	if (!bytes) return empty;
	if (detectFormat(bytes)?.id !== 'PDF') return { ...empty, ...picturePage(bytes, places) };
	if (sentAs !== 'picture') return { ...empty, ...(await drawnPage(bytes, places, page, pause)) };
	const scan = await pageImage(bytes, page, pause);
	if (!scan.ok) return empty;
	const { data, mimeType, width, height } = scan;
	return { page, side, width, height, picture: { data, mimeType } };
}
