/** From what was sent to the bytes of a document that the API accepts. */
import { refuse } from './refusal.mjs';
import { formatOf, sizeOf } from './media.mjs';

const downloadMs = 10_000;
const maxFileBytes = 10_485_760;
const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Node leaves out what is not Base64, so a wrong text decodes to fewer bytes than its length promises. */
function decoded(text, api) {
	if (text.length > api.maxBase64) throw refuse('AIS.0103');
	const bytes = Buffer.from(text, 'base64');
	const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
	const promised = Math.floor(((text.length - padding) * 3) / 4);
	if (bytes.length !== promised || bytes.length === 0 || text.includes('-') || text.includes('_')) {
		throw refuse('AIS.0102');
	}
	return bytes;
}

/** Fetches a `url`; by default only from this machine, since the emulator is to work without any network. */
async function downloaded(address, { outsideUrls }) {
	let url;
	try {
		url = new URL(address);
	} catch {
		throw refuse('ModelArts.4601');
	}
	if (!['http:', 'https:'].includes(url.protocol)) throw refuse('ModelArts.4601');
	if (!outsideUrls && !loopback.has(url.hostname)) throw refuse('ModelArts.4603');
	try {
		const answer = await fetch(url, { signal: AbortSignal.timeout(downloadMs) });
		if (!answer.ok) throw new Error(`status ${answer.status}`);
		if (Number(answer.headers.get('content-length') ?? 0) > maxFileBytes) throw refuse('AIS.0103');
		const bytes = Buffer.from(await answer.arrayBuffer());
		if (bytes.length > maxFileBytes) throw refuse('AIS.0103');
		return bytes;
	} catch (error) {
		throw error.code === 'AIS.0103' ? error : refuse('ModelArts.4603');
	}
}

/** @param {{ base64?: string, url?: string }} source @returns {Promise<Buffer | undefined>} */
export async function bytesOf(source, api, config) {
	if (source.base64 !== undefined) return decoded(source.base64, api);
	if (source.url !== undefined) return await downloaded(source.url, config);
	return undefined;
}

/** @returns {string} the format; throws AIS.0102 or AIS.0103 where the API does not take the file */
export function checkedFormat(bytes, api) {
	const format = formatOf(bytes);
	if (!format || !api.formats.includes(format)) throw refuse('AIS.0102');
	if (format === 'PDF' || format === 'OFD') return format;
	const size = sizeOf(bytes, format);
	if (!size) throw refuse('AIS.0104');
	const sides = [size.width, size.height];
	const fits =
		Math.min(...sides) >= api.minSide &&
		Math.max(...sides) <= api.maxSide &&
		size.width * size.height <= (api.maxPixels ?? Infinity);
	if (!fits) throw refuse('AIS.0103');
	return format;
}

let pdfium;
/** @returns {Promise<number>} pages of a PDF; throws AIS.0104 where it cannot be opened */
async function pageCount(bytes) {
	pdfium ??= import('@hyzyla/pdfium').then(({ PDFiumLibrary }) => PDFiumLibrary.init());
	const library = await pdfium;
	let document;
	try {
		document = await library.loadDocument(bytes);
		return document.getPageCount();
	} catch {
		throw refuse('AIS.0104');
	} finally {
		document?.destroy();
	}
}

/** The page asked for; a page beyond the end is an invalid parameter (the service's code for it is not documented). */
export async function checkedPage(bytes, format, api, parameters) {
	const page = parameters[api.page] ?? 1;
	if (format !== 'PDF' || page === 1) return page;
	if (page > (await pageCount(bytes))) throw refuse('AIS.0101');
	return page;
}
