/** One recognition: checks the body as documented, then answers. */
import { createHash } from 'node:crypto';
import { answerFor } from './answers.mjs';
import { bytesOf, checkedFormat, checkedPage } from './documents.mjs';
import { bodyOf, parametersOf, sourceOf } from './parameters.mjs';

/**
 * What is in the body, as far as it can be said before it is checked against the API; fills the record.
 * @param {{ headers: object, body: Buffer }} request
 */
export async function open(request, api, state, record) {
	const body = bodyOf(request);
	const parameters = { ...body };
	delete parameters[api.file];
	record.parameters = parameters;
	const source = sourceOf(api, body);
	const bytes = await bytesOf(source, api, state.config);
	if (bytes) {
		record.documentBytes = bytes.length;
		record.documentHash = createHash('sha256').update(bytes).digest('hex');
	}
	return { body, bytes };
}

/** @returns {Promise<object>} the whole answer body; throws a Refusal */
export async function recognize(opened, api, state, record) {
	const parameters = parametersOf(api, opened.body);
	const { bytes } = opened;
	const format = bytes && checkedFormat(bytes, api);
	if (format) record.format = format;
	const page = bytes ? await checkedPage(bytes, format, api, parameters) : 1;
	return await answerFor(api, { bytes, format, params: parameters, page }, state.config);
}
