/** The credential in the real n8n-core, over HTTP, against the emulator: what is counted is what arrived there. */
import type { IExecuteFunctions } from 'n8n-workflow';
import { parseSession } from '../../lib/huawei/auth/session';
import {
	call,
	emulator,
	inNode,
	legacy,
	ocr,
	settled,
	signedIn,
	times,
	withEmulator,
} from './credentialCalls';
import { accessKeyCredential, emulatorIdentity, tokenCredential } from './emulator';

withEmulator();

describe.each([
	['access key', accessKeyCredential],
	['token', tokenCredential],
])('with %s', (_name, credential) => {
	test('one item, the project looked up', async () => {
		const { result, stored } = await inNode(credential(emulator.url), async function () {
			return await call(this, ocr());
		});
		expect(result).toMatchObject(signedIn);
		expect(parseSession(stored().session)!.projectId).toBe(emulatorIdentity.projectId);
	});

	test('a herd makes one sign-in, and the next run none', async () => {
		const data = credential(emulator.url, { enterpriseProjectId: 'herd' });
		const run = await inNode(data, async function () {
			return await Promise.all(times(50, () => call(this, ocr())));
		});
		expect(run.result).toEqual(times(50, () => expect.objectContaining(signedIn)));
		const again = async function (this: IExecuteFunctions) {
			return await call(this, ocr());
		};
		await inNode(run.stored(), again, run.helper);
		const { tokenCalls, projectCalls, byApi } = await emulator.stats();
		expect(tokenCalls + projectCalls).toBeLessThanOrEqual(1);
		expect(byApi['id-card']).toBe(51);
	});

	test("GET with query, lists and Chinese text; POST of Chinese JSON; both of n8n's paths", async () => {
		const qs = { name: 'cn-north-4', q: ['项目', "it's *(1)~"], empty: '' };
		const projects = `${emulator.url}/v3/projects`;
		const { result, error } = await inNode(credential(emulator.url), async function () {
			return [
				(await call(this, { url: projects, qs, returnFullResponse: true })).body,
				JSON.parse((await legacy(this, { uri: projects, qs })).body),
				(
					await call(this, {
						url: '/projects?note=备注+b',
						baseURL: `${emulator.url}/v3/`,
						qs,
						returnFullResponse: true,
					})
				).body,
				...(await settled([
					call(this, ocr({ body: { image: '', 备注: '发票 😀' }, headers: {} })),
					call(this, ocr({ body: '{"image":"","备注":"中"} ' })),
					legacy(this, {
						method: 'POST',
						uri: ocr().url.replace(/[{}]/g, encodeURIComponent),
						body: { 备注: '中' },
						simple: false,
					}),
					legacy(this, {
						method: 'POST',
						uri: ocr().url,
						body: '{"备注":"中"}',
						headers: { 'Content-Type': 'application/json' },
						simple: false,
					}),
				])),
			];
		});
		expect(error).toBeUndefined();
		for (const body of result.slice(0, 3)) {
			expect(body.projects).toEqual([expect.objectContaining({ id: emulatorIdentity.projectId })]);
		}
		for (const { value } of result.slice(3)) {
			const body = typeof value.body === 'string' ? JSON.parse(value.body) : value.body;
			expect([value.statusCode, body.error_code]).toEqual([400, 'AIS.0101']);
		}
		expect((await emulator.stats()).refusedSignatures).toBe(0);
	});

	test('nothing is sent to a host that is not trusted', async () => {
		const run = await inNode(credential(emulator.url), async function () {
			const elsewhere = { url: 'https://elsewhere.example/x', timeout: 1000 };
			return await settled([call(this, elsewhere), legacy(this, { uri: elsewhere.url })]);
		});
		for (const { reason } of run.result) {
			expect(reason.message).toContain('is not sent to https://elsewhere.example');
			expect(reason.message).toContain('Custom Endpoints');
		}
	});

	test('books to the enterprise project', async () => {
		await inNode(
			credential(emulator.url, { enterpriseProjectId: ' booked-here ' }),
			async function () {
				await call(this, ocr());
			},
		);
		const { requests } = await emulator.stats();
		expect(requests.at(-1).enterpriseProjectId).toBe('booked-here');
	});
});

describe('access key', () => {
	test('a typed project needs no look-up and stores nothing', async () => {
		const data = accessKeyCredential(emulator.url, {
			projectId: ` ${emulatorIdentity.projectId}\n`,
		});
		const { result, helper } = await inNode(data, async function () {
			return await call(this, ocr());
		});
		expect(result).toMatchObject(signedIn);
		expect([(await emulator.stats()).projectCalls, helper.updates]).toEqual([0, 0]);
	});

	test('a wrong secret: one signature is refused in the look-up, none in the OCR call is repeated', async () => {
		const wrong = accessKeyCredential(emulator.url, { secretAccessKey: 'Wrong-Secret-1' });
		const run = await inNode(wrong, async function () {
			return await settled(times(30, () => call(this, ocr())));
		});
		for (const { reason } of run.result) {
			expect(reason.message).toContain('verify aksk signature fail (APIG.0301)');
			expect(reason.message).not.toMatch(/canonical|Wrong-Secret/i);
		}
		expect((await emulator.stats()).refusedSignatures).toBe(1);

		const typed = { ...wrong, projectId: emulatorIdentity.projectId };
		const { result } = await inNode(typed, async function () {
			return [
				await call(this, ocr()),
				...(await settled([legacy(this, { uri: ocr().url, method: 'POST' })])),
			];
		});
		expect([result[0].statusCode, result[1].status]).toEqual([401, 'rejected']);
		expect((await emulator.stats()).refusedSignatures).toBe(3);
	});

	test('temporary keys, pasted with line breaks', async () => {
		const data = accessKeyCredential(emulator.url, {
			accessKeyId: 'EMULATORTEMPORARYKEY1\n',
			secretAccessKey: ' EmulatorTemporarySecretNotReal00000000001',
			securityToken: 'EMULATOR-SECURITY-\nTOKEN-NOT-REAL ',
		});
		const { result } = await inNode(data, async function () {
			return await call(this, ocr());
		});
		expect(result).toMatchObject(signedIn);
	});

	test('a clock that is hours off is no reason to stop', async () => {
		await emulator.control('config', { clockSkewMs: 3 * 3_600_000 });
		const { result } = await inNode(
			accessKeyCredential(emulator.url, { enterpriseProjectId: 'clock' }),
			async function () {
				return await call(this, ocr());
			},
		);
		expect(result).toMatchObject(signedIn);
	});

	test('forms are refused before anything is sent', async () => {
		const { result } = await inNode(accessKeyCredential(emulator.url), async function () {
			return await settled([
				legacy(this, { method: 'POST', uri: `${emulator.url}/v3/projects`, form: { a: 1 } }),
			]);
		});
		expect(result[0].reason.message).toContain('cannot be signed with an access key');
		expect((await emulator.stats()).arrivals).toBe(0);
	});

	test('a request that needs no project works without the right to look one up', async () => {
		const data = accessKeyCredential(emulator.url, {
			accessKeyId: 'EMULATORACCESSKEY0002',
			secretAccessKey: 'EmulatorSecretAccessKeyNotReal00000000002',
		});
		const { result } = await inNode(data, async function () {
			return await settled([
				call(this, ocr({ url: `${emulator.url}/v2/${emulatorIdentity.projectId}/ocr/id-card` })),
				call(this, ocr()),
			]);
		});
		expect(result[0].value.body.error_code).toBe('ModelArts.4203');
		expect(result[1].reason.message).toContain('Type the Project ID in the credential');
	});
});
