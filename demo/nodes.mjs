/** Runs documents through the built nodes in the real n8n engine. */
import { mkdtempSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { accessKeyCredential } from '../emulator/client.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const require = createRequire(import.meta.url);

// n8n-core reads these once, when it is loaded
process.env.N8N_USER_FOLDER ??= mkdtempSync(join(tmpdir(), 'ocr-demo-'));
process.env.N8N_ENCRYPTION_KEY ??= 'demo-only';

const { runNode, binaryItem, binaryBytes, CredentialStore } = require('./engine/index.js');
const { apiById } = require(`${root}dist/lib/catalogue/index.js`);
const { HuaweiCloudApi } = require(`${root}dist/credentials/HuaweiCloudApi.credentials.js`);

const TYPES = {
	'.pdf': 'application/pdf',
	'.png': 'image/png',
	'.jpg': 'image/jpeg',
	'.jpeg': 'image/jpeg',
	'.ofd': 'application/ofd',
};

/** Name of the node that offers an API, e.g. "HuaweiCloudOcrCard". */
function nodeOf(api) {
	const { category } = apiById(api);
	return `HuaweiCloudOcr${category[0].toUpperCase()}${category.slice(1)}`;
}

/** Opens an engine whose credential points at the emulator. */
export function openEngine(url) {
	const credentialTypes = [new HuaweiCloudApi()];
	const helper = new CredentialStore({ huaweiCloudApi: credentialTypes[0] });
	const credentials = { huaweiCloudApi: accessKeyCredential(url) };

	/**
	 * Recognizes one document as a workflow would; `before` are the items of the node before, where there is no file.
	 * @returns {Promise<{ node: string, items: object[], error?: Error, hints: object[] }>}
	 */
	return async function recognize({ path, api, parameters = {}, pages = '1', input, before }) {
		const name = nodeOf(api);
		const node = new (require(`${root}dist/nodes/${name}/${name}.node.js`)[name])();
		const file = path && readFileSync(path);
		const { outputs, error, hints } = await runNode({
			node,
			nodeName: node.description.defaults.name,
			parameters: {
				resource: apiById(api).resource,
				operation: api,
				inputSource: 'binary',
				binaryPropertyName: 'data',
				pages,
				output: 'simplified',
				...input,
				options: parameters,
			},
			input: file
				? [
						binaryItem(
							file,
							basename(path),
							TYPES[extname(path).toLowerCase()] ?? 'application/octet-stream',
						),
					]
				: (before ?? [{ json: {} }]),
			credentialTypes,
			credentials,
			helper,
		});
		return {
			node: node.description.displayName,
			items: outputs[0] ?? [],
			error,
			hints: hints ?? [],
		};
	};
}

export { binaryBytes };
