/** When a call that gave no answer is sent again, after how long, and whether it may have been billed. */
import type { FailureKind, ServiceFailure } from '../huawei/errors';

interface RetryRule {
	/** Repeats of this kind for one call, where it has a count of its own and takes nothing from `attempts` */
	own?: number;
	/** Upper bound of the first wait in milliseconds; doubles with each repeat */
	baseMs: number;
	/** No wait is longer, unless the service names one */
	capMs: number;
}

/**
 * Kinds that are repeated at all. Refusals for pace have a count of their own, since they say nothing about the
 * document and may last for a whole window (a minute as a rule).
 */
const rulesByKind: Readonly<Partial<Record<FailureKind, RetryRule>>> = {
	connection: { baseMs: 500, capMs: 20_000 },
	timeout: { baseMs: 1_000, capMs: 20_000 },
	server: { baseMs: 1_000, capMs: 20_000 },
	throttled: { own: 16, baseMs: 500, capMs: 10_000 },
};

/** A recognition that came to nothing, which another try rarely changes */
const FAILED_RECOGNITION = 'AIS.0105';
const onceMore: RetryRule = { own: 1, baseMs: 1_000, capMs: 20_000 };

export interface RetryPolicy {
	/** Requests for one call, the first one included; 1 means nothing is ever repeated but for a new token or a corrected clock */
	attempts: number;
	/** Time for one call from its first request, waiting for pace left out */
	budgetMs: number;
}

/** Failures of a call so far: by the name of a rule with a count of its own, else under `attempts`. */
export type Tally = Record<string, number>;

/**
 * Milliseconds to wait before this call is sent again; undefined when it is given up. Notes the failure in the tally.
 *
 * @param elapsedMs since the first request of the call, waiting for pace left out
 * @param random 0 to 1, for the jitter
 */
export function delayBeforeNext(
	failure: ServiceFailure,
	tally: Tally,
	elapsedMs: number,
	{ attempts, budgetMs }: RetryPolicy,
	random: () => number,
): number | undefined {
	const rule = failure.code === FAILED_RECOGNITION ? onceMore : rulesByKind[failure.kind];
	const name = rule?.own === undefined ? 'attempts' : failure.kind;
	const repeat = (tally[name] ?? 0) + 1;
	tally[name] = repeat;
	if (!failure.repeatable || !rule || attempts <= 1) return undefined;
	if (repeat > (rule.own ?? attempts - 1)) return undefined;
	const delayMs = waitFor(rule, repeat, failure.retryAfterMs, random);
	return elapsedMs + delayMs > budgetMs ? undefined : delayMs;
}

/** Full jitter below a doubling bound; never shorter than what the service asked for. */
function waitFor(
	rule: RetryRule,
	repeat: number,
	namedMs: number | undefined,
	random: () => number,
): number {
	const bound = Math.min(rule.capMs, rule.baseMs * 2 ** (repeat - 1));
	const jitter = Math.round(random() * bound);
	return namedMs === undefined ? jitter : namedMs + Math.min(jitter, Math.round(namedMs / 10));
}

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
 * Whether a request that brought no answer may still have been done and billed: a connection that was cut, a timeout, a gateway's 502 or 504, and an answer that cannot be read. The service
 * bills answers with a 2xx status; whether it gave one is not known here.
 */
export function mayBeBilled({ kind, code = '', httpStatus, repeatable }: ServiceFailure): boolean {
	if (httpStatus !== undefined && httpStatus >= 300) return GATEWAY_LOST.has(httpStatus);
	if (kind === 'answer' || kind === 'timeout') return !NEVER_SENT.has(code);
	return kind === 'connection' && repeatable && !NEVER_SENT.has(code);
}
