/**
 * Pictures as pixels: decoding, PDF pages, crops, turns.
 * A Picture is a canvas; a Plane is one byte a pixel, row by row.
 */
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { PDFiumLibrary } from '@hyzyla/pdfium';

/** Longer pictures are made smaller before reading; text stays legible and time bounded. */
const LONGEST_SIDE = 2400;
/** Pixels a PDF point: places are told at 144 dpi, as the service documents it; text is read at some more */
const PDF_SCALE = 2;
const READ_SCALE = 2.2;
const DECODABLE = new Set(['JPEG', 'JPG', 'PNG', 'BMP', 'GIF', 'WEBP', 'ICO']);

let pdfium;

async function pdfPage(bytes, page) {
	pdfium ??= PDFiumLibrary.init();
	const document = await (await pdfium).loadDocument(bytes);
	try {
		if (page < 1 || page > document.getPageCount()) return null;
		const { data, width, height } = await document.getPage(page - 1).render({
			scale: READ_SCALE,
			render: async (drawn) => drawn.data,
		});
		const canvas = createCanvas(width, height);
		const context = canvas.getContext('2d');
		const image = context.createImageData(width, height);
		image.data.set(data);
		context.putImageData(image, 0, 0);
		return canvas;
	} finally {
		document.destroy();
	}
}

function drawn(source, width, height) {
	const canvas = createCanvas(width, height);
	const context = canvas.getContext('2d');
	// Transparent pictures are read as if they lay on white paper
	context.fillStyle = '#ffffff';
	context.fillRect(0, 0, width, height);
	context.imageSmoothingQuality = 'high';
	context.drawImage(source, 0, 0, width, height);
	return canvas;
}

/**
 * The picture to read.
 * @param {Buffer} bytes
 * @param {string} format as the service names it
 * @param {number} page of a PDF, counted from 1
 * @returns {Promise<{ canvas: import('@napi-rs/canvas').Canvas, scale: number, width: number, height: number } | null | undefined>}
 *   scale: pixels of the canvas for one of the original; null: no such page; undefined: a format that is not read here
 */
export async function openPicture(bytes, format, page) {
	const name = format.toUpperCase();
	if (name !== 'PDF' && !DECODABLE.has(name)) return undefined;
	const source = name === 'PDF' ? await pdfPage(bytes, page) : await loadImage(bytes);
	if (source === null) return null;
	const { width, height } = source;
	const scale = Math.min(1, LONGEST_SIDE / Math.max(width, height));
	const canvas = drawn(source, Math.round(width * scale), Math.round(height * scale));
	const finer = name === 'PDF' ? READ_SCALE / PDF_SCALE : 1;
	return {
		canvas,
		scale: scale * finer,
		width: Math.round(width / finer),
		height: Math.round(height / finer),
	};
}

/**
 * The canvas turned counter-clockwise by `degrees`, on white, large enough to hold all of it.
 * @returns {{ canvas: import('@napi-rs/canvas').Canvas, back: (x: number, y: number) => [number, number] }}
 *   back: a point of the turned canvas to the point of the given one
 */
export function turned(canvas, degrees) {
	const radians = (-degrees * Math.PI) / 180;
	const [cos, sin] = [Math.cos(radians), Math.sin(radians)];
	const { width, height } = canvas;
	const newWidth = Math.round(Math.abs(width * cos) + Math.abs(height * sin));
	const newHeight = Math.round(Math.abs(width * sin) + Math.abs(height * cos));
	const result = createCanvas(newWidth, newHeight);
	const context = result.getContext('2d');
	context.fillStyle = '#ffffff';
	context.fillRect(0, 0, newWidth, newHeight);
	context.translate(newWidth / 2, newHeight / 2);
	context.rotate(radians);
	context.drawImage(canvas, -width / 2, -height / 2);
	const back = (x, y) => {
		const [dx, dy] = [x - newWidth / 2, y - newHeight / 2];
		return [dx * cos + dy * sin + width / 2, -dx * sin + dy * cos + height / 2];
	};
	return { canvas: result, back };
}

/** A part of a canvas as a canvas of its own. */
export function cropped(canvas, { x0, y0, x1, y1 }) {
	const [width, height] = [Math.max(1, x1 - x0), Math.max(1, y1 - y0)];
	const result = createCanvas(width, height);
	result.getContext('2d').drawImage(canvas, x0, y0, width, height, 0, 0, width, height);
	return result;
}

/** Red, green, blue and alpha of every pixel. */
export const pixelsOf = (canvas) =>
	canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;

/**
 * A plane of grey as PNG, scaled, with a white margin: what the recognizer gets.
 * @param {{ width: number, height: number, data: Uint8Array }} plane
 */
export function planeToPng(plane, scale = 1, margin = 12) {
	const source = createCanvas(plane.width, plane.height);
	const context = source.getContext('2d');
	const image = context.createImageData(plane.width, plane.height);
	for (let i = 0, j = 0; i < plane.data.length; i++, j += 4) {
		image.data[j] = image.data[j + 1] = image.data[j + 2] = plane.data[i];
		image.data[j + 3] = 255;
	}
	context.putImageData(image, 0, 0);
	const width = Math.max(1, Math.round(plane.width * scale));
	const height = Math.max(1, Math.round(plane.height * scale));
	const result = createCanvas(width + 2 * margin, height + 2 * margin);
	const target = result.getContext('2d');
	target.fillStyle = '#ffffff';
	target.fillRect(0, 0, result.width, result.height);
	target.imageSmoothingQuality = 'high';
	target.drawImage(source, margin, margin, width, height);
	return result.toBuffer('image/png');
}
