import { createCanvas } from '@napi-rs/canvas';
import { zipSync, strToU8 } from 'fflate';

/** Headers written by hand for formats no library here makes; sides are 321 x 123 unless told. */
export const W = 321;
export const H = 123;

export function picture(type: 'png' | 'jpeg' | 'webp' | 'avif', width = W, height = H): Buffer {
	const canvas = createCanvas(width, height);
	const context = canvas.getContext('2d');
	context.fillStyle = '#fff';
	context.fillRect(0, 0, width, height);
	context.fillStyle = '#c00';
	context.fillText('sample', 5, 20);
	return type === 'png'
		? canvas.toBuffer('image/png')
		: canvas.toBuffer(`image/${type}` as 'image/jpeg');
}

const le = (value: number, length: number) => {
	const buffer = Buffer.alloc(length);
	if (length === 8) buffer.writeBigUInt64LE(BigInt(value));
	else if (value < 0) buffer.writeIntLE(value, 0, length);
	else buffer.writeUIntLE(value, 0, length);
	return buffer;
};
const be = (value: number, length: number) => Buffer.from(le(value, length)).reverse();
const latin = (text: string) => Buffer.from(text, 'latin1');

export function bmp(width = W, height = H): Buffer {
	return Buffer.concat([
		latin('BM'),
		le(54 + 300, 4),
		le(0, 4),
		le(54, 4),
		le(40, 4),
		le(width, 4),
		le(height, 4),
		le(1, 2),
		le(24, 2),
		Buffer.alloc(24),
		Buffer.alloc(300),
	]);
}

export function bmpOs2(): Buffer {
	return Buffer.concat([
		latin('BM'),
		le(26, 4),
		le(0, 4),
		le(26, 4),
		le(12, 4),
		le(W, 2),
		le(H, 2),
		le(1, 2),
		le(24, 2),
	]);
}

/** A GIF of so many 1 x 1 frames on a canvas of W x H. */
export function gif(frames = 1): Buffer {
	const frame = Buffer.concat([
		latin('!\xf9\x04\0\0\0\0\0'),
		latin(','),
		le(0, 4),
		le(1, 2),
		le(1, 2),
		latin('\0'),
		latin('\x02\x02\x44\x01\0'),
	]);
	return Buffer.concat([
		latin('GIF89a'),
		le(W, 2),
		le(H, 2),
		latin('\x80\0\0'),
		Buffer.alloc(6),
		...Array(frames).fill(frame),
		latin(';'),
	]);
}

export function tiff(order: 'II' | 'MM', big = false, next = 0): Buffer {
	const n = order === 'II' ? le : be;
	const long = big ? 8 : 4;
	const entry = (tag: number, type: number, value: number, size: number) =>
		Buffer.concat([n(tag, 2), n(type, 2), n(1, long), n(value, size), Buffer.alloc(long - size)]);
	const head = big
		? [latin(order), n(43, 2), n(8, 2), n(0, 2), n(16, 8)]
		: [latin(order), n(42, 2), n(8, 4)];
	return Buffer.concat([
		...head,
		n(3, big ? 8 : 2),
		entry(254, 4, 0, 4),
		entry(256, 3, W, 2),
		entry(257, big ? 16 : 4, H, long),
		n(next, long),
		Buffer.alloc(40),
	]);
}

const riff = (chunk: string, body: Buffer) =>
	Buffer.concat([
		latin('RIFF'),
		le(body.length + 12, 4),
		latin('WEBP'),
		latin(chunk),
		le(body.length, 4),
		body,
	]);
export const webpLossy = () =>
	riff(
		'VP8 ',
		Buffer.concat([latin('\x10\0\0\x9d\x01\x2a'), le(W, 2), le(H, 2), Buffer.alloc(10)]),
	);
export const webpLossless = () =>
	riff('VP8L', Buffer.concat([latin('\x2f'), le(W - 1 + (H - 1) * 0x4000, 4), Buffer.alloc(10)]));
export const webpExtended = (flags = 0) =>
	riff('VP8X', Buffer.concat([le(flags, 4), le(W - 1, 3), le(H - 1, 3)]));

export function pcx(): Buffer {
	return Buffer.concat([
		latin('\x0a\x05\x01\x08'),
		le(10, 2),
		le(20, 2),
		le(10 + W - 1, 2),
		le(20 + H - 1, 2),
		Buffer.alloc(116),
	]);
}

/** An icon of 16 x 16 and the PNG inside it. */
export function ico(inside = picture('png')): Buffer {
	const entry = (side: number, size: number, offset: number) =>
		Buffer.concat([
			Buffer.from([side, side, 0, 0]),
			le(1, 2),
			le(32, 2),
			le(size, 4),
			le(offset, 4),
		]);
	return Buffer.concat([
		latin('\0\0\x01\0'),
		le(2, 2),
		entry(16, 40, 38 + inside.length),
		entry(0, inside.length, 38),
		inside,
		Buffer.alloc(40),
	]);
}

export function psd(version = 1): Buffer {
	return Buffer.concat([
		latin('8BPS'),
		be(version, 2),
		Buffer.alloc(6),
		be(3, 2),
		be(H, 4),
		be(W, 4),
		be(8, 2),
		be(3, 2),
		Buffer.alloc(12),
	]);
}

/** A JPEG with segments before its frame: EXIF with a whole thumbnail JPEG inside, filler bytes, the frame of this marker. */
export function jpeg(marker = 0xc2, thumbnail = picture('jpeg', 40, 30)): Buffer {
	const exif = Buffer.concat([latin('Exif\0\0'), thumbnail]);
	const frame = Buffer.concat([
		Buffer.from([0xff, marker]),
		be(17, 2),
		latin('\x08'),
		be(H, 2),
		be(W, 2),
		latin('\x03'),
		Buffer.alloc(9),
	]);
	return Buffer.concat([
		latin('\xff\xd8\xff\xe1'),
		be(exif.length + 2, 2),
		exif,
		latin('\xff\xff\xff\xfe\0\x04hi'),
		frame,
		latin('\xff\xda\0\x08'),
		Buffer.alloc(6),
		latin('\xff\xd9'),
	]);
}

export const isoBox = (...brands: string[]) =>
	Buffer.concat([
		be(16 + 4 * (brands.length - 1), 4),
		latin('ftyp'),
		latin(brands[0]),
		be(0, 4),
		...brands.slice(1).map(latin),
		Buffer.alloc(30),
	]);

export const zip = (...names: string[]) =>
	Buffer.from(zipSync(Object.fromEntries(names.map((name) => [name, strToU8('<x/>')]))));

/** Pictures whose sides are not read. */
export const UNSIZED: Readonly<Record<string, Buffer>> = {
	'TIFF, BigTIFF little endian': tiff('II', true),
	'TIFF, BigTIFF big endian': tiff('MM', true),
	PCX: pcx(),
	ICO: ico(),
};

/** One of each format that pixels are read from. */
export const SIZED: Readonly<Record<string, Buffer>> = {
	'JPEG, real': picture('jpeg'),
	'JPEG, progressive with EXIF thumbnail': jpeg(),
	'JPEG, lossless frame': jpeg(0xc3),
	'JPEG, arithmetic frame': jpeg(0xc9),
	'PNG, real': picture('png'),
	BMP: bmp(),
	'BMP, top down': bmp(W, -H),
	'BMP, OS/2': bmpOs2(),
	GIF: gif(),
	'TIFF, little endian': tiff('II'),
	'TIFF, big endian': tiff('MM'),
	'WEBP, real': picture('webp'),
	'WEBP, lossy': webpLossy(),
	'WEBP, lossless': webpLossless(),
	'WEBP, extended': webpExtended(),
	PSD: psd(),
	'PSD, large document': psd(2),
};
