/** Adds to a request of n8n what the service needs: the project ID in the path, and a signature or a token. */
import { isProjectId, type HuaweiCredential } from './credential';
import { assertTrustedHost } from './endpoints';
import { signRequest } from './sign';
import {
	requestHeader,
	projectInPath,
	payloadOf,
	setProject,
	wantsProject,
	type WireOptions,
} from './wireRequest';
import { testMark } from './testMark';
import { Refused } from '../../refused';

/** Headers that only this file sets: those of a first attempt, or typed by the user, must not be sent as well. */
const ownHeaders = new Set([
	'authorization',
	'x-auth-token',
	'x-sdk-date',
	'x-security-token',
	'host',
	testMark,
]);

/** The headers given without those that are made here. */
function foreignHeaders(options: WireOptions): Record<string, string> {
	const entries = Object.entries((options.headers as Record<string, string> | undefined) ?? {});
	return Object.fromEntries(entries.filter(([name]) => !ownHeaders.has(name.toLowerCase())));
}

/** Adds a header unless the caller has set it, in whatever case. */
const addTo = (headers: Record<string, string>, name: string, value: string | undefined): void => {
	if (value && requestHeader({ headers }, name.toLowerCase()) === undefined) headers[name] = value;
};

const signedHeaders = [
	'content-type',
	'x-project-id',
	'x-security-token',
	'enterprise-project-id',
	'x-sdk-content-sha256',
];

/**
 * Refuses connections on which a workflow editor could read what is sent: TLS that takes any certificate, and a proxy of the
 * request's own where nothing is encrypted or where the request brings its own authorities. Proxies of the machine
 * (HTTPS_PROXY) are its administrator's and are left alone. Throws Refused.
 */
function assertPrivateWay(options: WireOptions, url: URL): void {
	const agent = (options.agentOptions ?? {}) as { rejectUnauthorized?: unknown; ca?: unknown };
	if (
		options.skipSslCertificateValidation === true ||
		options.rejectUnauthorized === false ||
		agent.rejectUnauthorized === false
	) {
		throw new Refused(
			'The Huawei Cloud credential is not sent over TLS that takes any certificate: others could read it.',
			'Turn off "Ignore SSL Issues". To trust a certificate of your own, start n8n with NODE_EXTRA_CA_CERTS.',
		);
	}
	if (options.proxy && (url.protocol !== 'https:' || agent.ca !== undefined)) {
		throw new Refused(
			`The Huawei Cloud credential is not sent to ${url.origin} through a proxy that the request names: the proxy could read it.`,
			'Take the Proxy out of the options, or set HTTPS_PROXY for n8n.',
		);
	}
}

/** Writes the project ID into the path. Throws Refused when it is wanted and not known. */
function writeProject(url: URL, projectId: string): void {
	if (!wantsProject(url)) return;
	if (!isProjectId(projectId)) {
		throw new Refused(
			'The project ID of the Huawei Cloud credential is not known.',
			'Type it in the credential. It stands under My Credentials in the console.',
		);
	}
	setProject(url, projectId);
}

/** A redirect would send the key or token to a host that was not checked. */
const noRedirects = {
	disableFollowRedirect: true,
	followRedirect: false,
	followAllRedirects: false,
};

function assembled<T extends WireOptions>(
	options: T,
	url: URL,
	headers: Record<string, string>,
): T {
	const result = { ...options, ...noRedirects, headers };
	for (const written of ['url', 'uri', 'qs', 'baseURL', 'arrayFormat'] as const) {
		delete result[written];
	}
	return Object.assign(result, options.uri === undefined ? { url: url.href } : { uri: url.href });
}

/** What a request goes out with. */
interface SignIn {
	/** Typed or looked up; may be empty where the path does not want it */
	projectId: string;
	/** Where the credential signs in with a token */
	token?: string;
	/** Milliseconds since 1970 by the clock of the service */
	now: number;
}

/**
 * Signs a request with the access key, or gives it the token. The options given are left as they are.
 * @param url of the options (wireUrl), read once for all; gets the project ID
 * @throws Refused where the request may not go or cannot be signed
 */
export function authorized<T extends WireOptions>(
	options: T,
	url: URL,
	credential: HuaweiCredential,
	{ projectId, token = '', now }: SignIn,
): T {
	assertTrustedHost(url, credential);
	assertPrivateWay(options, url);
	writeProject(url, projectId);
	const headers = foreignHeaders(options);
	const isIam = /^iam[.-]/.test(url.hostname);
	if (!isIam) addTo(headers, 'Enterprise-Project-Id', credential.enterpriseProjectId);
	if (credential.authentication === 'token') {
		return assembled(options, url, { ...headers, 'X-Auth-Token': token });
	}
	const { method, body, contentType } = payloadOf(options);
	if (body) addTo(headers, 'content-type', contentType);
	if (!isIam) addTo(headers, 'X-Project-Id', projectInPath(url) ?? projectId);
	addTo(headers, 'X-Security-Token', credential.securityToken);
	const covered = Object.entries(headers).filter(
		([name]) =>
			signedHeaders.includes(name.toLowerCase()) && (body || name.toLowerCase() !== 'content-type'),
	);
	const toSign = Object.fromEntries(covered.map(([name, value]) => [name, String(value)]));
	const signature = signRequest({ method, url, headers: toSign, body }, credential, new Date(now));
	const sent = { ...options, method, body };
	if (!body) delete sent.body;
	return assembled(sent, url, { ...headers, ...signature });
}
