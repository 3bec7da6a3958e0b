/** PDFs of one page that is a picture, written by hand. */
import { deflateSync } from 'node:zlib';
import { createCanvas } from '@napi-rs/canvas';

export const [W, H] = [64, 40];

/** A picture that is different in each corner: bars, a slope of grey, a coloured block. */
export function drawn(width = W, height = H) {
	const canvas = createCanvas(width, height);
	const context = canvas.getContext('2d');
	const slope = context.createLinearGradient(0, 0, width, height);
	slope.addColorStop(0, '#fff');
	slope.addColorStop(1, '#222');
	context.fillStyle = slope;
	context.fillRect(0, 0, width, height);
	context.fillStyle = '#c01030';
	context.fillRect(3, 3, 20, 9);
	context.fillStyle = '#1040c0';
	context.fillRect(width - 15, height - 12, 11, 8);
	return canvas;
}
export const jpeg = drawn().toBuffer('image/jpeg', 95);
const rgba = drawn().getContext('2d').getImageData(0, 0, W, H).data;
export const rgb = Buffer.from([...rgba].filter((_, index) => index % 4 < 3));
export const grey = Buffer.from(Array.from({ length: W * H }, (_, at) => rgb[at * 3 + 1]));
/** One bit a pixel, or palette numbers of so many bits, row by row. */
export function bitRows(bits: number): Buffer {
	const length = Math.ceil((W * bits) / 8);
	const rows = Buffer.alloc(length * H);
	grey.forEach((value, at) => {
		const [x, y] = [at % W, Math.floor(at / W)];
		const number = value >> (8 - bits);
		rows[y * length + ((x * bits) >> 3)] |= number << (8 - bits - ((x * bits) % 8));
	});
	return rows;
}

/** Rows behind PNG filters 0 to 4 in turn, made after the standard's own words. */
export function filtered(rows: Buffer, length: number, step: number): Buffer {
	const out: number[] = [];
	for (let y = 0; y * length < rows.length; y++) {
		const kind = y % 5;
		out.push(kind);
		for (let x = 0; x < length; x++) {
			const at = y * length + x;
			const a = x >= step ? rows[at - step] : 0;
			const b = y > 0 ? rows[at - length] : 0;
			const c = x >= step && y > 0 ? rows[at - length - step] : 0;
			const near = [a, b, c].sort((p, q) => Math.abs(a + b - c - p) - Math.abs(a + b - c - q));
			out.push((rows[at] - [0, a, b, (a + b) >> 1, near[0]][kind]) & 255);
		}
	}
	return Buffer.from(out);
}

export const latin = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');

export interface Page {
	/** Entries of the picture besides its size */
	picture: string;
	data: Uint8Array;
	content?: string;
	page?: string;
	more?: Record<number, string>;
}

/** A page of the size of its picture, which object 4 is. */
export function scan({
	picture,
	data,
	content = `q ${W} 0 0 ${H} 0 0 cm /Im0 Do Q`,
	page = '',
	more,
}: Page) {
	return {
		1: '<</Type/Catalog/Pages 2 0 R>>',
		2: `<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 ${W} ${H}]/Resources<</XObject<</Im0 4 0 R/Im1 8 0 R/Fm0 9 0 R>>>>>>`,
		3: `<</Type/Page/Parent 2 0 R/Contents 5 0 R ${page}>>`,
		4: `<</Type/XObject/Subtype/Image/Width ${W}/Height ${H} ${picture} /Length ${data.length}>>\nstream\n${latin(data)}\nendstream`,
		5: `<</Length ${content.length}>>\nstream\n${content}\nendstream`,
		...more,
	};
}

export const flate = (data: Buffer) => deflateSync(data);
export const ascii85 = (bytes: Buffer) => {
	let out = '';
	for (let at = 0; at < bytes.length; at += 4) {
		const part = Buffer.concat([bytes.subarray(at, at + 4), Buffer.alloc(4)], 4);
		const count = Math.min(4, bytes.length - at);
		let value = part.readUInt32BE(0);
		let five = '';
		for (let step = 0; step < 5; step++) {
			five = String.fromCharCode(33 + (value % 85)) + five;
			value = Math.floor(value / 85);
		}
		out += count === 4 && five === '!!!!!' ? 'z' : five.slice(0, count + 1);
	}
	return Buffer.from(`${out}~>`);
};

export const GREY = '/ColorSpace/DeviceGray/BitsPerComponent 8';
export const RGB = '/ColorSpace/DeviceRGB/BitsPerComponent 8';
export const parms = (predictor: number, colors: number, bits = 8) =>
	`/Filter/FlateDecode/DecodeParms<</Predictor ${predictor}/Colors ${colors}/BitsPerComponent ${bits}/Columns ${W}>>`;
export const spread = (rows: Buffer, channels: number) =>
	Buffer.from(
		rows.map((value, at) => (at % (W * channels) < channels ? value : value - rows[at - channels])),
	);
export const shades = Array.from({ length: 16 }, (_, at) => [at * 17, 255 - at * 9, at * 3]).flat();
export const hexOf = (values: number[]) => `<${Buffer.from(values).toString('hex')}>`;
export const literalOf = (values: number[]) =>
	`(${latin(Buffer.from(values)).replace(/[()\\\r\n]/g, (one) => `\\${one.charCodeAt(0).toString(8).padStart(3, '0')}`)})`;
