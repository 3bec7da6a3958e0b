/** Reads an HTTP answer of Huawei Cloud: a result, or what stopped it and what to do. */
import { isRecord } from '../../jsonValue';
import { bodyContent, namedErrorIn, requestIdIn, type BodyContent, type NamedError } from './body';
import { remedyForCode, errorRow, errorRowByWords } from './remedies';
import { statusTable, type Fallback } from './table';
import { clockOffsetIn, limitIn, plainHeaders, presentable, retryAfterIn } from './text';
import type { Outcome, ServiceFailure } from './failure';

/** A full HTTP response as n8n's helper gives it; `body` may be Buffer, text or parsed JSON. */
export interface RawAnswer {
	status: number;
	headers?: Readonly<Record<string, unknown>>;
	body?: unknown;
}

export interface ReadOptions {
	/** Local time in milliseconds when the answer came; without it a clock refusal is only read from its message */
	now?: number;
	/** How the request was signed in: a 401 without a reason is an expired token, or a refused key */
	signedIn?: 'token' | 'accessKey';
	/** `result` (default): success has a result, as all OCR answers do; `object`: any JSON object is a success (IAM) */
	expect?: 'result' | 'object';
}

/** The gateway refuses signatures that are more than 15 minutes off; a little less, since the answer took its time. */
const CLOCK_WINDOW_MS = 14 * 60_000;
const UNREADABLE =
	'Run it again; if it stays, check the endpoint of the credential, and whether a proxy stands in between.';

/** Codes and request IDs that are shown: anything else may be a secret, or a text to mislead. */
const hasIdForm = (text: string | undefined): text is string =>
	text !== undefined && /^[\w.-]{1,64}$/.test(text);

/** An answer with a result, or why there is none. Never throws; keeps nothing of the body but a short message. */
export function readResponse(answer: RawAnswer, options: ReadOptions = {}): Outcome {
	const { status } = answer;
	const headers = plainHeaders(answer.headers);
	const content: BodyContent = bodyContent(answer.body);
	const json = 'json' in content ? content.json : undefined;
	const requestId = [headers['x-request-id'], requestIdIn(json)].find(hasIdForm);
	const good = status >= 200 && status < 300;
	const facts = { status, headers, requestId, ...options };
	const fail = (failure: ServiceFailure): Outcome => ({ ok: false, failure });

	if (status >= 300 && status < 400) return fail(failureOfRedirect(facts));
	const named = namedErrorIn(json, !good);
	if (named) return fail(failureOfRefusal(named, facts));
	if (!good) return fail(failureOfStatus(content, facts));

	if ('instead' in content) return fail(failureOfContent(content.instead, facts));
	if (!isRecord(json)) {
		return fail(failureOfContent('JSON of another kind than an object', facts));
	}
	if (options.expect !== 'object') {
		const { result } = json;
		if (result === undefined || result === null) {
			return fail(failureOfContent('no result', facts));
		}
		if (typeof result !== 'object') {
			return fail(failureOfContent(`a result that is a ${typeof result}`, facts));
		}
	}
	return { ok: true, value: json, requestId };
}

interface Facts extends ReadOptions {
	status: number;
	headers: Record<string, string>;
	requestId?: string;
}

/** A failure with the facts that every failure has. */
const failureWith = (
	facts: Facts,
	what: Omit<ServiceFailure, 'httpStatus' | 'requestId'>,
): ServiceFailure => ({
	...what,
	httpStatus: facts.status,
	...(facts.requestId === undefined ? {} : { requestId: facts.requestId }),
	...pauseIn(facts, what.kind),
});

function pauseIn(facts: Facts, kind: ServiceFailure['kind']): { retryAfterMs?: number } {
	if (!['throttled', 'server', 'timeout'].includes(kind)) return {};
	const retryAfterMs = retryAfterIn(facts.headers, facts.now);
	return retryAfterMs === undefined ? {} : { retryAfterMs };
}

/** The failure of a refusal that has a code or a message. */
function failureOfRefusal({ code, message = '' }: NamedError, facts: Facts): ServiceFailure {
	// IAM gives the HTTP status for a code: nothing to show
	const shown = hasIdForm(code) && !/^\d{3}$/.test(code) ? code : undefined;
	const row =
		(code === undefined ? undefined : errorRow(code, message, facts.status)) ??
		errorRowByWords(String(facts.status), message);
	const general = fallbackOf(facts.status);
	const limit = limitIn(message);
	const kind = failureKind(row ?? general, row?.says === undefined, message, facts);
	return failureWith(facts, {
		kind,
		...(shown === undefined ? {} : { code: shown }),
		message: presentable(message) || (row?.message ?? general.message),
		remedy: kind === 'clock' ? CLOCK_REMEDY : (row ?? general).remedy,
		repeatable: isRepeatable(kind, row ?? general, facts),
		...(limit && kind === 'throttled' ? { limit } : {}),
		...clockIn(kind, message, facts),
	});
}

/** Whether another try may succeed: a token can be renewed and a clock corrected, a wrong signature stays wrong. */
const isRepeatable = (
	kind: ServiceFailure['kind'],
	row: { repeatable?: true },
	{ signedIn }: Facts,
): boolean =>
	kind === 'clock' || (kind === 'token' ? signedIn !== 'accessKey' : row.repeatable === true);

const CLOCK_REMEDY = remedyForCode('APIG.0303', 'signature expired')!;

function failureKind(
	found: { kind: ServiceFailure['kind'] },
	general: boolean,
	message: string,
	facts: Facts,
): ServiceFailure['kind'] {
	if (found.kind !== 'authentication' || facts.status !== 401) return found.kind;
	// A 401 without a reason: the token has expired, unless the request was signed with keys
	if (facts.signedIn === 'token')
		return general && !/password|locked/i.test(message) ? 'token' : found.kind;
	const locked = /reach the limit|secretkey failed/i.test(message);
	const offset = dateOffset(facts);
	return !locked && offset !== undefined && Math.abs(offset) > CLOCK_WINDOW_MS
		? 'clock'
		: found.kind;
}

/** How far the service's Date header is from the local clock. */
function dateOffset({ headers, now }: Facts): number | undefined {
	const date = Date.parse(headers.date ?? '');
	return Number.isNaN(date) || now === undefined ? undefined : date - now;
}

function clockIn(
	kind: ServiceFailure['kind'],
	message: string,
	facts: Facts,
): { clockOffsetMs?: number } {
	if (kind !== 'clock') return {};
	const clockOffsetMs = clockOffsetIn(message, facts.now) ?? dateOffset(facts);
	return clockOffsetMs === undefined ? {} : { clockOffsetMs };
}

const fallbackOf = (status: number): Fallback => {
	if (status >= 200 && status < 300) {
		return { kind: 'answer', message: 'The service gave no result', remedy: UNREADABLE };
	}
	return statusTable[status] ?? statusTable[status >= 500 ? '5xx' : '4xx'];
};

/** A status that refuses, without a code or message that the service documents. */
function failureOfStatus(content: BodyContent, facts: Facts): ServiceFailure {
	const general = fallbackOf(facts.status);
	const page = 'html' in content && content.html ? `, with ${presentable(content.instead)}` : '';
	const status = statusTable[facts.status] ? '' : ` (HTTP ${facts.status})`;
	// An HTML page with a 403 comes from a proxy or firewall, not from the service: the account is not the cause
	const blocked = page !== '' && general.kind === 'account';
	const kind = blocked ? 'answer' : failureKind(general, true, '', facts);
	return failureWith(facts, {
		kind,
		message: `${general.message}${status}${page}`,
		remedy: blocked ? UNREADABLE : kind === 'clock' ? CLOCK_REMEDY : general.remedy,
		repeatable: isRepeatable(kind, general, facts),
		...clockIn(kind, '', facts),
	});
}

const failureOfContent = (instead: string, facts: Facts): ServiceFailure =>
	failureWith(facts, {
		kind: 'answer',
		message: `The answer holds ${presentable(instead)} (HTTP ${facts.status})`,
		remedy: UNREADABLE,
		repeatable: false,
	});

function failureOfRedirect(facts: Facts): ServiceFailure {
	const { location = '' } = facts.headers;
	// Only the origin: the rest of the address may carry a password or a ticket
	const target = URL.canParse(location) ? new URL(location).origin : 'null';
	const origin = target === 'null' ? '' : `, to ${presentable(target)}`;
	return failureWith(facts, {
		kind: 'answer',
		message: `The host sends the call elsewhere (HTTP ${facts.status}${origin}); documents are not sent on`,
		remedy: 'Check the endpoint of the credential: it must be the address of the service itself.',
		repeatable: false,
	});
}
