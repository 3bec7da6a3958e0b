/** What a workflow editor or a service could use to read keys, tokens and signatures: nothing is sent that way. */
import { accessKeyCredential, tokenCredential } from './emulator';
import {
	call,
	emulator,
	inNode,
	legacy,
	ocr,
	settled,
	signedIn,
	withEmulator,
} from './credentialCalls';
import { startHostileServer } from './hostileServer';
import type { HostileServer } from './hostileServer';

withEmulator();

let proxy: HostileServer;
beforeAll(async () => {
	proxy = await startHostileServer();
});
afterAll(async () => await proxy.stop());

const credentials = [
	['access key', accessKeyCredential],
	['token', tokenCredential],
] as const;

describe.each(credentials)('with %s', (_name, credential) => {
	test('nothing is signed for TLS that takes any certificate', async () => {
		const url = 'https://ocr.cn-north-4.myhuaweicloud.com/v2/x';
		const { result } = await inNode(credential(emulator.url), async function () {
			return await settled([
				call(this, { url, skipSslCertificateValidation: true, timeout: 500 }),
				legacy(this, { uri: url, rejectUnauthorized: false, timeout: 500 }),
				legacy(this, { uri: url, agentOptions: { rejectUnauthorized: false }, timeout: 500 }),
			]);
		});
		for (const { reason } of result) {
			expect(reason.message).toContain('not sent over TLS that takes any certificate');
			expect(reason.message).toContain('Ignore SSL Issues');
		}
	});

	test('nothing goes in clear through a proxy that the request names', async () => {
		const { host, port } = { host: '127.0.0.1', port: Number(new URL(proxy.url).port) };
		const { result } = await inNode(credential(emulator.url), async function () {
			return await settled([
				call(this, ocr({ proxy: { host, port, protocol: 'http' } })),
				legacy(this, { uri: ocr().url, method: 'POST', proxy: proxy.url }),
				legacy(this, {
					uri: 'https://ocr.cn-north-4.myhuaweicloud.com/v2/x',
					proxy: proxy.url,
					agentOptions: { ca: 'an authority of the editor' },
				}),
			]);
		});
		for (const { reason } of result) {
			expect(reason.message).toContain('through a proxy that the request names');
		}
		expect(proxy.arrived).toEqual([]);
	});

	test('a request without them goes out as before', async () => {
		const { result } = await inNode(credential(emulator.url), async function () {
			return await call(this, ocr({ skipSslCertificateValidation: false }));
		});
		expect(result).toMatchObject(signedIn);
	});
});
