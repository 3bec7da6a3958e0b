/** A picture made ready and read: what every kind of document starts from. */
import { inkOf } from './ink.mjs';
import { linesOf } from './lines.mjs';
import { upright } from './upright.mjs';
import { readAgain, readLines } from './words.mjs';

const clampTo = (value, most) => Math.max(0, Math.min(most, Math.round(value)));

/**
 * @param {{ canvas: import('@napi-rs/canvas').Canvas, scale: number, width: number, height: number,
 *   offset?: [number, number] }} picture offset: where the canvas lies in the original, for a part of it
 * @param {{ anyAngle?: boolean, withoutRed?: boolean, language?: string, only?: string, least?: number }} [options]
 * @returns {Promise<{ canvas: object, page: object, found: object, blocks: object[], direction: number,
 *   corners: (box: { x0: number, y0: number, x1: number, y1: number }) => number[][],
 *   again: (block: object, options: { only: string, model?: string }) => Promise<{ text: string, confidence: number }> }>}
 *   again: reads a block with a limited alphabet; corners: a box of the scan as four points of the original picture
 */
export async function scan(picture, options = {}) {
	const { canvas, back, direction } = await upright(picture.canvas, options);
	const [left, top] = picture.offset ?? [0, 0];
	const page = inkOf(canvas, options);
	const found = linesOf(page);
	const blocks = await readLines(page, found, options);
	const corners = ({ x0, y0, x1, y1 }) =>
		[
			[x0, y0],
			[x1, y0],
			[x1, y1],
			[x0, y1],
		].map(([x, y]) => {
			const [px, py] = back(x, y);
			return [
				clampTo(px / picture.scale + left, picture.width),
				clampTo(py / picture.scale + top, picture.height),
			];
		});
	const again = (block, options) => readAgain(page, found, block, options);
	return { canvas, page, found, blocks, direction, corners, again };
}

/** Confidence as the service writes it. */
export const rounded = (value) => Math.round(Math.min(1, Math.max(0, value)) * 10000) / 10000;
