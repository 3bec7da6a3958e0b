/** Sign-ins that die or were never good, under many documents at once. */
import { readCredential } from '../../../lib/huawei/auth/credential';
import { fingerprintOf } from '../../../lib/huawei/auth/session';
import { forgetSignIns } from '../forgetSignIns';
import type { Emulator } from '../emulator';
import { accessKeyCredential, emulatorIdentity, startEmulator, tokenCredential } from '../emulator';
import type { TestCredentialsHelper } from '../harness';
import { ask, pictureItem } from '../support';
import { isFailed, itemsOf, unsentOf, upTo } from './storms';

const FORMS = ['expired', 'abnormal', 'decrypt', 'expires', 'updated', 'invalid'] as const;
/** Documents of a herd: more than go side by side */
const HERD = 30;
const options = { concurrency: 20 };
const pictures = upTo(2 * HERD).map((mark) => pictureItem(mark));

let emulator: Emulator;

beforeAll(async () => {
	emulator = await startEmulator(['--sample']);
});
afterAll(async () => await emulator.stop());
beforeEach(async () => {
	forgetSignIns();
	await emulator.control('reset', {});
});

const run = async (
	count: number,
	credential: any,
	more: { helper?: TestCredentialsHelper; onError?: any } = {},
) =>
	await ask({
		url: emulator.url,
		input: pictures.slice(0, count),
		options,
		credentials: { huaweiCloudApi: credential },
		...more,
	});

describe('a herd with a token that is no longer good', () => {
	it('costs one call of IAM where the token is known to have expired', async () => {
		const credential = tokenCredential(emulator.url);
		const fingerprint = fingerprintOf(readCredential(credential));
		const past = Date.now() - 3_600_000;
		const session = JSON.stringify({
			token: 'outlived',
			renewAt: past,
			fingerprint,
		});
		const { outputs, error, helper } = await run(HERD, { ...credential, session });
		expect(error).toBeUndefined();
		expect(itemsOf(outputs[0])).toEqual(upTo(HERD));
		const { tokenCalls, billed, byOutcome } = await emulator.stats();
		expect({ tokenCalls, billed, refused: byOutcome.token }).toEqual({
			tokenCalls: 1,
			billed: HERD,
		});
		expect(String(helper.store.get('id-huaweiCloudApi')!.session)).not.toContain('outlived');
	});

	it.each(FORMS)(
		'costs one call of IAM and no more than what was side by side where only the service knows: %s',
		async (form) => {
			const credential = tokenCredential(emulator.url);
			const { helper } = await run(1, credential);
			await emulator.control('tokens/revoke', { form });
			await emulator.control('reset', { only: 'stats' });
			const { outputs, error } = await run(HERD, credential, { helper });
			expect(error).toBeUndefined();
			expect(itemsOf(outputs[0])).toEqual(upTo(HERD));
			const { tokenCalls, billed, byOutcome } = await emulator.stats();
			expect({ tokenCalls, billed }).toEqual({ tokenCalls: 1, billed: HERD });
			expect(byOutcome.token).toBeLessThanOrEqual(options.concurrency);
		},
	);
});

// That each form means a dead token is shown above
it.each(['expired', 'updated'])(
	'a token that dies in mid-run is renewed once and no document is lost: %s',
	async (form) => {
		const deaths = [HERD / 2, HERD].map((nth) => ({
			match: { nth, times: 1 },
			fault: { type: 'expireToken', form },
		}));
		await emulator.control('faults', deaths);
		const { outputs, error, hints } = await run(2 * HERD, tokenCredential(emulator.url));
		expect(error).toBeUndefined();
		expect(itemsOf(outputs[0])).toEqual(upTo(2 * HERD));
		const { tokenCalls, billed, billedDistinct } = await emulator.stats();
		expect({ tokenCalls, billed, billedDistinct }).toEqual({
			tokenCalls: 3,
			billed: 2 * HERD,
			billedDistinct: 2 * HERD,
		});
		expect(hints![0].message).toMatch(/^60 documents: 60 calls billed, \d+ calls? repeated\.$/);
	},
);

it('tokens that are refused as often as they are fetched end the run instead of going round for ever', async () => {
	await emulator.control('faults', { fault: { type: 'expireToken' } });
	const { outputs, error } = await run(HERD, tokenCredential(emulator.url));
	expect(outputs).toEqual([]);
	expect(error.message).toMatch(/token/i);
	expect(error.description).toMatch(/project|user|credential/i);
	const { tokenCalls, billed } = await emulator.stats();
	expect(tokenCalls).toBeLessThanOrEqual(5);
	expect(billed).toBe(0);
});

const wrong: Array<[string, () => any, RegExp, RegExp, Record<string, number>]> = [
	[
		'password',
		() => tokenCredential(emulator.url, { password: 'Not-The-Password-1' }),
		/user name or password|password/i,
		/password/i,
		{ tokenCalls: 1, refusedLogins: 1, refusedSignatures: 0 },
	],
	[
		'secret, project ID typed',
		() =>
			accessKeyCredential(emulator.url, {
				secretAccessKey: 'NotTheSecretOfTheEmulator1',
				projectId: emulatorIdentity.projectId,
			}),
		/signature/i,
		/secret access key/i,
		{ tokenCalls: 0, refusedLogins: 0, refusedSignatures: 1 },
	],
	[
		'secret, project ID to be looked up',
		() => accessKeyCredential(emulator.url, { secretAccessKey: 'NotTheSecretOfTheEmulator1' }),
		/signature/i,
		/secret access key/i,
		{ tokenCalls: 0, refusedLogins: 0, refusedSignatures: 1 },
	],
	[
		'access key',
		() => accessKeyCredential(emulator.url, { accessKeyId: 'NOSUCHACCESSKEY00001' }),
		/access key|secretkey/i,
		/access key/i,
		{ tokenCalls: 0, refusedLogins: 0, refusedSignatures: 1 },
	],
];

describe.each(wrong)('a wrong %s', (_name, credential, words, remedy, refused) => {
	it('reaches the service once, and the message says what to fix', async () => {
		const { outputs, error } = await run(HERD, credential());
		expect(outputs).toEqual([]);
		expect(error.message).toMatch(words);
		expect(`${error.message} ${error.description}`).toMatch(remedy);
		expect(await emulator.stats()).toMatchObject({ ...refused, billed: 0 });
	});

	it('leaves the others unsent where the run goes on', async () => {
		const { outputs } = await run(HERD, credential(), { onError: 'continueRegularOutput' });
		expect(itemsOf(outputs[0])).toEqual(upTo(HERD));
		expect(outputs[0].every(isFailed)).toBe(true);
		const unsent = unsentOf(outputs[0]);
		expect(unsent.length).toBeGreaterThanOrEqual(HERD - 1);
		for (const { json } of outputs[0]) expect(JSON.stringify(json)).toMatch(remedy);
		expect(await emulator.stats()).toMatchObject({ ...refused, billed: 0 });
	});
});
