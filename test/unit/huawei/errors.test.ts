/* eslint-disable */
import { failureOfConnection, meaningOf, readAnswer } from '../../../lib/huawei/errors';
import type { RawAnswer, ReadOptions } from '../../../lib/huawei/errors';
import { connectionTable, statusTable } from '../../../lib/huawei/errorFallbacks';
import { errorTable } from '../../../lib/huawei/errorTable';
import type { ServiceFailure } from '../../../lib/huawei/failure';

const NOW = Date.UTC(2025, 0, 2, 3, 4, 5);
const read = (answer: RawAnswer, options: ReadOptions = { now: NOW }) =>
	readAnswer(answer, options);
const failureIn = (answer: RawAnswer, options?: ReadOptions): ServiceFailure => {
	const outcome = read(answer, options);
	if (outcome.ok) throw new Error('Taken for a success');
	return outcome.failure;
};
const refused = (
	status: number,
	error_code: string,
	error_msg: string,
	more: Partial<RawAnswer> = {},
) => failureIn({ status, body: { error_code, error_msg }, ...more });
const bytes = (value: unknown) =>
	Buffer.from(typeof value === 'string' ? value : JSON.stringify(value));

describe('an answer with a result', () => {
	const body = { result: { words_block_list: [], 名: '张三' } };
	it.each([
		['parsed', body],
		['as bytes', bytes(body)],
		['as text', JSON.stringify(body)],
		['with a byte order mark', bytes(`\uFEFF${JSON.stringify(body)}`)],
		['as an ArrayBuffer', new Uint8Array(bytes(body)).buffer],
	])('is read %s', (_, given) => {
		expect(read({ status: 200, headers: { 'X-Request-Id': 'r-1' }, body: given })).toEqual({
			ok: true,
			body,
			requestId: 'r-1',
		});
	});

	it('is read under another content type', () => {
		expect(
			read({ status: 200, headers: { 'content-type': 'text/html' }, body: bytes(body) }).ok,
		).toBe(true);
	});

	it('may be a list, and may name success', () => {
		const list = {
			result: [{ status: { error_code: 'AIS.0104', error_msg: 'poor' }, content: {} }],
		};
		expect(read({ status: 200, body: list }).ok).toBe(true);
		expect(read({ status: 200, body: { result: {}, error_code: 'AIS.0000' } }).ok).toBe(true);
	});

	it('is not taken for a refusal because of fields called code and message', () => {
		const invoice = { code: 'x', result: { code: '144031', message: 'paid' }, message: 'fine' };
		expect(read({ status: 200, body: invoice }).ok).toBe(true);
	});

	it('of IAM needs no result', () => {
		expect(read({ status: 201, body: { token: {} } }, { expect: 'object' }).ok).toBe(true);
		expect(read({ status: 200, body: [] }, { expect: 'object' }).ok).toBe(false);
	});
});

describe('an answer that is none', () => {
	it.each([
		['nothing', '', 'nothing'],
		['nothing at all', undefined, 'nothing'],
		['blanks', ' \n', 'nothing'],
		[
			'a web page',
			'<!DOCTYPE html><html><head><title>Sign in to the hotel</title>',
			'Sign in to the hotel',
		],
		['truncated JSON', '{"result":{"words_block_list":[{"words":"abc', 'breaks off'],
		['plain text', 'upstream connect', 'not JSON'],
		['a list', '[1,2]', 'another kind'],
		['null', 'null', 'another kind'],
		['a number', '7', 'another kind'],
		['no result', '{}', 'no result'],
		['a result of null', '{"result":null}', 'no result'],
		['a result of the wrong type', '{"result":"text"}', 'a result that is a string'],
	])('%s is said in words, and not paid for twice', (_, body, words) => {
		for (const given of [body, body === undefined ? null : Buffer.from(body)]) {
			const failure = failureIn({ status: 200, body: given });
			expect(failure).toMatchObject({ kind: 'answer', repeatable: false, httpStatus: 200 });
			expect(failure.message).toContain(words);
			expect(failure.remedy).not.toBe('');
		}
	});

	it('is not read above the largest size', () => {
		const failure = failureIn({ status: 200, body: Buffer.alloc(50_000_000, 'A') });
		expect(failure.message).toMatch(/^The answer holds 48 MB; answers above 32 MB are not read/);
		expect(failure.kind).toBe('answer');
	});

	it.each([301, 302, 307, 308])(
		'a redirect (%i) names the host it points to and no more',
		(status) => {
			const location = 'https://login.example.com/path?ticket=FAKE-TICKET';
			const failure = failureIn({ status, headers: { location }, body: '' });
			expect(failure).toMatchObject({ kind: 'answer', repeatable: false });
			expect(failure.message).toContain('https://login.example.com');
			expect(failure.message).not.toContain('ticket');
		},
	);
});

describe('a refusal in every form', () => {
	const code = 'AIS.0103';
	const words = 'The image size does not meet the requirements.';
	it.each([
		['at the top', 400, { error_code: code, error_msg: words }],
		['in the result', 400, { result: { error_code: code, error_msg: words } }],
		['with status 200', 200, { error_code: code, error_msg: words }],
		['in the result with status 200', 200, { result: { error_code: code, error_msg: words } }],
		['under error', 400, { error: { code, message: words } }],
		['as code and message', 400, { code, message: words }],
	])('%s', (_, status, body) => {
		for (const given of [body, bytes(body)]) {
			expect(failureIn({ status, body: given })).toMatchObject({
				kind: 'input',
				code,
				message: words,
				repeatable: false,
			});
		}
	});

	it('of IAM shows no status in place of a code', () => {
		const failure = failureIn({
			status: 401,
			body: {
				error: { code: 401, message: 'The username or password is wrong.', title: 'Unauthorized' },
			},
		});
		expect(failure).toMatchObject({ kind: 'authentication', repeatable: false });
		expect(failure.code).toBeUndefined();
		expect(failure.remedy).toContain('password');
	});

	it('takes the request ID from the body when no header has it', () => {
		const body = { error_code: 'APIG.0601', error_msg: 'Internal server error', request_id: 'r-9' };
		expect(failureIn({ status: 500, body }).requestId).toBe('r-9');
	});

	it('keeps an unknown code and reads the status', () => {
		expect(refused(400, 'AIS.9999', 'New words')).toMatchObject({
			kind: 'input',
			code: 'AIS.9999',
		});
		expect(refused(503, 'APIG.9999', 'New words')).toMatchObject({
			kind: 'server',
			repeatable: true,
		});
		expect(refused(200, 'XYZ.1', 'New words')).toMatchObject({ kind: 'answer', repeatable: false });
	});

	it('holds against values of the wrong type', () => {
		for (const body of [
			{ error_code: {}, error_msg: [] },
			{ error: 7 },
			{ error: null, result: 5 },
			{ error_msg: { a: 1 } },
		]) {
			expect(failureIn({ status: 400, body }).kind).toBe('input');
		}
	});
});

describe('the table of codes', () => {
	it('reads the documented text of every row as that row', () => {
		for (const row of errorTable) {
			if (row.code === 'AIS.0000') continue;
			const message = row.message
				.replace(/\{time\}/g, '20250102T030405Z')
				.replace(/\{xxx\}|XX+|%\(\w+\)s|%s/g, 'abc');
			const numeric = /^\d+$/.test(row.code);
			const body = numeric
				? { error: { code: Number(row.code), message: row.message } }
				: { error_code: row.code, error_msg: message };
			const failure = failureIn({ status: row.status ?? 400, body }, { signedIn: 'accessKey' });
			expect([row.code, row.message, failure.kind]).toEqual([row.code, row.message, row.kind]);
			expect([row.code, failure.repeatable]).toEqual([row.code, row.repeatable === true]);
			expect([row.code, failure.remedy]).toEqual([row.code, row.remedy]);
		}
	});

	it('knows the codes of all four families, and APIGW as APIG', () => {
		const families = new Map<string, number>();
		for (const { code } of errorTable) {
			const family = /^\d/.test(code) ? 'status' : code.split('.')[0];
			families.set(family, (families.get(family) ?? 0) + 1);
		}
		// Two rows for refused clocks beside the documented ones
		expect(Object.fromEntries(families)).toEqual({
			AIS: 12,
			ModelArts: 31,
			APIG: 53 + 2,
			IAM: 33,
			status: 8,
		});
		for (const row of errorTable.filter(({ code }) => code.startsWith('APIG.'))) {
			const code = row.code.replace('APIG.', 'APIGW.');
			expect(meaningOf(code, row.message)).toEqual(meaningOf(row.code, row.message));
		}
	});

	it('gives every row a meaning and a next step, in words for people', () => {
		const rows = [
			...errorTable,
			...[...Object.values(statusTable), ...Object.values(connectionTable)].map((row) => ({
				...row,
				code: row.message,
				meaning: row.message,
			})),
		];
		for (const { code, meaning, remedy } of rows) {
			expect([code, meaning.length > 0, remedy.endsWith('.') || remedy.endsWith(').')]).toEqual([
				code,
				true,
				true,
			]);
			expect([code, `${meaning} ${remedy}`]).not.toEqual([
				code,
				expect.stringMatching(/\b(error|problem|failure|mistake)s?\b/i),
			]);
		}
	});

	it('takes the variant that the message names before the code in general', () => {
		const kinds = (status: number, texts: string[]) =>
			texts.map((text) => refused(status, 'APIG.0201', text).kind);
		expect(kinds(413, ['Request entity too large'])).toEqual(['input']);
		expect(kinds(504, ['Backend timeout.', 'something new'])).toEqual(['timeout', 'timeout']);
		expect(kinds(502, ['Backend unavailable', ''])).toEqual(['server', 'server']);
		expect(refused(400, 'APIG.0201', 'API request error').repeatable).toBe(false);
	});

	it('repeats what the service itself recovers from', () => {
		for (const [status, code] of [
			[429, 'APIG.0308'],
			[400, 'ModelArts.4401'],
			[400, 'ModelArts.4402'],
			[400, 'ModelArts.4403'],
			[504, 'APIG.0203'],
			[400, 'AIS.0105'],
		] as const) {
			expect([code, refused(status, code, '').repeatable]).toEqual([code, true]);
		}
	});

	it('answers undefined for a code that nobody knows', () => {
		expect(meaningOf('AIS.9999')).toBeUndefined();
		expect(meaningOf('AIS.0104')).toMatchObject({ kind: 'input' });
	});
});

describe('a dead token', () => {
	it.each([
		['a bare 401', 401, ''],
		['401 Token expired', 401, { error: { code: 401, message: 'Token expired' } }],
		['Token expired as plain message', 401, { message: 'Token expired' }],
		['403 abnormal', 403, { error_code: '', error_msg: 'The authentication token is abnormal.' }],
		[
			'403 abnormal of IAM',
			403,
			{ error: { code: 403, message: 'The authentication token is abnormal.' } },
		],
		[
			'APIG.0301 decrypt',
			401,
			{
				error_code: 'APIG.0301',
				error_msg: 'Incorrect IAM authentication information: decrypt token fail',
			},
		],
		[
			'APIGW.0301 expires',
			401,
			{
				error_code: 'APIGW.0301',
				error_msg: 'Incorrect IAM authentication information: token expires',
			},
		],
		[
			'APIG.0301 without a reason',
			401,
			{ error_code: 'APIG.0301', error_msg: 'Incorrect IAM authentication information' },
		],
		['APIG.0307', 401, { error_code: 'APIG.0307', error_msg: 'The token must be updated.' }],
		['ModelArts.0203', 400, { error_code: 'ModelArts.0203', error_msg: 'Invalid token.' }],
		['ModelArts.4102', 401, { error_code: 'ModelArts.4102', error_msg: 'Parse Token error.' }],
		['ModelArts.4103', 401, { error_code: 'ModelArts.4103', error_msg: 'Invalid Token header.' }],
		[
			'ModelArts.0203 with status 200',
			200,
			{ error_code: 'ModelArts.0203', error_msg: 'Invalid token.' },
		],
	])('%s', (_, status, body) => {
		expect(failureIn({ status, body }, { signedIn: 'token' })).toMatchObject({
			kind: 'token',
			repeatable: true,
		});
	});

	it('is not assumed where the log-in itself was refused', () => {
		for (const message of ['The username or password is wrong.', 'The account is locked.']) {
			const body = { error: { code: 401, message } };
			expect(failureIn({ status: 401, body }, { signedIn: 'token' }).kind).toBe('authentication');
		}
	});
});

describe('a refused key', () => {
	const lead = 'Incorrect IAM authentication information: ';
	it.each([
		['verify aksk signature fail', 'secret access key'],
		['AK access failed to reach the limit,forbidden', 'five minutes'],
		['Get secretKey failed,ak:EMULATORACCESSKEY0001,err:ak not exist', 'access key ID'],
	])('%s', (words, remedy) => {
		for (const code of ['APIG.0301', 'APIGW.0301']) {
			const failure = failureIn(
				{
					status: 401,
					headers: { date: new Date(NOW).toUTCString() },
					body: { error_code: code, error_msg: lead + words },
				},
				{ now: NOW, signedIn: 'accessKey' },
			);
			expect(failure).toMatchObject({ kind: 'authentication', repeatable: false, code });
			expect(failure.remedy).toContain(remedy);
			expect(failure.message).not.toContain('EMULATORACCESSKEY0001');
		}
	});

	it('a bare 401 stops a run with access keys', () => {
		expect(failureIn({ status: 401 }, { signedIn: 'accessKey' }).kind).toBe('authentication');
	});
});

describe('a clock that is off', () => {
	const signed = '20250102T030405Z';
	const server = '20250102T050535Z';
	const HOURS_AHEAD = 2 * 3_600_000 + 90_000;
	it.each([
		[
			'APIG.0303',
			`Incorrect app authentication information: signature expired, signature time:${signed},server time:${server}`,
		],
		[
			'APIGW.0301',
			`Incorrect IAM authentication information: calc aksk signature fail:signature expired, signature time:${signed},server time:${server}`,
		],
		['APIGW.0303', `signature expired, signature time ${signed}, server time ${server}`],
	])('is read from the words of %s', (error_code, error_msg) => {
		const failure = failureIn(
			{ status: 401, body: { error_code, error_msg } },
			{ now: NOW + 500, signedIn: 'accessKey' },
		);
		expect(failure).toMatchObject({
			kind: 'clock',
			repeatable: true,
			clockOffsetMs: HOURS_AHEAD - 500,
		});
		expect(failure.remedy).toContain('clock');
		const without = failureIn({ status: 401, body: { error_code, error_msg } }, {});
		expect(without.clockOffsetMs).toBe(HOURS_AHEAD);
	});

	it.each([
		['APIG.0303', 'Incorrect app authentication information.'],
		['APIG.0301', 'Incorrect IAM authentication information: verify aksk signature fail'],
	])('is read from the Date header where %s does not say why', (error_code, error_msg) => {
		const at = (offset: number) => ({
			status: 401,
			headers: { Date: new Date(NOW + offset).toUTCString() },
			body: { error_code, error_msg },
		});
		const options = { now: NOW, signedIn: 'accessKey' } as const;
		expect(failureIn(at(-3_600_000), options)).toMatchObject({
			kind: 'clock',
			clockOffsetMs: -3_600_000,
		});
		expect(failureIn(at(60_000), options)).toMatchObject({
			kind: 'authentication',
			repeatable: false,
		});
	});

	it('is never the reason while a key is locked', () => {
		const failure = failureIn(
			{
				status: 401,
				headers: { date: new Date(NOW + 3_600_000).toUTCString() },
				body: {
					error_code: 'APIG.0301',
					error_msg:
						'Incorrect IAM authentication information: AK access failed to reach the limit,forbidden',
				},
			},
			{ now: NOW, signedIn: 'accessKey' },
		);
		expect(failure.kind).toBe('authentication');
	});
});

describe('throttling', () => {
	it.each([
		['limit:60,time:1 minute', { calls: 60, windowMs: 60_000 }],
		['limit:5,time:1 second', { calls: 5, windowMs: 1_000 }],
		['limit:1000,time:2 hours', { calls: 1000, windowMs: 7_200_000 }],
		['limit:XX,time:1 minute', undefined],
		['limit:0,time:1 minute', undefined],
	])('learns %s', (words, limit) => {
		const failure = refused(
			429,
			'APIG.0308',
			`The throttling threshold has been reached: policy user over ratelimit,${words}`,
		);
		expect(failure).toMatchObject({ kind: 'throttled', repeatable: true });
		expect(failure.limit).toEqual(limit);
	});

	it('learns the threshold of IAM', () => {
		const words = 'The throttling threshold has been reached. Threshold: 5 times per 60 seconds';
		expect(refused(429, 'IAM.0012', words).limit).toEqual({ calls: 5, windowMs: 60_000 });
	});

	it.each([
		['7', 7_000],
		['0.5', 500],
		[new Date(NOW + 90_000).toUTCString(), 90_000],
		[new Date(NOW - 90_000).toUTCString(), 0],
		['soon', undefined],
		['-5', undefined],
	])('reads Retry-After: %s', (value, ms) => {
		for (const body of [undefined, '', { error_code: 'APIG.0308', error_msg: 'x' }]) {
			const failure = failureIn({ status: 429, headers: { 'Retry-After': value }, body });
			expect(failure).toMatchObject({ kind: 'throttled', repeatable: true });
			expect(failure.retryAfterMs).toBe(ms);
		}
	});

	it("holds a date against the service's own clock", () => {
		const headers = {
			'retry-after': [new Date(NOW + 3_610_000).toUTCString()],
			date: new Date(NOW + 3_600_000).toUTCString(),
		};
		expect(failureIn({ status: 503, headers }).retryAfterMs).toBe(10_000);
	});
});

describe('a status alone', () => {
	it.each([
		[400, 'input', false],
		[403, 'account', false],
		[404, 'notOffered', false],
		[408, 'timeout', true],
		[413, 'input', false],
		[429, 'throttled', true],
		[500, 'server', true],
		[502, 'server', true],
		[503, 'server', true],
		[504, 'timeout', true],
		[418, 'input', false],
		[599, 'server', true],
	])('%i is %s', (status, kind, repeatable) => {
		const failure = failureIn({ status });
		expect(failure).toMatchObject({ kind, repeatable, httpStatus: status });
		expect(failure.message).toContain(String(status) === '500' ? 'HTTP 500' : `HTTP ${status}`);
	});

	it('with a web page names the page', () => {
		const body = '<html><head><title>Blocked by Fake Firewall</title></head></html>';
		expect(failureIn({ status: 502, body })).toMatchObject({ kind: 'server', repeatable: true });
		const blocked = failureIn({ status: 403, body: Buffer.from(body) });
		// Not the account's doing
		expect(blocked.kind).toBe('answer');
		expect(blocked.message).toContain('Blocked by Fake Firewall');
	});
});

describe('what must not be shown', () => {
	const TOKEN = `MIIFake${'Ab0-_+/'.repeat(60)}==`;
	const SECRET = 'EmulatorSecretAccessKeyNotReal00000000001';
	const HEX = 'aba5f64ea3cd63891e0baa909489083879f7f0aec30d2b6895d1d8ac1d32b7e9';
	const lead = 'Incorrect IAM authentication information: verify aksk signature fail';
	it.each([
		[
			'the echo with a name',
			`${lead}, canonicalRequest:POST|/v2/p/ocr/general-text/||host:h|x-sdk-date:d|host|${HEX}`,
			lead,
		],
		['the bare echo', `${lead} POST|/v2/p/ocr/general-text/||host:h|${HEX}`, lead],
		[
			'an Authorization header',
			`bad header Authorization: SDK-HMAC-SHA256 Access=EMULATORACCESSKEY0001, Signature=${HEX}`,
			'bad header Authorization: [cut]',
		],
		['a token', `Invalid ${TOKEN} given`, 'Invalid [cut] given'],
		['a secret', `key ${SECRET} given`, 'key [cut] given'],
		[
			'an access key ID',
			'The access key EMULATORACCESSKEY0001 has expired.',
			'The access key [cut] has expired.',
		],
		[
			'a password',
			"Invalid input for field 'password'. The value is 'Emulator-Password-1'.",
			"Invalid input for field 'password'. The value is [cut].",
		],
		['line breaks', 'one\r\ntwo\u0000three', 'one two three'],
	])('%s', (_, message, shown) => {
		expect(refused(400, 'AIS.0101', message).message).toBe(shown);
		expect(failureOfConnection(new Error(message)).message).toBe(shown);
	});

	it('keeps what helps: IDs of projects and requests, paths, names', () => {
		const message =
			'The API /v2/0123456789abcdef0123456789abcdef/ocr/general-text of project_id is not subscribed.';
		expect(refused(400, 'ModelArts.4204', message).message).toBe(message);
	});

	it('bounds the length', () => {
		expect(
			refused(400, 'AIS.0101', 'many words '.repeat(10_000)).message.length,
		).toBeLessThanOrEqual(300);
	});
});

describe('a connection that came to nothing', () => {
	const axios = (code: string, message = code) =>
		Object.assign(new Error(message), { code, name: 'AxiosError' });
	/** As n8n's helper throws it: generic words, the code as httpCode, the rest as cause. */
	const n8n = (cause: unknown, httpCode: string | null) =>
		Object.assign(new Error('The service refused the connection - perhaps it is offline'), {
			name: 'NodeApiError',
			httpCode,
			cause,
			context: {},
		});

	it.each([
		['ECONNREFUSED', 'connection', true],
		['ECONNRESET', 'connection', true],
		['EPIPE', 'connection', true],
		['EAI_AGAIN', 'connection', true],
		['ENOTFOUND', 'connection', false],
		['ETIMEDOUT', 'timeout', true],
		['ECONNABORTED', 'timeout', true],
		['CERT_HAS_EXPIRED', 'connection', false],
		['DEPTH_ZERO_SELF_SIGNED_CERT', 'connection', false],
		['ERR_TLS_CERT_ALTNAME_INVALID', 'connection', false],
		['ERR_SSL_WRONG_VERSION_NUMBER', 'connection', false],
		['ERR_CANCELED', 'cancelled', false],
	])('%s is %s', (code, kind, repeatable) => {
		for (const thrown of [
			axios(code),
			n8n(axios(code), code),
			n8n(axios(code), null),
			{ httpCode: code },
		]) {
			const failure = failureOfConnection(thrown);
			expect(failure).toMatchObject({ kind, repeatable });
			expect(failure.remedy).not.toBe('');
		}
	});

	it('reads words where there is no code', () => {
		expect(failureOfConnection(new Error('socket hang up'))).toMatchObject({
			kind: 'connection',
			repeatable: true,
		});
		expect(failureOfConnection(new Error('timeout of 60000ms exceeded')).kind).toBe('timeout');
		expect(failureOfConnection(Object.assign(new Error('x'), { name: 'AbortError' })).kind).toBe(
			'cancelled',
		);
	});

	it('reads an answer that a helper threw because of its status', () => {
		const body = { error_code: 'APIG.0307', error_msg: 'The token must be updated.' };
		const thrown = n8n(
			{ response: { status: 401, data: body, headers: { 'x-request-id': 'r-3' } } },
			'401',
		);
		expect(failureOfConnection(thrown)).toMatchObject({
			kind: 'token',
			code: 'APIG.0307',
			requestId: 'r-3',
		});
		const contextOnly = Object.assign(n8n(undefined, '400'), {
			context: { data: { error_code: 'AIS.0104' } },
		});
		expect(failureOfConnection(contextOnly)).toMatchObject({ kind: 'input', code: 'AIS.0104' });
		const server = n8n({ code: 'ERR_BAD_RESPONSE', response: { status: 503, data: '' } }, '503');
		expect(failureOfConnection(server)).toMatchObject({ kind: 'server', httpStatus: 503 });
	});

	it('takes a failure that the sign-in carries at its word, also when wrapped', () => {
		const failure: ServiceFailure = {
			kind: 'authentication',
			message: 'No',
			remedy: 'Mend it.',
			repeatable: false,
		};
		const own = Object.assign(new Error('No'), { failure });
		expect(failureOfConnection(own)).toBe(failure);
		expect(failureOfConnection(n8n(own, null))).toBe(failure);
	});

	it('knows a refused log-in by its words', () => {
		const thrown = new Error('IAM refused the sign-in (401): The username or password is wrong.');
		expect(failureOfConnection(thrown)).toMatchObject({
			kind: 'authentication',
			repeatable: false,
		});
	});

	it('says what it can about anything else', () => {
		expect(failureOfConnection(new Error('The credential is empty'))).toMatchObject({
			kind: 'connection',
			message: 'The credential is empty',
			repeatable: false,
		});
		for (const thrown of [undefined, null, 7, {}, [], '']) {
			expect(failureOfConnection(thrown).message).not.toBe('');
		}
		const circle: Record<string, unknown> = { message: 'round' };
		circle.cause = circle;
		expect(failureOfConnection(circle).message).toBe('round');
	});
});
