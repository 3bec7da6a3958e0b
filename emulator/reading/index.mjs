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
import { Refused, refusal } from './refused.mjs';
import { scan } from './scan.mjs';
import { seal } from './seal.mjs';
import { smartDocument } from './smart-document.mjs';
import { trainTicket } from './train-ticket.mjs';
import { vatInvoice } from './vat-invoice.mjs';
import { endRecognizers } from './recognizer.mjs';
import { readGeneralTable } from './general-table.mjs';
import { readGeneralText, readHandwriting, readWebImage } from './general.mjs';

/** Documents with fields start from the words of the whole picture. */
const fromWords = (reader, options) => async (picture, params, today) =>
	await reader(await scan(picture, options), params, today);

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
	'financial-statement': readGeneralTable,
	handwriting: readHandwriting,
	'web-image': readWebImage,
};

/** Pictures read at a time: each takes some hundred megabytes while it lasts. */
const AT_A_TIME = 3;
let busy = 0;
const waiting = [];

async function inTurn(work) {
	if (busy >= AT_A_TIME) await new Promise((resolve) => waiting.push(resolve));
	else busy++;
	try {
		return await work();
	} finally {
		const next = waiting.shift();
		if (next) next();
		else busy--;
	}
}

/**
 * Reads a file as an API of the service would.
 * @param {string} apiId e.g. "general-text"
 * @param {{ bytes: Buffer, format: string, params?: object, page?: number, today?: string }} file
 *   format: as the service names it; params: the body without the file; page: of a PDF, from 1;
 *   today: ISO date that validity periods are held against
 * @returns {Promise<object | undefined>} the `result` of the service's answer; undefined where the API or format is not
 *   read; `{ refusal: { code, message } }` where the service would refuse the file
 */
export async function read(apiId, { bytes, format, params = {}, page = 1, today = isoToday() }) {
	const reader = READERS[apiId];
	if (!reader) return undefined;
	return await inTurn(() => readWith(reader, { bytes, format, params, page, today }));
}

const isoToday = () => new Date().toISOString().slice(0, 10);

async function readWith(reader, { bytes, format, params, page, today }) {
	let picture;
	try {
		picture = await openPicture(bytes, format, page);
	} catch {
		return refusal('AIS.0104');
	}
	if (picture === undefined) return undefined;
	if (picture === null) return refusal('AIS.0101');
	try {
		return await reader(picture, params, today);
	} catch (error) {
		if (error instanceof Refused) return refusal(error.code);
		throw error;
	}
}

/** Ends the workers, so that the process can end. */
export async function close() {
	await endRecognizers();
}
