/**
 * From colours to ink: an even grey plane, a mask of what is written, the ruled lines in it, and its connected parts.
 */
import { pixelsOf } from './picture.mjs';

/** How much darker than its surroundings a pixel of ink is. */
const DARKER = 0.84;

/** Sums over all pixels above and left of each, one row and column larger than the plane. */
function integral(width, height, value) {
	const sums = new Float64Array((width + 1) * (height + 1));
	for (let y = 0; y < height; y++) {
		let row = 0;
		for (let x = 0; x < width; x++) {
			row += value(y * width + x);
			sums[(y + 1) * (width + 1) + x + 1] = sums[y * (width + 1) + x + 1] + row;
		}
	}
	return (x0, y0, x1, y1) =>
		sums[y1 * (width + 1) + x1] -
		sums[y0 * (width + 1) + x1] -
		sums[y1 * (width + 1) + x0] +
		sums[y0 * (width + 1) + x0];
}

/** Grey as the eye weighs it; with `withoutRed`, red stamps fade into the paper. */
export function greyOf(canvas, withoutRed = false) {
	const rgba = pixelsOf(canvas);
	const grey = new Uint8Array(canvas.width * canvas.height);
	for (let i = 0, j = 0; i < grey.length; i++, j += 4) {
		const [red, green, blue] = [rgba[j], rgba[j + 1], rgba[j + 2]];
		const luminance = 0.299 * red + 0.587 * green + 0.114 * blue;
		const isStamp = withoutRed && red > 175 && red - green > 85 && red - blue > 70;
		grey[i] = isStamp ? 255 : luminance;
	}
	return grey;
}

const medianOf = (grey) => {
	const counts = new Uint32Array(256);
	for (let i = 0; i < grey.length; i++) counts[grey[i]]++;
	let seen = 0;
	for (let level = 0; level < 256; level++) {
		seen += counts[level];
		if (seen * 2 >= grey.length) return level;
	}
	return 255;
};

/**
 * Ink and even grey of a canvas: shades and tints of the paper become white, light text on dark becomes dark on light.
 * @returns {{ width: number, height: number, ink: Uint8Array, even: Uint8Array }} ink: 1 where something is written
 */
export function inkOf(canvas, { withoutRed = false } = {}) {
	const { width, height } = canvas;
	const grey = greyOf(canvas, withoutRed);
	if (medianOf(grey) < 110) for (let i = 0; i < grey.length; i++) grey[i] = 255 - grey[i];
	const reach = Math.max(12, Math.round(Math.max(width, height) / 48));
	const eachWindow = (visit) => {
		for (let y = 0; y < height; y++) {
			const [y0, y1] = [Math.max(0, y - reach), Math.min(height, y + reach + 1)];
			for (let x = 0; x < width; x++) {
				const [x0, x1] = [Math.max(0, x - reach), Math.min(width, x + reach + 1)];
				visit(y * width + x, x0, y0, x1, y1);
			}
		}
	};
	const sum = integral(width, height, (i) => grey[i]);
	const ink = new Uint8Array(grey.length);
	eachWindow((i, x0, y0, x1, y1) => {
		const mean = sum(x0, y0, x1, y1) / ((x1 - x0) * (y1 - y0));
		if (grey[i] < mean * DARKER && mean - grey[i] > 12) ink[i] = 1;
	});
	const paperSum = integral(width, height, (i) => (ink[i] ? 0 : grey[i]));
	const paperCount = integral(width, height, (i) => (ink[i] ? 0 : 1));
	const even = new Uint8Array(grey.length);
	eachWindow((i, x0, y0, x1, y1) => {
		const count = paperCount(x0, y0, x1, y1);
		const paper = count > 0 ? paperSum(x0, y0, x1, y1) / count : 255;
		const level = Math.min(255, (255 * grey[i]) / Math.max(1, paper));
		// The last tenth is texture of the paper
		even[i] = level > 228 ? 255 : level;
	});
	return { width, height, ink, even };
}

/**
 * Ruled lines: runs of ink longer than `shortest`, in both directions.
 * @returns {{ across: Uint8Array, down: Uint8Array }} masks
 */
export function rulesOf({ width, height, ink }, shortest) {
	const across = new Uint8Array(ink.length);
	const down = new Uint8Array(ink.length);
	const scan = (mask, outer, inner, at) => {
		for (let o = 0; o < outer; o++) {
			let from = 0;
			for (let i = 0; i <= inner; i++) {
				if (i < inner && ink[at(o, i)]) continue;
				if (i - from >= shortest) for (let k = from; k < i; k++) mask[at(o, k)] = 1;
				from = i + 1;
			}
		}
	};
	scan(across, height, width, (y, x) => y * width + x);
	scan(down, width, height, (x, y) => y * width + x);
	return { across, down };
}

/**
 * Connected parts of a mask (8 neighbours).
 * @returns {{ labels: Int32Array, parts: Array<{ id: number, x0: number, y0: number, x1: number, y1: number, area: number }> }}
 *   labels: part id + 1 of each pixel, 0 for none; x1 and y1 are one past the last pixel
 */
export function partsOf(mask, width, height) {
	const labels = new Int32Array(mask.length);
	const parts = [];
	const stack = [];
	for (let start = 0; start < mask.length; start++) {
		if (!mask[start] || labels[start]) continue;
		const label = parts.length + 1;
		const part = { id: label - 1, x0: width, y0: height, x1: 0, y1: 0, area: 0 };
		labels[start] = label;
		stack.push(start);
		while (stack.length > 0) {
			const at = stack.pop();
			const [x, y] = [at % width, Math.floor(at / width)];
			part.area++;
			if (x < part.x0) part.x0 = x;
			if (x >= part.x1) part.x1 = x + 1;
			if (y < part.y0) part.y0 = y;
			if (y >= part.y1) part.y1 = y + 1;
			for (let ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny++)
				for (let nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) {
					const next = ny * width + nx;
					if (!mask[next] || labels[next]) continue;
					labels[next] = label;
					stack.push(next);
				}
		}
		parts.push(part);
	}
	return { labels, parts };
}
