/**
 * The signature SDK-HMAC-SHA256 of Huawei Cloud, as its API signing guide describes it.
 * Pure: the same request and date give the same signature.
 */
import { createHash, createHmac } from 'node:crypto';

interface RequestToSign {
	method: string;
	/** What it says of path and query is what must be sent */
	url: URL;
	/** Every header given is signed; `host` and `x-sdk-date` are added */
	headers?: Readonly<Record<string, string>>;
	/** The very bytes that will be sent; left out or empty for none */
	body?: string | Uint8Array;
}

const algorithm = 'SDK-HMAC-SHA256';

/** SHA-256 in lower-case hex. */
export const sha256 = (data: string | Uint8Array): string =>
	createHash('sha256').update(data).digest('hex');

/** Percent-encodes all but A-Z a-z 0-9 - . _ ~; half a character, which has no bytes, becomes U+FFFD. */
const encodePercent = (text: string): string =>
	encodeURIComponent(Buffer.from(text).toString()).replace(
		/[!'()*]/g,
		(char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
	);

/** Undoes percent-encoding; text that is not validly encoded stays as it is. */
function decodePercent(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

/** A time as the service writes it: 20250102T030405Z */
export const sdkDate = (date: Date): string =>
	`${date.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;

/** The path with each segment encoded once, always ending with a slash (for signing only). */
export function canonicalPath(pathname: string): string {
	const path = pathname
		.split('/')
		.map((segment) => encodePercent(decodePercent(segment)))
		.join('/');
	return path.endsWith('/') ? path : `${path}/`;
}

/** Splits "?a=1&b" into decoded pairs; a plus sign is a space, as forms write it. */
export const queryPairs = (search: string): Array<[string, string]> =>
	search
		.replace(/^\?/, '')
		.split('&')
		.filter((pair) => pair !== '')
		.map((pair) => {
			const [, name, value = ''] = /^([^=]*)=?(.*)$/s.exec(pair.replace(/\+/g, ' '))!;
			return [decodePercent(name), decodePercent(value)];
		});

/** Joins pairs in the order given, both sides encoded; a pair without value keeps its equals sign. */
export const encodePairs = (pairs: ReadonlyArray<readonly [string, string]>): string =>
	pairs.map(([name, value]) => `${encodePercent(name)}=${encodePercent(value)}`).join('&');

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The query sorted by name and then value. */
export const canonicalQuery = (search: string): string =>
	encodePairs(queryPairs(search).sort((a, b) => byText(a[0], b[0]) || byText(a[1], b[1])));

type HeaderList = ReadonlyArray<readonly [name: string, value: string]>;

/** Lower-case names with trimmed values, sorted; `host` and `x-sdk-date` take the place of any given. */
export function headersToSign({ url, headers = {} }: RequestToSign, date: Date): HeaderList {
	const all = new Map(
		Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value.trim()]),
	);
	all.delete('authorization');
	all.set('host', url.host);
	all.set('x-sdk-date', sdkDate(date));
	return [...all].sort((a, b) => byText(a[0], b[0]));
}

const signedNames = (headers: HeaderList): string => headers.map(([name]) => name).join(';');

/** The six parts that are hashed. */
export function canonicalRequest(request: RequestToSign, headers: HeaderList): string {
	const { url } = request;
	const declared = headers.find(([name]) => name === 'x-sdk-content-sha256')?.[1];
	return [
		request.method.toUpperCase(),
		canonicalPath(url.pathname),
		canonicalQuery(url.search),
		headers.map(([name, value]) => `${name}:${value}\n`).join(''),
		signedNames(headers),
		declared ?? sha256(request.body ?? ''),
	].join('\n');
}

/** The text that is signed: algorithm, date and hash of the canonical request. */
export const stringToSign = (canonical: string, date: Date): string =>
	[algorithm, sdkDate(date), sha256(canonical)].join('\n');

/** Lower-case hex of the HMAC with the secret itself as key. */
export const signatureOf = (text: string, secretAccessKey: string): string =>
	createHmac('sha256', secretAccessKey).update(text).digest('hex');

/**
 * Signs a request.
 * @returns the headers to add: `X-Sdk-Date` and `Authorization`
 */
export function signRequest(
	request: RequestToSign,
	{ accessKeyId, secretAccessKey }: { accessKeyId: string; secretAccessKey: string },
	date: Date,
) {
	const headers = headersToSign(request, date);
	const signature = signatureOf(
		stringToSign(canonicalRequest(request, headers), date),
		secretAccessKey,
	);
	return {
		'X-Sdk-Date': sdkDate(date),
		Authorization: `${algorithm} Access=${accessKeyId}, SignedHeaders=${signedNames(headers)}, Signature=${signature}`,
	};
}
