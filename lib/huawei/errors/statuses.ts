/** What an HTTP status means where the service named no code that is known, and what to do about it. */
import type { FailureKind } from './failure';

/** What happened and the next step, where only a status or a code of the connection says so. */
export interface Fallback {
	kind: FailureKind;
	repeatable?: true;
	/** What happened, without a full stop */
	message: string;
	remedy: string;
}

const LATER = 'Run it again later; if it stays, contact Huawei Cloud support.';
const ENDPOINT = 'Check the region, the project ID and the endpoint of the credential.';

/** By HTTP status; `4xx` and `5xx` are the rest. */
// prettier-ignore
export const statusTable: Readonly<Record<string, Fallback>> = {
	'400': { kind: 'input', message: 'The service refused the request (HTTP 400)', remedy: 'Check the file and the parameters under Options.' },
	'401': { kind: 'authentication', message: 'The service refused the sign-in (HTTP 401)', remedy: 'Check the sign-in, the region and the project ID of the credential.' },
	'403': { kind: 'account', message: 'The service does not permit the call (HTTP 403)', remedy: 'Check the permissions of the IAM user and the state of the account.' },
	'404': { kind: 'notOffered', message: 'The host does not know this address (HTTP 404)', remedy: ENDPOINT },
	'405': { kind: 'notOffered', message: 'The host does not offer this call (HTTP 405)', remedy: ENDPOINT },
	'407': { kind: 'connection', message: 'A proxy asks for a sign-in of its own (HTTP 407)', remedy: 'Check the proxy settings of the machine that runs n8n.' },
	'408': { kind: 'timeout', repeatable: true, message: 'The request took too long to arrive (HTTP 408)', remedy: LATER },
	'413': { kind: 'input', message: 'The request is too large (HTTP 413)', remedy: 'Send a smaller file: the whole request may have at most 12 MB.' },
	'429': { kind: 'throttled', repeatable: true, message: 'The service asks for fewer calls (HTTP 429)', remedy: 'Lower the options Concurrency or Max Calls per Minute, or run it again later.' },
	'502': { kind: 'server', repeatable: true, message: 'The gateway could not reach the service (HTTP 502)', remedy: LATER },
	'503': { kind: 'server', repeatable: true, message: 'The service is not available at the moment (HTTP 503)', remedy: LATER },
	'504': { kind: 'timeout', repeatable: true, message: 'The service took too long (HTTP 504)', remedy: 'Run it again later, send a smaller picture, or lower the option Concurrency.' },
	'4xx': { kind: 'input', message: 'The service refused the request', remedy: 'Check the file, the parameters under Options and the endpoint of the credential.' },
	'5xx': { kind: 'server', repeatable: true, message: 'The service could not do its work', remedy: LATER },
};
