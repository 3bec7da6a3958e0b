/** Blocks of a page, turned so that their text runs from left to right and down the page. */
import type { Box } from '../values/box';

/** A block of text in a page that stands upright: centre and size in pixels. */
export interface Upright {
	/** Place in the service's list */
	index: number;
	text: string;
	x: number;
	y: number;
	width: number;
	height: number;
}

interface Turned extends Upright {
	/** Direction in which the text runs, radians, clockwise from the right */
	angle: number;
}

const TURN = 2 * Math.PI;
/** Steps of the histogram of directions: one degree */
const STEPS = 360;
/** Directions that differ by less than this many degrees are one */
const NEAR = 10;

const CJK = /[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]/g;
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/g;
const LETTERS = /\p{L}/gu;

/**
 * The blocks by direction of their text, the most frequent first: pages photographed at any angle,
 * stamps across a page, columns from top to bottom, lines from right to left. `undefined` where the
 * boxes do not show how the text runs.
 */
export function uprightGroups(
	blocks: ReadonlyArray<{ text: string; box: Box }>,
): Upright[][] | undefined {
	const turned = blocks.map(turnedOf);
	const main = mainAngle(turned);
	const groups: Turned[][] = [[], [], [], []];
	for (const block of turned) {
		groups[(Math.round((block.angle - main) / (TURN / 4)) + 8) % 4].push(block);
	}
	const result: Upright[][] = [];
	for (const [quarter, group] of groups.entries()) {
		if (group.length === 0) continue;
		const upright = along(group.map((block) => rotated(block, main + (quarter * TURN) / 4)));
		if (!upright) return undefined;
		result.push(upright);
	}
	return result;
}

function turnedOf({ text, box }: { text: string; box: Box }, index: number): Turned {
	const [a, b, c, d] = box;
	const across = [(b[0] + c[0] - a[0] - d[0]) / 2, (b[1] + c[1] - a[1] - d[1]) / 2];
	const down = [(d[0] + c[0] - a[0] - b[0]) / 2, (d[1] + c[1] - a[1] - b[1]) / 2];
	return {
		index,
		text: text.slice(0, 200),
		x: (a[0] + b[0] + c[0] + d[0]) / 4,
		y: (a[1] + b[1] + c[1] + d[1]) / 4,
		width: Math.hypot(across[0], across[1]),
		height: Math.hypot(down[0], down[1]),
		angle: Math.atan2(across[1], across[0]),
	};
}

/** The direction of most of the text, by length. */
function mainAngle(blocks: readonly Turned[]): number {
	const weights = new Array<number>(STEPS).fill(0);
	const stepOf = ({ angle }: Turned) => (Math.round((angle / TURN) * STEPS) + STEPS) % STEPS;
	for (const block of blocks) weights[stepOf(block)] += block.width;
	const around = (step: number) => {
		let sum = 0;
		for (let near = -NEAR; near <= NEAR; near++) sum += weights[(step + near + STEPS) % STEPS];
		return sum;
	};
	let best = 0;
	let most = -1;
	for (const step of new Set(blocks.map(stepOf))) {
		const weight = around(step) + weights[step];
		if (weight > most) [best, most] = [step, weight];
	}
	let sine = 0;
	let cosine = 0;
	for (const block of blocks) {
		const apart = Math.abs(stepOf(block) - best);
		if (Math.min(apart, STEPS - apart) > NEAR) continue;
		// Long lines show the direction better than short ones
		sine += Math.sin(block.angle) * block.width ** 2;
		cosine += Math.cos(block.angle) * block.width ** 2;
	}
	return Math.atan2(sine, cosine);
}

function rotated(block: Turned, angle: number): Upright {
	const [sine, cosine] = [Math.sin(angle), Math.cos(angle)];
	const { x, y } = block;
	return { ...block, x: x * cosine + y * sine, y: y * cosine - x * sine };
}

/** Columns from top to bottom and lines from right to left are laid down as lines from left to right. */
function along(blocks: Upright[]): Upright[] | undefined {
	let [tall, all, cjk, letters, reversed] = [0, 0, 0, 0, 0];
	for (const { text, width, height } of blocks) {
		letters += text.match(LETTERS)?.length ?? 0;
		cjk += text.match(CJK)?.length ?? 0;
		reversed += text.match(RIGHT_TO_LEFT)?.length ?? 0;
		// A single character is no line
		if (text.trim().length < 2) continue;
		all += text.length;
		if (height > 1.5 * width) tall += text.length;
	}
	if (tall * 2 > all) {
		if (cjk * 2 < letters) return undefined;
		return blocks.map(({ x, y, width, height, ...block }) => ({
			...block,
			...{ x: y, y: -x, width: height, height: width },
		}));
	}
	return reversed * 2 > letters ? blocks.map((block) => ({ ...block, x: -block.x })) : blocks;
}
