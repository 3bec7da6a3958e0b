/** Lines of text: connected parts of the ink gathered into boxes, straightened and cut out one by one. */
import { partsOf, rulesOf } from './ink.mjs';
import { planeToPng } from './picture.mjs';

const heightOf = (box) => box.y1 - box.y0;
const widthOf = (box) => box.x1 - box.x0;
const overlap = (a0, a1, b0, b1) => Math.min(a1, b1) - Math.max(a0, b0);

function enclose(boxes) {
	const box = { x0: Infinity, y0: Infinity, x1: 0, y1: 0 };
	for (const each of boxes) {
		box.x0 = Math.min(box.x0, each.x0);
		box.y0 = Math.min(box.y0, each.y0);
		box.x1 = Math.max(box.x1, each.x1);
		box.y1 = Math.max(box.y1, each.y1);
	}
	return box;
}

/** Height of the ordinary character: the median of the parts that are neither dots nor pictures. */
function ordinaryHeight(parts, height) {
	const heights = parts
		.filter((part) => part.area > 12 && heightOf(part) > 6 && heightOf(part) < height / 6)
		.map((part) => Math.max(heightOf(part), Math.min(widthOf(part), heightOf(part) * 1.6)))
		.sort((a, b) => a - b);
	return heights.length > 0 ? heights[Math.floor(heights.length * 0.6)] : 20;
}

/** Are two boxes neighbours on one line? */
function beside(a, b, reach) {
	const shared = overlap(a.y0, a.y1, b.y0, b.y1);
	const small = Math.min(heightOf(a), heightOf(b));
	const large = Math.max(heightOf(a), heightOf(b));
	const gap = -overlap(a.x0, a.x1, b.x0, b.x1);
	// A comma hangs below its line, an apostrophe above it
	if (small < large * 0.6 && small < reach && shared > 0) return gap < large * 0.5;
	if (shared < small * 0.45) return false;
	if (large > small * 2.6 && small > reach * 0.7) return false;
	return gap < Math.max(reach, Math.min(large, small * 1.6)) * 0.9;
}

/** Gathers boxes that satisfy `together`; a group remembers its parts. */
function gather(boxes, together) {
	const sorted = [...boxes].sort((a, b) => a.x0 - b.x0);
	const parent = sorted.map((_, i) => i);
	const root = (i) => {
		while (parent[i] !== i) i = parent[i] = parent[parent[i]];
		return i;
	};
	const widest = Math.max(0, ...sorted.map(widthOf));
	for (let i = 0; i < sorted.length; i++)
		for (let j = i + 1; j < sorted.length; j++) {
			if (sorted[j].x0 - sorted[i].x0 > widest + 400) break;
			if (root(i) !== root(j) && together(sorted[i], sorted[j])) parent[root(j)] = root(i);
		}
	const groups = new Map();
	sorted.forEach((box, i) => {
		const key = root(i);
		groups.set(key, [...(groups.get(key) ?? []), box]);
	});
	return [...groups.values()].map((members) => ({
		...enclose(members),
		ids: members.flatMap((member) => member.ids),
		area: members.reduce((sum, member) => sum + member.area, 0),
	}));
}

/** The two strokes of a lone 二, the dots of an i: above one another and narrow against their line. */
const stacked = (a, b, reach) =>
	overlap(a.x0, a.x1, b.x0, b.x1) > Math.min(widthOf(a), widthOf(b)) * 0.5 &&
	Math.max(a.y0, b.y0) - Math.min(a.y1, b.y1) < reach * 0.45 &&
	Math.max(a.y1, b.y1) - Math.min(a.y0, b.y0) < reach * 1.35;

/** Does a ruled line run between two boxes? */
function divided({ across, down }, width) {
	return (a, b) => {
		const y = Math.round((Math.max(a.y0, b.y0) + Math.min(a.y1, b.y1)) / 2);
		for (let x = Math.min(a.x1, b.x1); x < Math.max(a.x0, b.x0); x++)
			if (down[y * width + x]) return true;
		const x = Math.round((Math.max(a.x0, b.x0) + Math.min(a.x1, b.x1)) / 2);
		for (let row = Math.min(a.y1, b.y1); row < Math.max(a.y0, b.y0); row++)
			if (across[row * width + x]) return true;
		return false;
	};
}

/**
 * Finds the lines of text of a picture.
 * @param {ReturnType<import('./ink.mjs').inkOf>} page
 * @returns {{ lines: Array<{ x0: number, y0: number, x1: number, y1: number, ids: number[] }>, labels: Int32Array,
 *   parts: object[], textHeight: number, rules: { across: Uint8Array, down: Uint8Array } }} lines in reading order
 */
export function linesOf(page) {
	const { width, height, ink } = page;
	const first = partsOf(ink, width, height);
	const textHeight = ordinaryHeight(first.parts, height);
	// A long stroke of a large character is no rule: a rule is part of something larger than characters
	const large = first.parts.map(
		(part) => Math.max(heightOf(part), widthOf(part)) > Math.max(80, textHeight * 4.5),
	);
	const framed = ink.map((value, i) => (value && large[first.labels[i] - 1] ? 1 : 0));
	const rules = rulesOf({ width, height, ink: framed }, Math.max(30, Math.round(textHeight * 1.8)));
	const apart = divided(rules, width);
	// Frames, edges of the paper and pictures: what hangs together far beyond a character is no text
	const giant = first.parts.map(
		(part) => heightOf(part) > Math.max(90, textHeight * 5) || widthOf(part) > textHeight * 12,
	);
	const written = ink.map((value, i) =>
		value && !rules.across[i] && !rules.down[i] && !giant[first.labels[i] - 1] ? 1 : 0,
	);
	const { labels, parts } = partsOf(written, width, height);
	const candidates = parts
		.filter(
			(part) =>
				part.area > 3 &&
				heightOf(part) < Math.max(textHeight * 5, 48) &&
				widthOf(part) < Math.max(textHeight * 8, 90) &&
				!(widthOf(part) > textHeight * 3 && heightOf(part) < textHeight * 0.15),
		)
		.map((part) => ({ ...part, ids: [part.id] }));
	const joins = (reach) => (a, b) =>
		(stacked(a, b, textHeight) || beside(a, b, textHeight * reach)) && !apart(a, b);
	let groups = gather(candidates, joins(1));
	for (let round = 0; round < 3; round++) groups = gather(groups, joins(0.8));
	const lines = groups.filter(
		(line) =>
			heightOf(line) >= Math.max(8, textHeight * 0.45) &&
			widthOf(line) >= textHeight * 0.3 &&
			heightOf(line) < textHeight * 7,
	);
	return { lines: inReadingOrder(lines), labels, parts, textHeight, rules };
}

/** Boxes row by row: what shares half its height with a row belongs to it. */
export function rowsOfBoxes(boxes) {
	const rows = [];
	for (const box of [...boxes].sort((a, b) => a.y0 + a.y1 - b.y0 - b.y1)) {
		const row = rows.find(
			(each) =>
				overlap(each.y0, each.y1, box.y0, box.y1) >
				Math.min(each.y1 - each.y0, heightOf(box)) * 0.5,
		);
		if (!row) rows.push({ y0: box.y0, y1: box.y1, boxes: [box] });
		else row.boxes.push(box);
	}
	for (const row of rows) row.boxes.sort((a, b) => a.x0 - b.x0);
	return rows.map((row) => row.boxes);
}

const inReadingOrder = (boxes) => rowsOfBoxes(boxes).flat();

/** Slope of a line from the middles of its parts, by least squares. */
function slopeOf(members) {
	if (members.length < 6) return 0;
	const middles = members.map((part) => [(part.x0 + part.x1) / 2, (part.y0 + part.y1) / 2]);
	const meanX = middles.reduce((sum, [x]) => sum + x, 0) / middles.length;
	const meanY = middles.reduce((sum, [, y]) => sum + y, 0) / middles.length;
	const across = middles.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
	const both = middles.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0);
	const slope = across > 0 ? both / across : 0;
	return Math.abs(slope) < 0.12 ? slope : 0;
}

/**
 * Cuts a line out: its own parts only, on white, straightened, at the height the recognizer likes.
 * @returns {{ png: Buffer, toPicture: (x: number) => number }} toPicture: a column of the PNG to a column of the page
 */
export function cutLine(page, { labels, parts }, line, wanted = 32) {
	const own = new Set(line.ids.map((id) => id + 1));
	const members = line.ids.map((id) => parts[id]).filter((part) => part.area > 10);
	const slope = widthOf(line) > 8 * 20 ? slopeOf(members) : 0;
	const middle = (line.x0 + line.x1) / 2;
	const edge = 2;
	const width = widthOf(line) + 2 * edge;
	const height = heightOf(line) + 2 * edge;
	const data = new Uint8Array(width * height).fill(255);
	for (let y = 0; y < height; y++)
		for (let x = 0; x < width; x++) {
			const px = line.x0 - edge + x;
			const py = line.y0 - edge + y + Math.round(slope * (px - middle));
			if (px < 0 || py < 0 || px >= page.width || py >= page.height) continue;
			const at = py * page.width + px;
			if (own.has(labels[at]) || touches(labels, page, px, py, own))
				data[y * width + x] = page.even[at];
		}
	const rows = inkRows(data, width, height);
	const trimmed = {
		width,
		height: rows.y1 - rows.y0,
		data: data.subarray(rows.y0 * width, rows.y1 * width),
	};
	const scale = wanted / Math.max(8, trimmed.height);
	return {
		png: planeToPng(trimmed, scale),
		toPicture: (x) => line.x0 - edge + (x - 12) / scale,
	};
}

/** The soft edge of a character lies outside its mask. */
function touches(labels, page, x, y, own) {
	if (labels[y * page.width + x]) return false;
	for (let ny = Math.max(0, y - 1); ny <= Math.min(page.height - 1, y + 1); ny++)
		for (let nx = Math.max(0, x - 1); nx <= Math.min(page.width - 1, x + 1); nx++)
			if (own.has(labels[ny * page.width + nx])) return true;
	return false;
}

function inkRows(data, width, height) {
	const dark = (y) => {
		for (let x = 0; x < width; x++) if (data[y * width + x] < 200) return true;
		return false;
	};
	let [y0, y1] = [0, height];
	while (y0 < y1 - 1 && !dark(y0)) y0++;
	while (y1 > y0 + 1 && !dark(y1 - 1)) y1--;
	return { y0: Math.max(0, y0 - 1), y1: Math.min(height, y1 + 1) };
}
