/** Where the pixels that the service counts in are on a page of a PDF. */
import type { PdfFile } from '../../media/pdf/file';
import { orNone, scanOf } from '../../media/pdf/pageImage';
import { type Bounds, boundsOf, type PdfPage, turnOf } from '../../media/pdf/pageTree';
import type { Box, Point } from '../../shape/values/box';
import type { Line } from './layer';

/** A point in pixels from the top left, as a point of the PDF page. */
export type ToPage = (point: Point) => Point;

/** A page with its lines, as a reader shows it. */
export interface ShownPage {
	page: PdfPage;
	lines: readonly Line[];
	bounds: Bounds;
	/** Clockwise, in degrees: 0, 90, 180 or 270 */
	turn: number;
	/** As it is shown, in points */
	width: number;
	height: number;
}

export async function shownPage(
	file: PdfFile,
	page: PdfPage,
	lines: readonly Line[],
): Promise<ShownPage> {
	const bounds = await boundsOf(file, page);
	const turn = await turnOf(file, page);
	const sides = [bounds[2] - bounds[0], bounds[3] - bounds[1]];
	const [width, height] = turn % 180 === 0 ? sides : [sides[1], sides[0]];
	return { page, lines, bounds, turn, width, height };
}

/** As Smart Document documents it; then what is usual, in dots an inch */
const DOCUMENTED = 144;
const USUAL = [150, 200, 216, 300, 400, 600];
const MOST = 1200;

/** Lines rarely end nearer to the edge of a page, and rarely leave more of it empty. */
const MARGIN = 1.05;
const EMPTY = 1.18;

/**
 * Pixels a point in which the service drew the pages of a file, which it does not tell: as documented where all lines
 * fit so. Else the next resolution, that of the scan among them, in which they fit and fill the page.
 */
export async function pixelsAPoint(file: PdfFile, sheets: readonly ShownPage[]): Promise<number> {
	let least = 0;
	for (const { lines, width, height } of sheets) {
		for (const [x, y] of lines.flatMap(({ box }) => box)) {
			least = Math.max(least, (72 * x) / width, (72 * y) / height);
		}
	}
	const fits = (dpi: number) => least <= 1.01 * dpi;
	if (fits(DOCUMENTED)) return DOCUMENTED / 72;
	const scan = await orNone(scanOf(file, sheets[0].page));
	const own = scan ? [(72 * scan.width) / Math.hypot(scan.matrix[0], scan.matrix[1])] : [];
	const likely = [...own, ...USUAL].sort((one, other) => one - other);
	const found = likely.find((dpi) => fits(dpi) && dpi <= EMPTY * least);
	return (found ?? Math.min(MARGIN * least, MOST)) / 72;
}

/** From pixels of a drawn page, so many a point, for any origin and turn. */
export function fromDrawn(
	{ bounds, turn }: Pick<ShownPage, 'bounds' | 'turn'>,
	scale: number,
): ToPage {
	const [left, bottom, right, top] = bounds;
	return ([x, y]): Point => {
		const [u, v] = [x / scale, y / scale];
		if (turn === 90) return [left + v, bottom + u];
		if (turn === 180) return [right - u, bottom + v];
		if (turn === 270) return [right - v, top - u];
		return [left + u, top - v];
	};
}

/** From pixels of the picture that a scanned page is: exact. Undefined where the page is none. */
export async function fromPicture(file: PdfFile, page: PdfPage): Promise<ToPage | undefined> {
	const scan = await orNone(scanOf(file, page));
	if (!scan) return undefined;
	const [a, b, c, d, e, f] = scan.matrix;
	return ([x, y]): Point => {
		const [u, v] = [x / scan.width, 1 - y / scan.height];
		return [a * u + c * v + e, b * u + d * v + f];
	};
}

/** How far places reach to the right or down. */
export const farOf = (places: ReadonlyArray<{ box: Box }>, axis: 0 | 1): number =>
	places.reduce((most, { box }) => Math.max(most, ...box.map((point) => point[axis])), 0);

/** Whether a service has turned a picture as EXIF says before it read it: places are outside of the stored one. */
export function areTurned(
	places: ReadonlyArray<{ box: Box }>,
	{ width, height }: { width: number; height: number },
): boolean {
	const [right, bottom] = [farOf(places, 0), farOf(places, 1)];
	return (right > 1.02 * width && right <= height) || (bottom > 1.02 * height && bottom <= width);
}

/** A box moved, and made smaller where it has to be, so that it lies within bounds. */
export function within(box: Box, bounds: Bounds): Box {
	const axes = ([0, 1] as const).map((axis) => {
		const [least, most] = [bounds[axis], bounds[axis + 2]];
		const values = box.map((point) => point[axis]);
		const over = Math.max(0, Math.max(...values) - most);
		const under = Math.max(0, least - Math.min(...values));
		return values.map((value) => Math.min(most, Math.max(least, value - over + under)));
	});
	return box.map((_, at): Point => [axes[0][at], axes[1][at]]) as Box;
}
