import { readCredential } from '../../../lib/huawei/auth/credential';
import { fingerprintOf, isFresh, parseSession, renewalOf } from '../../../lib/huawei/auth/session';

const token = {
	authentication: 'token',
	region: 'cn-north-4',
	projectId: '',
	accountName: 'example-account',
	userName: 'example-user',
	password: 'Example-Password-1',
	customEndpoints: true,
	ocrEndpoint: 'http://127.0.0.1:1',
	iamEndpoint: 'http://127.0.0.1:2',
};
const keys = {
	authentication: 'accessKey',
	region: 'cn-north-4',
	accessKeyId: 'EXAMPLEAK',
	secretAccessKey: 'ExampleSecret',
	securityToken: '',
};
const fingerprint = (data: object) => fingerprintOf(readCredential({ ...data }));

test.each([
	'region',
	'projectId',
	'accountName',
	'userName',
	'password',
	'iamEndpoint',
	'ocrEndpoint',
])('another %s makes the token stale', (field) => {
	expect(fingerprint({ ...token, [field]: 'ap-southeast-1' })).not.toBe(fingerprint(token));
});
test.each(['accessKeyId', 'secretAccessKey', 'securityToken', 'projectId', 'region'])(
	'another %s makes the looked-up project stale',
	(field) => {
		expect(fingerprint({ ...keys, [field]: 'ap-southeast-1' })).not.toBe(fingerprint(keys));
	},
);
test('what the token does not depend on leaves it alone, and pasted blanks too', () => {
	expect(fingerprint({ ...token, enterpriseProjectId: 'e' })).toBe(fingerprint(token));
	expect(
		fingerprint({
			...keys,
			accessKeyId: ' EXAMPLE\nAK ',
			secretAccessKey: '\u200bExampleSecret\n',
		}),
	).toBe(fingerprint(keys));
	expect(fingerprint({ ...token, password: ' Example-Password-1' })).not.toBe(fingerprint(token));
});
test('parts do not run into each other', () => {
	expect(fingerprint({ ...token, accountName: 'a', userName: 'bc' })).not.toBe(
		fingerprint({ ...token, accountName: 'ab', userName: 'c' }),
	);
});
test('the secret cannot be read from it', () => {
	expect(fingerprint(token)).toMatch(/^[0-9a-f]{16}$/);
});

const minute = 60_000;
const now = 1_700_000_000_000;
const session = { token: 't', expires: now + 24 * 60 * minute, fingerprint: 'f' };
test('fresh until five minutes before the end, for its own credential only', () => {
	expect(isFresh(session, 'f', now)).toBe(true);
	expect(isFresh(session, 'other', now)).toBe(false);
	expect(isFresh({ ...session, expires: now + 4 * minute }, 'f', now)).toBe(false);
	expect(isFresh({ ...session, expires: now + 6 * minute }, 'f', now)).toBe(true);
	expect(isFresh({ token: 't', fingerprint: 'f' }, 'f', now)).toBe(false);
	expect(isFresh(undefined, 'f', now)).toBe(false);
	expect(isFresh({ fingerprint: 'f', projectId: 'p' }, 'f', now)).toBe(true);
});
test('a token of one minute is not stale at birth', () => {
	const expires = now + minute;
	const short = { ...session, expires, renewAt: renewalOf(expires, minute) };
	expect(isFresh(short, 'f', now)).toBe(true);
	expect(isFresh(short, 'f', now + 50_000)).toBe(false);
});

test.each([
	'',
	'null',
	'{}',
	'[]',
	'"x"',
	'{"token":1}',
	'{"token":1,"fingerprint":"f"}',
	'{"projectId":"../../v3/auth","fingerprint":"f"}',
	'not json',
	'__n8n_BLANK_VALUE_x',
])('%s is not a session', (text) => {
	expect(parseSession(text)).toBeUndefined();
});
