/** What a recognition gives: read from the picture where that is possible, else the invented sample. */
import { existsSync } from 'node:fs';
import { refuse } from './refusal.mjs';
import { sampleAnswer } from './samples.mjs';

const readerFile = new URL('./reading/index.mjs', import.meta.url);
let reader;

/** Loaded only when a picture is to be read: it brings the recognition engine with it. */
function loadReader() {
	reader ??= existsSync(readerFile) ? import(readerFile.href) : Promise.resolve({});
	return reader;
}

/**
 * @param {import('./facts.mjs').Api} api
 * @param {{ bytes?: Buffer, format?: string, params: object, page: number }} input
 * @param {{ ocr: 'read' | 'sample' }} config
 * @returns {Promise<object>} the whole body, `result` and what stands beside it
 */
export async function answerFor(api, input, config) {
	if (config.ocr !== 'sample' && input.bytes) {
		const { read } = await loadReader();
		const result = await read?.(api.id, input).catch((error) => {
			if (/^(AIS|ModelArts)\./.test(error.code)) throw refuse(error.code);
			process.stderr.write(`reading ${api.id}: ${error.stack}\n`);
			throw refuse('AIS.0105');
		});
		if (result !== undefined) return { result };
	}
	return await sampleAnswer(api.id, input.params);
}
