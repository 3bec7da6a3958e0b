/** The credential's test, as the Test button asks it and as the editor shows it. */
import assert from 'node:assert/strict';
import { accessKeyCredential, tokenCredential } from '../../../emulator/client.mjs';

/** What is typed, and the words that say what to fix; none where the test has to pass. */
const cases = (url) => ({
	'access key': [accessKeyCredential(url)],
	'IAM token': [tokenCredential(url)],
	'wrong secret': [
		accessKeyCredential(url, { secretAccessKey: 'WrongSecretNotReal' }),
		/verify aksk signature fail.*Check the secret access key/s,
	],
	'wrong password': [
		tokenCredential(url, { password: 'Wrong-Password-1' }),
		/password is wrong.*Check .*Password/s,
	],
	'wrong region': [
		accessKeyCredential(url, { region: 'ap-southeast-1' }),
		/not enabled for this account in region CN-Hong Kong.*choose the region in which they are enabled/s,
	],
	'project of another region': [
		accessKeyCredential(url, { projectId: '0123456789abcdef0323456789abcdef' }),
		/project ID .*belongs to region .*cn-east-3.*Choose that region/s,
	],
	'wrong region with a token': [
		tokenCredential(url, { region: 'ap-southeast-1' }),
		/Choose the region that the OCR endpoint belongs to/,
	],
	'unreachable host': [accessKeyCredential('http://127.0.0.1:9'), /127\.0\.0\.1:9.*[Ee]ndpoint/],
});

export default {
	name: 'the credential test passes and fails rightly, says what to fix, and costs nothing',
	async run({ rest, editor, emulator }) {
		for (const [name, [data, complaint]] of Object.entries(cases(emulator.url))) {
			const { status, message } = await rest.testCredential(
				await rest.credential(name, data),
				data,
			);
			assert.equal(status, complaint ? 'Error' : 'OK', `${name}: ${message}`);
			if (complaint) assert.match(message, complaint, `${name}: ${message}`);
		}
		const afterRest = await emulator.control('GET', 'stats');
		// A wrong password is tried once: more would lock the user
		assert.equal(afterRest.refusedLogins, 1);
		assert.equal(afterRest.refusedSignatures, 1);

		await emulator.control('POST', 'reset');
		const page = await editor.open();
		const right = accessKeyCredential(emulator.url);
		const saved = await rest.credential('Huawei Cloud account', right);
		assert.equal((await page.openCredential(saved)).ok, true);
		await page.shot('credential-passes');
		const refused = await page.changeCredential('secretAccessKey', 'WrongSecretNotReal');
		assert.equal(refused.ok, false);
		assert.match(refused.text, /Check the secret access key/);
		await page.shot('credential-wrong-secret');
		const mended = await page.changeCredential('secretAccessKey', right.secretAccessKey);
		assert.equal(mended.ok, true, mended.text);

		const user = await rest.credential('Huawei Cloud user', tokenCredential(emulator.url));
		assert.equal((await page.openCredential(user)).ok, true);
		const locked = await page.changeCredential('password', 'Wrong-Password-1');
		assert.equal(locked.ok, false);
		assert.match(locked.text, /password is wrong/);
		await page.shot('credential-wrong-password');

		const { billed, byApi } = await emulator.control('GET', 'stats');
		assert.ok(byApi['iam.tokens'] > 0);
		assert.equal(billed, 0);
	},
};
