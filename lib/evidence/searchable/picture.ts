/** A picture as an image of a PDF: with its own bytes where that is possible. */
import { detectFormat } from '../../media/format/detect';
import { deflated, inflated } from '../../media/packing';
import { CutOff, pixelRows, unfilter } from '../../media/png';
import { jpegFrame } from '../../media/size/jpeg';
import { Refused } from '../../refused';
import { streamOf } from './writer';

interface Embedded {
	width: number;
	height: number;
	/** Clockwise, in degrees, by which viewers turn the picture */
	turn: number;
	/** The whole stream object */
	object: Buffer;
}

const notEmbedded = (what: string): Refused =>
	new Refused(what, 'Save the picture as JPEG or as PNG without interlacing, and try again.');

const SPACES: Readonly<Record<number, string>> = {
	1: '/DeviceGray',
	3: '/DeviceRGB',
	4: '/DeviceCMYK',
};

const image = (width: number, height: number, bits: number, more: string, data: Buffer): Buffer => {
	const size = `/Width ${width}/Height ${height}/BitsPerComponent ${bits}`;
	return streamOf(`/Type/XObject/Subtype/Image${size}/ColorSpace${more}`, data);
};

/** Where Adobe's mark stands in a JPEG, before its pixels */
const HEAD_BYTES = 4096;

function embeddedJpeg(bytes: Buffer): Embedded {
	const { width, height, components, turn } = jpegFrame(bytes) ?? {};
	const space = components && SPACES[components];
	if (!width || !height || !space) throw notEmbedded('The JPEG is damaged');
	// Four colours are stored the other way round where the file has Adobe's mark
	const negative = components === 4 && bytes.subarray(0, HEAD_BYTES).includes('Adobe');
	const turned = negative ? '/Decode[1 0 1 0 1 0 1 0]' : '';
	const object = image(width, height, 8, `${space}${turned}/Filter/DCTDecode`, bytes);
	return { width, height, turn: turn ?? 0, object };
}

/** The chunks of a PNG by their type, those of one type together; empty where there is none. */
function chunksOf(bytes: Buffer): (type: string) => Buffer {
	const chunks = new Map<string, Buffer[]>();
	for (let at = 8; at + 12 <= bytes.length; ) {
		const length = bytes.readUInt32BE(at);
		const type = bytes.toString('latin1', at + 4, at + 8);
		const known = chunks.get(type) ?? [];
		chunks.set(type, known);
		known.push(bytes.subarray(at + 8, at + 8 + length));
		at += 12 + length;
	}
	return (type) => Buffer.concat(chunks.get(type) ?? []);
}

/** A value of so much opacity on white paper, both 0 to 255. */
const whitened = (value: number, opacity: number): number =>
	opacity === 255 ? value : Math.round((value * opacity + 255 * (255 - opacity)) / 255);

/** Numbers of 16 bits, each twice: the range of a colour that is not drawn. */
const maskOf = (clear: Buffer, colors: number, bits: number): string =>
	`/Mask[${Array.from({ length: 2 * colors }, (_, at) => clear.readUInt16BE(at & ~1) & (2 ** bits - 1)).join(' ')}]`;

/** The rows of a PNG with transparency, drawn on white, with 8 bits a colour. */
async function* onWhite(data: Buffer, width: number, height: number, colors: number, bits: number) {
	const sample = bits / 8;
	const pixel = (colors + 1) * sample;
	const length = 1 + width * pixel;
	let above: Buffer = Buffer.alloc(length);
	let before = Buffer.alloc(width * colors);
	for await (const rows of pixelRows(inflated(data), length, height)) {
		for (const row of rows) {
			unfilter(row, above, pixel);
			const now = Buffer.alloc(width * colors);
			const out = Buffer.alloc(1 + width * colors);
			// Each row as its difference from the one above, which packs well
			out[0] = 2;
			for (let [at, from] = [0, 1]; at < now.length; from += pixel) {
				const opacity = row[from + colors * sample];
				for (let color = 0; color < colors; color++, at++) {
					now[at] = whitened(row[from + color * sample], opacity);
					out[1 + at] = now[at] - before[at];
				}
			}
			yield out;
			[above, before] = [row, now];
		}
	}
}

/** Larger than any picture that the service takes */
const MOST_SIDE = 30_000;

async function embeddedPng(bytes: Buffer): Promise<Embedded> {
	const chunk = chunksOf(bytes);
	const [head, clear, data] = [chunk('IHDR'), chunk('tRNS'), chunk('IDAT')];
	if (head.length < 13 || data.length === 0) throw notEmbedded('The PNG is damaged');
	const [width, height] = [head.readUInt32BE(0), head.readUInt32BE(4)];
	const [bits, type, interlaced] = [head[8], head[9], head[12]];
	if (!(width > 0 && height > 0 && width <= MOST_SIDE && height <= MOST_SIDE)) {
		throw notEmbedded('The PNG is damaged');
	}
	if (interlaced !== 0) throw notEmbedded('An interlaced PNG cannot be put into a PDF as it is');
	const colors = type === 2 || type === 6 ? 3 : 1;
	const made = (space: string, depth: number, packed: Buffer): Embedded => {
		const rows = `/Predictor 15/Colors ${colors}/BitsPerComponent ${depth}/Columns ${width}`;
		const more = `${space}/Filter/FlateDecode/DecodeParms<<${rows}>>`;
		return { width, height, turn: 0, object: image(width, height, depth, more, packed) };
	};
	if (type === 4 || type === 6) {
		const pixels = onWhite(data, width, height, colors, bits === 16 ? 16 : 8);
		const packed = await deflated(pixels).catch((thrown: unknown) => {
			throw thrown instanceof CutOff ? notEmbedded('The PNG is cut off') : thrown;
		});
		return made(SPACES[colors], 8, packed);
	}
	if (type === 3) return made(paletteSpace(chunk('PLTE'), clear), bits, data);
	const mask = clear.length >= 2 * colors ? maskOf(clear, colors, bits) : '';
	return made(`${SPACES[colors]}${mask}`, bits, data);
}

/** A palette whose transparent colours lie on white paper. */
function paletteSpace(palette: Buffer, clear: Buffer): string {
	const colors = Math.floor(palette.length / 3);
	if (colors === 0) throw notEmbedded('The PNG is damaged');
	const onPaper = palette
		.subarray(0, 3 * colors)
		.map((value, at) => whitened(value, clear[Math.floor(at / 3)] ?? 255));
	return `[/Indexed/DeviceRGB ${colors - 1}<${Buffer.from(onPaper).toString('hex')}>]`;
}

/**
 * The picture as an image object. JPEG keeps its own bytes, PNG its pixels as they are packed; half-transparent pixels
 * are laid on white paper, with 8 bits a colour.
 * @throws Refused for other formats, damaged and interlaced files
 */
export async function embedded(bytes: Buffer): Promise<Embedded> {
	const format = detectFormat(bytes)?.id;
	if (format === 'JPEG') return embeddedJpeg(bytes);
	if (format === 'PNG') return await embeddedPng(bytes);
	throw notEmbedded(`${format ?? 'This kind of file'} cannot be put into a PDF as it is`);
}
