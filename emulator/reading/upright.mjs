/** Which way up a picture is: the small tilt of a scan, or any turn when asked. */
import { createCanvas } from '@napi-rs/canvas';
import { inkOf } from './ink.mjs';
import { linesOf, cutLine } from './lines.mjs';
import { turned } from './picture.mjs';
import { recognize } from './recognizer.mjs';

/** Longest side of the small copy the tilt is measured on */
const SMALL = 1000;
/** Tilts up to this many degrees are always mended */
const TILT = 12;

function smaller(canvas) {
	const scale = Math.min(1, SMALL / Math.max(canvas.width, canvas.height));
	const result = createCanvas(Math.round(canvas.width * scale), Math.round(canvas.height * scale));
	const context = result.getContext('2d');
	context.imageSmoothingQuality = 'high';
	context.drawImage(canvas, 0, 0, result.width, result.height);
	return result;
}

/** Points of ink that stand for the text: feet of the parts that are as high as characters. */
function feetOf(canvas) {
	const { lines, parts } = linesOf(inkOf(canvas));
	const members = lines.flatMap((line) => line.ids.map((id) => parts[id]));
	return members.filter((part) => part.area > 6).map((part) => [(part.x0 + part.x1) / 2, part.y1]);
}

/** How sharply the points fall into rows when the picture is turned by `degrees`. */
function sharpness(points, degrees) {
	const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
	const rows = new Map();
	for (const [x, y] of points) {
		const row = Math.round((y * cos - x * sin) / 2);
		rows.set(row, (rows.get(row) ?? 0) + 1);
	}
	let sum = 0;
	for (const [row, count] of rows) sum += (count + (rows.get(row + 1) ?? 0)) ** 2;
	return sum;
}

function sharpest(points, from, to, step) {
	let best = { degrees: 0, value: sharpness(points, 0) * 1.1 };
	for (let degrees = from; degrees <= to; degrees += step) {
		const value = sharpness(points, degrees);
		if (value > best.value) best = { degrees, value };
	}
	return best.degrees;
}

/** How well a few lines read when the small copy is turned by `degrees`: sum of confidence by length. */
async function legibility(small, degrees) {
	const page = inkOf(turned(small, degrees).canvas);
	const found = linesOf(page);
	const sample = [...found.lines].sort((a, b) => b.ids.length - a.ids.length).slice(0, 4);
	const marks = await Promise.all(
		sample.map(async (line) => {
			const { png } = cutLine(page, found, line);
			const words = await recognize(png);
			const length = words.reduce((sum, word) => sum + word.text.length, 0);
			const sure = words.reduce((sum, word) => sum + word.confidence * word.text.length, 0);
			return length > 1 ? (sure / length) ** 2 : 0;
		}),
	);
	return marks.reduce((sum, mark) => sum + mark, 0) / Math.max(1, marks.length);
}

/** Tilt of the text in degrees, clockwise positive, within +-TILT. */
export function tiltOf(canvas) {
	const points = feetOf(smaller(canvas));
	if (points.length < 12) return 0;
	const coarse = sharpest(points, -TILT, TILT, 0.5);
	return coarse === 0 ? 0 : sharpest(points, coarse - 0.5, coarse + 0.5, 0.1);
}

/**
 * The picture with its text running from left to right.
 * @param {import('@napi-rs/canvas').Canvas} canvas
 * @param {{ anyAngle?: boolean }} [options] anyAngle: also look for quarter and arbitrary turns
 * @returns {Promise<{ canvas: import('@napi-rs/canvas').Canvas, back: (x: number, y: number) => [number, number], direction: number }>}
 *   direction: counter-clockwise turn the picture had, 0 to 359 degrees
 */
export async function upright(canvas, { anyAngle = false } = {}) {
	let turn = tiltOf(canvas);
	if (anyAngle) {
		const small = smaller(canvas);
		const points = feetOf(small);
		let free = 0;
		let best = -1;
		for (let degrees = -45; degrees < 45; degrees++) {
			const value = Math.max(sharpness(points, degrees), sharpness(points, degrees + 90));
			if (value > best) [best, free] = [value, degrees];
		}
		const options = [...new Set([turn, free, free + 90, free + 180, free - 90])];
		let clearest = -1;
		for (const degrees of options) {
			const value = await legibility(small, degrees);
			if (value > clearest) [clearest, turn] = [value, degrees];
			if (value > 0.8) break;
		}
		if (Math.abs(turn) > TILT) turn += tiltOf(turned(canvas, turn).canvas);
	}
	if (Math.abs(turn) < 0.4) return { canvas, back: (x, y) => [x, y], direction: 0 };
	return {
		...turned(canvas, turn),
		direction: Math.round((((-turn % 360) + 360) % 360) * 10) / 10,
	};
}
