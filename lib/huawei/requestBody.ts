/** Parameters beside the file, under the service's own names. What is undefined is not sent. */
type BodyParameters = Readonly<Record<string, unknown>>;

/** Body field of the file. */
type FileField = 'image' | 'data';

/** Gives a Buffer of this length to write a body into. */
type Take = (length: number) => Buffer;

/** Where the page of a PDF goes. */
interface PagePlace {
	page?: number;
	/** Body field of the page, e.g. "pdf_page_number" */
	pageParameter?: string;
}

/** A file in Base64, ready for as many calls as it has pages. */
interface EncodedFile {
	/** Length of the Base64 text */
	base64Bytes: number;
	/** A body of JSON with these parameters after the file, in memory of `take` */
	body(parameters?: BodyParameters, place?: PagePlace, take?: Take): Buffer;
}

/**
 * Bytes that are encoded at a time: a multiple of 3, so that pieces join without padding. Small pieces stay in
 * the processor's cache and no text of the whole file is ever made.
 */
const PIECE_BYTES = 48 * 1024;

/** Length of the Base64 text of so many bytes. */
export const base64Length = (bytes: number): number => Math.ceil(bytes / 3) * 4;

function writeBase64(bytes: Buffer, target: Buffer, start: number): void {
	let at = start;
	for (let from = 0; from < bytes.length; from += PIECE_BYTES) {
		const piece = bytes.toString('base64', from, from + PIECE_BYTES);
		at += target.write(piece, at, 'latin1');
	}
}

function withPage(parameters: BodyParameters, place: PagePlace): Record<string, unknown> {
	const all: Record<string, unknown> = { ...parameters };
	if (place.pageParameter !== undefined && place.page !== undefined) {
		all[place.pageParameter] = place.page;
	}
	return all;
}

/** The JSON after the Base64: closing quote, other parameters, closing brace. */
function tailOf(field: string, parameters: BodyParameters, place: PagePlace): Buffer {
	const rest = withPage(parameters, place);
	delete rest[field];
	const json = JSON.stringify(rest);
	return Buffer.from(json === '{}' ? '"}' : `",${json.slice(1)}`);
}

function assemble(
	field: FileField,
	length: number,
	tail: Buffer,
	fill: (target: Buffer, start: number) => void,
	take: Take = Buffer.allocUnsafe,
): Buffer {
	const head = `{"${field}":"`;
	const body = take(head.length + length + tail.length);
	body.write(head, 0, 'latin1');
	fill(body, head.length);
	tail.copy(body, head.length + length);
	return body;
}

/** Body of one call: JSON of the file in Base64 and the parameters, built once as a Buffer. */
export function bodyOf(
	call: { field: FileField; bytes: Buffer; parameters?: BodyParameters } & PagePlace,
	take?: Take,
): Buffer {
	const tail = tailOf(call.field, call.parameters ?? {}, call);
	const write = (target: Buffer, start: number) => writeBase64(call.bytes, target, start);
	return assemble(call.field, base64Length(call.bytes.length), tail, write, take);
}

/** Encodes a file once for several calls, e.g. one a page: each body is then one copy. */
export function encodeOnce(field: FileField, bytes: Buffer): EncodedFile {
	const encoded = Buffer.allocUnsafe(base64Length(bytes.length));
	writeBase64(bytes, encoded, 0);
	return {
		base64Bytes: encoded.length,
		body: (parameters = {}, place = {}, take = undefined) => {
			const copy = (target: Buffer, start: number) => void encoded.copy(target, start);
			return assemble(field, encoded.length, tailOf(field, parameters, place), copy, take);
		},
	};
}

/** Body of a call whose file the service fetches from a URL itself. */
export function bodyOfUrl(call: { url: string; parameters?: BodyParameters } & PagePlace): Buffer {
	return Buffer.from(JSON.stringify({ ...withPage(call.parameters ?? {}, call), url: call.url }));
}
