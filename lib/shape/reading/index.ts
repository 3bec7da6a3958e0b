/** The order in which a person reads a page: columns one after the other, words of one line on one line. */
import type { Box } from '../values/box';
import { uprightGroups, type Upright } from './upright';

/** No page has more blocks; longer lists keep the order of the service */
const MOST_BLOCKS = 20_000;

/**
 * Lines of a page in reading order: each is the places of its blocks in the list, in the direction of
 * reading. Where a block has no box, or the boxes do not show how the text runs, each block is a line
 * and the order stays. O(n log n).
 */
export function readingLines(blocks: ReadonlyArray<{ text: string; box?: Box }>): number[][] {
	const asSent = (): number[][] => blocks.map((_, index) => [index]);
	const boxed = blocks.filter(hasBox);
	if (boxed.length < blocks.length || blocks.length < 2 || blocks.length > MOST_BLOCKS) {
		return asSent();
	}
	const groups = uprightGroups(boxed);
	if (!groups) return asSent();
	return groups.flatMap((group) =>
		columnLines(group).map((line) => line.map((block) => block.index)),
	);
}

/** A block whose box has no size counts as one without a box. */
const hasBox = (block: { text: string; box?: Box }): block is { text: string; box: Box } => {
	const [a, b, , d] = block.box ?? [];
	return (
		a !== undefined &&
		b !== undefined &&
		d !== undefined &&
		(a[0] !== b[0] || a[1] !== b[1]) &&
		(a[0] !== d[0] || a[1] !== d[1])
	);
};

/** Columns within columns; no real page has more levels */
const MOST_LEVELS = 8;
/** Gaps between columns that are tried, the clearest first */
const MOST_GAPS = 4;

/** Lines lying over each other that are kept as separate lines */
const MOST_OVERLAID = 8;

const left = (block: Upright): number => block.x - block.width / 2;
const right = (block: Upright): number => block.x + block.width / 2;

/** Neighbours on a line without a gap: part of one line of text. */
interface Segment {
	from: number;
	to: number;
	height: number;
	text: string;
}

interface Gap {
	from: number;
	to: number;
	score: number;
}

/** Lines in reading order, each from left to right. */
function columnLines(blocks: readonly Upright[], level = 0): Upright[][] {
	const rows = pageRows(blocks);
	if (level >= MOST_LEVELS || rows.length < 2) return rows;
	const segments = rows.map(segmentsOf);
	for (const gap of gapsOf(segments.flat())) {
		const lines = splitAt((gap.from + gap.to) / 2, rows, segments, level);
		if (lines) return lines;
	}
	return rows;
}

/** Blocks that stand beside each other, from top to bottom. */
function pageRows(blocks: readonly Upright[]): Upright[][] {
	const rows: Upright[][] = [];
	let [top, bottom] = [0, 0];
	for (const block of [...blocks].sort((a, b) => a.y - b.y || a.index - b.index)) {
		const [from, to] = [block.y - block.height / 2, block.y + block.height / 2];
		const row = rows[rows.length - 1];
		const overlap = Math.min(bottom, to) - Math.max(top, from);
		if (row && overlap > Math.min(block.height, bottom - top) / 2) {
			top += (from - top) / (row.length + 1);
			bottom += (to - bottom) / (row.length + 1);
			row.push(block);
		} else {
			rows.push([block]);
			[top, bottom] = [from, to];
		}
	}
	return rows.flatMap(besideEachOther);
}

/** One row; texts that lie over each other, as on a seal, are lines of their own. */
function besideEachOther(row: Upright[]): Upright[][] {
	row.sort((a, b) => left(a) - left(b) || a.index - b.index);
	const lines: Upright[][] = [];
	for (const block of row) {
		const line = lines.slice(-MOST_OVERLAID).find((before) => {
			const last = before[before.length - 1];
			return right(last) - left(block) < Math.min(last.width, block.width) / 2;
		});
		if (line) line.push(block);
		else lines.push([block]);
	}
	return lines.sort((a, b) => a[0].y - b[0].y || a[0].index - b[0].index);
}

function segmentsOf(line: readonly Upright[]): Segment[] {
	const segments: Segment[] = [];
	for (const block of line) {
		const { height, text } = block;
		const last = segments[segments.length - 1];
		if (last && left(block) - last.to <= Math.max(last.height, height)) {
			last.to = Math.max(last.to, right(block));
			last.text = text;
		} else segments.push({ from: left(block), to: right(block), height, text });
	}
	return segments;
}

/** Upright strips that hardly any segment crosses, with text on both sides; the clearest first. */
function gapsOf(segments: readonly Segment[]): Gap[] {
	const starts = segments.map(({ from }) => from).sort((a, b) => a - b);
	const ends = segments.map(({ to }) => to).sort((a, b) => a - b);
	const height = middle(segments.map((segment) => segment.height));
	const gaps: Gap[] = [];
	let started = 0;
	for (const [index, from] of ends.entries()) {
		while (started < starts.length && starts[started] <= from) started++;
		const to = starts[started];
		if (to === undefined) break;
		if (to > (ends[index + 1] ?? Infinity) || to - from < height) continue;
		const before = index + 1;
		const after = starts.length - started;
		const score = Math.min(before, after) - 2 * (started - before);
		if (score > 0) gaps.push({ from, to, score });
	}
	return gaps
		.sort((a, b) => b.score - a.score || b.to - b.from - (a.to - a.from))
		.slice(0, MOST_GAPS);
}

/** Reads both sides of a gap one after the other wherever they are columns; undefined where they nowhere are. */
function splitAt(
	at: number,
	rows: readonly Upright[][],
	segments: ReadonlyArray<readonly Segment[]>,
	level: number,
): Upright[][] | undefined {
	const isCrossed = (row: number): boolean =>
		segments[row].some(({ from, to }) => from < at && to > at);
	const lines: Upright[][] = [];
	let found = false;
	for (let row = 0; row < rows.length; ) {
		let end = row;
		while (end < rows.length && !isCrossed(end)) end++;
		if (end - row > 1 && areColumns(segments.slice(row, end), at)) {
			found = true;
			const blocks = rows.slice(row, end).flat();
			for (const isLeft of [true, false]) {
				const side = blocks.filter(({ x }) => x < at === isLeft);
				for (const line of columnLines(side, level + 1)) lines.push(line);
			}
		} else {
			end = Math.max(end, row + 1);
			for (const line of rows.slice(row, end)) lines.push(line);
		}
		row = end;
	}
	return found ? lines : undefined;
}

/**
 * Whether the two sides are read one after the other: lines of running text on both, or lines that do
 * not stand beside each other. Labels with values and items with prices are one line.
 */
function areColumns(rows: ReadonlyArray<readonly Segment[]>, at: number): boolean {
	const lefts: Segment[] = [];
	const rights: Segment[] = [];
	let both = 0;
	for (const row of rows) {
		// The neighbours of the gap
		const before = row.filter(({ to }) => to <= at).pop();
		const after = row.find(({ from }) => from >= at);
		if (before) lefts.push(before);
		if (after) rights.push(after);
		if (before && after) both++;
	}
	const fewest = Math.min(lefts.length, rights.length);
	if (fewest < 2 || share(lefts, ({ text }) => /[:：]\s*$/.test(text)) > 0.4) return false;
	if (fewest > 2 && both * 2 < fewest) return true;
	return isRunningText(lefts) && isRunningText(rights);
}

/** Also with a currency before, a class of tax behind, or a quantity: EUR 4.50 A, 2 x 4.50 */
const NUMBER = /^(?:[A-Z]{1,3} ?)?[\d\s.,:%¥￥$€£/+()x×*-]+(?: ?[A-Z]{1,3})?$/;

/** Lines that are long, fill their column and are no numbers. */
function isRunningText(lines: readonly Segment[]): boolean {
	const column =
		Math.max(...lines.map(({ to }) => to)) - Math.min(...lines.map(({ from }) => from));
	const width = middle(lines.map(({ from, to }) => to - from));
	const height = middle(lines.map((line) => line.height));
	const numbers = share(lines, ({ text }) => NUMBER.test(text));
	return width >= 0.7 * column && width >= 5 * height && numbers < 0.5;
}

const share = <T>(list: readonly T[], isOne: (item: T) => boolean): number =>
	list.filter(isOne).length / list.length;

/** Median; 0 of nothing. */
const middle = (values: number[]): number =>
	values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
