/** What an HTTP status or a lost connection means where the service named no code. Data of lib/huawei/errors. */
import type { FailureKind } from './failure';

export interface Fallback {
	kind: FailureKind;
	repeatable?: true;
	/** What happened, without a full stop */
	message: string;
	remedy: string;
}

const LATER = 'Run it again later; if it stays, contact Huawei Cloud support.';
const ENDPOINT = 'Check the region, the project ID and the endpoint of the credential.';
const HOST =
	'Check the region and the endpoint of the credential, and the network of the machine that runs n8n.';
const CERTIFICATE =
	'Check the endpoint of the credential. Behind a proxy that opens TLS, let n8n trust its certificate (NODE_EXTRA_CA_CERTS).';

/** By HTTP status; `4xx` and `5xx` are the rest. */
export const statusTable: Readonly<Record<string, Fallback>> = {
	'400': {
		kind: 'input',
		message: 'The service refused the request (HTTP 400)',
		remedy: 'Check the file and the parameters under Options.',
	},
	'401': {
		kind: 'authentication',
		message: 'The service refused the sign-in (HTTP 401)',
		remedy: 'Check the sign-in, the region and the project ID of the credential.',
	},
	'403': {
		kind: 'account',
		message: 'The service does not permit the call (HTTP 403)',
		remedy: 'Check the permissions of the IAM user and the state of the account.',
	},
	'404': {
		kind: 'notOffered',
		message: 'The host does not know this address (HTTP 404)',
		remedy: ENDPOINT,
	},
	'405': {
		kind: 'notOffered',
		message: 'The host does not offer this call (HTTP 405)',
		remedy: ENDPOINT,
	},
	'407': {
		kind: 'connection',
		message: 'A proxy asks for a sign-in of its own (HTTP 407)',
		remedy: 'Check the proxy settings of the machine that runs n8n.',
	},
	'408': {
		kind: 'timeout',
		repeatable: true,
		message: 'The request took too long to arrive (HTTP 408)',
		remedy: LATER,
	},
	'413': {
		kind: 'input',
		message: 'The request is too large (HTTP 413)',
		remedy: 'Send a smaller file: the whole request may have at most 12 MB.',
	},
	'429': {
		kind: 'throttled',
		repeatable: true,
		message: 'The service asks for fewer calls (HTTP 429)',
		remedy: 'Lower the options Concurrency or Max Calls per Minute, or run it again later.',
	},
	'502': {
		kind: 'server',
		repeatable: true,
		message: 'The gateway could not reach the service (HTTP 502)',
		remedy: LATER,
	},
	'503': {
		kind: 'server',
		repeatable: true,
		message: 'The service is not available at the moment (HTTP 503)',
		remedy: LATER,
	},
	'504': {
		kind: 'timeout',
		repeatable: true,
		message: 'The service took too long (HTTP 504)',
		remedy: 'Run it again later, send a smaller picture, or lower the option Concurrency.',
	},
	'4xx': {
		kind: 'input',
		message: 'The service refused the request',
		remedy: 'Check the file, the parameters under Options and the endpoint of the credential.',
	},
	'5xx': {
		kind: 'server',
		repeatable: true,
		message: 'The service could not do its work',
		remedy: LATER,
	},
};

const lost = (message: string, remedy = HOST): Fallback => ({
	kind: 'connection',
	repeatable: true,
	message,
	remedy,
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
export const connectionTable: Readonly<Record<string, Fallback>> = {
	ECONNREFUSED: lost('The host refused the connection'),
	// Repeated although the service may have done and billed the work: an answer that is lost is worth nothing
	ECONNRESET: lost('The connection was cut before the answer was complete'),
	EPIPE: lost('The connection was cut while the request was sent'),
	ERR_BAD_RESPONSE: lost('The answer broke off'),
	ERR_STREAM_PREMATURE_CLOSE: lost('The answer broke off'),
	UND_ERR_SOCKET: lost('The connection was cut before the answer was complete'),
	ENETUNREACH: lost('The network of the host cannot be reached'),
	ENETDOWN: lost('The network is down'),
	EHOSTUNREACH: lost('The host cannot be reached'),
	EAI_AGAIN: lost('The name of the host could not be looked up at the moment'),
	ENOTFOUND: {
		kind: 'connection',
		message: 'There is no host of this name',
		remedy: HOST,
	},
	EPROTO: {
		kind: 'connection',
		message: 'The host does not speak the TLS that was expected',
		remedy: 'Check the endpoint of the credential: https where the host has a certificate.',
	},
	ETIMEDOUT: slow,
	ESOCKETTIMEDOUT: slow,
	ECONNABORTED: slow,
	UND_ERR_CONNECT_TIMEOUT: slow,
	UND_ERR_HEADERS_TIMEOUT: slow,
	UND_ERR_BODY_TIMEOUT: slow,
	ERR_CANCELED: stopped,
	ABORT_ERR: stopped,
	CERT_HAS_EXPIRED: distrusted('The certificate of the host has expired'),
	CERT_NOT_YET_VALID: distrusted(
		'The certificate of the host is not valid yet; the clock of this machine may be slow',
	),
	CERT_UNTRUSTED: distrusted('The certificate of the host is not trusted'),
	CERT_REVOKED: distrusted('The certificate of the host was revoked'),
	DEPTH_ZERO_SELF_SIGNED_CERT: distrusted('The host has a certificate that it signed itself'),
	SELF_SIGNED_CERT_IN_CHAIN: distrusted(
		'The certificate of the host comes from an authority that is not known here',
	),
	UNABLE_TO_GET_ISSUER_CERT: distrusted('The issuer of the certificate of the host is not known'),
	UNABLE_TO_GET_ISSUER_CERT_LOCALLY: distrusted(
		'The issuer of the certificate of the host is not known',
	),
	UNABLE_TO_VERIFY_LEAF_SIGNATURE: distrusted('The certificate of the host cannot be verified'),
	ERR_TLS_CERT_ALTNAME_INVALID: distrusted('The certificate belongs to another host'),
};

/** What clients say in words where they give no code. */
export const connectionWords: ReadonlyArray<readonly [RegExp, string]> = [
	[/socket hang up|stream has been aborted|premature close|other side closed/i, 'ECONNRESET'],
	[/timeout of \d+ ?ms exceeded|timed out/i, 'ETIMEDOUT'],
	[/\baborted?\b|cancell?ed/i, 'ERR_CANCELED'],
];
