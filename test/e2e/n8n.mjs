/** Starts a whole n8n with the package in it, and stops it again. */
import { execFile, execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { environment, installation } from './install.mjs';
import { freePort, startMs, startProcess } from './process.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const windows = process.platform === 'win32';

/**
 * Packs the package and unpacks it where n8n's Community Nodes page would: without development dependencies.
 * @param {string} userFolder N8N_USER_FOLDER
 */
export function installPackage(userFolder) {
	const options = { cwd: root, encoding: 'utf8', shell: windows, env: environment() };
	const [pack] = JSON.parse(
		execFileSync(
			'npm',
			['pack', '--json', '--loglevel=error', '--pack-destination', userFolder],
			options,
		),
	);
	const modules = join(userFolder, '.n8n', 'nodes', 'node_modules');
	const target = join(modules, pack.name);
	mkdirSync(target, { recursive: true });
	execFileSync('tar', [
		'-xzf',
		join(userFolder, pack.filename),
		'-C',
		target,
		'--strip-components=1',
	]);
	const manifest = JSON.parse(readFileSync(join(target, 'package.json'), 'utf8'));
	for (const kind of ['devDependencies', 'peerDependencies', 'optionalDependencies'])
		delete manifest[kind];
	writeFileSync(join(target, 'package.json'), JSON.stringify(manifest, null, '\t'));
}

/** The only folder that workflows may read and write. */
export const filesOf = (userFolder) => join(userFolder, 'files');

/** What keeps n8n to this machine and quiet. */
const settings = (userFolder, broker) => ({
	N8N_USER_FOLDER: userFolder,
	N8N_ENCRYPTION_KEY: 'end-to-end-only',
	N8N_LISTEN_ADDRESS: '127.0.0.1',
	N8N_HOST: '127.0.0.1',
	N8N_RUNNERS_BROKER_PORT: String(broker),
	N8N_DIAGNOSTICS_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
	N8N_DYNAMIC_BANNERS_ENABLED: 'false',
	N8N_TEMPLATES_ENABLED: 'false',
	N8N_PERSONALIZATION_ENABLED: 'false',
	N8N_HIRING_BANNER_ENABLED: 'false',
	N8N_ONBOARDING_FLOW_DISABLED: 'true',
	N8N_VERIFIED_PACKAGES_ENABLED: 'false',
	N8N_UNVERIFIED_PACKAGES_ENABLED: 'true',
	// Asks n8n's own server for a list at every start
	N8N_DISABLED_MODULES: 'mcp-registry',
	N8N_SECURE_COOKIE: 'false',
	N8N_ENFORCE_SETTINGS_FILE_PERMISSIONS: 'true',
	EXTERNAL_FRONTEND_HOOKS_URLS: '',
	GENERIC_TIMEZONE: 'Asia/Shanghai',
	N8N_RESTRICT_FILE_ACCESS_TO: filesOf(userFolder),
	NO_PROXY: '127.0.0.1,localhost',
	no_proxy: '127.0.0.1,localhost',
});

/** What each command of n8n says when it can be used. */
const announcements = {
	start: 'Editor is now accessible',
	webhook: 'Webhook listener waiting for requests',
	worker: 'n8n worker is now ready',
};

/**
 * Starts one process of n8n, as startProcess does.
 * @param {'start' | 'webhook' | 'worker'} command
 * @param {{ userFolder: string, logFile: string, env: object, args?: string[] }} how
 */
export async function startPart(command, { userFolder, logFile, env, args = [] }) {
	return await startProcess({
		name: `n8n ${command}`,
		command: installation.node,
		args: [installation.n8n, command, ...args],
		cwd: userFolder,
		env: environment({ ...settings(userFolder, await freePort()), ...env }),
		logFile,
		ready: announcements[command],
	});
}

/**
 * Resolves when the editor can be reached; rejects with the end of n8n's log when it never is.
 * @param {{ userFolder: string, logFile: string, port?: number }} where
 */
export async function startN8n({ userFolder, logFile, port: wanted }) {
	const port = wanted ?? (await freePort());
	const { stop, peakMB } = await startPart('start', {
		userFolder,
		logFile,
		env: { N8N_PORT: String(port) },
	});
	const url = `http://127.0.0.1:${port}`;
	return {
		url,
		/** Where forms, chats and webhooks listen */
		hooks: url,
		files: filesOf(userFolder),
		stop,
		peakMB,
		/** Runs a command of n8n beside it, e.g. cli(['execute', '--id=...']). @returns {Promise<string>} stdout */
		async cli(args, more = {}) {
			const { stdout } = await promisify(execFile)(installation.node, [installation.n8n, ...args], {
				cwd: userFolder,
				env: environment({ ...settings(userFolder, await freePort()), ...more }),
				maxBuffer: 64 * 1024 * 1024,
				timeout: startMs,
			});
			return stdout;
		},
	};
}
