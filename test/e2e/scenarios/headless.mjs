/** n8n's command line, without an editor: import and execute. */
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dense, wordsOf } from '../documents.mjs';
import { download, manual, ocr } from '../nodes.mjs';
import { tokenCredential } from '../../../emulator/client.mjs';

const id = 'e2eHeadless00001';
const node = 'Huawei Cloud OCR General';

export default {
	name: 'a workflow and its credential are imported and executed from the command line',
	async run({ n8n, emulator, documents }) {
		const credential = { id: 'e2eHeadlessUser1', name: 'Headless' };
		const data = tokenCredential(emulator.url);
		const nodes = [
			manual(),
			download(`${documents.url}/english-letter.png`),
			ocr('General', credential, { operation: 'general-text' }),
		].map((each, index) => ({ position: [index * 240, 0], ...each }));
		const follows = (name) => ({ main: [[{ node: name, type: 'main', index: 0 }]] });
		const connections = { [nodes[0].name]: follows(nodes[1].name), [nodes[1].name]: follows(node) };
		const settings = { executionOrder: 'v1' };
		const inputs = {
			credentials: [{ ...credential, type: 'huaweiCloudApi', data }],
			workflow: [{ id, name: 'Headless', active: false, nodes, connections, settings }],
		};
		mkdirSync(n8n.files, { recursive: true });
		for (const [kind, input] of Object.entries(inputs)) {
			const file = join(n8n.files, `${kind}.json`);
			writeFileSync(file, JSON.stringify(input));
			await n8n.cli(`import:${kind}`, `--input=${file}`);
		}
		const printed = await n8n.cli('execute', `--id=${id}`, '--rawOutput');
		const { resultData } = JSON.parse(printed.slice(printed.search(/^\{/m))).data;
		const [item] = resultData.runData[node][0].data.main[0];
		for (const words of wordsOf('english-letter.png')) {
			assert.ok(dense(item.json.text).includes(dense(words)), item.json.text);
		}
		assert.equal((await emulator.control('GET', 'stats')).tokenCalls, 1);
	},
};
