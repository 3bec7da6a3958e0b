/**
 * Reading for real: the emulator's eyes. It looks at the pixels and at nothing else.
 */
import { autoClassification } from './auto-classification.mjs';
import { bankcard } from './bankcard.mjs';
import { idCard } from './id-card.mjs';
import { licensePlate } from './license-plate.mjs';
import { passport } from './passport.mjs';
import { openPicture } from './picture.mjs';
import { quotaInvoice } from './quota-invoice.mjs';
import { Refused } from './refused.mjs';
import { scan } from './scan.mjs';
import { seal } from './seal.mjs';
import { smartDocument } from './smart-document.mjs';
import { trainTicket } from './train-ticket.mjs';
import { vatInvoice } from './vat-invoice.mjs';
import { endRecognizers } from './recognizer.mjs';
import { readGeneralTable } from './general-table.mjs';
import { readGeneralText, readHandwriting, readWebImage } from './general.mjs';

export { warmUp } from './recognizer.mjs';

/** Documents with fields start from the words of the whole picture. */
const fromWords = (reader, options) => async (picture, params) =>
	await reader(await scan(picture, options), params);

const READERS = {
	'auto-classification': autoClassification,
	bankcard: fromWords(bankcard),
	'id-card': fromWords(idCard),
	'license-plate': licensePlate,
	passport: fromWords(passport),
	'quota-invoice': fromWords(quotaInvoice, { withoutRed: true }),
	seal,
	'smart-document-recognizer': smartDocument,
	'train-ticket': fromWords(trainTicket),
	'vat-invoice': fromWords(vatInvoice, { withoutRed: true }),
	'general-text': readGeneralText,
	'general-table': readGeneralTable,
	handwriting: readHandwriting,
	'web-image': readWebImage,
};

/** APIs whose answers come from the picture. */
export const READ_APIS = Object.keys(READERS);

/**
 * Reads a file as an API of the service would.
 * @param {string} apiId e.g. "general-text"
 * @param {{ bytes: Buffer, format: string, params?: object, page?: number }} file
 *   format: as the service names it; params: the body without the file; page: of a PDF, from 1
 * @returns {Promise<object | undefined>} the `result` of the service's answer; undefined where the API or format is not
 *   read; `{ refusal: { code, message } }` where the service would refuse the file
 */
export async function read(apiId, { bytes, format, params = {}, page = 1 }) {
	const reader = READERS[apiId];
	if (!reader) return undefined;
	let picture;
	try {
		picture = await openPicture(bytes, format, page);
	} catch {
		return refusal('AIS.0104', 'The image is not supported or the image quality is poor.');
	}
	if (picture === undefined) return undefined;
	if (picture === null)
		return refusal('AIS.0101', 'The input parameter is invalid.');
	return await reader(picture, params);
}

const refusal = (code, message) => ({ refusal: { code, message } });

/** Ends the workers, so that the process can end. */
export async function close() {
	await endRecognizers();
}
