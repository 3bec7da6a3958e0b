/** A multipart upload into a webhook, with the General node behind it. */
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { setTimeout as pause } from 'node:timers/promises';
import { bytesOf, dense, typeOf, wordsOf } from '../documents.mjs';
import { ocr, webhook } from '../nodes.mjs';
import { accessKeyCredential } from '../../../emulator/client.mjs';

// The project's own form-data, not the one that n8n brings
const FormData = createRequire(new URL('../../../package.json', import.meta.url))('form-data');

const registerMs = 30_000;

/** Posts a form as another program would. */
function post(form, url) {
	return new Promise((resolve, reject) => {
		form.submit(url, (error, response) => {
			if (error) return reject(error);
			const chunks = [];
			response.on('data', (chunk) => chunks.push(chunk));
			response.on('error', reject);
			response.on('end', () => {
				const text = Buffer.concat(chunks).toString('utf8');
				resolve({ status: response.statusCode, text });
			});
		});
	});
}

/** @param {Array<{ field: string, sample: string, fileName?: string }>} files */
function formOf(files) {
	const form = new FormData();
	for (const { field, sample, fileName = sample } of files) {
		form.append(field, bytesOf(sample), { filename: fileName, contentType: typeOf(sample) });
	}
	form.append('note', '请识别');
	return form;
}

/** Uploads files and gives the items; n8n publishes a webhook a moment after it said so. */
async function upload(files, url) {
	const deadline = Date.now() + registerMs;
	for (;;) {
		const { status, text } = await post(formOf(files), url);
		if (status === 200) return JSON.parse(text);
		const waiting = status === 404 && text.includes('is not registered') && Date.now() < deadline;
		assert.ok(waiting, `${status} ${text}`);
		await pause(150);
	}
}

async function open({ rest, emulator }, path, parameters) {
	const credential = await rest.credential(`Webhook ${path}`, accessKeyCredential(emulator.url));
	const nodes = [webhook(path), ocr('General', credential, parameters)];
	await rest.activate(await rest.saveWorkflow(`Upload ${path}`, nodes));
	return `${rest.url}/webhook/${path}`;
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
