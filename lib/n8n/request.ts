/** Requests with limits: a deadline for all of a request, the Stop button, and the most bytes of an answer. */
import type { IN8nHttpFullResponse } from 'n8n-workflow';

import { LARGEST_ANSWER, tooLarge } from '../huawei/errors';
import type { RawAnswer } from '../huawei/errors';
import { sleep } from './sleep';

/** What is used of a stream of Node; `for await` would cost several times as much for a small answer. */
interface ByteStream {
	on(event: 'data', listener: (chunk: Uint8Array) => void): unknown;
	on(event: 'end' | 'close', listener: () => void): unknown;
	on(event: 'error', listener: (error: Error) => void): unknown;
	destroy(): void;
}

const isStream = (body: unknown): body is ByteStream =>
	typeof (body as Partial<ByteStream> | null)?.destroy === 'function';

const failed = (code: string): Error => Object.assign(new Error('The request was ended'), { code });

/**
 * The bytes of an answer, decompressed by n8n; reading stops where there are too many.
 * @throws the error of the stream, or an Error with code ERR_STREAM_PREMATURE_CLOSE
 */
const answerBytes = async (stream: ByteStream): Promise<unknown> =>
	await new Promise((resolve, reject) => {
		const chunks: Uint8Array[] = [];
		let size = 0;
		let ended = false;
		stream.on('data', (chunk) => {
			size += chunk.length;
			chunks.push(chunk);
			if (size <= LARGEST_ANSWER) return;
			resolve(tooLarge);
			stream.destroy();
		});
		stream.on('end', () => {
			ended = true;
			resolve(chunks.length === 1 ? chunks[0] : Buffer.concat(chunks, size));
		});
		stream.on('error', reject);
		stream.on('close', () => {
			if (ended) return;
			const closed = new Error('The stream was closed before its end');
			reject(Object.assign(closed, { code: 'ERR_STREAM_PREMATURE_CLOSE' }));
		});
	});

interface UnderWay {
	until: number;
	end(code: 'ETIMEDOUT' | 'ERR_CANCELED'): void;
}

/** The requests of a run or of a sign-in. One timer and one listener to Stop serve all that are under way. */
export class Requests {
	/** In the order in which they began, which is the order of their deadlines */
	private readonly underWay = new Set<UnderWay>();

	private readonly closed = new AbortController();

	private watched = false;

	private readonly cancelled = () => {
		for (const { end } of this.underWay) end('ERR_CANCELED');
	};

	/**
	 * @param ms milliseconds for all of a request, the sign-in included: n8n's own timeout covers the silence
	 * before the answer only
	 * @param cancel the Stop button; what is under way for others, such as a shared sign-in, goes on to its own deadline
	 */
	constructor(
		private readonly ms: number,
		private readonly cancel?: AbortSignal,
	) {
		cancel?.addEventListener('abort', this.cancelled, { once: true });
	}

	/**
	 * Sends a request and reads its answer to the end.
	 * @param send calls n8n's helper with `encoding: 'stream'` and this signal
	 * @throws what the helper threw, or an Error with code ETIMEDOUT or ERR_CANCELED
	 */
	async answer(send: (signal: AbortSignal) => Promise<IN8nHttpFullResponse>): Promise<RawAnswer> {
		if (this.cancel?.aborted) throw failed('ERR_CANCELED');
		const aborter = new AbortController();
		const answered = async (): Promise<RawAnswer> => {
			const { statusCode: status, headers, body } = await send(aborter.signal);
			return { status, headers, body: isStream(body) ? await answerBytes(body) : body };
		};
		let request: UnderWay | undefined;
		try {
			return await new Promise<RawAnswer>((resolve, reject) => {
				request = {
					until: Date.now() + this.ms,
					end: (code) => {
						reject(failed(code));
						aborter.abort();
					},
				};
				this.underWay.add(request);
				void this.watch();
				answered().then(resolve, reject);
			});
		} finally {
			this.underWay.delete(request!);
		}
	}

	/** No further request comes: ends the timer and the listener. */
	close(): void {
		this.closed.abort();
		this.cancel?.removeEventListener('abort', this.cancelled);
	}

	/** Ends what is late, until this is closed. */
	private async watch(): Promise<void> {
		if (this.watched) return;
		this.watched = true;
		while (!this.closed.signal.aborted) {
			const [oldest] = this.underWay;
			const left = oldest ? oldest.until - Date.now() : this.ms;
			if (left > 0) await sleep(left, this.closed.signal).catch(() => undefined);
			else {
				this.underWay.delete(oldest);
				oldest.end('ETIMEDOUT');
			}
		}
	}
}
