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

const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/;
const LEFT_TO_RIGHT = /[A-Za-z0-9\u00C0-\u058F\u3040-\u9FFF]/;

/** The characters in visual order, from left to right: PDF readers restore right-to-left text themselves. */
function asSeen(text: string): string {
	if (!RIGHT_TO_LEFT.test(text)) return text;
	const runs: Array<{ right: boolean; characters: string[] }> = [];
	for (const character of text) {
		const last = runs.at(-1);
		const right = RIGHT_TO_LEFT.test(character)
			? true
			: LEFT_TO_RIGHT.test(character)
				? false
				: (last?.right ?? true);
		if (last && last.right === right) last.characters.push(character);
		else runs.push({ right, characters: [character] });
	}
	const seen = runs.map(({ right, characters }) =>
		(right ? characters.reverse() : characters).join(''),
	);
	const first = [...text].find((one) => RIGHT_TO_LEFT.test(one) || LEFT_TO_RIGHT.test(one)) ?? '';
	return (RIGHT_TO_LEFT.test(first) ? seen.reverse() : seen).join('');
}

const minus = ([a, b]: Point, [c, d]: Point): Point => [a - c, b - d];
const length = ([x, y]: Point): number => Math.hypot(x, y);

const number = (value: number): string => {
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

/** A place without an extent still holds its text. */
const edge = (given: Point, other: Point): Point => (length(given) < 0.01 ? other : given);

function lineOf(text: string, box: Box, codes: Codes): string {
	const list = codes.codesOf(asSeen(text.slice(0, MOST_CHARACTERS)));
	const width = list.reduce((sum, code) => sum + widthOf(code), 0);
	const [start, base, height] = frame(box, list.length);
	const [along, up] = [edge(base, [1, 0]), edge(height, [0, 1])];
	const matrix = [along[0] / width, along[1] / width, up[0], up[1], start[0], start[1]];
	if (width === 0 || !matrix.every((one) => Math.abs(one) < 100_000)) return '';
	return `${matrix.map(number).join(' ')} Tm <${list.map(hex).join('')}> Tj\n`;
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
