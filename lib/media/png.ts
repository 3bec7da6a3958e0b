/** PNG (W3C): the file around packed pixels, and the rows inside. */
import { crc32, type Pieces } from './packing';

function chunk(type: string, data: Uint8Array): Buffer {
	const whole = Buffer.alloc(data.length + 12);
	whole.writeUInt32BE(data.length, 0);
	whole.write(type, 4, 'latin1');
	whole.set(data, 8);
	whole.writeUInt32BE(crc32(whole.subarray(4, -4)), data.length + 8);
	return whole;
}

/** How the samples of a picture are stored. */
export interface Samples {
	width: number;
	height: number;
	/** Of a sample */
	bits: number;
	/** 1 grey or numbers in a palette, 3 RGB */
	channels: 1 | 3;
	/** Three bytes a colour */
	palette?: Buffer;
}

/** A PNG around pixels that are filtered and packed already. */
export function png({ width, height, bits, channels, palette }: Samples, packed: Buffer): Buffer {
	const colorType = palette ? 3 : channels === 3 ? 2 : 0;
	const head = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, bits, colorType, 0, 0, 0]);
	head.writeUInt32BE(width, 0);
	head.writeUInt32BE(height, 4);
	return Buffer.concat([
		Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
		chunk('IHDR', head),
		...(palette ? [chunk('PLTE', palette)] : []),
		chunk('IDAT', packed),
		chunk('IEND', Buffer.alloc(0)),
	]);
}

/** Rows that are handed over at a time take about so much. */
const BLOCK_BYTES = 64 * 1024;

/** The pixels of a picture end before its last row. */
export class CutOff extends Error {}

/**
 * So many rows of so many bytes, out of pieces of any size: some whole rows at a time.
 * @throws CutOff when the pieces end early
 */
export async function* pixelRows(
	pieces: Pieces,
	length: number,
	count: number,
): AsyncGenerator<Buffer[]> {
	const most = Math.max(1, Math.floor(BLOCK_BYTES / length));
	let left = count;
	let rows: Buffer[] = [];
	let filled = length;
	for await (const piece of pieces) {
		for (let from = 0; from < piece.length && left > 0; ) {
			if (filled === length) {
				rows.push(Buffer.alloc(length));
				filled = 0;
			}
			const part = piece.subarray(from, from + length - filled);
			rows[rows.length - 1].set(part, filled);
			filled += part.length;
			from += part.length;
			if (filled < length) continue;
			left -= 1;
			if (rows.length < most && left > 0) continue;
			yield rows;
			rows = [];
		}
		if (left === 0) return;
	}
	throw new CutOff();
}

/** The neighbour that the fourth filter predicts a byte from (PNG specification, 9.4). */
function paeth(left: number, up: number, corner: number): number {
	const guess = left + up - corner;
	// Once a byte of a picture: three constants are quicker than a list of three
	const toLeft = Math.abs(guess - left);
	const toUp = Math.abs(guess - up);
	const toCorner = Math.abs(guess - corner);
	if (toLeft <= toUp && toLeft <= toCorner) return left;
	return toUp <= toCorner ? up : corner;
}

/**
 * Undoes the filter of a row in place.
 * @param row begins with the number of its filter, as the one above it does
 * @param pixel bytes of a pixel, at least 1
 */
export function unfilter(row: Buffer, above: Buffer, pixel: number): void {
	const kind = row[0];
	for (let at = 1; at < row.length; at++) {
		const left = at > pixel ? row[at - pixel] : 0;
		if (kind === 1) row[at] += left;
		else if (kind === 2) row[at] += above[at];
		else if (kind === 3) row[at] += (left + above[at]) >> 1;
		else if (kind === 4) row[at] += paeth(left, above[at], at > pixel ? above[at - pixel] : 0);
	}
}
