/* eslint-disable */
/** The credential in the real n8n-core, over HTTP, against the emulator: what is counted is what arrived there. */
import type { IExecuteFunctions, IHttpRequestOptions, INodeType } from 'n8n-workflow';
import { HuaweiCloudApi } from '../../credentials/HuaweiCloudApi.credentials';
import { setClockOffset } from '../../lib/huawei/clock';
import { parseSession, rejectSession, sessionUsedBy } from '../../lib/huawei/session';
import {
	accessKeyCredential,
	emulatorIdentity,
	startEmulator,
	tokenCredential,
	type Emulator,
} from './emulator';
import { runNode, TestCredentialsHelper } from './harness';

const type = 'huaweiCloudApi';
let emulator: Emulator;
beforeAll(async () => {
	emulator = await startEmulator();
});
afterAll(async () => await emulator?.stop());
beforeEach(async () => {
	await emulator.control('reset');
	setClockOffset(emulator.url, 0);
});

/** Runs code inside a node that has the credential; the text of what it threw, or what it returned. */
async function inNode(
	data: Record<string, any>,
	work: (this: IExecuteFunctions) => Promise<unknown>,
	helper = new TestCredentialsHelper({ [type]: new HuaweiCloudApi() }),
) {
	let result: unknown;
	const node = {
		description: {
			displayName: 'Caller',
			name: 'caller',
			group: ['input'],
			version: [1],
			defaultVersion: 1,
			description: '',
			defaults: { name: 'Caller' },
			inputs: ['main'],
			outputs: ['main'],
			credentials: [{ name: type, required: true }],
			properties: [],
		},
		async execute(this: IExecuteFunctions) {
			result = await work.call(this);
			return [[]];
		},
	} as unknown as INodeType;
	const run = await runNode({
		node,
		parameters: {},
		input: [{ json: {} }],
		credentials: { [type]: data },
		helper,
	});
	return {
		result: result as any,
		error: run.error as Error | undefined,
		helper,
		stored: () => helper.store.get(`id-${type}`)!,
		edit: (changes: object) =>
			helper.store.set(`id-${type}`, { ...helper.store.get(`id-${type}`)!, ...changes } as any),
	};
}

const ocr = (changes: Partial<IHttpRequestOptions> = {}): IHttpRequestOptions => ({
	method: 'POST',
	url: `${emulator.url}/v2/{project_id}/ocr/id-card`,
	headers: { 'content-type': 'application/json' },
	body: Buffer.from('{}'),
	returnFullResponse: true,
	ignoreHttpStatusErrors: true,
	...changes,
});
const call = async (
	context: IExecuteFunctions,
	options: IHttpRequestOptions,
	more?: object,
): Promise<any> =>
	await context.helpers.httpRequestWithAuthentication.call(context, type, options, more as any);
/** As the HTTP Request node does it. */
const legacy = async (context: IExecuteFunctions, options: object): Promise<any> =>
	await (context.helpers as any).requestWithAuthentication.call(context, type, {
		headers: {},
		method: 'GET',
		json: false,
		resolveWithFullResponse: true,
		...options,
	});
const settled = async (calls: Array<Promise<unknown>>) =>
	(await Promise.allSettled(calls)) as any[];
/** The refusal of a call without a document: only who is signed in gets that far. */
const signedIn = { statusCode: 400, body: expect.objectContaining({ error_code: 'AIS.0101' }) };
const times = <T>(n: number, make: () => T): T[] => Array.from({ length: n }, make);

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

describe('token', () => {
	test('a wrong password is sent once for a herd and its waves, and the next credential is tried', async () => {
		const wrong = tokenCredential(emulator.url, { password: 'Wrong-Password-1' });
		const run = await inNode(wrong, async function () {
			const first = await settled(times(40, () => call(this, ocr())));
			const more = await settled([
				call(this, ocr()),
				legacy(this, { uri: `${emulator.url}/v3/projects` }),
			]);
			return [...first, ...more];
		});
		for (const { reason } of run.result) {
			expect(reason.message).toContain('The username or password is wrong.');
			expect(reason.message).not.toContain('Wrong-Password');
		}
		expect((await emulator.stats()).tokenCalls).toBe(1);
		run.edit({ password: emulatorIdentity.password });
		const { result } = await inNode(
			run.stored(),
			async function () {
				return await call(this, ocr());
			},
			run.helper,
		);
		expect(result).toMatchObject(signedIn);
	});

	test('the token does not outlive an edit', async () => {
		const run = await inNode(tokenCredential(emulator.url), async function () {
			return await call(this, ocr());
		});
		expect(parseSession(run.stored().session)!.token).toMatch(/^MII/);
		run.edit({ password: 'Wrong-Password-2' });
		const after = await inNode(
			run.stored(),
			async function () {
				return await call(this, ocr());
			},
			run.helper,
		);
		expect(after.error!.message).toContain('The username or password is wrong.');
	});

	test('revoked three times in a run: each time one new token for all', async () => {
		const { result, stored } = await inNode(tokenCredential(emulator.url), async function () {
			const data = await this.getCredentials(type);
			const shared = { credentialsDecrypted: { id: `id-${type}`, name: type, type, data } };
			const seen: unknown[] = [];
			for (let round = 0; round < 3; round++) {
				await call(this, ocr(), shared);
				await emulator.control('tokens/revoke');
				const refused = times(10, () => ocr());
				const answers = await Promise.all(
					refused.map(async (options) => await call(this, options, shared)),
				);
				const again = await Promise.all(
					refused.map(async (options) => {
						// each caller with the token it was refused with, in a copy of its own
						const session = rejectSession(sessionUsedBy(options)!);
						const own = {
							credentialsDecrypted: { ...shared.credentialsDecrypted, data: { ...data, session } },
						};
						return await call(this, ocr(), own);
					}),
				);
				data.session = this.helpers ? (await this.getCredentials(type)).session : '';
				seen.push(
					[...new Set(answers.map((a) => a.statusCode))],
					[...new Set(again.map((a) => a.statusCode))],
				);
			}
			return seen;
		});
		expect(result).toEqual([[401], [400], [401], [400], [401], [400]]);
		const { tokensIssued, tokenCalls } = await emulator.stats();
		expect([tokensIssued, tokenCalls]).toEqual([4, 4]);
		expect(parseSession(stored().session)!.rejected).toBeUndefined();
	});

	test('a 401 that throws is mended by n8n itself, on both of its paths', async () => {
		const { result } = await inNode(tokenCredential(emulator.url), async function () {
			const options = () =>
				ocr({
					ignoreHttpStatusErrors: false,
					url: `${emulator.url}/v3/projects`,
					method: 'GET',
					body: undefined,
				});
			const first = await call(this, options());
			await emulator.control('tokens/revoke');
			const herd = await Promise.all(times(10, () => call(this, options())));
			await emulator.control('tokens/revoke');
			const last = await legacy(this, { uri: options().url });
			return [first, ...herd, last].map(({ statusCode }) => statusCode);
		});
		expect(new Set(result)).toEqual(new Set([200]));
		expect((await emulator.stats()).tokensIssued).toBe(3);
	});

	test('a token is renewed before its end', async () => {
		const run = await inNode(tokenCredential(emulator.url), async function () {
			return await call(this, ocr());
		});
		const session = parseSession(run.stored().session)!;
		expect(session.renewAt).toBe(session.expires! - 5 * 60_000);
		run.edit({
			session: JSON.stringify({ ...session, token: 'MIIstale', renewAt: Date.now() - 1 }),
		});
		const { result } = await inNode(
			run.stored(),
			async function () {
				return await call(this, ocr());
			},
			run.helper,
		);
		expect(result).toMatchObject(signedIn);
	});

	test('a project of another region is named before a document is sent', async () => {
		const foreign = tokenCredential(emulator.url, {
			projectId: '0123456789abcdef0623456789abcdef',
		});
		const { error } = await inNode(foreign, async function () {
			return await call(this, ocr());
		});
		expect(error!.message).toContain('belongs to region CN-Hong Kong (ap-southeast-1)');
	});

	test('an unreachable IAM is named, and not remembered', async () => {
		const data = tokenCredential(emulator.url, { iamEndpoint: 'http://127.0.0.1:9' });
		const { result } = await inNode(data, async function () {
			return await settled([call(this, ocr())]);
		});
		expect(`${result[0].reason.message} ${result[0].reason.messages}`).toContain('127.0.0.1:9');
	});
});

describe('the Test button', () => {
	/** What n8n's tester sends for the credential's `test`; undefined stands for "Connection successful". */
	async function pressed(data: Record<string, any>) {
		const { test } = new HuaweiCloudApi();
		const { error } = await inNode(data, async function () {
			await call(this, {
				...(test.request as object),
				baseURL: emulator.url,
				qs: {},
				returnFullResponse: true,
			} as any);
		});
		return error?.message;
	}
	const foreign = '0123456789abcdef0623456789abcdef';
	const newcomer = {
		accessKeyId: 'EMULATORACCESSKEY0005',
		secretAccessKey: 'EmulatorSecretAccessKeyNotReal00000000005',
	};
	const offline = { ocrEndpoint: 'http://127.0.0.1:9', iamEndpoint: 'http://127.0.0.1:9' };

	test.each([
		['access key', accessKeyCredential, {}],
		['access key, typed project', accessKeyCredential, { projectId: emulatorIdentity.projectId }],
		['token', tokenCredential, {}],
		['token, endpoint with slash and path', tokenCredential, { ocrEndpoint: 'SAME/v2/' }],
	])('passes: %s', async (_name, credential, changes: any) => {
		if (changes.ocrEndpoint)
			changes.ocrEndpoint = changes.ocrEndpoint.replace('SAME', emulator.url);
		expect(await pressed(credential(emulator.url, changes))).toBeUndefined();
		expect((await emulator.stats()).billed).toBe(0);
	});

	test.each([
		[
			'wrong secret',
			accessKeyCredential,
			{ secretAccessKey: 'Wrong-Secret-1' },
			/signature fail .*Check the secret access key/,
		],
		[
			'unknown key',
			accessKeyCredential,
			{ accessKeyId: 'NOSUCHACCESSKEY000001' },
			/Check the access key ID/,
		],
		[
			'wrong region',
			accessKeyCredential,
			{ region: 'cn-east-3' },
			/not enabled for this account in region CN East-Shanghai1/,
		],
		[
			'project of another region',
			accessKeyCredential,
			{ projectId: foreign },
			/belongs to region CN-Hong Kong/,
		],
		['not subscribed', accessKeyCredential, newcomer, /not enabled .*Enable the APIs you need/],
		[
			'not reachable',
			accessKeyCredential,
			offline,
			/127\.0\.0\.1:9: The host refused the connection/,
		],
		[
			'wrong password',
			tokenCredential,
			{ password: 'Wrong-Password-1' },
			/password is wrong.*Check Account Name/,
		],
		['unknown account', tokenCredential, { accountName: 'nobody' }, /password is wrong/],
		['wrong region, token', tokenCredential, { region: 'cn-east-3' }, /Choose the region/],
		[
			'project of another region, token',
			tokenCredential,
			{ projectId: foreign },
			/belongs to region CN-Hong Kong/,
		],
		[
			'restricted user',
			tokenCredential,
			{ userName: 'emulator-account', password: 'Emulator-Password-4' },
			/use another IAM user/,
		],
		[
			'plain http',
			tokenCredential,
			{ iamEndpoint: 'http://iam.example.com' },
			/IAM Endpoint does not begin with https/,
		],
	])('fails and says what to mend: %s', async (_name, credential, changes, words) => {
		const message = await pressed(credential(emulator.url, changes as any));
		expect(message).toMatch(words);
		expect(message).not.toMatch(/canonical|Wrong-/i);
		const { refusedSignatures, refusedLogins, billed } = await emulator.stats();
		expect(refusedSignatures + refusedLogins).toBeLessThanOrEqual(1);
		expect(billed).toBe(0);
	});

	test('a locked account', async () => {
		await emulator.control('config', { lockAfterLogins: 1 });
		await pressed(tokenCredential(emulator.url, { password: 'Wrong-Password-1' }));
		expect(await pressed(tokenCredential(emulator.url))).toMatch(
			/account is locked.*Wait 15 minutes/,
		);
	});
});
