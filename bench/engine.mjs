/** The built nodes in the real n8n engine, with many files in n8n's file store. One measurement a process. */

import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { accessKeyCredential } from '../emulator/client.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const require = createRequire(import.meta.url);

// n8n-core reads these once, when it is loaded
const folder = mkdtempSync(join(tmpdir(), 'ocr-bench-'));
process.env.N8N_USER_FOLDER = folder;
process.env.N8N_ENCRYPTION_KEY = 'bench-only';
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));

const { runNode, CredentialStore } = require(`${root}demo/engine/index.js`);
const { BinaryDataService } = require('n8n-core');
const { Container } = createRequire(require.resolve('n8n-core'))('@n8n/di');
const { HuaweiCloudApi } = require(`${root}dist/credentials/HuaweiCloudApi.credentials.js`);
const { HuaweiCloudOcrGeneral } = require(
	`${root}dist/nodes/HuaweiCloudOcrGeneral/HuaweiCloudOcrGeneral.node.js`,
);

const location = { type: 'execution', workflowId: 'wf', executionId: 'exec-1' };

/** An input item whose file is in n8n's file store, as after a webhook or a download. The store is open after any run, also of no items. */
export async function storedItem(bytes, fileName, mimeType) {
	const data = { data: '', fileName, mimeType };
	const store = Container.get(BinaryDataService);
	return { json: {}, binary: { data: await store.store(location, bytes, data) } };
}

/**
 * Opens the node "Huawei Cloud OCR General" with a credential that points at the emulator.
 * @param {string} url
 */
export function openNode(url) {
	const credentialTypes = [new HuaweiCloudApi()];
	const helper = new CredentialStore({ huaweiCloudApi: credentialTypes[0] });
	/** Runs the node over the items; gives what it put out. Throws what stopped it. */
	return async function run(input, options = {}) {
		const { outputs, error } = await runNode({
			node: new HuaweiCloudOcrGeneral(),
			parameters: {
				operation: 'general-text',
				inputSource: 'binary',
				binaryPropertyName: 'data',
				output: 'simplified',
				options,
			},
			input,
			credentialTypes,
			credentials: { huaweiCloudApi: accessKeyCredential(url) },
			helper,
			binaryMode: 'filesystem',
		});
		if (error) throw error;
		return outputs[0] ?? [];
	};
}
