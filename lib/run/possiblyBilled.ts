/** Whether a request that brought no answer may still have been done and billed. */
import type { ServiceFailure } from '../huawei/errors';

/** Codes of connections that were never made: nothing was sent. */
const NEVER_SENT: ReadonlySet<string> = new Set([
	'ECONNREFUSED',
	'EAI_AGAIN',
	'ENOTFOUND',
	'ENETUNREACH',
	'ENETDOWN',
	'EHOSTUNREACH',
	'EPROTO',
	'UND_ERR_CONNECT_TIMEOUT',
]);

/** Statuses of a gateway that does not know what became of the request behind it. */
const GATEWAY_LOST: ReadonlySet<number> = new Set([502, 504]);

/**
 * True for a connection that was cut, a timeout, a gateway's 502 or 504, and an answer that cannot be read. The service
 * bills answers with a 2xx status; whether it gave one is not known here.
 */
export function mayBeBilled({ kind, code = '', httpStatus, repeatable }: ServiceFailure): boolean {
	if (httpStatus !== undefined && httpStatus >= 300) return GATEWAY_LOST.has(httpStatus);
	if (kind === 'answer' || kind === 'timeout') return !NEVER_SENT.has(code);
	return kind === 'connection' && repeatable && !NEVER_SENT.has(code);
}
