/** The vendor's SDK core, from the file on: Base64 text, JSON, signature, one POST. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { credentialFor } from './engine.mjs';

const require = createRequire(import.meta.url);
const { ClientBuilder } = require('@huaweicloud/huaweicloud-sdk-core/ClientBuilder');
const { BasicCredentials } = require('@huaweicloud/huaweicloud-sdk-core/auth/BasicCredentials');

export async function open({ url }) {
	const { projectId, accessKeyId, secretAccessKey } = credentialFor(url);
	const client = new ClientBuilder((core) => core)
		.withCredential(
			new BasicCredentials().withAk(accessKeyId).withSk(secretAccessKey).withProjectId(projectId),
		)
		.withEndpoint(url)
		.build();

	const recognize = async (file) => {
		const image = (await readFile(file)).toString('base64');
		return await client.sendRequest({
			method: 'POST',
			url: '/v2/{project_id}/ocr/general-text',
			contentType: 'application/json',
			queryParams: {},
			pathParams: { project_id: projectId },
			headers: {},
			data: { image },
		});
	};
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
