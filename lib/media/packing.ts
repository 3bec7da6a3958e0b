/** Packing as PDF, PNG and ZIP share it: deflate, through the web's own streams, and CRC-32. */

export type Pieces = Iterable<Uint8Array> | AsyncIterable<Uint8Array>;

/** Packed bytes that are handed over at a time, so that a small file cannot unpack to gigabytes unseen */
const PIECE_BYTES = 16 * 1024;

function* inPieces(bytes: Buffer): Generator<Uint8Array> {
	for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
		yield bytes.subarray(at, at + PIECE_BYTES);
	}
}

/** Unpacks zlib data piece by piece up to the first damage; no more is unpacked than is asked for. */
export async function* inflated(bytes: Buffer): AsyncGenerator<Uint8Array> {
	try {
		yield* ReadableStream.from(inPieces(bytes)).pipeThrough(new DecompressionStream('deflate'));
	} catch {
		// Damaged from here on: what came before is given
	}
}

/**
 * Packs pieces as one deflate stream, with zlib's frame (`deflate`) or without (`deflate-raw`); ends with the error that
 * they end with. What is longer than `most` bytes is not read to its end.
 */
export async function deflated(
	pieces: Pieces,
	format: 'deflate' | 'deflate-raw' = 'deflate',
	most = Infinity,
): Promise<Buffer> {
	const packed: Uint8Array[] = [];
	let length = 0;
	for await (const piece of ReadableStream.from(pieces).pipeThrough(
		new CompressionStream(format),
	)) {
		packed.push(piece);
		length += piece.length;
		if (length > most) break;
	}
	return Buffer.concat(packed);
}

const CRC_TABLE = new Uint32Array(256).map((_, byte) => {
	let crc = byte;
	for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? 0xedb88320 ^ (crc >>> 1) : crc >>> 1;
	return crc;
});

/** CRC-32 of ISO 3309, as PNG and ZIP have it. */
export function crc32(bytes: Buffer): number {
	let crc = 0xffffffff;
	for (let at = 0; at < bytes.length; at++) crc = CRC_TABLE[(crc ^ bytes[at]) & 255] ^ (crc >>> 8);
	return (crc ^ 0xffffffff) >>> 0;
}
