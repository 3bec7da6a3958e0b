/** The credential without a network: what goes out, what is left alone, and what a user reads. */
import type { IHttpRequestOptions } from 'n8n-workflow';
import { SignIn } from '../../lib/n8n/credential/signIn';
import { SignInMemory } from '../../lib/n8n/credential/memory';

const now = Date.UTC(2025, 0, 2, 3, 4, 5);
const keys = {
	authentication: 'accessKey',
	region: 'cn-north-4',
	projectId: '0123456789abcdef0123456789abcdef',
	accessKeyId: 'EXAMPLEAK00000000001',
	secretAccessKey: 'ExampleSecretKeyForTestVectors0000000001',
	session: '',
};
const user = {
	authentication: 'token',
	region: 'cn-north-4',
	projectId: '',
	accountName: 'example-account',
	userName: 'example-user',
	password: 'Example-Password-1',
	session: '',
};
const ocr = (): IHttpRequestOptions => ({
	method: 'POST',
	url: 'https://ocr.cn-north-4.myhuaweicloud.com/v2/{project_id}/ocr/general-text',
	headers: { 'content-type': 'application/json' },
	body: '{"url":"https://example.com/a.png","detect_direction":true}',
});

/** IAM as a function; counts what it is asked. */
function iam(
	answer: (n: number) => object = (n) => ({
		statusCode: 201,
		headers: { 'x-subject-token': `t${n}` },
		body: token(),
	}),
) {
	const httpRequest = jest.fn(
		async (_options: IHttpRequestOptions): Promise<object> => answer(httpRequest.mock.calls.length),
	);
	return { helper: { helpers: { httpRequest } } as any, httpRequest };
}
const token = () =>
	JSON.stringify({ token: { project: { id: 'p-of-token', name: 'cn-north-4' } } });

test('signs vector 1 of the signing vectors, with the project written into the path', async () => {
	const given = ocr();
	const sent = await new SignIn(new SignInMemory(() => now)).authenticate(keys, given);
	expect(sent.url).toBe(
		'https://ocr.cn-north-4.myhuaweicloud.com/v2/0123456789abcdef0123456789abcdef/ocr/general-text',
	);
	expect(sent.headers).toEqual({
		'content-type': 'application/json',
		'X-Project-Id': keys.projectId,
		'X-Sdk-Date': '20250102T030405Z',
		Authorization:
			'SDK-HMAC-SHA256 Access=EXAMPLEAK00000000001, SignedHeaders=content-type;host;x-project-id;x-sdk-date, Signature=aba5f64ea3cd63891e0baa909489083879f7f0aec30d2b6895d1d8ac1d32b7e9',
	});
	expect(given).toEqual(ocr());
});

test('a second pass over its own result replaces what it wrote', async () => {
	let time = now;
	const signIn = new SignIn(new SignInMemory(() => time));
	const temporary = { ...keys, securityToken: 'FAKE-TOKEN', enterpriseProjectId: '0' };
	const first = await signIn.authenticate(temporary, { ...ocr(), qs: { k: ['a', 'b'] } });
	time += 60_000;
	const second = await signIn.authenticate(temporary, first);
	expect(second.url).toBe(first.url);
	expect(Object.keys(second.headers!).sort()).toEqual(Object.keys(first.headers!).sort());
	expect(second.headers!['X-Sdk-Date']).toBe('20250102T030505Z');
	expect(second.headers!.Authorization).not.toBe(first.headers!.Authorization);
});

test('headers that were typed by hand do not travel beside ours', async () => {
	const headers = {
		AUTHORIZATION: 'x',
		'x-auth-token': 'y',
		HOST: 'evil.example',
		'X-Sdk-Date': 'z',
		'X-Own': 'kept',
	};
	const sent = await new SignIn(new SignInMemory(() => now)).authenticate(keys, {
		...ocr(),
		headers,
	});
	expect(Object.keys(sent.headers!).sort()).toEqual([
		'Authorization',
		'X-Own',
		'X-Project-Id',
		'X-Sdk-Date',
		'content-type',
	]);
});

test("redirects are off on both of n8n's paths: they would carry the key along", async () => {
	const sent = await new SignIn(new SignInMemory(() => now)).authenticate(keys, ocr());
	expect(sent).toMatchObject({
		disableFollowRedirect: true,
		followRedirect: false,
		followAllRedirects: false,
	});
});

test('a project in the path is the one that is named, not the one of the credential', async () => {
	const url = `https://ecs.cn-north-4.myhuaweicloud.com/v1/${'f'.repeat(32)}/servers`;
	const sent = await new SignIn(new SignInMemory(() => now)).authenticate(keys, { url });
	expect(sent.headers!['X-Project-Id']).toBe('f'.repeat(32));
	const iamCall = await new SignIn(new SignInMemory(() => now)).authenticate(keys, {
		url: 'https://iam.myhuaweicloud.com/v3/projects',
	});
	expect(iamCall.headers).not.toHaveProperty('X-Project-Id');
});

test('signs with the time of the host, where that is known', async () => {
	const memory = new SignInMemory(() => now);
	const url = 'https://ocr.af-south-1.myhuaweicloud.com/v2/{project_id}/ocr/passport';
	memory.correctClock('ocr.af-south-1.myhuaweicloud.com', 0, -3_600_000);
	const sent = await new SignIn(memory).authenticate(keys, { url });
	expect(sent.headers!['X-Sdk-Date']).toBe('20250102T020405Z');
});

test('a token of another credential, a rejected and an old one are announced as a 401; nothing is sent', async () => {
	const signIn = new SignIn(new SignInMemory(() => now));
	const { helper } = iam();
	const { session } = (await signIn.preAuthenticate(helper, user)) as { session: string };
	const good = await signIn.authenticate({ ...user, session }, ocr());
	expect(good).toMatchObject({
		url: expect.stringContaining('/v2/p-of-token/ocr/'),
		headers: { 'X-Auth-Token': 't1' },
	});
	const stale = { response: { status: 401 } };
	for (const data of [
		{ ...user, session: '' },
		{ ...user, session, password: 'Another-Password-1' },
		{ ...user, session, region: 'cn-east-3' },
	]) {
		await expect(signIn.authenticate(data, ocr())).rejects.toMatchObject(stale);
	}
	const later = new SignIn(new SignInMemory(() => now + 24 * 3_600_000 - 4 * 60_000));
	await expect(later.authenticate({ ...user, session }, ocr())).rejects.toMatchObject(stale);
});

test('a refused sign-in is plain words: no response that n8n would repeat, no secret', async () => {
	const { helper, httpRequest } = iam(() => ({
		statusCode: 401,
		headers: {},
		body: '{"error":{"code":401,"message":"The username or password is wrong.","title":"Unauthorized"}}',
	}));
	let time = now;
	const signIn = new SignIn(new SignInMemory(() => time));
	const refusal = (await signIn
		.preAuthenticate(helper, user)
		.catch((thrown: unknown) => thrown)) as any;
	expect(refusal).not.toHaveProperty('response');
	expect(refusal.message).toMatch(/^The username or password is wrong\. Check Account Name/);
	expect(refusal.failure).toMatchObject({ kind: 'authentication', repeatable: false });
	expect(JSON.stringify([refusal, refusal.stack])).not.toContain(user.password);
	await expect(signIn.preAuthenticate(helper, user)).rejects.toBe(refusal);
	expect(httpRequest).toHaveBeenCalledTimes(1);
	time += 31_000;
	await expect(signIn.preAuthenticate(helper, user)).rejects.toThrow('password is wrong');
	expect(httpRequest).toHaveBeenCalledTimes(2);
});

test('with a typed project an access key asks nobody', async () => {
	const { helper, httpRequest } = iam();
	expect(await new SignIn(new SignInMemory(() => now)).preAuthenticate(helper, keys)).toEqual({});
	expect(httpRequest).not.toHaveBeenCalled();
});

test('the HTTP Request node asks for a new session after any refusal: a living token is kept', async () => {
	const signIn = new SignIn(new SignInMemory(() => now));
	const { helper, httpRequest } = iam((n) => ({
		statusCode: n === 2 ? 200 : 201,
		headers: { 'x-subject-token': `t${n}` },
		body: token(),
	}));
	const { session } = (await signIn.preAuthenticate(helper, user)) as { session: string };
	await signIn.authenticate({ ...user, session }, { uri: ocr().url, method: 'GET' } as any);
	expect(await signIn.preAuthenticate(helper, { ...user, session })).toEqual({});
	expect(httpRequest.mock.calls[1][0]).toMatchObject({
		method: 'GET',
		headers: { 'X-Subject-Token': 't1' },
	});
	// the next time IAM does not know it any more
	expect(await signIn.preAuthenticate(helper, { ...user, session })).toMatchObject({
		session: expect.stringContaining('"t4"'),
	});
});

test.each([
	[
		{ ...keys, secretAccessKey: ' \n' },
		'Secret Access Key of the Huawei Cloud credential is empty.',
	],
	[{ ...user, userName: '' }, 'User Name of the Huawei Cloud credential is empty.'],
	[
		{ ...keys, accessKeyId: '密钥' },
		'Access Key ID of the Huawei Cloud credential holds characters that no key has.',
	],
	[
		{ ...keys, projectId: '../x' },
		'Project ID of the Huawei Cloud credential is not made of letters and digits.',
	],
	[{ ...keys, region: 'evil.example/' }, '"evil.example/" is not a region ID.'],
])('what cannot be used is named (%#)', async (data, words) => {
	const signIn = new SignIn(new SignInMemory(() => now));
	const options = { ...ocr(), headers: { 'x-huawei-cloud-credential-test': '1' } };
	const thrown = (await signIn
		.authenticate(data, options)
		.then(() => undefined)
		.catch(async (first: any) =>
			first.response ? await signIn.preAuthenticate(iam().helper, data).catch((e) => e) : first,
		)) as any;
	expect(thrown.message).toContain(words);
	expect(thrown.failure.kind).toBe('authentication');
});
