/** The order in which a person reads a page. */
import type { Box } from '../values/box';
import { columnLines } from './columns';
import { uprightGroups } from './upright';

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
