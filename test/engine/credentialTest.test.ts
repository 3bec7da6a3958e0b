import { HuaweiCloudApi } from '../../credentials/HuaweiCloudApi.credentials';
import { call, emulator, inNode, withEmulator } from './credentialCalls';
import { accessKeyCredential, emulatorIdentity, tokenCredential } from './emulator';

withEmulator();

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
	])('fails and says what to correct: %s', async (_name, credential, changes, words) => {
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
