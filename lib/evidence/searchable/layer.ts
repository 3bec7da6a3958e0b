/** The invisible layer of a page: each line of text in its box. */
import type { Box, Point } from '../../shape/values/box';
import { hex, widthOf, type Codes } from './font';

/** A piece of text and where it stands on the page as it was sent, in pixels. */
export interface Line {
	text: string;
	box: Box;
}

/** More than any page holds; further lines stay in the item only */
const MOST_LINES = 20_000;
const MOST_CHARACTERS = 10_000;

const RIGHT_TO_LEFT = '\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC';
const LEFT_TO_RIGHT = 'A-Za-z0-9\u00C0-\u058F\u3040-\u9FFF';
/** Runs of one direction; signs without a direction belong to what is before them. */
const RUNS = new RegExp(`[${LEFT_TO_RIGHT}][^${RIGHT_TO_LEFT}]*|[^${LEFT_TO_RIGHT}]+`, 'gu');
const IS_RIGHT = new RegExp(`[${RIGHT_TO_LEFT}]`, 'u');
const BEGINS_RIGHT = new RegExp(`^[^${LEFT_TO_RIGHT}]*[${RIGHT_TO_LEFT}]`, 'u');
const IS_LEFT = new RegExp(`^[${LEFT_TO_RIGHT}]`, 'u');

/** The characters in visual order, from left to right: PDF readers restore right-to-left text themselves. */
function asSeen(text: string): string {
	if (!IS_RIGHT.test(text)) return text;
	const runs = text.match(RUNS) ?? [];
	const seen = runs.map((run) => (IS_LEFT.test(run) ? run : [...run].reverse().join('')));
	return (BEGINS_RIGHT.test(text) ? seen.reverse() : seen).join('');
}

const minus = ([a, b]: Point, [c, d]: Point): Point => [a - c, b - d];
const length = ([x, y]: Point): number => Math.hypot(x, y);

/** A number as PDF writes it, with at most three decimals. */
const decimal = (value: number): string => {
	const text = value.toFixed(3).replace(/\.?0+$/, '');
	return text === '-0' ? '0' : text;
};

/** Where text begins, along which edge it runs, which edge is its height. */
function frame([a, b, c, d]: Box, characters: number): [start: Point, along: Point, up: Point] {
	const [wide, tall] = [length(minus(b, a)), length(minus(d, a))];
	// Written from top to bottom
	if (characters > 1 && tall > 1.5 * wide) return [a, minus(d, a), minus(b, a)];
	return [d, minus(c, d), minus(a, d)];
}

/** The edge, or another one where it has no length: the text is placed all the same. */
const edge = (given: Point, other: Point): Point => (length(given) < 0.01 ? other : given);

/** A line that rises or falls by less than this share of its length is drawn level. */
const LEVEL = 0.2;
/** How far a level piece may leave the slant of its line, as a share of the line's height */
const DRIFT = 0.3;

interface Piece {
	codes: readonly number[];
	/** In em, from the begin of the line */
	from: number;
	width: number;
}

/** A line in one piece; or in words, none much wider than `longest`. */
function piecesOf(codes: readonly number[], longest: number): Piece[] {
	const pieces: Piece[] = [];
	let [first, from, width] = [0, 0, 0];
	codes.forEach((code, at) => {
		width += widthOf(code);
		const ends = width >= longest || (code === 0x20 && longest < Infinity);
		if (!ends && at + 1 < codes.length) return;
		pieces.push({ codes: codes.slice(first, at + 1), from, width });
		[first, from, width] = [at + 1, from + width, 0];
	});
	return pieces;
}

function lineOf(text: string, box: Box, codes: Codes): string {
	const list = codes.codesOf(asSeen(text.slice(0, MOST_CHARACTERS)));
	const whole = list.reduce((sum, code) => sum + widthOf(code), 0);
	const [start, base, height] = frame(box, list.length);
	const [along, up] = [edge(base, [1, 0]), edge(height, [0, 1])];
	const main = Math.abs(along[0]) > Math.abs(along[1]) ? 0 : 1;
	const [run, fall] = [Math.abs(along[main]), Math.abs(along[1 - main])];
	// pdftotext takes each letter of a slanted line for a word: such lines are steps of level words
	const level = fall < LEVEL * run ? main : undefined;
	const room = DRIFT * length(up);
	const longest = level !== undefined && fall > room ? (room * whole) / fall : Infinity;
	const shown = piecesOf(list, longest).map(({ codes: own, from, width }) => {
		const at = (axis: 0 | 1, em: number) => start[axis] + (along[axis] * em) / whole;
		// Half of its fall is before the middle of a level piece, half behind it
		const begin = (axis: 0 | 1) =>
			at(axis, level === undefined || level === axis ? from : from + width / 2);
		const only = (axis: 0 | 1, [x, y]: Point): Point =>
			level === undefined ? [x, y] : axis === 0 ? [x, 0] : [0, y];
		const em = only(main, along).map((one) => one / whole);
		const matrix = [...em, ...only(main === 0 ? 1 : 0, up), begin(0), begin(1)];
		if (!matrix.every((one) => Math.abs(one) < 100_000)) return '';
		return `${matrix.map(decimal).join(' ')} Tm <${own.map(hex).join('')}> Tj\n`;
	});
	return shown.join('');
}

/**
 * The content stream of the layer.
 * @param onPage a box in pixels as a box of the PDF page
 * @param font its name in the page's resources
 */
export function layerOf(
	lines: readonly Line[],
	onPage: (box: Box) => Box,
	codes: Codes,
	font: string,
): Buffer {
	const shown = lines.slice(0, MOST_LINES).flatMap(({ text, box }) =>
		// A block of several lines is one box of so many rows
		text.trim() === '' ? [] : lineOf(text.replace(/[\s\p{Cc}]+/gu, ' ').trim(), onPage(box), codes),
	);
	return Buffer.from(`q BT 3 Tr ${font} 1 Tf\n${shown.join('')}ET Q\n`, 'latin1');
}

/** The language of the text as a PDF language tag, for screen readers. */
export function languageOf(texts: readonly string[]): string {
	const text = texts.join(' ').slice(0, 20_000);
	const scripts: Array<[RegExp, string]> = [
		[/[\u3040-\u30FF]/g, 'ja'],
		[/[\uAC00-\uD7AF]/g, 'ko'],
		[/[\u4E00-\u9FFF]/g, 'zh-CN'],
		[/[\u0600-\u06FF]/g, 'ar'],
		[/[\u0E00-\u0E7F]/g, 'th'],
		[/[\u0400-\u04FF]/g, 'ru'],
	];
	const found = scripts.find(([script]) => (text.match(script)?.length ?? 0) > text.length / 20);
	return found?.[1] ?? 'en';
}
