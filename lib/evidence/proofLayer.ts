/** The boxes of one value above a page of the proof sheet. */
import { cutTo, escaped } from './escape';
import type { Evidence } from '../shape/evidence';
import { shownValue } from './exports/paper';

/** A page that values stand on; without a picture it is an empty sheet. */
export interface ProofPage extends Pick<Evidence, 'page' | 'side'> {
	/** Of what the places are in, in pixels */
	width: number;
	height: number;
	picture?: {
		data: Buffer;
		mimeType: string;
		/** Degrees by which it is turned clockwise, so that it stands as its places do */
		turn?: number;
		/** Its places are in the picture as its EXIF entry turns it, not as it is stored */
		byExif?: boolean;
	};
}

const MOST_BOXES = 100;
const LONGEST_VALUE = 400;

/** A value as it stands on the sheet, cut where it is very long. */
export const shown = (value: unknown): string => escaped(cutTo(shownValue(value), LONGEST_VALUE));

const near = (value: number, most: number): number =>
	Math.round(Math.min(Math.max(value, -most), 2 * most));

/** Whether a place is on this page, and on this side of a card. */
export const isOn = (one: Evidence, { page, side }: ProofPage): boolean =>
	one.page === page && one.side === side;

type Corners = ReadonlyArray<readonly [x: number, y: number]>;

/** The corners in whole pixels, from the upper left one clockwise, not far outside the page. */
const cornersOf = ({ box }: Evidence, { width, height }: ProofPage): Corners =>
	box.map(([x, y]) => {
		const most = Math.max(width, height);
		return [near(x, most), near(y, most)];
	});

const isUpright = ([[left, top], second, third, fourth]: Corners): boolean =>
	second[1] === top && third[0] === second[0] && third[1] === fourth[1] && fourth[0] === left;

const isBehind = ([[left, top], , [right, bottom]]: Corners): boolean =>
	right < left || bottom < top;

/** Boxes without lean, in the few bytes that they need. */
function frames(boxes: readonly Corners[], number: number): string {
	const drawn = boxes.map(([[x, y], , [right, bottom]], at) => {
		const label = at === 0 ? number : '';
		return `<a style=--x:${x};--y:${y};--w:${right - x};--h:${bottom - y}>${label}</a>`;
	});
	return drawn.join('');
}

/** Boxes that lean, or their words on an empty page. */
function drawing(
	boxes: readonly Corners[],
	words: string,
	number: number,
	page: ProofPage,
): string {
	const { width, height } = page;
	const size = Math.max(width, height);
	const paths = boxes.map((corners) => `M${corners.map((point) => point.join(' ')).join('L')}Z`);
	const [[left, top], , , [otherLeft, bottom]] = boxes[0];
	const x = Math.max((left + otherLeft) / 2 - size / 150, (String(number).length * size) / 60);
	const label = `<text x=${near(x, size)} y=${(top + bottom) >> 1}>${number}</text>`;
	return `<svg viewBox="0 0 ${width} ${height}" font-size=${Math.ceil(size / 60)}><path d="${paths.join('')}"/>${words}${label}</svg>`;
}

function wordsIn(corners: Corners, value: unknown): string {
	const [[x, y], [right], , [, bottom]] = corners;
	const text = shown(value);
	if (text === '' || !isUpright(corners)) return '';
	return `<text class=w x=${x} y=${(y + bottom) >> 1} textLength=${Math.abs(right - x)} lengthAdjust=spacingAndGlyphs font-size=${Math.abs(bottom - y)}>${text}</text>`;
}

/** The boxes of a row as a layer of its own above the page, so that hovering over the row can light it. */
export function layer(boxes: readonly Evidence[], number: number, page: ProofPage): string {
	const here = boxes.filter((one) => isOn(one, page)).slice(0, MOST_BOXES);
	if (here.length === 0) return '';
	const corners = here.map((one) => cornersOf(one, page));
	if (page.picture && corners.every((one) => isUpright(one) && !isBehind(one)))
		return frames(corners, number);
	const words = page.picture ? [] : here.map(({ value }, at) => wordsIn(corners[at], value));
	return drawing(corners, words.join(''), number, page);
}
