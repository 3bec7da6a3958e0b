/** A multipart upload into a webhook, with the General node behind it. */
import assert from 'node:assert/strict';
import { dense, wordsOf } from '../documents.mjs';
import { ocr, webhook } from '../nodes.mjs';
import { upload } from '../upload.mjs';
import { accessKeyCredential } from '../../../emulator/client.mjs';

async function open({ n8n, rest, emulator }, path, parameters) {
	const credential = await rest.credential(`Webhook ${path}`, accessKeyCredential(emulator.url));
	const nodes = [webhook(path), ocr('General', credential, parameters)];
	await rest.activate(await rest.saveWorkflow(`Upload ${path}`, nodes));
	return `${n8n.hooks}/webhook/${path}`;
}

export default {
	name: 'a multipart upload to a webhook is read, and every file of an upload has its item',
	async run(world) {
		const one = await open(world, 'one-scan', {
			operation: 'general-text',
			binaryPropertyName: 'file',
		});
		const fileName = '关于停电的通知.png';
		const [notice, ...others] = await upload(
			[{ field: 'file', sample: 'chinese-notice.png', fileName }],
			one,
		);
		assert.equal(others.length, 0);
		for (const words of wordsOf('chinese-notice.png')) {
			assert.ok(dense(notice.text).includes(dense(words)), `"${words}" is not in:\n${notice.text}`);
		}
		assert.equal(notice.source.fileName, fileName);
		assert.match(notice.call.requestId, /\w/);

		const all = await open(world, 'all-scans', {
			operation: 'general-text',
			inputSource: 'allBinary',
		});
		const items = await upload(
			[
				{ field: 'scans', sample: 'english-letter.png' },
				{ field: 'scans', sample: 'chinese-notice.png', fileName },
			],
			all,
		);
		assert.deepEqual(
			items.map(({ source }) => source.fileName),
			['english-letter.png', fileName],
		);
		assert.ok(dense(items[0].text).includes(dense('Example Trading Ltd.')));
		assert.ok(dense(items[1].text).includes('关于停电检修的通知'));
	},
};
