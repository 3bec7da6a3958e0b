/** seal: red stamps, the text along their rim unrolled, the text across them read as it stands. */
import { createCanvas } from '@napi-rs/canvas';
import { partsOf } from './ink.mjs';
import { linesOf } from './lines.mjs';
import { cropped, pixelsOf, planeToPng } from './picture.mjs';
import { recognize } from './recognizer.mjs';
import { rounded } from './scan.mjs';
import { joined, readLines } from './words.mjs';

const SMALLEST = 60;
const isRed = (red, green, blue) => red > 140 && red - green > 55 && red - blue > 45;

/** How red each pixel is, as a plane: 0 is full red, 255 none. */
function rednessOf(canvas) {
	const pixels = pixelsOf(canvas);
	const data = new Uint8Array(canvas.width * canvas.height).fill(255);
	for (let i = 0, j = 0; i < data.length; i++, j += 4) {
		const red = pixels[j] - Math.max(pixels[j + 1], pixels[j + 2]);
		if (red > 20) data[i] = 255 - Math.min(255, red * 1.6);
	}
	return { width: canvas.width, height: canvas.height, data };
}

/** Outlines of stamps: red parts as large as a stamp and not filled. */
function outlinesOf({ width, height, data }) {
	const mask = data.map((level) => (level < 150 ? 1 : 0));
	const large = partsOf(mask, width, height).parts.filter((part) => {
		const [w, h] = [part.x1 - part.x0, part.y1 - part.y0];
		return w > SMALLEST && h > SMALLEST && w / h < 4 && h / w < 4 && part.area < w * h * 0.5;
	});
	const within = (a, b) => a !== b && a.x0 >= b.x0 && a.y0 >= b.y0 && a.x1 <= b.x1 && a.y1 <= b.y1;
	return large.filter((part) => !large.some((other) => within(part, other)));
}

function shapeOf(plane, part) {
	const [w, h] = [part.x1 - part.x0, part.y1 - part.y0];
	const corner = Math.round(Math.min(w, h) * 0.08);
	let filled = 0;
	for (let y = 0; y < corner; y++)
		for (let x = 0; x < corner; x++)
			if (plane.data[(part.y0 + y) * plane.width + part.x0 + x] < 150) filled++;
	if (filled > 0) return 'rectangle';
	return Math.max(w, h) / Math.min(w, h) < 1.1 ? 'circle' : 'ellipse';
}

/** The rim unrolled clockwise from the bottom: columns are angles, rows radii from outside to inside. */
function unrolled(plane, part) {
	const [rx, ry] = [(part.x1 - part.x0) / 2, (part.y1 - part.y0) / 2];
	const [cx, cy] = [part.x0 + rx, part.y0 + ry];
	const height = Math.max(24, Math.round(Math.min(rx, ry) * 0.34));
	const width = Math.round(2 * Math.PI * 0.76 * Math.max(rx, ry));
	const data = new Uint8Array(width * height).fill(255);
	for (let y = 0; y < height; y++)
		for (let x = 0; x < width; x++) {
			const share = 0.93 - (0.34 * y) / height;
			const angle = Math.PI / 2 + (2 * Math.PI * x) / width;
			const px = Math.round(cx + Math.cos(angle) * rx * share);
			const py = Math.round(cy + Math.sin(angle) * ry * share);
			data[y * width + x] = plane.data[py * plane.width + px];
		}
	return { width, height, data };
}

/** The run of characters around the top of the stamp: outward from there until a wide gap. */
function aroundTop(strip) {
	const { width, height, data } = strip;
	const written = (x) => {
		for (let y = 0; y < height; y++) if (data[y * width + x] < 150) return true;
		return false;
	};
	const reach = (step) => {
		let [edge, gap] = [Math.floor(width / 2), 0];
		for (let x = edge; x >= 0 && x < width && gap < height * 0.55; x += step) {
			if (written(x)) [edge, gap] = [x, 0];
			else gap++;
		}
		return edge;
	};
	const [from, to] = [reach(-1), reach(1)];
	const result = { width: to - from + 1, height, data: new Uint8Array((to - from + 1) * height) };
	for (let y = 0; y < height; y++)
		result.data.set(data.subarray(y * width + from, y * width + to + 1), y * result.width);
	return result.width > height ? result : undefined;
}

/** The stamp without its rim and its star, as a page to find lines on. */
function inside(plane, part) {
	const [width, height] = [part.x1 - part.x0, part.y1 - part.y0];
	const even = new Uint8Array(width * height).fill(255);
	for (let y = 0; y < height; y++)
		for (let x = 0; x < width; x++) {
			const [dx, dy] = [(2 * x) / width - 1, (2 * y) / height - 1];
			const radius = Math.hypot(dx, dy);
			const below = dy > 0.3 && Math.abs(dx) < 0.62;
			if (radius < 0.58 || (below && radius < 0.86))
				even[y * width + x] = plane.data[(part.y0 + y) * plane.width + part.x0 + x];
		}
	const ink = even.map((level) => (level < 150 ? 1 : 0));
	const { labels, parts } = partsOf(ink, width, height);
	const star = parts.find(
		(each) =>
			each.x1 - each.x0 > width * 0.15 &&
			Math.abs((each.x0 + each.x1) / 2 - width / 2) < width * 0.05 &&
			Math.abs((each.y0 + each.y1) / 2 - height / 2) < height * 0.08,
	);
	if (star)
		for (let i = 0; i < ink.length; i++)
			if (labels[i] === star.id + 1) {
				ink[i] = 0;
				even[i] = 255;
			}
	return { width, height, ink, even };
}

async function wordsOf(plane, part, shape) {
	const found = [];
	if (shape !== 'rectangle') {
		const strip = aroundTop(unrolled(plane, part));
		const words = strip ? await recognize(planeToPng(strip, 34 / strip.height)) : [];
		const sure = words.reduce((sum, word) => sum + word.confidence, 0) / Math.max(1, words.length);
		if (sure > 0.4) found.push({ words: joined(words), words_confidence: rounded(sure) });
	}
	const page = inside(plane, part);
	const blocks = await readLines(page, linesOf(page), { least: 0.6 });
	return [
		...found,
		...blocks
			.filter((block) => block.text.length > 1)
			.map((block) => ({ words: block.text, words_confidence: rounded(block.confidence) })),
	];
}

/** The picture with red made white. */
function erased(canvas) {
	const result = createCanvas(canvas.width, canvas.height);
	const context = result.getContext('2d');
	context.drawImage(canvas, 0, 0);
	const image = context.getImageData(0, 0, canvas.width, canvas.height);
	for (let i = 0; i < image.data.length; i += 4)
		if (isRed(image.data[i], image.data[i + 1], image.data[i + 2])) image.data.fill(255, i, i + 4);
	context.putImageData(image, 0, 0);
	return result;
}

const png = (canvas) => canvas.toBuffer('image/png').toString('base64');

/** @returns the `result` of seal */
export async function seal(picture, params) {
	const { canvas, scale } = picture;
	const plane = rednessOf(canvas);
	const list = await Promise.all(
		outlinesOf(plane).map(async (part) => {
			const shape = shapeOf(plane, part);
			const words = await wordsOf(plane, part, shape);
			const sum = words.reduce((total, word) => total + word.words_confidence, 0);
			return {
				type: shape,
				...(params.return_seal_image === true && { seal_image: png(cropped(canvas, part)) }),
				confidence: rounded(words.length > 0 ? sum / words.length : 0.5),
				location: [
					[part.x0, part.y0],
					[part.x1, part.y0],
					[part.x1, part.y1],
					[part.x0, part.y1],
				].map((point) => point.map((value) => Math.round(value / scale))),
				words_block_list: words,
			};
		}),
	);
	return {
		seal_list: list,
		...(params.return_erased_seal_image === true && { erased_seal_image: png(erased(canvas)) }),
	};
}
