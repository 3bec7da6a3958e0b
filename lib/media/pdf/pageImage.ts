/** The picture of a scanned page of a PDF, for operations that take no PDF. */
import { type Pause, withinBudget } from './budget';
import { inherited, type Matrix, type Painted, paintedOn } from './content';
import type { PdfFile, Stream } from './file';
import { type OpenPdf, openPdf, type PdfPage } from './pageTree';
import { type Picture, pictureOf } from './picture';

type PageImage =
	| (Picture & {
			ok: true;
			/** Degrees by which a reader turns the picture clockwise before it is shown: 0, 90, 180 or 270 */
			rotate: number;
	  })
	| {
			ok: false;
			/** What is said of the page: "is text already" */
			reason: string;
			/** The next step */
			remedy: string;
	  };

const READS_PDF = 'Use General Text or Smart Document, which read PDFs';

const NOT_A_SCAN = `${READS_PDF}, or save the page as a picture (JPEG or PNG) first.`;

const LOCKED = 'Remove the password first: open the PDF in a PDF reader and print it to a new PDF.';

const no = (reason: string, remedy = NOT_A_SCAN): PageImage => ({ ok: false, reason, remedy });

/** A page of a PDF, counted from 1; or how many there are. */
async function findPage({ pages }: OpenPdf, number: number): Promise<PdfPage | number> {
	let count = 0;
	for await (const page of pages()) if (page && ++count === number) return page;
	return count;
}

/** Quarter turns by which a matrix turns a picture clockwise, in degrees; undefined where it shows its mirror image. */
function turnOf([a, b, c, d]: Matrix): number | undefined {
	if (a * d - b * c <= 0) return undefined;
	const clockwise = (Math.atan2(-b, a) * 180) / Math.PI;
	return (Math.round(clockwise / 90) * 90 + 360) % 360;
}

const area = ([a, b, c, d]: Matrix): number => Math.abs(a * d - b * c);

/** Share of the main picture up to which other pictures are ignored: they are the logo of a scanner app. */
const SMALL = 0.03;

/** Why a page is not one scanned picture; undefined when it is. */
function obstacle(painted: Painted): PageImage | undefined {
	const { pictures, text, drawings, inline, unknown } = painted;
	const also = pictures.length > 0 ? 'has text beside its picture' : 'is text already';
	if (text) return no(also, `${READS_PDF}.`);
	if (unknown) return no('is packed in a way that is not known here');
	if (inline) return no('has its picture in pieces');
	if (pictures.length === 0) return no(drawings ? 'is drawn, not scanned' : 'is empty');
	if (drawings) return no('has drawings or notes beside its picture');
	return undefined;
}

/** The one picture of a scanned page and where it is put; or what the page is instead. Throws OverBudget. */
export async function scanOn(
	file: PdfFile,
	page: PdfPage,
): Promise<{ picture: Stream; matrix: Matrix } | PageImage> {
	const painted = await paintedOn(file, page);
	const found = obstacle(painted);
	if (found) return found;
	const [main, ...others] = painted.pictures.sort((a, b) => area(b.matrix) - area(a.matrix));
	const beside = others.reduce((sum, { matrix }) => sum + area(matrix), 0);
	if (beside <= SMALL * area(main.matrix)) return main;
	return no(`is made of ${painted.pictures.length} pictures`);
}

async function imageOf({ file, encrypted }: OpenPdf, page: PdfPage): Promise<PageImage> {
	if (encrypted) return no('is locked by a password', LOCKED);
	const scan = await scanOn(file, page);
	if ('ok' in scan) return scan;
	const turn = turnOf(scan.matrix);
	if (turn === undefined) return no('shows its picture mirrored');
	const picture = await pictureOf(file, scan.picture);
	if ('refused' in picture) return no(`has a picture that ${picture.refused}`);
	const rotate = await inherited(file, page, '/Rotate');
	const turned = typeof rotate === 'number' ? Math.round(rotate / 90) * 90 : 0;
	return { ok: true, ...picture, rotate: (((turned + turn) % 360) + 360) % 360 };
}

/**
 * The picture of a scanned page, counted from 1, for operations that take no PDF: where the page is one picture it is
 * taken out with the same pixels, as JPEG or PNG. Else says what the page is and what to do.
 * @throws Refused when the file asks for more work than any undamaged one
 */
export async function pageImage(bytes: Buffer, page: number, pause: Pause): Promise<PageImage> {
	return await withinBudget(pause, async (budget) => {
		const pdf = await openPdf(bytes, budget);
		const found = await findPage(pdf, page);
		if (typeof found !== 'number') return await imageOf(pdf, found);
		if (pdf.encrypted) return no('is locked by a password', LOCKED);
		return no(
			`does not exist: the file has ${found} ${found === 1 ? 'page' : 'pages'}`,
			'Correct the parameter "Pages".',
		);
	});
}
