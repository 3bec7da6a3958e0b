/** One recognition: opens the body, checks it as documented, then answers. */
import { createHash } from 'node:crypto';
import { bytesOf, checkedFormat, checkedPage } from './documents.mjs';
import { bodyOf, parametersOf, sourceOf } from './parameters.mjs';

/**
 * What is in the body, as far as it can be said before it is checked against the API; fills the record.
 * @param {{ headers: object, body: Buffer }} request loses its body here, so that it does not wait for the answer
 * @returns {Promise<{ given: object, bytes?: Buffer }>} given: the body without the file
 */
export async function open(request, api, state, record) {
	const body = bodyOf(request);
	request.body = undefined;
	const source = sourceOf(api, body);
	const { [api.file]: _file, ...given } = body;
	record.parameters = given;
	const bytes = await bytesOf(source, api, state.config);
	if (bytes) {
		record.documentBytes = bytes.length;
		record.documentHash = createHash('sha256').update(bytes).digest('hex');
	}
	return { given, bytes };
}

/**
 * Throws a Refusal where the service would refuse.
 * @returns {Promise<{ bytes?: Buffer, format?: string, params: object, page: number }>} without bytes when nobody reads them
 */
export async function check({ given, bytes }, api, state, record) {
	const params = parametersOf(api, given);
	if (!bytes) return { params, page: 1 };
	const format = checkedFormat(bytes, api);
	record.format = format;
	const page = await checkedPage(bytes, format, api, params);
	return { bytes: state.config.ocr === 'sample' ? undefined : bytes, format, params, page };
}
