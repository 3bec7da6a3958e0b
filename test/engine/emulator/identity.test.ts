import { createServer } from 'node:http';
import { once } from 'node:events';
import { emulatorIdentity as me, startEmulator, type Emulator } from '../emulator';
import { logIn, ocr, png, send, signedGet } from './client';

let emulator: Emulator;
beforeAll(async () => (emulator = await startEmulator(['--sample'])));
afterAll(async () => await emulator.stop());
beforeEach(async () => await emulator.control('reset'));

const image = { image: png() };

describe('signature', () => {
	test('the vendor’s signer is accepted, with Chinese text, temporary keys and an enterprise project', async () => {
		const plain = await ocr(emulator.url, 'general-text', image);
		expect(plain.status).toBe(200);
		expect(plain.json.result.words_block_count).toBe(plain.json.result.words_block_list.length);
		expect(plain.headers['x-request-id']).toMatch(/^[0-9a-f]{32}$/);

		const body = { data: png(), kv: true, kv_map: '{"名称":"姓名 😀"}' };
		const temporary = await ocr(emulator.url, 'smart-document-recognizer', body, {
			ak: 'EMULATORTEMPORARYKEY1',
			sk: 'EmulatorTemporarySecretNotReal00000000001',
			headers: {
				'X-Security-Token': 'EMULATOR-SECURITY-TOKEN-NOT-REAL',
				'Enterprise-Project-Id': '0',
			},
		});
		expect(temporary.status).toBe(200);
		const { requests, billed } = await emulator.stats();
		expect(billed).toBe(2);
		expect(requests[1]).toMatchObject({
			api: 'smart-document-recognizer',
			enterpriseProjectId: '0',
			billed: true,
		});
	});

	test('a signed look-up of the project is accepted, its query in any order and alphabet', async () => {
		const query = { name: 'cn-north-4', 'a b': "it's*(~)中", B: '2' };
		const found = await signedGet(emulator.url, '/v3/projects', query);
		expect(found.json.projects).toEqual([expect.objectContaining({ id: me.projectId })]);
	});

	test('one changed byte is refused, with the gateway’s view of the request', async () => {
		const sent = JSON.stringify(image).replace('"image"', '"Image"');
		const answer = await ocr(emulator.url, 'general-text', image, { sent });
		expect(answer.status).toBe(401);
		expect(answer.json.error_code).toBe('APIG.0301');
		expect(answer.json.error_msg).toContain(
			`verify aksk signature fail, canonicalRequest: POST|/v2/${me.projectId}/ocr/general-text/||content-type:application/json|host:`,
		);
		expect(answer.json.request_id).toBe(answer.headers['x-request-id']);
	});

	test('a clock that is 16 minutes off is refused with both times, 14 minutes pass', async () => {
		const off = await ocr(emulator.url, 'general-text', image, { skewMs: -16 * 60_000 });
		expect(off.status).toBe(401);
		expect(off.json.error_code).toBe('APIG.0303');
		expect(off.json.error_msg).toMatch(
			/signature expired, signature time:\d{8}T\d{6}Z,server time:\d{8}T\d{6}Z/,
		);
		expect((await ocr(emulator.url, 'general-text', image, { skewMs: 14 * 60_000 })).status).toBe(
			200,
		);
	});

	test('more than five refusals in a row lock the key, even for the right secret', async () => {
		for (let i = 0; i < 5; i++) await ocr(emulator.url, 'general-text', image, { sk: 'wrong' });
		expect((await ocr(emulator.url, 'general-text', image)).status).toBe(200);
		for (let i = 0; i < 6; i++) await ocr(emulator.url, 'general-text', image, { sk: 'wrong' });
		const locked = await ocr(emulator.url, 'general-text', image);
		expect(locked.json.error_msg).toContain('AK access failed to reach the limit,forbidden');
		expect((await emulator.stats()).refusedSignatures).toBe(12);
	});

	test.each([
		['an unknown key', { ak: 'NOSUCHKEY' }, 'APIG.0301', 'ak:NOSUCHKEY,err:ak not exist'],
		[
			'a project of another region',
			{ project: '0123456789abcdef0323456789abcdef' },
			'ModelArts.4204',
			'not subscribed',
		],
		['a project of nobody', { project: 'f'.repeat(32) }, 'ModelArts.4203', 'permission'],
		[
			'a user without permission',
			{ ak: 'EMULATORACCESSKEY0002', sk: 'EmulatorSecretAccessKeyNotReal00000000002' },
			'ModelArts.4203',
			'permission',
		],
		[
			'an account without OCR',
			{ ak: 'EMULATORACCESSKEY0005', sk: 'EmulatorSecretAccessKeyNotReal00000000005' },
			'ModelArts.4204',
			'not subscribed',
		],
	])('%s is refused', async (_, changes, code, words) => {
		const { json } = await ocr(emulator.url, 'general-text', image, changes);
		expect(json).toMatchObject({ error_code: code, error_msg: expect.stringContaining(words) });
	});
});

describe('token', () => {
	const tokenOf = async (changes = {}) =>
		(await logIn(emulator.url, changes)).headers['x-subject-token'];

	test('lives until it expires or is revoked, in the form that was asked for', async () => {
		const answer = await logIn(emulator.url);
		expect(answer.status).toBe(201);
		expect(answer.json.token.project).toMatchObject({ id: me.projectId, name: me.region });
		const token = answer.headers['x-subject-token'];
		expect(token.length).toBeGreaterThan(2000);
		expect((await ocr(emulator.url, 'general-text', image, { token })).status).toBe(200);

		await emulator.control('config', { clockSkewMs: 25 * 3_600_000 });
		const expired = await ocr(emulator.url, 'general-text', image, { token });
		expect([expired.status, expired.text]).toEqual([401, expect.stringContaining('Token expired')]);
		await emulator.control('config', { clockSkewMs: 0 });

		for (const [form, status, words] of [
			['abnormal', 403, 'The authentication token is abnormal.'],
			['updated', 401, 'APIG.0307'],
			['decrypt', 401, 'decrypt token fail'],
			['invalid', 400, 'ModelArts.0203'],
		]) {
			const fresh = await tokenOf();
			await emulator.control('tokens/revoke', { form });
			const refused = await ocr(emulator.url, 'general-text', image, { token: fresh });
			expect([refused.status, refused.text]).toEqual([
				status,
				expect.stringContaining(words as string),
			]);
		}
	});

	test('belongs to one project and region', async () => {
		const elsewhere = await tokenOf({ scope: { project: { name: 'cn-east-3' } } });
		const wrongRegion = await ocr(emulator.url, 'general-text', image, { token: elsewhere });
		expect(wrongRegion.json.error_code).toBe('APIG.0307');
		const unscoped = await ocr(emulator.url, 'general-text', image, {
			token: await tokenOf({ scope: {} }),
		});
		expect(unscoped.json.error_code).toBe('ModelArts.0212');
	});

	test('the fifth wrong password locks the user; others are told why they get none', async () => {
		for (let i = 0; i < 5; i++) {
			const wrong = await logIn(emulator.url, { password: 'wrong' });
			expect(wrong.json.error).toMatchObject({
				code: 401,
				message: 'The username or password is wrong.',
			});
		}
		expect((await logIn(emulator.url)).json.error.message).toBe('The account is locked.');
		const console = await logIn(emulator.url, {
			name: 'emulator-console',
			password: 'Emulator-Password-3',
		});
		expect([console.status, console.json.message]).toEqual([
			403,
			expect.stringContaining('console access'),
		]);
		const { json, status } = await logIn(emulator.url, {
			name: 'emulator-guest',
			password: 'Emulator-Password-2',
			scope: { project: { name: 'no-such-region' } },
		});
		expect([status, json.error.message]).toEqual([404, expect.stringContaining('no-such-region')]);
	});

	test('projects are listed for a token', async () => {
		const headers = { 'x-auth-token': await tokenOf() };
		const found = await send(`${emulator.url}/v3/projects?name=cn-north-4`, 'GET', headers);
		expect(found.json.projects).toEqual([
			expect.objectContaining({ id: me.projectId, name: 'cn-north-4' }),
		]);
		expect(
			(await send(`${emulator.url}/v3/projects?name=none`, 'GET', headers)).json.projects,
		).toEqual([]);
		expect((await send(`${emulator.url}/v3/projects`, 'GET', {})).status).toBe(401);
	});
});

test('a url is downloaded from this machine only', async () => {
	const files = createServer((req, res) =>
		req.url === '/a.png' ? res.end(Buffer.from(image.image, 'base64')) : res.writeHead(404).end(),
	).listen(0, '127.0.0.1');
	await once(files, 'listening');
	const { port } = files.address() as { port: number };
	const by = async (url: string) => await ocr(emulator.url, 'general-text', { url });
	expect((await by(`http://127.0.0.1:${port}/a.png`)).status).toBe(200);
	expect((await by(`http://127.0.0.1:${port}/none.png`)).json.error_code).toBe('ModelArts.4603');
	expect((await by('https://example.com/a.png')).json.error_code).toBe('ModelArts.4603');
	expect((await by('ftp://127.0.0.1/a.png')).json.error_code).toBe('ModelArts.4601');
	files.close();
});
