import { createHash } from 'node:crypto';
import { startEmulator, type Emulator } from '../emulator';
import { logIn, ocr, png } from './client';

let emulator: Emulator;
let token: string;
beforeAll(async () => (emulator = await startEmulator(['--sample'])));
afterAll(async () => await emulator.stop());
beforeEach(async () => {
	await emulator.control('reset');
	token = (await logIn(emulator.url)).headers['x-subject-token'];
});

const image = png();
const call = async (body: object = { image }, api = 'general-text') =>
	await ocr(emulator.url, api, body, { token });
const fault = async (fault: object, match?: object) =>
	await emulator.control('faults', { match, fault });
const marked = (mark: string) =>
	Buffer.concat([Buffer.from(image, 'base64'), Buffer.from(mark)]).toString('base64');

test('the window limiter lets so many through, speaks the gateway’s words, and opens again', async () => {
	await fault({ type: 'throttle', limit: 2, retryAfter: true });
	const statuses = [(await call()).status, (await call()).status];
	const refused = await call();
	expect([...statuses, refused.status]).toEqual([200, 200, 429]);
	expect(refused.json).toMatchObject({
		error_code: 'APIG.0308',
		error_msg:
			'The throttling threshold has been reached: policy user over ratelimit,limit:2,time:1 minute',
	});
	expect(Number(refused.headers['retry-after'])).toBeGreaterThan(50);
	await emulator.control('config', { clockSkewMs: 61_000 });
	expect((await call()).status).toBe(200);
	expect((await emulator.stats()).billed).toBe(3);
});

test('too many at a time', async () => {
	await emulator.control('config', { latencyMs: 200 });
	await fault({ type: 'throttle', mode: 'concurrency', limit: 3 });
	const answers = await Promise.all(Array.from({ length: 8 }, async () => await call()));
	const codes = answers.map(({ status, json }) => (status === 200 ? 'ok' : json.error_code));
	expect(codes.filter((code) => code === 'ok')).toHaveLength(3);
	expect(codes.filter((code) => code === 'ModelArts.4401')).toHaveLength(5);
});

test('rules pick by place, by document and by marker', async () => {
	await fault({ type: 'error', error_code: 'ModelArts.4402' }, { nth: 2 });
	expect([(await call()).status, (await call()).json.error_code, (await call()).status]).toEqual([
		200,
		'ModelArts.4402',
		200,
	]);
	await emulator.control('DELETE faults');

	const documentHash = createHash('sha256')
		.update(Buffer.from(marked('A'), 'base64'))
		.digest('hex');
	await fault({ type: 'status', status: 503 }, { documentHash, times: 1 });
	await fault({ type: 'errorBody', error_code: 'AIS.0105' }, { marker: 'MARK-B' });
	expect((await call({ image })).status).toBe(200);
	expect((await call({ image: marked('A') })).status).toBe(503);
	expect((await call({ image: marked('A') })).status).toBe(200);
	const hidden = await call({ image: marked('MARK-B') });
	expect([hidden.status, hidden.json.error_code]).toEqual([200, 'AIS.0105']);
	expect(await emulator.stats()).toMatchObject({
		billed: 4,
		faults: { error: 1, status: 1, errorBody: 1 },
	});
});

test('chance is the same for the same seed, whatever the order', async () => {
	const run = async (order: number[]) => {
		await emulator.control('DELETE faults');
		await fault({ type: 'status', status: 502 }, { probability: 0.5, seed: 7 });
		const statuses: number[] = [];
		for (const i of order) statuses[i] = (await call({ image: marked(`${i}`) })).status;
		return statuses;
	};
	const numbers = Array.from({ length: 16 }, (_, i) => i);
	const first = await run(numbers);
	expect(new Set(first)).toEqual(new Set([200, 502]));
	expect(await run([...numbers].reverse())).toEqual(first);
});

test('connections break before or after the work, and only the latter is billed', async () => {
	await fault({ type: 'reset' }, { nth: 1 });
	await fault({ type: 'reset', when: 'after' }, { nth: 1 });
	await expect(call()).rejects.toMatchObject({ code: 'ECONNRESET' });
	expect((await emulator.stats()).billed).toBe(0);
	await expect(call()).rejects.toMatchObject({ code: 'ECONNRESET' });
	expect((await emulator.stats()).billed).toBe(1);
	await fault({ type: 'noResult', billed: true }, { nth: 1 });
	await fault({ type: 'truncate' }, { nth: 1 });
	await call();
	await call();
	expect((await emulator.stats()).billed).toBe(2);
});

test('a token dies in the middle', async () => {
	await fault({ type: 'expireToken', form: 'abnormal' }, { nth: 2 });
	expect((await call()).status).toBe(200);
	expect((await call()).status).toBe(403);
	expect((await call()).text).toContain('The authentication token is abnormal.');
	token = (await logIn(emulator.url)).headers['x-subject-token'];
	expect((await call()).status).toBe(200);
	expect((await emulator.stats()).tokenCalls).toBe(2);
});

test.each([
	[{ type: 'html' }, 502, /^<html>/],
	[{ type: 'truncate' }, 200, /^\{"result":[^]*[^}]$/],
	[{ type: 'noResult' }, 200, /^\{\}$/],
	[{ type: 'null' }, 200, /^\{"result":null\}$/],
	[{ type: 'wrongTypes' }, 200, /"words_block_count":"3"/],
	[{ type: 'body', status: 418, body: 'tea' }, 418, /^tea$/],
	[{ type: 'redirect', status: 307, location: 'http://example.com/' }, 307, /^$/],
	[{ type: 'drip', chunk: 200, intervalMs: 1 }, 200, /^\{"result":[^]*\}$/],
	[{ type: 'huge', bytes: 3_000_000 }, 200, /^\{"result":[^]{3000000}[^]*\}$/],
	[{ type: 'clockSkew', ms: 3_600_000 }, 401, /server time:/],
])('hostile answer %j', async (what, status, body) => {
	await fault(what);
	const answer = await call();
	expect(answer.status).toBe(status);
	expect(answer.text).toMatch(body);
});

test('IAM can be hit as well, and unknown faults are told', async () => {
	await fault({ type: 'status', status: 503 }, { api: 'iam.tokens', times: 1 });
	expect((await logIn(emulator.url)).status).toBe(503);
	expect((await logIn(emulator.url)).status).toBe(201);
	await expect(fault({ type: 'earthquake' })).rejects.toThrow('No such fault: earthquake');
});
