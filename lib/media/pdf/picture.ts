import { jpegFrame } from '../size/jpeg';
import type { PdfBudget } from './budget';
import { type Colors, colorsOf } from './colors';
import { isCount, type PdfFile, type Stream } from './file';
import { type Filter, undoFilters } from './filters';
import { inflated } from './inflate';
import type { PdfValue } from './lexer';
import { packRows, png } from './png';

/** A picture as a file of its own. */
export interface Picture {
	data: Buffer;
	mimeType: 'image/jpeg' | 'image/png';
	width: number;
	height: number;
}

/** What is said of a picture that cannot be taken out: "is packed as JBIG2" */
interface NoPicture {
	refused: string;
}

/** Larger than any operation takes. */
const MAX_FILE_BYTES = 32 * 1024 * 1024;
const MAX_ROW_BYTES = 1024 * 1024;
const MAX_PIXEL_BYTES = 256 * 1024 * 1024;

const TOO_LARGE = { refused: 'has too many pixels' };

const PACKINGS: Readonly<Record<string, string>> = {
	JBIG2Decode: 'JBIG2',
	CCITTFaxDecode: 'a fax (CCITT)',
	JPXDecode: 'JPEG 2000',
	LZWDecode: 'LZW',
	RunLengthDecode: 'run lengths',
};

const packedAs = ({ name }: Filter): NoPicture => ({
	refused: `is packed as ${PACKINGS[name] ?? name.slice(0, 40)}`,
});

function jpegOf(data: Buffer, colors: Colors, plain: boolean): Picture | NoPicture {
	const frame = jpegFrame(data);
	if (!frame || data[0] !== 0xff || data[1] !== 0xd8) return { refused: 'is a damaged JPEG' };
	const { width, height, components } = frame;
	if (components === 4) return { refused: 'is in colours for print (CMYK)' };
	if ('refused' in colors) return colors;
	if (!plain || colors.palette) return { refused: 'is a JPEG whose colours the PDF changes' };
	return { data, mimeType: 'image/jpeg', width, height };
}

/** A palette that inverts grey values. */
function negative(bits: number): Buffer {
	const last = 2 ** bits - 1;
	const shades = Array.from(
		{ length: last + 1 },
		(_, index) => 255 - Math.round((index * 255) / last),
	);
	return Buffer.from(shades.flatMap((shade) => [shade, shade, shade]));
}

async function* whole(data: Buffer): AsyncGenerator<Uint8Array> {
	yield data;
}

interface Pixels {
	data: Buffer;
	/** How they are packed; absent when they are not */
	flate?: Filter;
	width: number;
	height: number;
	bits: number;
	channels: 1 | 3;
	palette?: Buffer;
}

async function pngOf(
	{ data, flate, ...head }: Pixels,
	budget: PdfBudget,
): Promise<Picture | NoPicture> {
	const { width, height, bits, channels, palette } = head;
	const length = Math.ceil((width * channels * bits) / 8);
	if (length > MAX_ROW_BYTES || length * height > MAX_PIXEL_BYTES) return TOO_LARGE;
	const asPng = (packed: Buffer): Picture => {
		const colorType = palette ? 3 : channels === 3 ? 2 : 0;
		const file = png({ width, height, depth: bits, colorType, palette }, packed);
		return { data: file, mimeType: 'image/png', width, height };
	};
	const { predictor, columns, colors, bits: depth } = flate?.rows ?? { predictor: 1 };
	const fits = columns === width && colors === channels && depth === bits;
	// The filters of PNG are the predictors of PDF: nothing needs to be unpacked
	if (predictor >= 10 && fits) return asPng(data);
	// The predictor of TIFF does to bytes what PNG's filter 1 does
	const known = predictor === 1 || (predictor === 2 && bits === 8 && fits);
	if (!known) return { refused: `is packed with predictor ${predictor}` };
	const pieces = breathing(flate ? inflated(data) : whole(data), budget);
	const packed = await packRows(pieces, { length, height, filter: predictor - 1 }, MAX_FILE_BYTES);
	return packed ? asPng(packed) : { refused: 'is cut off, or too large' };
}

/** Pieces between two pauses: some megabytes */
const PIECES = 64;

/** The pieces as they come, with pauses, so that Stop ends long work. */
async function* breathing(pieces: AsyncIterable<Uint8Array>, budget: PdfBudget) {
	let count = 0;
	for await (const piece of pieces) {
		if (count++ % PIECES === 0) await budget.breathe();
		yield piece;
	}
}

/** How /Decode maps samples to colours: as usual, inverted, or in another way. */
async function decodeOf(file: PdfFile, given: PdfValue, most: number) {
	if (!Array.isArray(given)) return 'plain';
	const values = await Promise.all(given.map(async (value) => await file.resolve(value)));
	if (values.every((value, index) => value === (index % 2 === 0 ? 0 : most))) return 'plain';
	return values.every((value, index) => value === (index % 2 === 0 ? most : 0))
		? 'negative'
		: 'own';
}

/** A picture of a PDF as a JPEG or PNG of the same pixels, decoded only where it has to be. Throws OverBudget. */
export async function pictureOf(file: PdfFile, stream: Stream): Promise<Picture | NoPicture> {
	const entry = async (long: string, short: string): Promise<PdfValue> =>
		(await file.entry(stream.dict, long)) ?? (await file.entry(stream.dict, short));
	const width = await entry('/Width', '/W');
	const height = await entry('/Height', '/H');
	if (!isCount(width) || !isCount(height) || width * height === 0) {
		return { refused: 'has no size' };
	}
	if ((await entry('/ImageMask', '/IM')) === true) return { refused: 'is a mask (one colour)' };
	for (const name of ['/SMask', '/Mask']) {
		if ((await file.entry(stream.dict, name)) !== null) return { refused: 'has transparent parts' };
	}
	const filters = await file.filters(stream.dict);
	const last = filters.at(-1);
	const flate = last?.name === 'FlateDecode' ? last : undefined;
	const toUndo = flate ? filters.slice(0, -1) : filters;
	const { data, left } = await undoFilters(stream.data, toUndo, file.budget);
	const [packing, inside] = left;
	if (packing && (packing.name !== 'DCTDecode' || inside)) return packedAs(packing);
	const colors = await colorsOf(file, stream.dict.get('/ColorSpace') ?? stream.dict.get('/CS'));
	const bits = (await entry('/BitsPerComponent', '/BPC')) ?? 8;
	const palette = 'refused' in colors ? undefined : colors.palette;
	const most = palette && isCount(bits) ? 2 ** bits - 1 : 1;
	const decode = await decodeOf(file, await entry('/Decode', '/D'), most);
	if (packing) return jpegOf(data, colors, decode === 'plain');
	if ('refused' in colors) return colors;
	const { channels } = colors;
	const depths = palette ? [1, 2, 4, 8] : channels === 3 ? [8, 16] : [1, 2, 4, 8, 16];
	if (!isCount(bits) || !depths.includes(bits))
		return { refused: `has ${String(bits)} bits a colour` };
	const turned = decode === 'negative' && !palette && channels === 1 && bits <= 8;
	if (decode !== 'plain' && !turned) return { refused: 'has colours that the PDF changes' };
	const shades = turned ? negative(bits) : palette && filledTo(palette, 3 * 2 ** bits);
	return await pngOf({ data, flate, width, height, bits, channels, palette: shades }, file.budget);
}

/** A palette with a colour for every number that a sample can be. */
const filledTo = (palette: Buffer, length: number): Buffer =>
	Buffer.concat([palette, Buffer.alloc(Math.max(0, length - palette.length))], length);
