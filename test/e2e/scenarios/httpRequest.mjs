/** The credential in n8n's HTTP Request node. */
import assert from 'node:assert/strict';
import { bytesOf, dense, wordsOf } from '../documents.mjs';
import { httpRequest, manual } from '../nodes.mjs';
import { itemsOf } from '../rest.mjs';
import { accessKeyCredential, tokenCredential } from '../../../emulator/client.mjs';

const project = '0123456789abcdef0123456789abcdef';

/** A query, a call with the project filled in, and a text in Chinese that is signed as it is sent. */
const nodes = (url, credential) => [
	manual(),
	httpRequest('Projects', credential, {
		url: `${url}/v3/projects`,
		sendQuery: true,
		queryParameters: { parameters: [{ name: 'name', value: 'cn-north-4' }] },
	}),
	httpRequest('Read', credential, {
		method: 'POST',
		url: `${url}/v2/{project_id}/ocr/general-text`,
		sendBody: true,
		specifyBody: 'json',
		jsonBody: JSON.stringify({ image: bytesOf('chinese-notice.png').toString('base64') }),
	}),
	httpRequest('Text', credential, {
		method: 'POST',
		url: `${url}/v2/{project_id}/ocr/invoice-verification`,
		sendBody: true,
		specifyBody: 'json',
		jsonBody: JSON.stringify({ code: '发票代码', number: '号码', issue_date: '2024-05-18' }),
		options: { response: { response: { fullResponse: true } } },
	}),
];

export default {
	name: 'the HTTP Request node signs with the credential: query, project in the path, Chinese text',
	async run({ rest, emulator }) {
		const credentials = {
			'access key': accessKeyCredential(emulator.url),
			token: tokenCredential(emulator.url),
		};
		for (const [name, data] of Object.entries(credentials)) {
			const credential = await rest.credential(`HTTP ${name}`, data);
			const workflow = await rest.saveWorkflow(`HTTP ${name}`, nodes(emulator.url, credential));
			const execution = await rest.run(workflow, 'Start');
			const [projects] = itemsOf(execution, 'Projects');
			assert.equal(projects.json.projects[0].id, project, name);
			const [read] = itemsOf(execution, 'Read');
			const text = dense(read.json.result.words_block_list.map(({ words }) => words).join(''));
			for (const words of wordsOf('chinese-notice.png')) {
				assert.ok(text.includes(dense(words)), `${name}: "${words}" is not in ${text}`);
			}
			const [{ json: answer }] = itemsOf(execution, 'Text');
			assert.equal(answer.statusCode, 200, name);
		}
		const { refusedSignatures, refusedLogins } = await emulator.control('GET', 'stats');
		assert.deepEqual([refusedSignatures, refusedLogins], [0, 0]);
	},
};
