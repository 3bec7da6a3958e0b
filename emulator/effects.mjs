/** What a fault does: some answer in the place of the service, some change the service's answer on its way out. */
import { Refusal, refuse, refuseToken } from './refusal.mjs';
import { refuseClock } from './signature.mjs';

/** Thrown by faults that answer by themselves, well or badly formed. */
export class Instead extends Error {
	/** @param {{ status: number, headers?: Record<string, string>, payload: string | Buffer | AsyncIterable<Buffer> }} answer */
	constructor(answer) {
		super('fault');
		this.answer = answer;
	}
}
const instead = (status, body, headers = {}) =>
	new Instead({
		status,
		headers: { 'content-type': 'application/json', ...headers },
		payload: typeof body === 'string' ? body : JSON.stringify(body),
	});

/** Waits, but not longer than the client does. @param {import('node:http').ServerResponse} res */
export function pause(ms, res) {
	return new Promise((done) => {
		if (res.destroyed) return done();
		const timer = Number.isFinite(ms) ? setTimeout(done, ms) : undefined;
		res.once('close', () => {
			clearTimeout(timer);
			done();
		});
	});
}

const statusCodes = {
	413: 'APIG.0201/413',
	429: 'APIG.0308',
	500: 'APIG.0601',
	502: 'APIG.0201/502',
	503: 'APIG.0613',
	504: 'APIG.0201/504',
};

function refusal(fault) {
	const { status, error_code: code, error_msg: message, form, limit = 'XX' } = fault;
	const known = refuse(code ?? statusCodes[status] ?? 'APIG.0201/500', { message, status });
	const body = {
		...known.body,
		error_msg: known.body.error_msg.replace('limit:XX', `limit:${limit}`),
	};
	const inForm =
		form === 'result'
			? { result: body }
			: form === 'keystone'
				? { error: { code: known.status, message: body.error_msg, title: 'Refused' } }
				: body;
	return new Refusal(known.status, inForm, { headers: fault.headers, outcome: 'fault' });
}

function throttled({ fault, state }, now) {
	if (fault.mode === 'concurrency')
		return refuse('ModelArts.4401', { status: fault.status, outcome: 'throttled' });
	const rest = Math.max(1, Math.ceil((state.windowEnds - now()) / 1000));
	const message = `The throttling threshold has been reached: policy user over ratelimit,limit:${fault.limit},time:1 minute`;
	const { status, body } = refuse('APIG.0308', { message });
	const headers = fault.retryAfter
		? { 'Retry-After': String(fault.retryAfter === true ? rest : fault.retryAfter) }
		: {};
	return new Refusal(status, body, { headers, outcome: 'throttled' });
}

/** Valid JSON of any size, written piece by piece. */
async function* hugeAnswer(bytes) {
	const piece = Buffer.alloc(65_536, 'A');
	yield Buffer.from('{"result":{"words_block_count":1,"words_block_list":[{"words":"');
	for (let rest = bytes; rest > 0; rest -= piece.length)
		yield piece.subarray(0, Math.min(rest, piece.length));
	yield Buffer.from('","confidence":0.99,"location":[[0,0],[1,0],[1,1],[0,1]]}]}}');
}

const html =
	'<html><head><title>Bad gateway</title></head><body><h1>Service under maintenance</h1></body></html>';
const wrongTypes = {
	result: {
		words_block_count: '3',
		words_block_list: { 0: null },
		direction: [],
		code: 7,
		number: null,
		content: 'x',
	},
};

/** Faults that answer in the place of the service. They throw, or never return. */
const atOnce = {
	status: (rule) => {
		throw refusal(rule.fault);
	},
	error: (rule) => {
		throw refusal(rule.fault);
	},
	throttle: (rule, at) => {
		throw throttled(rule, at.state.now);
	},
	hang: async (rule, { res }) => {
		await pause(Infinity, res);
	},
	html: ({ fault }) => {
		throw instead(fault.status ?? 502, fault.body ?? html, { 'content-type': 'text/html' });
	},
	redirect: ({ fault }) => {
		throw instead(fault.status ?? 302, '', { location: fault.location ?? '/elsewhere' });
	},
	errorBody: ({ fault }) => {
		const { body } = refuse(fault.error_code ?? 'AIS.0104', { message: fault.error_msg });
		throw instead(200, fault.form === 'result' ? { result: body } : body);
	},
	noResult: () => {
		throw instead(200, {});
	},
	null: ({ fault }) => {
		throw instead(200, fault.whole ? 'null' : { result: null });
	},
	wrongTypes: () => {
		throw instead(200, wrongTypes);
	},
	body: ({ fault }) => {
		throw instead(fault.status ?? 200, fault.body ?? '', fault.headers);
	},
	huge: ({ fault }) => {
		const headers = { 'content-type': 'application/json' };
		throw new Instead({ status: 200, headers, payload: hugeAnswer(fault.bytes ?? 50_000_000) });
	},
	clockSkew: ({ fault }, { headers, state }) => {
		throw refuseClock(headers['x-sdk-date'], state.now() + fault.ms, state.config.clockForm);
	},
	expireToken: ({ fault }, { caller, state }) => {
		if (!caller?.token) return;
		const form = fault.form ?? state.config.revokedTokenForm;
		state.tokens.revoke({ token: caller.token, form });
		throw refuseToken(form);
	},
};

/**
 * Carries out what has to happen before the service answers.
 * @returns {Promise<object | undefined>} the fault that has to change the answer on its way out
 */
export async function before(rules, at) {
	let late;
	for (const rule of rules) {
		const { fault } = rule;
		at.record.fault = fault.type;
		at.billed = fault.billed ?? (fault.type === 'truncate' ? false : undefined);
		if (fault.type === 'latency') await pause(fault.ms ?? 1000, at.res);
		else if (fault.type === 'reset' && fault.when !== 'after') {
			at.record.outcome = 'reset';
			at.res.socket?.resetAndDestroy();
			await pause(Infinity, at.res);
		} else if (atOnce[fault.type]) await atOnce[fault.type](rule, at);
		else late = fault;
	}
	return late;
}

/** Piece by piece with a rest between, as a line does that is nearly down. */
async function* dripping(payload, { chunk = 16, intervalMs = 100 }, res) {
	for (let at = 0; at < payload.length && !res.destroyed; at += chunk) {
		yield payload.subarray(at, at + chunk);
		await pause(intervalMs, res);
	}
}

/**
 * The service's answer as a fault lets it out.
 * @param {{ status: number, headers: object, payload: Buffer }} answer
 * @returns {{ status: number, headers: object, payload: any, cut?: boolean, reset?: boolean }}
 */
export function after(answer, fault, res) {
	switch (fault?.type) {
		case 'reset':
			return { ...answer, reset: true };
		case 'truncate':
			return {
				...answer,
				payload: answer.payload.subarray(
					0,
					Math.floor(answer.payload.length * (fault.keep ?? 0.5)),
				),
				cut: fault.cut,
			};
		case 'contentType':
			return {
				...answer,
				headers: { ...answer.headers, 'content-type': fault.value ?? 'text/plain' },
			};
		case 'drip':
			return { ...answer, payload: dripping(answer.payload, fault, res) };
		default:
			return answer;
	}
}
export const knownFaults = new Set([
	...Object.keys(atOnce),
	'latency',
	'reset',
	'truncate',
	'contentType',
	'drip',
]);
