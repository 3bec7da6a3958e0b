/** Reading streams that n8n gives. */

/** What is used of a stream of Node; `for await` would cost several times as much for a small answer. */
export interface ByteStream {
	on(event: 'data', listener: (chunk: Uint8Array) => void): unknown;
	on(event: 'end' | 'close', listener: () => void): unknown;
	on(event: 'error', listener: (error: Error) => void): unknown;
	destroy(): void;
}

/**
 * Reads to the end, or until `use` gives false for a chunk.
 * @returns whether the end was reached
 * @throws the error of the stream, or an Error with code ERR_STREAM_PREMATURE_CLOSE
 */
export const readStream = async (
	stream: ByteStream,
	use: (chunk: Uint8Array) => boolean,
): Promise<boolean> =>
	await new Promise((resolve, reject) => {
		let ended = false;
		stream.on('data', (chunk) => {
			if (use(chunk)) return;
			resolve(false);
			stream.destroy();
		});
		stream.on('end', () => {
			ended = true;
			resolve(true);
		});
		stream.on('error', reject);
		stream.on('close', () => {
			if (ended) return;
			const closed = new Error('The stream was closed before its end');
			reject(Object.assign(closed, { code: 'ERR_STREAM_PREMATURE_CLOSE' }));
		});
	});
