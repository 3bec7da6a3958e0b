import { deflated, inflated } from '../packing';
import { CutOff, pixelRows, png, type Samples } from '../png';
import { jpegFrame } from '../size/jpeg';
import type { PdfBudget } from './budget';
import { colorsOf, NoPicture } from './colors';
import { isCount, type PdfFile, type Stream } from './file';
import { type Filter, undoFilters } from './filters';
import type { PdfValue } from './lexer';

/** A picture as a file of its own. */
export interface Picture {
	data: Buffer;
	mimeType: 'image/jpeg' | 'image/png';
	width: number;
	height: number;
}

/** Larger than any operation takes. */
const MAX_FILE_BYTES = 32 * 1024 * 1024;
const MAX_SIDE = 30_000;
const MAX_PIXEL_BYTES = 256 * 1024 * 1024;

const PACKINGS: Readonly<Record<string, string>> = {
	JBIG2Decode: 'JBIG2',
	CCITTFaxDecode: 'a fax (CCITT)',
	JPXDecode: 'JPEG 2000',
	LZWDecode: 'LZW',
	RunLengthDecode: 'run lengths',
};

const no = (reason: string) => new NoPicture(`has a picture that ${reason}`);

/** A palette that inverts grey values. */
function negative(bits: number): Buffer {
	const last = 2 ** bits - 1;
	return Buffer.from(
		Array.from(
			{ length: 3 * (last + 1) },
			(_, at) => 255 - Math.round((Math.floor(at / 3) * 255) / last),
		),
	);
}

interface Pixels extends Samples {
	data: Buffer;
	/** How they are packed; absent when they are not */
	flate?: Filter;
}

/** Blocks of rows between two pauses: some megabytes */
const BLOCKS = 64;

/** The rows as PNG has them, each behind the number of its filter; with pauses, so that Stop ends long work. */
async function* filteredRows(pixels: Pixels, length: number, filter: number, { pause }: PdfBudget) {
	const { data, flate, height } = pixels;
	let blocks = 0;
	for await (const rows of pixelRows(flate ? inflated(data) : [data], length, height)) {
		if (blocks++ % BLOCKS === 0) await pause();
		yield Buffer.concat(rows.flatMap((row) => [Buffer.from([filter]), row]));
	}
}

async function pngOf(pixels: Pixels, budget: PdfBudget): Promise<Picture> {
	const { data, flate, width, height, bits, channels } = pixels;
	const length = Math.ceil((width * channels * bits) / 8);
	if (Math.max(width, height) > MAX_SIDE || length * height > MAX_PIXEL_BYTES) {
		throw no('has too many pixels');
	}
	const asPng = (packed: Buffer): Picture => ({
		data: png(pixels, packed),
		mimeType: 'image/png',
		width,
		height,
	});
	const { predictor, columns, colors, bits: depth } = flate?.rows ?? { predictor: 1 };
	const fits = columns === width && colors === channels && depth === bits;
	// The filters of PNG are the predictors of PDF: nothing needs to be unpacked
	if (predictor >= 10 && fits) return asPng(data);
	// The predictor of TIFF does to bytes what PNG's filter 1 does
	const known = predictor === 1 || (predictor === 2 && bits === 8 && fits);
	if (!known) throw no(`is packed with predictor ${predictor}`);
	const rows = filteredRows(pixels, length, predictor - 1, budget);
	const packed = await deflated(rows, 'deflate', MAX_FILE_BYTES).catch((thrown: unknown) => {
		throw thrown instanceof CutOff ? no('is cut off') : thrown;
	});
	if (packed.length > MAX_FILE_BYTES) throw no('is too large');
	return asPng(packed);
}

/**
 * A picture of a PDF as a JPEG or PNG of the same pixels, decoded only where it has to be. Throws OverBudget.
 * @throws NoPicture
 */
export async function pictureOf(file: PdfFile, { dict, data: stored }: Stream): Promise<Picture> {
	const entry = async (name: string): Promise<PdfValue> => await file.entry(dict, name);
	const [width, height] = [await entry('/Width'), await entry('/Height')];
	if (!isCount(width) || !isCount(height) || width * height === 0) throw no('has no size');
	if ((await entry('/ImageMask')) === true) throw no('is a mask (one colour)');
	for (const name of ['/SMask', '/Mask']) {
		if ((await entry(name)) !== null) throw no('has transparent parts');
	}
	const filters = await file.filters(dict);
	const last = filters.at(-1);
	const flate = last?.name === 'FlateDecode' ? last : undefined;
	const { data, left } = await undoFilters(
		stored,
		flate ? filters.slice(0, -1) : filters,
		file.budget,
	);
	const [packing, inside] = left;
	const isJpeg = packing?.name === 'DCTDecode' && !inside;
	if (packing && !isJpeg) {
		throw no(`is packed as ${PACKINGS[packing.name] ?? packing.name.slice(0, 40)}`);
	}
	const frame = isJpeg ? jpegFrame(data) : undefined;
	if (isJpeg && (!frame || data[0] !== 0xff || data[1] !== 0xd8)) throw no('is a damaged JPEG');
	const { channels, palette } = await colorsOf(file, dict.get('/ColorSpace'));
	const bits = (await entry('/BitsPerComponent')) ?? 8;
	const most = palette && isCount(bits) ? 2 ** bits - 1 : 1;
	// How samples become colours: from 0 to the most, or the other way round
	const decode = (await file.numbers(dict.get('/Decode'), 2 * channels)) ?? [0, most];
	const isPlain = decode.every((value, at) => value === (at % 2 === 0 ? 0 : most));
	const isNegative = decode.every((value, at) => value === (at % 2 === 0 ? most : 0));
	if (frame) {
		if (!isPlain || palette) throw no('is a JPEG whose colours the PDF changes');
		return { data, mimeType: 'image/jpeg', width: frame.width, height: frame.height };
	}
	const depths = palette ? [1, 2, 4, 8] : channels === 3 ? [8, 16] : [1, 2, 4, 8, 16];
	if (!isCount(bits) || !depths.includes(bits)) throw no(`has ${String(bits)} bits a colour`);
	const turned = isNegative && !palette && channels === 1 && bits <= 8;
	if (!isPlain && !turned) throw no('has colours that the PDF changes');
	// PNG takes no more colours than a sample can name
	const shades = turned ? negative(bits) : palette?.subarray(0, 3 * 2 ** bits);
	return await pngOf({ data, flate, width, height, bits, channels, palette: shades }, file.budget);
}
