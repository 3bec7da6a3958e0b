/** What a response body holds: JSON, a refusal in one of the service's many forms, or something else. */
import { isRecord } from '../../jsonValue';

/** Bytes of an answer that are read: the largest documented ones (pictures both ways, workbooks) stay well below. */
export const LARGEST_ANSWER = 32 * 1024 * 1024;

/**
 * Values of an answer that is parsed. A page of 10,000 characters with all their places has about 120,000; parsing ten
 * million empty lists, which fit into 32 MB, would hold n8n up for seconds.
 */
const MOST_VALUES = 2_000_000;

/** Stands for the body of an answer that was larger, and was not read to its end. */
export const tooLarge = Symbol('too large');

export type BodyContent =
	| { json: unknown }
	/** Not JSON: a sentence on what it is, without a full stop */
	| { instead: string; html?: boolean };

const MB = 1024 * 1024;

const bodySize = (body: unknown): number =>
	typeof body === 'string' || body instanceof Uint8Array ? body.length : 0;

/** Reads a body that came as bytes, as text or parsed. */
export function bodyContent(body: unknown): BodyContent {
	if (body === undefined || body === null) return { instead: 'nothing' };
	if (body === tooLarge || bodySize(body) > LARGEST_ANSWER) {
		return { instead: `more than ${LARGEST_ANSWER / MB} MB, and no more is read` };
	}
	if (body instanceof ArrayBuffer) return bodyContent(Buffer.from(body));
	if (body instanceof Uint8Array)
		return textContent(Buffer.from(body.buffer, body.byteOffset, body.length).toString('utf8'));
	return typeof body === 'string' ? textContent(body) : { json: body };
}

/** Whether a JSON text has more values than that, by the signs before each of them; counted without parsing. */
function hasTooManyValues(text: string): boolean {
	if (text.length <= MOST_VALUES) return false;
	let count = 0;
	for (let at = 0; at < text.length; at++) {
		const sign = text.charCodeAt(at);
		// , [ {
		if ((sign === 44 || sign === 91 || sign === 123) && ++count > MOST_VALUES) return true;
	}
	return false;
}

function textContent(text: string): BodyContent {
	const start = text
		.slice(0, 2_000)
		.replace(/^\uFEFF/, '')
		.trimStart();
	if (start === '' && text.trim() === '') return { instead: 'nothing' };
	if (start.startsWith('<')) {
		const title = /<title[^>]*>([^<]{1,80})/i.exec(start)?.[1].trim();
		return { instead: title ? `a web page ("${title}")` : 'a web page', html: true };
	}
	if (hasTooManyValues(text)) {
		return { instead: `more than ${MOST_VALUES.toLocaleString('en-US')} values` };
	}
	try {
		return { json: JSON.parse(text.replace(/^\uFEFF/, '')) as unknown };
	} catch {
		return {
			instead: /^[[{"]/.test(start)
				? 'JSON that breaks off or is not valid'
				: 'text that is not JSON',
		};
	}
}

/** Codes and words of a refusal. */
export interface NamedError {
	code?: string;
	message?: string;
}

const word = (value: unknown): string | undefined =>
	(typeof value === 'string' && value.trim() !== '') || typeof value === 'number'
		? String(value).trim()
		: undefined;

/**
 * The refusal in a body, whatever its form:
 * `error_code`/`error_msg` at the top or in `result`, `error: { code, message }`, `code`/`message`.
 *
 * @param refused the status said so: then a message without a code is a refusal as well
 */
export function namedErrorIn(json: unknown, refused: boolean): NamedError | undefined {
	if (!isRecord(json)) return undefined;
	const [inner, result] = [json.error, json.result].map((value) => (isRecord(value) ? value : {}));
	// Where the call went well these may be fields of the document
	const isDocument = !refused && json.result !== undefined && json.result !== null;
	const candidates = [
		[json.error_code, json.error_msg],
		[result.error_code, result.error_msg],
		[inner.code, inner.message],
		[inner.error_code, inner.error_msg],
		...(isDocument
			? []
			: [
					[json.code, json.message],
					[undefined, json.error],
				]),
	];
	const named = candidates
		.map(([code, message]) => ({ code: word(code), message: word(message) }))
		.filter(({ code }) => code !== 'AIS.0000');
	const withMessage = ({ message }: NamedError) => refused && message !== undefined;
	return named.find(({ code }) => code !== undefined) ?? named.find(withMessage);
}

/** Request ID in a body. */
export const requestIdIn = (json: unknown): string | undefined =>
	isRecord(json) ? (word(json.request_id) ?? word(json.requestId)) : undefined;
