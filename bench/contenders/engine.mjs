/** The real n8n engine for the contenders that are nodes; a contender names the folder that n8n-core comes from. */
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { accessKeyCredential } from '../../emulator/client.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const location = { type: 'execution', workflowId: 'wf', executionId: 'exec-1' };

/** Where the credential of a contender points; with a project that is typed in nothing is looked up. */
export const credentialFor = (url) =>
	accessKeyCredential(url, { projectId: '00000000000000000000000000bench0' });

/**
 * @param {object} options `url` of the service; `binaryMode`; `modules`: a folder with another n8n-core
 */
export function openEngine({ url, binaryMode = 'filesystem', modules }) {
	// n8n-core reads these once, when it is loaded
	const folder = mkdtempSync(join(tmpdir(), 'ocr-bench-'));
	process.env.N8N_USER_FOLDER = folder;
	process.env.N8N_ENCRYPTION_KEY = 'bench-only';
	process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
	let engine = join(root, 'demo/engine');
	if (modules) {
		engine = join(modules, '../engine');
		cpSync(join(root, 'demo/engine'), engine, { recursive: true });
	}
	const require = createRequire(join(engine, 'index.js'));
	const { runNode, CredentialStore } = require('./index.js');
	const { BinaryDataService } = require('n8n-core');
	const { Container } = createRequire(require.resolve('n8n-core'))('@n8n/di');
	const { HuaweiCloudApi } = require(join(root, 'dist/credentials/HuaweiCloudApi.credentials.js'));
	const credentialTypes = [new HuaweiCloudApi()];
	const helper = new CredentialStore({ huaweiCloudApi: credentialTypes[0] });

	async function run(options) {
		const { outputs, error } = await runNode({
			credentialTypes,
			credentials: { huaweiCloudApi: credentialFor(url) },
			helper,
			binaryMode,
			...options,
		});
		if (error) throw error;
		return outputs[0] ?? [];
	}

	/** A file that n8n holds, as after a webhook or a download. */
	async function stored(file) {
		const bytes = readFileSync(file);
		const mimeType = file.endsWith('.pdf') ? 'application/pdf' : 'image/bmp';
		const facts = { fileName: basename(file), mimeType };
		return binaryMode === 'filesystem'
			? await Container.get(BinaryDataService).store(location, bytes, { data: '', ...facts })
			: { ...facts, data: bytes.toString('base64') };
	}

	/** Input items with these files; n8n holds each file once. */
	async function itemsOf(files) {
		const held = new Map();
		for (const file of new Set(files)) held.set(file, await stored(file));
		return files.map((file) => ({ json: {}, binary: { data: { ...held.get(file) } } }));
	}
	return { run, itemsOf, require };
}
