/** Reads an HTTP answer of Huawei Cloud: a result, or what stopped it and what to do. */
import { isRecord } from '../../jsonValue';
import { bodyContent, namedErrorIn, requestIdIn, type BodyContent, type NamedError } from './body';
import {
	errorRow,
	errorRowByWords,
	remedyForCode,
	statusTable,
	type ErrorRow,
	type Fallback,
} from './remedies';
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

/** Kinds after which the service may name a time to wait */
const PAUSED: ReadonlyArray<ServiceFailure['kind']> = ['throttled', 'server', 'timeout'];

const CLOCK_REMEDY = remedyForCode('APIG.0303', 'signature expired')!;

/**
 * A failure as a row of the tables has it, with what else the answer says.
 * @param words of the service
 */
function failureBy(
	row: Fallback & Pick<ErrorRow, 'says'>,
	facts: Facts,
	words = '',
	code?: string,
): ServiceFailure {
	const { status, headers, requestId, now } = facts;
	const kind = failureKind(row, words, facts);
	const isClock = kind === 'clock';
	return {
		kind,
		code,
		message: presentable(words) || row.message,
		remedy: isClock ? CLOCK_REMEDY : row.remedy,
		repeatable: isRepeatable(kind, row, facts),
		httpStatus: status,
		requestId,
		retryAfterMs: PAUSED.includes(kind) ? retryAfterIn(headers, now) : undefined,
		limit: kind === 'throttled' ? limitIn(words) : undefined,
		clockOffsetMs: isClock ? (clockOffsetIn(words, now) ?? dateOffset(facts)) : undefined,
	};
}

/** Whether another try may succeed: a token can be renewed and a clock corrected, a wrong signature stays wrong. */
const isRepeatable = (kind: ServiceFailure['kind'], row: Fallback, { signedIn }: Facts): boolean =>
	kind === 'clock' || (kind === 'token' ? signedIn !== 'accessKey' : row.repeatable === true);

function failureKind(
	{ kind, says }: Pick<ErrorRow, 'kind' | 'says'>,
	words: string,
	facts: Facts,
): ServiceFailure['kind'] {
	if (kind !== 'authentication' || facts.status !== 401) return kind;
	// A 401 without a reason: the token has expired, unless the request was signed with keys
	if (facts.signedIn === 'token') {
		return says === undefined && !/password|locked/i.test(words) ? 'token' : kind;
	}
	const isLocked = /reach the limit|secretkey failed/i.test(words);
	const offset = dateOffset(facts) ?? 0;
	return !isLocked && Math.abs(offset) > CLOCK_WINDOW_MS ? 'clock' : kind;
}

/** How far the service's Date header is from the local clock. */
function dateOffset({ headers, now }: Facts): number | undefined {
	const date = Date.parse(headers.date ?? '');
	return Number.isNaN(date) || now === undefined ? undefined : date - now;
}

const unreadableAnswer = (message: string): Fallback => ({
	kind: 'answer',
	message,
	remedy: UNREADABLE,
});

const fallbackOf = (status: number): Fallback =>
	status >= 200 && status < 300
		? unreadableAnswer('The service gave no result')
		: (statusTable[status] ?? statusTable[status >= 500 ? '5xx' : '4xx']);

/** The failure of a refusal that has a code or a message. */
function failureOfRefusal({ code, message = '' }: NamedError, facts: Facts): ServiceFailure {
	// IAM gives the HTTP status for a code: nothing to show
	const shown = hasIdForm(code) && !/^\d{3}$/.test(code) ? code : undefined;
	const row =
		(code === undefined ? undefined : errorRow(code, message, facts.status)) ??
		errorRowByWords(String(facts.status), message) ??
		fallbackOf(facts.status);
	return failureBy(row, facts, message, shown);
}

/** A status that refuses, without a code or message that the service documents. */
function failureOfStatus(content: BodyContent, facts: Facts): ServiceFailure {
	const general = fallbackOf(facts.status);
	const page = 'html' in content && content.html ? `, with ${presentable(content.instead)}` : '';
	const status = statusTable[facts.status] ? '' : ` (HTTP ${facts.status})`;
	const message = `${general.message}${status}${page}`;
	// An HTML page with a 403 comes from a proxy or firewall, not from the service: the account is not the cause
	const isBlocked = page !== '' && general.kind === 'account';
	return failureBy(isBlocked ? unreadableAnswer(message) : { ...general, message }, facts);
}

const failureOfContent = (instead: string, facts: Facts): ServiceFailure =>
	failureBy(
		unreadableAnswer(`The answer holds ${presentable(instead)} (HTTP ${facts.status})`),
		facts,
	);

function failureOfRedirect(facts: Facts): ServiceFailure {
	const { location = '' } = facts.headers;
	// Only the origin: the rest of the address may carry a password or a ticket
	const target = URL.canParse(location) ? new URL(location).origin : 'null';
	const origin = target === 'null' ? '' : `, to ${presentable(target)}`;
	const message = `The host sends the call elsewhere (HTTP ${facts.status}${origin}); documents are not sent on`;
	const remedy =
		'Check the endpoint of the credential: it must be the address of the service itself.';
	return failureBy({ kind: 'answer', message, remedy }, facts);
}
