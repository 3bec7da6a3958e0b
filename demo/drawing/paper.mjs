/** What all samples are drawn with: fonts from npm packages, paper, text, lines, a random source with a fixed seed. */
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createCanvas, GlobalFonts } from '@napi-rs/canvas';

const folder = path.dirname(
	createRequire(import.meta.url).resolve('@fontsource/noto-sans-sc/package.json'),
);
for (const weight of [400, 500, 700])
	for (const [part, family] of [
		['latin', `Sample Latin ${weight}`],
		['chinese-simplified', `Sample Chinese ${weight}`],
	])
		GlobalFonts.register(
			readFileSync(path.join(folder, 'files', `noto-sans-sc-${part}-${weight}-normal.woff2`)),
			family,
		);

export const INK = '#1c1f24';
export const PALE = '#8b929c';

/** A font of a size in pixels. */
export const font = (size, weight = 400) =>
	`${size}px "Sample Latin ${weight}", "Sample Chinese ${weight}"`;

/**
 * A sheet of paper.
 * @returns {{ canvas: import('@napi-rs/canvas').Canvas, context: import('@napi-rs/canvas').SKRSContext2D }}
 */
export function sheet(width, height, colour = '#ffffff') {
	const canvas = createCanvas(width, height);
	const context = canvas.getContext('2d');
	context.fillStyle = colour;
	context.fillRect(0, 0, width, height);
	return { canvas, context };
}

/** Writes a text; y is its baseline. `spacing` is put between characters. */
export function write(context, text, x, y, options = {}) {
	const { size = 28, weight = 400, colour = INK, align = 'left', spacing = 0 } = options;
	context.save();
	context.font = font(size, weight);
	context.fillStyle = colour;
	context.textAlign = align;
	if (spacing) context.letterSpacing = `${spacing}px`;
	context.fillText(text, x, y);
	context.restore();
}

/** Writes lines below one another; gives the y after the last. */
export function paragraph(context, lines, x, y, step, options) {
	lines.forEach((line, i) => write(context, line, x, y + i * step, options));
	return y + lines.length * step;
}

/** A straight line. */
export function rule(context, x0, y0, x1, y1, { colour = INK, width = 2, dash = [] } = {}) {
	context.save();
	context.strokeStyle = colour;
	context.lineWidth = width;
	context.setLineDash(dash);
	context.beginPath();
	context.moveTo(x0, y0);
	context.lineTo(x1, y1);
	context.stroke();
	context.restore();
}

/** A rectangle, filled or only its border, with round corners where asked. */
export function box(context, x, y, width, height, options = {}) {
	const { fill, border, line = 2, radius = 0 } = options;
	context.save();
	context.beginPath();
	context.roundRect(x, y, width, height, radius);
	if (fill) {
		context.fillStyle = fill;
		context.fill();
	}
	if (border) {
		context.strokeStyle = border;
		context.lineWidth = line;
		context.stroke();
	}
	context.restore();
}

/** Random numbers from 0 to 1 with a fixed seed (mulberry32): every run draws the same picture. */
export function randomSource(seed) {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let value = state;
		value = Math.imul(value ^ (value >>> 15), value | 1);
		value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
		return ((value ^ (value >>> 14)) >>> 0) / 4294967296;
	};
}
