/** What a proof sheet shows of a page: its own picture where there is one, else its size. */
import { detectFormat } from '../media/format/detect';
import { type Pause, withinBudget } from '../media/pdf/budget';
import { imageOf, orNone } from '../media/pdf/pageImage';
import { openPdf } from '../media/pdf/pageTree';
import { pixelSize } from '../media/size/readSize';
import type { Evidence } from '../shape/evidence';
import type { ProofPage } from './proofLayer';
import { areTurned, farOf, pixelsAPoint, shownPage } from './searchable/toPage';

/** Formats that every browser shows. */
const SHOWN: readonly string[] = ['JPEG', 'PNG', 'GIF', 'BMP', 'WEBP'];

/** The size of a page and its picture. */
type Look = Pick<ProofPage, 'width' | 'height' | 'picture'>;

/** An upright sheet of A4 as far as the places reach. */
function emptyPage(places: readonly Evidence[]): Look {
	const [right, bottom] = [farOf(places, 0) * 1.05 || 210, farOf(places, 1) * 1.05];
	return { width: Math.ceil(right), height: Math.ceil(Math.max(bottom, right * 1.414)) };
}

/** How far the sides of a scan and of its page may differ */
const ALIKE = 0.03;

/**
 * A page of a PDF as the service drew it, with its picture where it is one scan.
 * @param asPicture the service got this picture: the places are in it
 */
async function pdfPage(
	bytes: Buffer,
	places: readonly Evidence[],
	page: number,
	asPicture: boolean,
	pause: Pause,
): Promise<Look | undefined> {
	return await withinBudget(pause, async (budget) => {
		const { file, encrypted, pages } = await openPdf(bytes, budget);
		if (encrypted || page > pages.length) return undefined;
		const scan = await orNone(imageOf(file, pages[page - 1]));
		if (asPicture) return scan && { width: scan.width, height: scan.height, picture: scan };
		const lines = places.map(({ box }) => ({ text: '', box }));
		const sheet = await shownPage(file, pages[page - 1], lines);
		const scale = await pixelsAPoint(file, [sheet]);
		const [width, height] = [sheet.width, sheet.height].map((side) => Math.round(side * scale));
		if (!scan) return { width, height };
		const shape = scan.rotate % 180 === 0 ? scan.width / scan.height : scan.height / scan.width;
		const fills = Math.abs((shape * height) / width - 1) < ALIKE;
		return { width, height, ...(fills ? { picture: { ...scan, turn: scan.rotate } } : {}) };
	});
}

/** A picture, in the size that the places are in. */
function picturePage(bytes: Buffer, places: readonly Evidence[]): Look | undefined {
	const format = detectFormat(bytes);
	const size = format && pixelSize(bytes, format.id);
	if (!size) return undefined;
	const byExif = areTurned(places, size);
	const shown = byExif ? { width: size.height, height: size.width } : size;
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
	const isPdf = bytes && detectFormat(bytes)?.id === 'PDF';
	const look = isPdf
		? await pdfPage(bytes, places, page, sentAs === 'picture', pause)
		: bytes && picturePage(bytes, places);
	return { page, side, ...(look ?? emptyPage(places)) };
}
