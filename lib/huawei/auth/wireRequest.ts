/**
 * Turns request options of n8n into the one request that goes out: absolute URL with its query, and ready bytes.
 * n8n would serialize query and body after the signature was made, each of its two request paths in its own way;
 * what is built here it passes on untouched.
 */
import { encodePairs, queryPairs } from './sign';
import { Refused } from '../../refused';

/** Options of `httpRequestWithAuthentication`, of the legacy request of the HTTP Request node, or of a credential test. */
export interface WireOptions {
	method?: string;
	url?: unknown;
	uri?: unknown;
	baseURL?: unknown;
	qs?: unknown;
	arrayFormat?: unknown;
	qsStringifyOptions?: unknown;
	useQuerystring?: unknown;
	headers?: unknown;
	body?: unknown;
	form?: unknown;
	formData?: unknown;
	proxy?: unknown;
	agentOptions?: unknown;
	skipSslCertificateValidation?: unknown;
	rejectUnauthorized?: unknown;
}

type Pairs = Array<[string, string]>;
type ArrayFormat = 'indices' | 'brackets' | 'repeat';

function arrayFormatOf(options: WireOptions): ArrayFormat {
	const legacy = (options.qsStringifyOptions as { arrayFormat?: unknown } | undefined)?.arrayFormat;
	const format = legacy ?? options.arrayFormat;
	if (format === 'brackets' || format === 'repeat') return format;
	return options.useQuerystring === true ? 'repeat' : 'indices';
}

function pairsOf(name: string, value: unknown, format: ArrayFormat): Pairs {
	if (value === undefined) return [];
	if (value === null) return [[name, '']];
	if (value instanceof Date) return [[name, value.toISOString()]];
	if (Array.isArray(value)) {
		const part = { indices: (i: number) => `[${i}]`, brackets: () => '[]', repeat: () => '' }[
			format
		];
		return value.flatMap((entry, i) => pairsOf(`${name}${part(i)}`, entry, format));
	}
	if (typeof value === 'object') {
		return Object.entries(value).flatMap(([key, entry]) =>
			pairsOf(`${name}[${key}]`, entry, format),
		);
	}
	return [[name, String(value)]];
}

const addressText = (value: unknown): string =>
	typeof value === 'string' ? value.trim() : String(value ?? '');

/** As n8n joins them: concatenated, so a path in the base is kept. */
function joined(address: string, base: string): string {
	if (base === '' || /^([a-z][a-z\d+.-]*:)?\/\//i.test(address)) return address;
	return address === '' ? base : `${base.replace(/\/+$/, '')}/${address.replace(/^\/+/, '')}`;
}

const projectMark = /(?:\{|%7b)project_id(?:\}|%7d)/gi;

/** Whether the path asks for the project ID of the credential: `{project_id}`. */
export const wantsProject = (url: URL): boolean => url.pathname.search(projectMark) >= 0;

/** Replaces `{project_id}` in the path of the URL. */
export function setProject(url: URL, projectId: string): void {
	url.pathname = url.pathname.replace(projectMark, () => projectId);
}

/** The project ID that stands in a path, if one does: /v2/{32 hex digits}/... */
export const projectInPath = (url: URL): string | undefined =>
	/\/([0-9a-f]{32})(?=\/|$)/.exec(url.pathname)?.[1];

/** The absolute URL of a request with `qs` written into it. Throws Refused when there is none. */
export function wireUrl(options: WireOptions): URL {
	const address = joined(addressText(options.url ?? options.uri), addressText(options.baseURL));
	if (!URL.canParse(address)) {
		// Without what may be a password or a signature in it
		const shown = address.slice(address.lastIndexOf('@') + 1).split(/[?#]/)[0];
		throw new Refused(`"${shown.slice(0, 100)}" is not a URL.`, 'Type it with https:// in front.');
	}
	const url = new URL(address);
	const format = arrayFormatOf(options);
	const qs = Object.entries((options.qs as Record<string, unknown> | undefined) ?? {});
	url.search = encodePairs([
		...queryPairs(url.search),
		...qs.flatMap(([name, value]) => pairsOf(name, value, format)),
	]);
	url.hash = '';
	return url;
}

/** A header of the options, whatever its case. */
export function requestHeader(options: WireOptions, name: string): string | undefined {
	const found = Object.entries((options.headers as object | undefined) ?? {}).find(
		([key]) => key.toLowerCase() === name,
	);
	return found?.[1] === undefined ? undefined : String(found[1]);
}

const unsignable = (what: string): Refused =>
	new Refused(
		`${what} cannot be signed with an access key: only JSON, text and file bytes can.`,
		'Send the data as JSON, or choose IAM Token as Authentication in the credential.',
	);

function requestBytes(body: unknown, legacy: boolean): Buffer | undefined {
	if (body === undefined || body === null || body === '' || body === false) return undefined;
	if (Buffer.isBuffer(body)) return body.length > 0 ? body : undefined;
	if (body instanceof Uint8Array) return Buffer.from(body);
	if (typeof body === 'string') return Buffer.from(body);
	const foreign = body as { pipe?: unknown; getHeaders?: unknown };
	if (
		typeof foreign.pipe === 'function' ||
		typeof foreign.getHeaders === 'function' ||
		body instanceof URLSearchParams
	) {
		throw unsignable('A stream or a form');
	}
	// n8n's newer path sends {} as an empty body, the HTTP Request node's as it stands
	if (!legacy && !Array.isArray(body) && Object.keys(body).length === 0) return undefined;
	return Buffer.from(JSON.stringify(body));
}

/** What goes out beside the URL; `body` is undefined when nothing is sent. Throws Refused for a body that cannot be signed. */
export function payloadOf(options: WireOptions) {
	const method = (options.method ?? 'GET').toUpperCase();
	const contentType = requestHeader(options, 'content-type') ?? 'application/json';
	const filled = (value: unknown): boolean =>
		value !== undefined &&
		value !== null &&
		(typeof value !== 'object' || Object.keys(value).length > 0);
	if (filled(options.form) || filled(options.formData)) throw unsignable('A form');
	if (
		/^(multipart\/|application\/x-www-form-urlencoded)/i.test(contentType) &&
		filled(options.body)
	) {
		throw unsignable('A form');
	}
	const bodiless = method === 'GET' || method === 'HEAD';
	const body = bodiless ? undefined : requestBytes(options.body, options.uri !== undefined);
	return { method, body, contentType };
}
