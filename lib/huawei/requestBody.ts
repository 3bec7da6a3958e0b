import { createHash } from 'node:crypto';
import type { Hash } from 'node:crypto';

import { sha256 } from './auth/sign';

/** Parameters beside the file, under the service's own names. What is undefined is not sent. */
type BodyParameters = Readonly<Record<string, unknown>>;

/** Body field of the file. */
type FileField = 'image' | 'data';

/** A body that is ready to be sent. */
export interface RequestBody {
	bytes: Buffer;
	/** SHA-256 of the bytes, lower-case hex, made at most once: the signature and the search for duplicates need it */
	sha256(): string;
}

/** Gives a Buffer of this length to write into; its contents are anything. */
export type Take = (length: number) => Buffer;

/** Where the page of a PDF goes. */
interface PagePlace {
	page?: number;
	/** Body field of the page, e.g. "pdf_page_number" */
	pageParameter?: string;
}

/** Builds the body of a call with these parameters after the file, in memory of `take`. */
type BodyBuilder = (parameters?: BodyParameters, place?: PagePlace, take?: Take) => RequestBody;

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

/** A body of these bytes. */
export function readyBody(bytes: Buffer, hash: (bytes: Buffer) => string = sha256): RequestBody {
	let made: string | undefined;
	return { bytes, sha256: () => (made ??= hash(bytes)) };
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
): RequestBody {
	const tail = tailOf(call.field, call.parameters ?? {}, call);
	const write = (target: Buffer, start: number) => writeBase64(call.bytes, target, start);
	return readyBody(assemble(call.field, base64Length(call.bytes.length), tail, write, take));
}

/** Encodes and hashes a file once for several calls, e.g. one a page: each body is then one copy. */
export function encodeOnce(field: FileField, bytes: Buffer): BodyBuilder {
	const encoded = Buffer.allocUnsafe(base64Length(bytes.length));
	writeBase64(bytes, encoded, 0);
	let hashed: Hash | undefined;
	return (parameters = {}, place = {}, take = undefined) => {
		const tail = tailOf(field, parameters, place);
		const copy = (target: Buffer, start: number) => void encoded.copy(target, start);
		const hash = (body: Buffer) => {
			const end = body.length - tail.length;
			hashed ??= createHash('sha256').update(body.subarray(0, end));
			return hashed.copy().update(body.subarray(end)).digest('hex');
		};
		return readyBody(assemble(field, encoded.length, tail, copy, take), hash);
	};
}

/** Body of a call whose file the service fetches from a URL itself. */
export const bodyOfUrl = (call: { url: string; parameters?: BodyParameters } & PagePlace) =>
	readyBody(
		Buffer.from(JSON.stringify({ ...withPage(call.parameters ?? {}, call), url: call.url })),
	);
