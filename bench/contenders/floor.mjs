/** The floor: file, Base64 in a Buffer, SHA-256 and HMAC, one POST with node:http. No n8n, no checks, no retries. */
import { createHash, createHmac } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { request } from 'node:http';
import { credentialFor } from './engine.mjs';

const hash = (data) => createHash('sha256').update(data).digest('hex');

function post(url, headers, body) {
	return new Promise((resolve, reject) => {
		const sent = request(url, { method: 'POST', headers, agent: false }, (response) => {
			const pieces = [];
			response.on('data', (piece) => pieces.push(piece));
			response.on('end', () => resolve(JSON.parse(Buffer.concat(pieces).toString())));
			response.on('error', reject);
		});
		sent.on('error', reject);
		sent.end(body);
	});
}

export async function open({ url }) {
	const { projectId, accessKeyId, secretAccessKey } = credentialFor(url);
	const target = new URL(`${url}/v2/${projectId}/ocr/general-text`);

	async function recognize(file) {
		const bytes = await readFile(file);
		const text = bytes.toString('base64');
		const body = Buffer.allocUnsafe(text.length + 12);
		body.write('{"image":"', 0, 'latin1');
		body.write(text, 10, 'latin1');
		body.write('"}', 10 + text.length, 'latin1');
		const date = new Date().toISOString().replace(/[-:]|\.\d+/g, '');
		const canonical = [
			'POST',
			`${target.pathname}/`,
			'',
			`content-type:application/json\nhost:${target.host}\nx-sdk-date:${date}\n`,
			'content-type;host;x-sdk-date',
			hash(body),
		].join('\n');
		const toSign = `SDK-HMAC-SHA256\n${date}\n${hash(canonical)}`;
		const signature = createHmac('sha256', secretAccessKey).update(toSign).digest('hex');
		return await post(
			target,
			{
				'content-type': 'application/json',
				'content-length': body.length,
				'x-sdk-date': date,
				authorization: `SDK-HMAC-SHA256 Access=${accessKeyId}, SignedHeaders=content-type;host;x-sdk-date, Signature=${signature}`,
			},
			body,
		);
	}
	return {
		prepare: async (files) => files,
		async run(files, { concurrency = 5 }) {
			const waiting = [...files];
			let answers = 0;
			const worker = async () => {
				for (let file = waiting.pop(); file; file = waiting.pop()) {
					if ((await recognize(file)).result) answers++;
				}
			};
			await Promise.all(Array.from({ length: concurrency }, worker));
			return answers;
		},
	};
}
