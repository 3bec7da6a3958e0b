import { readCredential } from '../../../lib/huawei/auth/credential';
import { fingerprintOf, parseSession } from '../../../lib/huawei/auth/session';

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
