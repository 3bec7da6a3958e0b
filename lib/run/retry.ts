/** When a call that gave no answer is sent again, and after how long. The policy is data. */
import type { FailureKind, ServiceFailure } from '../huawei/errors';
import { runNumbers } from './defaults';

interface RetryRule {
	/** Repeats of this kind for one call, where it has a count of its own and takes nothing from `attempts` */
	own?: number;
	/** Upper bound of the first wait; doubles with each repeat */
	baseMs: number;
	/** No wait is longer, unless the service names one */
	capMs: number;
}

export interface RetryPolicy {
	/** Requests for one call, the first one included; 1 means nothing is ever repeated but for a new token or a corrected clock */
	attempts: number;
	/** Time for one call from its first request, waiting for pace left out */
	budgetMs: number;
	/** Kinds that are repeated at all */
	kinds: Readonly<Partial<Record<FailureKind, RetryRule>>>;
	/** Codes with a rule of their own, by the service's name */
	codes: Readonly<Record<string, RetryRule>>;
	/** Times one call may be sent again with a new token or a corrected clock */
	signIns: number;
	/** New tokens in a row that no answer has proven good: then the sign-in itself is not accepted */
	unprovenTokens: number;
	/** After so many lost connections in a row, over all calls, the host counts as down: no repeats until it answers */
	deadAfter: number;
	/** How long the first request of a run goes alone before another may try the sign-in as well */
	aloneMs: number;
}

/**
 * Connection loss, timeouts and 5xx: four requests a call. Refusals for pace have a count of their own, since they
 * say nothing about the document and may last for a whole window (a minute as a rule).
 * A connection that is cut after sending is repeated although the service may have billed the call: see lib/run/possiblyBilled.
 */
export const defaultPolicy: RetryPolicy = {
	attempts: runNumbers.attempts.default,
	budgetMs: runNumbers.timeBudget.default * 1_000,
	kinds: {
		connection: { baseMs: 500, capMs: 20_000 },
		timeout: { baseMs: 1_000, capMs: 20_000 },
		server: { baseMs: 1_000, capMs: 20_000 },
		throttled: { own: 16, baseMs: 500, capMs: 10_000 },
	},
	codes: { 'AIS.0105': { own: 1, baseMs: 1_000, capMs: 20_000 } },
	signIns: 8,
	unprovenTokens: 3,
	deadAfter: 20,
	aloneMs: 10_000,
};

/** The default with another number of attempts. */
export const policyOf = (attempts: number): RetryPolicy => ({
	...defaultPolicy,
	attempts: Math.max(1, Math.trunc(attempts) || 1),
});

/** What a call has used so far: requests that count, and repeats by rules with a count of their own. */
export interface Tally {
	attempts: number;
	own: Record<string, number>;
}

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
	policy: RetryPolicy,
	random: () => number,
): number | undefined {
	const byCode = failure.code === undefined ? undefined : policy.codes[failure.code];
	const rule = byCode ?? policy.kinds[failure.kind];
	const name = byCode ? String(failure.code) : failure.kind;
	if (rule?.own === undefined) tally.attempts++;
	else tally.own[name] = (tally.own[name] ?? 0) + 1;

	if (!failure.repeatable || !rule || policy.attempts <= 1) return undefined;
	const repeat = rule.own === undefined ? tally.attempts : tally.own[name];
	if (repeat > (rule.own ?? policy.attempts - 1)) return undefined;
	const delayMs = waitFor(rule, repeat, failure.retryAfterMs, random);
	return elapsedMs + delayMs > policy.budgetMs ? undefined : delayMs;
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
