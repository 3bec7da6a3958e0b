/** Bytes packed as one deflate stream, with zlib's frame (`deflate`) or without (`deflate-raw`). */
export async function deflated(bytes: Buffer, format: 'deflate' | 'deflate-raw'): Promise<Buffer> {
	const stream = new CompressionStream(format);
	const writer = stream.writable.getWriter();
	// The reader gets the error, so it is not reported twice
	void writer
		.write(bytes)
		.then(async () => await writer.close())
		.catch(() => undefined);
	const reader = stream.readable.getReader();
	const pieces: Uint8Array[] = [];
	for (;;) {
		const piece = await reader.read();
		if (piece.done) return Buffer.concat(pieces);
		pieces.push(piece.value);
	}
}
