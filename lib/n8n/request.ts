/** One request with an end: a deadline for all of it, the Stop button, and a limit to what is read. */
import type { IN8nHttpFullResponse } from 'n8n-workflow';

import { LARGEST_ANSWER, tooLarge } from '../huawei/errors';
import type { RawAnswer } from '../huawei/errors';
import { sleep } from './sleep';

interface AnswerStream extends AsyncIterable<Uint8Array> {
	destroy(): void;
}

const isStream = (body: unknown): body is AnswerStream =>
	typeof (body as Partial<AnswerStream> | null)?.destroy === 'function' &&
	Symbol.asyncIterator in (body as object);

/** The bytes of an answer, decompressed by n8n; reading stops where there are too many. */
async function readStream(stream: AnswerStream): Promise<unknown> {
	const chunks: Uint8Array[] = [];
	let size = 0;
	for await (const chunk of stream) {
		size += chunk.length;
		// Leaving the loop closes the connection
		if (size > LARGEST_ANSWER) return tooLarge;
		chunks.push(chunk);
	}
	return chunks.length === 1 ? chunks[0] : Buffer.concat(chunks, size);
}

/**
 * Sends a request and reads its answer to the end. n8n's own timeout ends silence before the answer only.
 * @param send calls n8n's helper with `encoding: 'stream'` and this signal
 * @param ms milliseconds for all of it, the sign-in included
 * @param cancel the Stop button; what is under way for others, such as a shared sign-in, goes on to its own deadline
 * @throws what the helper threw, or an Error with code ETIMEDOUT or ERR_CANCELED
 */
export async function answerWithin(
	send: (signal: AbortSignal) => Promise<IN8nHttpFullResponse>,
	ms: number,
	cancel?: AbortSignal,
): Promise<RawAnswer> {
	const late = new AbortController();
	const done = new AbortController();
	const signal = cancel ? AbortSignal.any([cancel, late.signal]) : late.signal;
	const end = () =>
		Object.assign(new Error('The request was ended'), {
			code: cancel?.aborted ? 'ERR_CANCELED' : 'ETIMEDOUT',
		});
	if (signal.aborted) throw end();
	const ended = new Promise<never>((_, reject) => {
		signal.addEventListener('abort', () => reject(end()), { once: true });
	});
	sleep(ms, done.signal).then(
		() => late.abort(),
		() => undefined,
	);
	const answered = async (): Promise<RawAnswer> => {
		const { statusCode: status, headers, body } = await send(signal);
		return { status, headers, body: isStream(body) ? await readStream(body) : body };
	};
	try {
		return await Promise.race([ended, answered()]);
	} finally {
		done.abort();
	}
}
