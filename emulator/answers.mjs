/** What a recognition gives: read from the picture where that is possible, else the invented sample. */
import { existsSync } from 'node:fs';
import { refuse } from './refusal.mjs';
import { sampleAnswer } from './samples.mjs';
import { verify } from './verification.mjs';

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

/** Stands beside an invented result, in every item that is made of it. */
const invented =
	'SAMPLE: invented by the emulator, nothing was read. The real service reads your document.';

/**
 * @param {import('./facts.mjs').Api} api
 * @param {{ bytes?: Buffer, format?: string, params: object, page: number }} input
 * @param {import('./state.mjs').State} state
 * @returns {Promise<object>} the whole body, `result` and what stands beside it
 */
export async function answerFor(api, input, state) {
	if (api.id === 'invoice-verification') return verify(input.params, state);
	const read = state.config.ocr !== 'sample' && input.bytes;
	const result = read && (await readBy(await loadReader(), api.id, input));
	return result ? { result } : { ...(await sampleAnswer(api.id, input.params)), SAMPLE: invented };
}
