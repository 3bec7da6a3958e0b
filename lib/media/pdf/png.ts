import { crc32 } from '../crc32';

function chunk(type: string, data: Uint8Array): Buffer {
	const whole = Buffer.alloc(data.length + 12);
	whole.writeUInt32BE(data.length, 0);
	whole.write(type, 4, 'latin1');
	whole.set(data, 8);
	whole.writeUInt32BE(crc32(whole.subarray(4, -4)), data.length + 8);
	return whole;
}

/** What the header of a PNG says, in PNG's own words. */
interface PngHead {
	width: number;
	height: number;
	/** Bits of a sample */
	depth: number;
	/** 0 grey, 2 RGB, 3 palette */
	colorType: 0 | 2 | 3;
	/** Three bytes a colour */
	palette?: Buffer;
}

/** A PNG around pixels that are filtered and packed already. */
export function png({ width, height, depth, colorType, palette }: PngHead, packed: Buffer): Buffer {
	const head = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, depth, colorType, 0, 0, 0]);
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

/** What goes to be packed at a time. */
const BLOCK_BYTES = 64 * 1024;

/** The rows as PNG has them: each behind the number of its filter. Fewer than `height` where the pieces end early. */
async function* filteredRows(
	pieces: AsyncIterable<Uint8Array>,
	{ length, height, filter }: { length: number; height: number; filter: number },
): AsyncGenerator<Buffer> {
	const step = length + 1;
	const block = Buffer.alloc(step * Math.max(1, Math.floor(BLOCK_BYTES / step)));
	let left = height * step;
	let at = 0;
	for await (const piece of pieces) {
		for (let from = 0; from < piece.length && left > 0; ) {
			if (at % step === 0) {
				block[at++] = filter;
				left -= 1;
			}
			const part = piece.subarray(from, from + step - (at % step));
			block.set(part, at);
			at += part.length;
			from += part.length;
			left -= part.length;
			if (at < block.length) continue;
			yield Buffer.from(block);
			at = 0;
		}
		if (left === 0) break;
	}
	if (left === 0) yield block.subarray(0, at);
}

/**
 * Filters and packs pixels for a PNG, piece by piece, so that they are never in memory as a whole. Undefined when
 * they end early or the result is longer than `most` bytes.
 */
export async function packRows(
	pieces: AsyncIterable<Uint8Array>,
	rows: { length: number; height: number; filter: number },
	most: number,
): Promise<Buffer | undefined> {
	const stream = new CompressionStream('deflate');
	const writer = stream.writable.getWriter();
	const reader = stream.readable.getReader();
	let written = 0;
	const write = async () => {
		for await (const block of filteredRows(pieces, rows)) {
			written += block.length;
			await writer.write(block);
		}
		await writer.close();
	};
	// Ends with an error when reading stops, or when the pieces end with one
	const writing = write().catch(async (error) => await writer.abort(error).catch(() => undefined));
	const out: Uint8Array[] = [];
	let length = 0;
	for (;;) {
		const piece = await reader.read();
		if (piece.done) break;
		out.push(piece.value);
		length += piece.value.length;
		if (length > most) {
			await reader.cancel();
			break;
		}
	}
	await writing;
	const whole = written === rows.height * (rows.length + 1);
	return whole && length <= most ? Buffer.concat(out) : undefined;
}
