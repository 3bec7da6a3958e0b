import { bytes, failureIn, read, refused } from './answers';

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
			value: body,
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
		expect(failure.message).toMatch(/^The answer holds more than 32 MB, and no more is read/);
		expect(failure.kind).toBe('answer');
	});

	it.each(['[]', '{}', '1'])('is not parsed where it holds millions of values: %s', (value) => {
		const text = `{"result":[${`${value},`.repeat(3_000_000)}1]}`;
		const failure = failureIn({ status: 200, body: Buffer.from(text) });
		expect(failure.message).toMatch(/^The answer holds more than 2,000,000 values/);
		expect(failure.remedy).not.toBe('');
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
		expect(failure.remedy).toContain('Password');
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

describe('what a hostile service says', () => {
	const secret = 'Fake-Secret value/with=signs';
	it.each([
		['a secret', secret],
		['markup', '<b>AIS.0104</b>'],
		['a text of 65 letters', 'A'.repeat(65)],
		['two lines', 'AIS.0104\nX'],
		['a mark of direction', 'AIS\u202E.0104'],
	])('is no code and no request ID when it is %s', (_, text) => {
		const failure = failureIn({
			status: 400,
			headers: { 'x-request-id': text },
			body: { error_code: text, error_msg: 'Refused', request_id: text },
		});
		expect(failure).toMatchObject({ kind: 'input', message: 'Refused' });
		expect([failure.code, failure.requestId]).toEqual([undefined, undefined]);
		const good = read({ status: 200, headers: { 'x-request-id': text }, body: { result: {} } });
		expect(good).toEqual({ ok: true, value: { result: {} }, requestId: undefined });
	});

	it.each([
		'https://user:Fake-Pass-1@elsewhere.example/x',
		'https:\\\\user:Fake-Pass-1@elsewhere.example\\x',
		'https:/user:Fake-Pass-1@elsewhere.example',
		'https:user:Fake-Pass-1@elsewhere.example',
	])('a redirect to %s shows the host and no password', (location) => {
		const { message } = failureIn({ status: 302, headers: { location } });
		expect(message).toContain('(HTTP 302, to https://elsewhere.example);');
		const told = failureIn({ status: 400, body: { error_msg: `Not at ${location} today` } });
		expect([message, told.message].join()).not.toContain('Fake-Pass-1');
		expect(told.message).toContain('today');
	});

	it.each(['/elsewhere', 'javascript:alert(1)', 'https://', '\u0000'])(
		'a redirect to %s names no host',
		(location) => {
			const { message } = failureIn({ status: 302, headers: { location } });
			expect(message).toContain('(HTTP 302);');
		},
	);

	it('has no marks that turn the direction of text', () => {
		const body = { error_code: 'AIS.0104', error_msg: 'Bad\u202E \u2066file' };
		expect(failureIn({ status: 400, body }).message).toBe('Bad file');
	});
});
