/** n8n's command line, without an editor: import and execute. */
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { download, manual, ocr } from '../nodes.mjs';
import { tokenCredential } from '../../../emulator/client.mjs';

const id = 'e2eHeadless00001';
/** Where n8n keeps files: on disk, in its database, or in memory ("default") */
const modes = ['filesystem', 'database', 'default'];
const node = 'Huawei Cloud OCR General';

export default {
	name: 'a workflow is imported and executed from the command line, wherever n8n keeps its files',
	async run({ n8n, emulator, documents }) {
		const credential = { id: 'e2eHeadlessUser1', name: 'Headless' };
		const data = tokenCredential(emulator.url);
		const nodes = [
			manual(),
			download(`${documents.url}/ruled-table.png`),
			ocr('General', credential, {
				operation: 'general-table',
				options: { return_excel: true },
			}),
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
			await n8n.cli([`import:${kind}`, `--input=${file}`]);
		}
		for (const mode of modes) {
			const env = { N8N_DEFAULT_BINARY_DATA_MODE: mode };
			const printed = await n8n.cli(['execute', `--id=${id}`, '--rawOutput'], env);
			const { resultData } = JSON.parse(printed.slice(printed.search(/^\{/m))).data;
			const [item] = resultData.runData[node][0].data.main[0];
			assert.equal(item.json.rows[0].Article, 'Paper A4', mode);
			assert.equal(item.json.rows.length, 5, mode);
			assert.equal(item.binary.excel.fileName, 'ruled-table-excel.xlsx', mode);
			const kept = item.binary.excel.id?.split(':')[0] ?? 'default';
			assert.equal(kept.replace('-v2', ''), mode);
		}
		assert.equal((await emulator.control('GET', 'stats')).tokenCalls, 1);
	},
};
