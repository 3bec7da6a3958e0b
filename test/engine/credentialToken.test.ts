import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readCredential } from '../../lib/huawei/auth/credential';
import { parseSession } from '../../lib/huawei/auth/session';
import { signInMemory } from '../../lib/n8n/credential/memory';
import {
	call,
	emulator,
	inNode,
	legacy,
	ocr,
	settled,
	signedIn,
	times,
	type,
	withEmulator,
} from './credentialCalls';
import { emulatorIdentity, tokenCredential } from './emulator';

withEmulator();

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

	test('a token longer than Node.js reads in a header: the error names the ways out', async () => {
		// Of a user with very many permissions; Node.js reads 16 KB of headers
		const token = 'MII'.padEnd(20_000, 'A');
		const iam = createServer((_request, response) => {
			response.writeHead(201, { 'x-subject-token': token }).end('{"token":{}}');
		}).listen(0, '127.0.0.1');
		await once(iam, 'listening');
		const url = `http://127.0.0.1:${(iam.address() as AddressInfo).port}`;
		try {
			const { error } = await inNode(tokenCredential(url), async function () {
				return await call(this, ocr());
			});
			expect(error!.message).toMatch(/larger than Node\.js reads/);
			expect(JSON.stringify(error, ['message', 'description'])).toMatch(
				/max-http-header-size=65536.*Access Key/s,
			);
			expect(JSON.stringify(error)).not.toContain('AAAA');
		} finally {
			iam.closeAllConnections();
			iam.close();
		}
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
				const { token } = parseSession(data.session)!;
				signInMemory.stateOf(readCredential(data)).refuseToken(token);
				const again = await Promise.all(
					// each caller still has the refused token, in a copy of its own
					refused.map(async () => {
						const own = { ...shared.credentialsDecrypted, data: { ...data } };
						return await call(this, ocr(), { credentialsDecrypted: own });
					}),
				);
				data.session = (await this.getCredentials(type)).session;
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
		expect(parseSession(stored().session)!.token).toMatch(/^MII/);
	});

	test('a 401 that throws is answered by n8n itself with a new token, on both of its paths', async () => {
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
		expect(session.renewAt).toBeGreaterThan(Date.now());
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
