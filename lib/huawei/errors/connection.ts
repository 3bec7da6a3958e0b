/** What was thrown in place of an answer: lost connections, timeouts, certificates; and what to do about each. */
import { textOrEmpty } from '../../jsonValue';
import type { ServiceFailure } from './failure';
import type { Fallback } from './remedies';
import { presentable } from './text';

const HOST =
	'Check the region and the endpoint of the credential, and the network of the machine that runs n8n.';
const CERTIFICATE =
	'Check the endpoint of the credential. Behind a proxy that opens TLS, let n8n trust its certificate (NODE_EXTRA_CA_CERTS).';

const lost = (message: string): Fallback => ({
	kind: 'connection',
	repeatable: true,
	message,
	remedy: HOST,
});
const slow: Fallback = {
	kind: 'timeout',
	repeatable: true,
	message: 'The service did not answer in time',
	remedy: 'Raise the option Timeout, send a smaller picture, or run it again later.',
};
const distrusted = (message: string): Fallback => ({
	kind: 'connection',
	message,
	remedy: CERTIFICATE,
});
const stopped: Fallback = {
	kind: 'cancelled',
	message: 'The run was stopped',
	remedy: 'Run the workflow again to recognize what is left.',
};

/** By the code of Node, its HTTP clients or OpenSSL. */
// prettier-ignore
export const connectionTable: Readonly<Record<string, Fallback>> = {
	ECONNREFUSED: lost('The host refused the connection'),
	// Sent again although the service may have billed the first call: the option Repeat After a Lost Answer decides
	ECONNRESET: lost('The connection was cut before the answer was complete'),
	EPIPE: lost('The connection was cut while the request was sent'),
	ERR_BAD_RESPONSE: lost('The answer broke off'),
	ERR_STREAM_PREMATURE_CLOSE: lost('The answer broke off'),
	Z_BUF_ERROR: lost('The answer broke off'),
	UND_ERR_SOCKET: lost('The connection was cut before the answer was complete'),
	ENETUNREACH: lost('The network of the host cannot be reached'),
	ENETDOWN: lost('The network is down'),
	EHOSTUNREACH: lost('The host cannot be reached'),
	EAI_AGAIN: lost('The name of the host could not be looked up at the moment'),
	ENOTFOUND: { kind: 'connection', message: 'There is no host of this name', remedy: HOST },
	Z_DATA_ERROR: { kind: 'answer', message: 'The answer is compressed in a way that cannot be read', remedy: 'Run it again; if it stays, check whether a proxy stands between n8n and the service.' },
	HPE_HEADER_OVERFLOW: { kind: 'answer', message: 'The headers of the answer are larger than Node.js reads', remedy: 'Start n8n with NODE_OPTIONS=--max-http-header-size=65536. The token of an IAM user with very many permissions can be that long: choose Access Key (AK/SK) in the credential, or a user with fewer permissions.' },
	EPROTO: { kind: 'connection', message: 'The host does not speak the TLS that was expected', remedy: 'Check the endpoint of the credential: https where the host has a certificate.' },
	ETIMEDOUT: slow,
	ESOCKETTIMEDOUT: slow,
	ECONNABORTED: slow,
	UND_ERR_CONNECT_TIMEOUT: slow,
	UND_ERR_HEADERS_TIMEOUT: slow,
	UND_ERR_BODY_TIMEOUT: slow,
	ERR_CANCELED: stopped,
	ABORT_ERR: stopped,
	CERT_HAS_EXPIRED: distrusted('The certificate of the host has expired'),
	CERT_NOT_YET_VALID: distrusted('The certificate of the host is not valid yet; the clock of this machine may be slow'),
	CERT_UNTRUSTED: distrusted('The certificate of the host is not trusted'),
	CERT_REVOKED: distrusted('The certificate of the host was revoked'),
	DEPTH_ZERO_SELF_SIGNED_CERT: distrusted('The host has a certificate that it signed itself'),
	SELF_SIGNED_CERT_IN_CHAIN: distrusted('The certificate of the host comes from an authority that is not known here'),
	UNABLE_TO_GET_ISSUER_CERT: distrusted('The issuer of the certificate of the host is not known'),
	UNABLE_TO_GET_ISSUER_CERT_LOCALLY: distrusted('The issuer of the certificate of the host is not known'),
	UNABLE_TO_VERIFY_LEAF_SIGNATURE: distrusted('The certificate of the host cannot be verified'),
	ERR_TLS_CERT_ALTNAME_INVALID: distrusted('The certificate belongs to another host'),
};

/** What clients say in words where they give no code. */
const connectionWords: ReadonlyArray<readonly [RegExp, string]> = [
	[/socket hang up|stream has been aborted|premature close|other side closed/i, 'ECONNRESET'],
	[/timeout of \d+ ?ms exceeded|timed out/i, 'ETIMEDOUT'],
	[/\baborted?\b|cancell?ed/i, 'ERR_CANCELED'],
];

type Thrown = Record<string, unknown>;

/** What was thrown and what it was wrapped around, outermost first. n8n wraps twice at most, Node once more. */
function chainOf(thrown: unknown): Thrown[] {
	const chain: Thrown[] = [];
	let link = thrown;
	while (typeof link === 'object' && link !== null && chain.length < 6) {
		chain.push(link as Thrown);
		link = (link as Thrown).cause;
	}
	return chain;
}

/** The code that the table knows, from the codes, names and words of what was thrown. */
function codeIn(chain: Thrown[]): string | undefined {
	const codes = chain.flatMap(({ code, httpCode, name }) => [
		textOrEmpty(code),
		textOrEmpty(httpCode),
		/^(Abort|Canceled)Error$|Cancell?ed/.test(textOrEmpty(name)) ? 'ERR_CANCELED' : '',
	]);
	const words = chain.flatMap(({ message }) =>
		connectionWords.filter(([pattern]) => pattern.test(textOrEmpty(message))),
	);
	return [...codes, ...words.map(([, code]) => code)]
		.map((code) => (code.startsWith('ERR_SSL_') ? 'EPROTO' : code))
		.find((code) => Object.hasOwn(connectionTable, code));
}

/**
 * What an exception of the request helper means. Reads n8n's NodeApiError, axios and Node alike, by what they carry:
 * `failure` (that of a refused sign-in, used as it is), a code, or words. An answer is never an exception here,
 * whatever its status.
 * @param host where the call went, to be named
 */
export function failureOfConnection(thrown: unknown, host?: string): ServiceFailure {
	const chain = chainOf(thrown);
	const failures = chain.map(({ failure }) => failure as Partial<ServiceFailure> | undefined);
	const carried = failures.find((failure) => typeof failure?.kind === 'string');
	if (carried) return carried as ServiceFailure;
	const code = codeIn(chain);
	if (code === undefined) {
		const message = textOrEmpty(chain[0]?.message) || textOrEmpty(thrown);
		return {
			kind: 'connection',
			message: presentable(message) || 'The call could not be sent',
			remedy: 'Check the credential and the network of the machine that runs n8n.',
			repeatable: false,
		};
	}
	const { kind, message, remedy, repeatable = false } = connectionTable[code];
	if (kind === 'cancelled') return { kind, message, remedy, repeatable };
	const named = host === undefined ? message : `${host}: ${message}`;
	return { kind, code, message: named, remedy, repeatable };
}
