/** Pictures to send: small ones, and one as heavy as the service takes. Each mark gives other bytes. */
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** A small PNG with a mark of its own, some hundred bytes. */
export function smallPicture(mark) {
	const { createCanvas } = require('@napi-rs/canvas');
	const canvas = createCanvas(64, 64);
	const pen = canvas.getContext('2d');
	pen.fillStyle = '#fff';
	pen.fillRect(0, 0, 64, 64);
	pen.fillStyle = `rgb(${mark & 255},${(mark >> 8) & 255},${(mark >> 16) & 255})`;
	pen.fillRect(4, 4, 8, 8);
	return canvas.toBuffer('image/png');
}

const HEADER = 54;
const SIDE = 1527;
const ROW = Math.ceil((SIDE * 3) / 4) * 4;

/** A BMP of 7 MB full of noise: 1527 by 1527 pixels, 24 bits each. `mark` changes some pixels of it in place. */
export function heavyPicture() {
	const bytes = Buffer.alloc(HEADER + ROW * SIDE);
	bytes.write('BM', 'latin1');
	bytes.writeUInt32LE(bytes.length, 2);
	bytes.writeUInt32LE(HEADER, 10);
	bytes.writeUInt32LE(40, 14);
	bytes.writeInt32LE(SIDE, 18);
	bytes.writeInt32LE(SIDE, 22);
	bytes.writeUInt16LE(1, 26);
	bytes.writeUInt16LE(24, 28);
	bytes.writeUInt32LE(ROW * SIDE, 34);
	// xorshift: fast, and the same picture in every run
	let state = 0x9e3779b9;
	for (let at = HEADER; at + 4 <= bytes.length; at += 4) {
		state ^= state << 13;
		state ^= state >>> 17;
		state ^= state << 5;
		bytes.writeInt32LE(state | 0, at);
	}
	return { bytes, mark: (number) => void bytes.writeUInt32LE(number, HEADER) };
}
