/** The picture of a scanned page of a PDF, for operations that take no PDF. */
import { Refused } from '../../refused';
import { type Pause, withinBudget } from './budget';
import { NoPicture } from './colors';
import { type Matrix, type Painted, paintedOn } from './content';
import type { PdfFile, Stream } from './file';
import { openPdf, type PdfPage, quarterTurn, turnOf } from './pageTree';
import { type Picture, pictureOf } from './picture';

/** The picture of a page. */
export interface PageImage extends Picture {
	/** Degrees by which a reader turns the picture clockwise before it is shown: 0, 90, 180 or 270 */
	rotate: number;
}

/** The one picture of a scanned page, and where on the page it is put. */
export interface Scan {
	picture: Stream;
	matrix: Matrix;
	/** In pixels */
	width: number;
	height: number;
}

const NOT_A_SCAN =
	'Use General Text or Smart Document, which read PDFs, or save the page as a picture (JPEG or PNG) first.';

const LOCKED = 'Remove the password first: open the PDF in a PDF reader and print it to a new PDF.';

const area = ([a, b, c, d]: Matrix): number => Math.abs(a * d - b * c);

/** Share of the main picture up to which other pictures are ignored: they are the logo of a scanner app. */
const SMALL = 0.03;

/** Why a page is not one scanned picture; undefined when it is. */
function obstacle({ pictures, text, drawings, inline, unknown }: Painted): string | undefined {
	if (text) return pictures.length > 0 ? 'has text beside its picture' : 'is text already';
	if (unknown) return 'is packed in a way that is not known here';
	if (inline) return 'has its picture in pieces';
	if (pictures.length === 0) return drawings ? 'is drawn, not scanned' : 'is empty';
	if (drawings) return 'has drawings or notes beside its picture';
	const [main, ...others] = pictures.map(({ matrix }) => area(matrix));
	const beside = others.reduce((sum, one) => sum + one, 0);
	return beside <= SMALL * main ? undefined : `is made of ${pictures.length} pictures`;
}

/**
 * The one picture of a scanned page. Throws OverBudget.
 * @throws NoPicture that says what the page is instead
 */
export async function scanOf(file: PdfFile, page: PdfPage): Promise<Scan> {
	const painted = await paintedOn(file, page);
	painted.pictures.sort((one, other) => area(other.matrix) - area(one.matrix));
	const found = obstacle(painted);
	if (found) throw new NoPicture(found);
	const [{ picture, matrix }] = painted.pictures;
	const side = async (name: string) => Number(await file.entry(picture.dict, name));
	return { picture, matrix, width: await side('/Width'), height: await side('/Height') };
}

/** What was found; undefined where a page has no picture. */
export const orNone = async <T>(found: Promise<T>): Promise<T | undefined> =>
	await found.catch((thrown: unknown) => {
		if (thrown instanceof NoPicture) return undefined;
		throw thrown;
	});

/**
 * The picture of a scanned page. Throws OverBudget.
 * @throws NoPicture that says what the page is instead
 */
export async function imageOf(file: PdfFile, page: PdfPage): Promise<PageImage> {
	const { picture, matrix } = await scanOf(file, page);
	const [a, b, c, d] = matrix;
	if (a * d - b * c <= 0) throw new NoPicture('shows its picture mirrored');
	const clockwise = (Math.atan2(-b, a) * 180) / Math.PI;
	const rotate = quarterTurn(quarterTurn(clockwise) + (await turnOf(file, page)));
	return { ...(await pictureOf(file, picture)), rotate };
}

/**
 * The picture of a scanned page, counted from 1, for operations that take no PDF: where the page is one picture it is
 * taken out with the same pixels, as JPEG or PNG.
 * @param refusal what is said before the reason of a page that has no such picture, which reads "is text already"
 * @throws Refused where it has none, with the next step; also when the file asks for more work than any undamaged one
 */
export async function pageImage(
	bytes: Buffer,
	number: number,
	pause: Pause,
	refusal: string,
): Promise<PageImage> {
	return await withinBudget(pause, async (budget) => {
		const { file, encrypted, pages } = await openPdf(bytes, budget);
		const refused = (reason: string, remedy: string) => new Refused(`${refusal} ${reason}`, remedy);
		if (encrypted) throw refused('is locked by a password', LOCKED);
		if (number > pages.length) {
			const all = pages.length === 1 ? '1 page' : `${pages.length} pages`;
			throw refused(`does not exist: the file has ${all}`, 'Correct the parameter "Pages".');
		}
		return await imageOf(file, pages[number - 1]).catch((thrown: Error) => {
			if (!(thrown instanceof NoPicture)) throw thrown;
			throw refused(thrown.message, NOT_A_SCAN);
		});
	});
}
