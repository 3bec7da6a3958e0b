/** Uploads files as another program would: multipart, sent with form-data. */
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { setTimeout as pause } from 'node:timers/promises';
import { bytesOf, typeOf } from './documents.mjs';

// The project's own form-data, not the one that n8n brings
const FormData = createRequire(new URL('../../package.json', import.meta.url))('form-data');

const registerMs = 30_000;
const between = 150;

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

function formOf(files, fields) {
	const form = new FormData();
	for (const [name, value] of Object.entries(fields)) form.append(name, value);
	for (const { field, sample, fileName = sample, bytes = bytesOf(sample) } of files) {
		form.append(field, bytes, { filename: fileName, contentType: typeOf(fileName) });
	}
	form.append('note', '请识别');
	return form;
}

/**
 * Uploads files to a webhook or a form; n8n publishes one a moment after it said so, until then it answers 404.
 * @param {Array<{ field: string, sample?: string, fileName?: string, bytes?: Buffer }>} files
 * @param {Record<string, string>} fields further fields of the form
 * @returns {Promise<{ status: number, text: string }>} the answer, whatever its status
 */
export async function send(files, url, fields = {}) {
	const deadline = Date.now() + registerMs;
	for (;;) {
		const answer = await post(formOf(files, fields), url);
		if (answer.status !== 404 || Date.now() > deadline) return answer;
		await pause(between);
	}
}

/** As `send`, but takes no other status than the expected one. @returns {Promise<unknown>} the JSON of the answer */
export async function upload(files, url, fields = {}, expected = 200) {
	const { status, text } = await send(files, url, fields);
	assert.equal(status, expected, text);
	return JSON.parse(text);
}
