/** Finding a field by what stands beside it. */
import { rowsOfBoxes } from './lines.mjs';
import { rounded } from './scan.mjs';

/** Text without blanks: labels are compared like this. */
export const tight = (text) => text.replace(/\s+/g, '');

/**
 * A value found on a page.
 * @typedef {{ text: string, confidence: number, x0: number, y0: number, x1: number, y1: number, blocks: object[] }} Value
 */

/** Several blocks as one value. @returns {Value} */
export function together(blocks, text = blocks.map((block) => block.text).join('')) {
	return {
		text,
		confidence:
			blocks.length === 0
				? 0
				: blocks.reduce((sum, block) => sum + block.confidence, 0) / blocks.length,
		x0: Math.min(...blocks.map((block) => block.x0)),
		y0: Math.min(...blocks.map((block) => block.y0)),
		x1: Math.max(...blocks.map((block) => block.x1)),
		y1: Math.max(...blocks.map((block) => block.y1)),
		blocks,
	};
}

/**
 * What follows a label: the rest of its own block, or the blocks right of it up to the next label.
 * @param {object[]} blocks
 * @param {RegExp} label matched against the text without blanks, at its beginning
 * @param {{ stop?: RegExp, most?: number }} [options] stop: begins another field; most: blocks to take
 * @returns {Value | undefined}
 */
export function after(blocks, label, { stop, most = 1 } = {}) {
	for (const row of rowsOfBoxes(blocks))
		for (const [i, block] of row.entries()) {
			const match = tight(block.text).match(label);
			if (!match || match.index !== 0) continue;
			const rest = tight(block.text)
				.slice(match[0].length)
				.replace(/^[：:]/, '');
			if (rest !== '') return together([block], rest);
			const following = row.slice(i + 1);
			const end = stop ? following.findIndex((each) => stop.test(tight(each.text))) : -1;
			const taken = following.slice(0, end < 0 ? most : Math.min(most, end));
			if (taken.length > 0) return together(taken);
		}
	return undefined;
}

/** The block right below a label, beginning at about the same column. @returns {Value | undefined} */
export function below(blocks, label) {
	const head = blocks.find((block) => label.test(block.text));
	if (!head) return undefined;
	const height = head.y1 - head.y0;
	const under = blocks
		.filter(
			(block) =>
				block.y0 >= head.y1 - 2 &&
				block.y0 < head.y1 + height * 4 &&
				Math.abs(block.x0 - head.x0) < height * 2,
		)
		.sort((a, b) => a.y0 - b.y0)[0];
	return under && together([under]);
}

/** The first block that matches, its first group (or all of the match) as value. @returns {Value | undefined} */
export function matching(blocks, pattern) {
	for (const block of blocks) {
		const match = tight(block.text).match(pattern);
		if (match) return together([block], match[1] ?? match[0]);
	}
	return undefined;
}

/**
 * The answer of a document: the text of each field, confidences and places where the service gives them.
 * @param {Record<string, Value | string | undefined>} values
 * @param {{ corners: (box: object) => number[][] }} read
 * @param {{ confidence?: boolean, places?: boolean }} [options]
 */
export function answerOf(values, read, { confidence = true, places = false } = {}) {
	const names = Object.keys(values);
	const pick = (choose) => Object.fromEntries(names.map((name) => [name, choose(values[name])]));
	// A plain text is concluded from what was found, not read: nothing in it is unsure
	const sureness = (value) =>
		typeof value === 'string' && value !== '' ? 1 : rounded(value?.confidence ?? 0);
	return {
		...pick((value) => (typeof value === 'string' ? value : (value?.text ?? ''))),
		...(confidence && { confidence: pick(sureness) }),
		...(places && {
			text_location: Object.fromEntries(
				names
					.filter((name) => values[name]?.blocks?.length > 0)
					.map((name) => [name, read.corners(values[name])]),
			),
		}),
	};
}

/** "2024年05月20日", "2024.05.20" and the like as 2024-05-20; the text itself where there is no date. */
export function isoDate(text) {
	const match = text.match(/(\d{4})\D{0,3}(\d{1,2})\D{0,3}(\d{1,2})/);
	if (!match) return text;
	return [match[1], match[2].padStart(2, '0'), match[3].padStart(2, '0')].join('-');
}
