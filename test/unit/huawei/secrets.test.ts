import { withoutSecrets } from '../../../lib/huawei/auth/secrets';
import type { HuaweiCredential } from '../../../lib/huawei/auth/credential';

const credential = { authentication: 'token', password: 'Fake-Pass.word7' } as HuaweiCredential;
const failure = { kind: 'authentication', message: '', remedy: '', repeatable: false } as const;

it('a password that the service gives back as error code or request ID is not shown', () => {
	const said = { ...failure, code: 'Fake-Pass.word7', requestId: 'x.Fake-Pass.word7' };
	expect(JSON.stringify(withoutSecrets(said, credential))).not.toContain('Fake-Pass');
	const plain = { ...failure, code: 'IAM.0001', requestId: 'r-1' };
	expect(withoutSecrets(plain, credential)).toEqual(plain);
});

test.each([
	['as JSON', 'a"b\\c fake', JSON.stringify('a"b\\c fake')],
	['as part of an address', 'a b&c fake', encodeURIComponent('a b&c fake')],
	['as Base64', 'Fake-Pass.word7', Buffer.from('Fake-Pass.word7').toString('base64')],
])('a password that comes back %s is cut', (_name, password, echo) => {
	const { message } = withoutSecrets({ ...failure, message: `wrong: ${echo}!` }, {
		...credential,
		password,
	} as HuaweiCredential);
	expect(message).toMatch(/^wrong: "?\[cut\]"?!$/);
});
