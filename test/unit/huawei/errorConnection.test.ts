import { failureOfConnection } from '../../../lib/huawei/errors';
import type { ServiceFailure } from '../../../lib/huawei/errors/failure';
import { refused } from './answers';

describe('what must not be shown', () => {
	const TOKEN = `MIIFake${'Ab0-_+/'.repeat(60)}==`;
	const SECRET = 'EmulatorSecretAccessKeyNotReal00000000001';
	const HEX = 'aba5f64ea3cd63891e0baa909489083879f7f0aec30d2b6895d1d8ac1d32b7e9';
	const lead = 'Incorrect IAM authentication information: verify aksk signature fail';
	it.each([
		[
			'the echo with a name',
			`${lead}, canonicalRequest:POST|/v2/p/ocr/general-text/||host:h|x-sdk-date:d|host|${HEX}`,
			lead,
		],
		['the bare echo', `${lead} POST|/v2/p/ocr/general-text/||host:h|${HEX}`, lead],
		[
			'an Authorization header',
			`bad header Authorization: SDK-HMAC-SHA256 Access=EMULATORACCESSKEY0001, Signature=${HEX}`,
			'bad header Authorization: [cut]',
		],
		['a token', `Invalid ${TOKEN} given`, 'Invalid [cut] given'],
		['a secret', `key ${SECRET} given`, 'key [cut] given'],
		[
			'an access key ID',
			'The access key EMULATORACCESSKEY0001 has expired.',
			'The access key [cut] has expired.',
		],
		[
			'a password',
			"Invalid input for field 'password'. The value is 'Emulator-Password-1'.",
			"Invalid input for field 'password'. The value is [cut].",
		],
		['line breaks', 'one\r\ntwo\u0000three', 'one two three'],
	])('%s', (_, message, shown) => {
		expect(refused(400, 'AIS.0101', message).message).toBe(shown);
		expect(failureOfConnection(new Error(message)).message).toBe(shown);
	});

	it('keeps what helps: IDs of projects and requests, paths, names', () => {
		const message =
			'The API /v2/0123456789abcdef0123456789abcdef/ocr/general-text of project_id is not subscribed.';
		expect(refused(400, 'ModelArts.4204', message).message).toBe(message);
	});

	it('bounds the length', () => {
		expect(
			refused(400, 'AIS.0101', 'many words '.repeat(10_000)).message.length,
		).toBeLessThanOrEqual(300);
	});
});

describe('a connection that came to nothing', () => {
	const axios = (code: string, message = code) =>
		Object.assign(new Error(message), { code, name: 'AxiosError' });
	/** As n8n's helper throws it: generic words, the code as httpCode, the rest as cause. */
	const n8n = (cause: unknown, httpCode: string | null) =>
		Object.assign(new Error('The service refused the connection - perhaps it is offline'), {
			name: 'NodeApiError',
			httpCode,
			cause,
			context: {},
		});

	it.each([
		['ECONNREFUSED', 'connection', true],
		['ECONNRESET', 'connection', true],
		['EPIPE', 'connection', true],
		['EAI_AGAIN', 'connection', true],
		['ENOTFOUND', 'connection', false],
		['ETIMEDOUT', 'timeout', true],
		['ECONNABORTED', 'timeout', true],
		['CERT_HAS_EXPIRED', 'connection', false],
		['DEPTH_ZERO_SELF_SIGNED_CERT', 'connection', false],
		['ERR_TLS_CERT_ALTNAME_INVALID', 'connection', false],
		['ERR_SSL_WRONG_VERSION_NUMBER', 'connection', false],
		['ERR_CANCELED', 'cancelled', false],
	])('%s is %s', (code, kind, repeatable) => {
		for (const thrown of [
			axios(code),
			n8n(axios(code), code),
			n8n(axios(code), null),
			{ httpCode: code },
		]) {
			const failure = failureOfConnection(thrown);
			expect(failure).toMatchObject({ kind, repeatable });
			expect(failure.remedy).not.toBe('');
		}
	});

	it('reads words where there is no code', () => {
		expect(failureOfConnection(new Error('socket hang up'))).toMatchObject({
			kind: 'connection',
			repeatable: true,
		});
		expect(failureOfConnection(new Error('timeout of 60000ms exceeded')).kind).toBe('timeout');
		expect(failureOfConnection(Object.assign(new Error('x'), { name: 'AbortError' })).kind).toBe(
			'cancelled',
		);
	});

	it('takes a failure that the sign-in carries at its word, also when wrapped', () => {
		const failure: ServiceFailure = {
			kind: 'authentication',
			message: 'No',
			remedy: 'Mend it.',
			repeatable: false,
		};
		const own = Object.assign(new Error('No'), { failure });
		expect(failureOfConnection(own)).toBe(failure);
		expect(failureOfConnection(n8n(own, null))).toBe(failure);
	});

	it('says what it can about anything else', () => {
		expect(failureOfConnection(new Error('The credential is empty'))).toMatchObject({
			kind: 'connection',
			message: 'The credential is empty',
			repeatable: false,
		});
		for (const thrown of [undefined, null, 7, {}, [], '']) {
			expect(failureOfConnection(thrown).message).not.toBe('');
		}
		const circle: Record<string, unknown> = { message: 'round' };
		circle.cause = circle;
		expect(failureOfConnection(circle).message).toBe('round');
	});
});
