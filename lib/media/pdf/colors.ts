import { unhex } from './filters';
import { isCount, type PdfFile } from './file';
import { PdfString, type PdfValue } from './lexer';

/** How the samples of a picture are colours: grey, RGB, or numbers in a palette of RGB. */
export type Colors = { channels: 1 | 3; palette?: Buffer } | { refused: string };

const GREY = ['/DeviceGray', '/CalGray', '/G'];
const RGB = ['/DeviceRGB', '/CalRGB', '/RGB'];
const ESCAPES: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, b: 8, f: 12 };

/** Bytes of a string as it stands in the file: "(text)" with its escapes, or "<hex>". */
export function stringBytes(stored: Buffer): Buffer {
	if (stored[0] === 0x3c) return unhex(stored.subarray(1));
	const out: number[] = [];
	const end = stored.length - 1;
	for (let at = 1; at < end; at++) {
		if (stored[at] !== 0x5c) {
			out.push(stored[at]);
			continue;
		}
		at += 1;
		const octal = /^[0-7]{1,3}/.exec(stored.toString('latin1', at, Math.min(at + 3, end)))?.[0];
		const letter = String.fromCharCode(stored[at]);
		if (octal) {
			out.push(parseInt(octal, 8) & 255);
			at += octal.length - 1;
		} else if (letter === '\r' && stored[at + 1] === 10) at += 1;
		else if (letter !== '\n' && letter !== '\r') out.push(ESCAPES[letter] ?? stored[at]);
	}
	return Buffer.from(out);
}

/** Most colours of a palette. */
const MAX_COLORS = 256;

async function paletteOf(file: PdfFile, space: PdfValue[]): Promise<Colors> {
	const base = await colorsOf(file, space[1], true);
	if ('refused' in base) return base;
	const last = await file.resolve(space[2]);
	const given = await file.resolve(space[3]);
	const table =
		given instanceof PdfString
			? stringBytes(given.stored)
			: await file.unpack(await file.stream(space[3]));
	if (!table || !isCount(last) || last >= MAX_COLORS) {
		return { refused: 'has a palette that cannot be read' };
	}
	const palette = Buffer.alloc(3 * (last + 1));
	for (let at = 0; at < palette.length; at++) {
		palette[at] = table[base.channels === 3 ? at : Math.floor(at / 3)] ?? 0;
	}
	return { channels: 1, palette };
}

/** The colours of a picture, by its /ColorSpace; or why they cannot be kept in a JPEG or PNG. */
export async function colorsOf(
	file: PdfFile,
	given: PdfValue | undefined,
	inPalette = false,
): Promise<Colors> {
	const space = await file.resolve(given);
	const [name, second] = Array.isArray(space) ? space : [space];
	if (GREY.includes(String(name))) return { channels: 1 };
	if (RGB.includes(String(name))) return { channels: 3 };
	if (name === '/ICCBased') {
		const channels = await file.entry((await file.stream(second))?.dict, '/N');
		if (channels === 1 || channels === 3) return { channels };
		return { refused: 'is in colours for print (CMYK)' };
	}
	if ((name === '/Indexed' || name === '/I') && Array.isArray(space) && !inPalette) {
		return await paletteOf(file, space);
	}
	if (name === '/DeviceCMYK' || name === '/CMYK') {
		return { refused: 'is in colours for print (CMYK)' };
	}
	return { refused: `is in ${String(name ?? '/no').slice(1, 40)} colours` };
}
