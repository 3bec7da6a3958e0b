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

/** What the reader says: a `result`, nothing where it does not read this API, or what the service would refuse. */
async function readBy({ read }, id, input) {
	let result;
	try {
		result = await read?.(id, input);
	} catch (error) {
		process.stderr.write(`reading ${id}: ${error.stack}\n`);
		throw refuse('AIS.0105');
	}
	if (result?.refusal) throw refuse(result.refusal.code, { message: result.refusal.message });
	return result;
}

/**
 * @param {import('./facts.mjs').Api} api
 * @param {{ bytes?: Buffer, format?: string, params: object, page: number }} input
 * @param {{ ocr: 'read' | 'sample' }} config
 * @returns {Promise<object>} the whole body, `result` and what stands beside it
 */
export async function answerFor(api, input, config) {
	const result =
		config.ocr !== 'sample' && input.bytes && (await readBy(await loadReader(), api.id, input));
	return result ? { result } : await sampleAnswer(api.id, input.params);
}
