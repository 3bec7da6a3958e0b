/** license-plate: plates by their colour, the characters on them. */
import { partsOf } from './ink.mjs';
import { cropped, pixelsOf } from './picture.mjs';
import { Refused } from './refused.mjs';
import { rounded, scan } from './scan.mjs';

/** Hue in degrees, saturation and value 0 to 1. */
function hueOf(red, green, blue) {
	const most = Math.max(red, green, blue);
	const spread = most - Math.min(red, green, blue);
	if (spread === 0) return [0, 0, most / 255];
	const hue =
		most === red
			? (green - blue) / spread
			: most === green
				? (blue - red) / spread + 2
				: (red - green) / spread + 4;
	return [(hue * 60 + 360) % 360, spread / most, most / 255];
}

const COLOURS = {
	blue: ([hue, saturation, value]) => hue > 200 && hue < 250 && saturation > 0.5 && value > 0.25,
	yellow: ([hue, saturation, value]) => hue > 38 && hue < 62 && saturation > 0.5 && value > 0.5,
	green: ([hue, saturation, value]) => hue > 90 && hue < 170 && saturation > 0.2 && value > 0.4,
};
const PLATE = /[\u4e00-\u9fff][A-Z][A-Z0-9]{5,6}/u;
const CHARACTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ0123456789';

function candidates(canvas) {
	const { width, height } = canvas;
	const pixels = pixelsOf(canvas);
	const found = [];
	for (const [colour, test] of Object.entries(COLOURS)) {
		const mask = new Uint8Array(width * height);
		for (let i = 0; i < mask.length; i++)
			if (test(hueOf(pixels[4 * i], pixels[4 * i + 1], pixels[4 * i + 2]))) mask[i] = 1;
		for (const part of partsOf(mask, width, height).parts) {
			const [w, h] = [part.x1 - part.x0, part.y1 - part.y0];
			if (w < 60 || h < 20 || w / h < 1.8 || w / h > 5.5 || part.area < w * h * 0.35) continue;
			found.push({ ...part, colour });
		}
	}
	return found.sort((a, b) => b.area - a.area);
}

/** Reads one plate: all of it in Chinese, then everything but the first character in its own alphabet. */
async function plateOf(picture, part) {
	const inset = Math.round((part.y1 - part.y0) * 0.09);
	const inner = {
		x0: part.x0 + inset,
		y0: part.y0 + inset,
		x1: part.x1 - inset,
		y1: part.y1 - inset,
	};
	const canvas = cropped(picture.canvas, inner);
	const read = await scan({ canvas, scale: 1, width: canvas.width, height: canvas.height });
	const clean = (text) => text.toUpperCase().replace(/[^\u4e00-\u9fffA-Z0-9]/gu, '');
	// The dot after the first two characters may part the plate in two blocks
	const blocks = [...read.blocks].sort((a, b) => a.x0 - b.x0);
	const text = clean(blocks.map((block) => block.text).join(''));
	const again = await Promise.all(blocks.map((block) => read.again(block, { only: CHARACTERS })));
	const tail = clean(again.map((each) => each.text).join(''));
	const number =
		text.match(PLATE)?.[0] ?? (/^[\u4e00-\u9fff]/u.test(text) ? text[0] + tail.slice(-6) : text);
	const confidence = blocks.reduce((sum, block) => sum + block.confidence, 0) / blocks.length;
	return PLATE.test(number) ? { number, confidence } : undefined;
}

/** @returns the `result` of license-plate: one element a plate */
export async function licensePlate(picture) {
	const plates = [];
	for (const part of candidates(picture.canvas)) {
		const plate = await plateOf(picture, part);
		if (!plate) continue;
		const { x0, y0, x1, y1 } = part;
		const scaled = (value) => Math.round(value / picture.scale);
		plates.push({
			plate_number: plate.number,
			plate_color: part.colour,
			plate_location: [
				[x0, y0],
				[x1, y0],
				[x1, y1],
				[x0, y1],
			].map((point) => point.map(scaled)),
			confidence: rounded(plate.confidence),
		});
	}
	if (plates.length === 0) throw new Refused();
	return plates;
}
