import { isCount, type PdfFile } from './file';
import { PdfString, type PdfValue } from './lexer';

/** A page cannot be sent as a picture: the reason says what it, or its picture, is instead. */
export class NoPicture extends Error {}

/** How the samples of a picture are colours: grey, RGB, or numbers in a palette of RGB. */
export interface Colors {
	channels: 1 | 3;
	palette?: Buffer;
}

const CHANNELS: Readonly<Record<string, 1 | 3>> = {
	'/DeviceGray': 1,
	'/CalGray': 1,
	'/DeviceRGB': 3,
	'/CalRGB': 3,
};

const forPrint = () => new NoPicture('has a picture that is in colours for print (CMYK)');

/** Most colours of a palette. */
const MAX_COLORS = 256;

async function paletteOf(file: PdfFile, [, space, most, given]: PdfValue[]): Promise<Colors> {
	const { channels } = await colorsOf(file, space, true);
	const last = await file.resolve(most);
	const stored = await file.resolve(given);
	const table =
		stored instanceof PdfString ? stored.bytes() : await file.unpack(await file.stream(given));
	if (!table || !isCount(last) || last >= MAX_COLORS) {
		throw new NoPicture('has a picture that has a palette that cannot be read');
	}
	const palette = Buffer.alloc(3 * (last + 1));
	for (let at = 0; at < palette.length; at++) {
		palette[at] = table[channels === 3 ? at : Math.floor(at / 3)] ?? 0;
	}
	return { channels: 1, palette };
}

/**
 * The colours of a picture, by its /ColorSpace.
 * @throws NoPicture where they cannot be kept in a JPEG or PNG
 */
export async function colorsOf(
	file: PdfFile,
	given: PdfValue | undefined,
	inPalette = false,
): Promise<Colors> {
	const space = await file.resolve(given);
	const list = Array.isArray(space) ? space : [space];
	const name = String(list[0] ?? '/no');
	if (Object.hasOwn(CHANNELS, name)) return { channels: CHANNELS[name] };
	if (name === '/ICCBased') {
		const channels = await file.entry((await file.stream(list[1]))?.dict, '/N');
		if (channels === 1 || channels === 3) return { channels };
		throw forPrint();
	}
	if (name === '/Indexed' && !inPalette) return await paletteOf(file, list);
	if (name === '/DeviceCMYK') throw forPrint();
	throw new NoPicture(`has a picture that is in ${name.slice(1, 40)} colours`);
}
