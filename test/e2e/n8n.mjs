/** Starts a whole n8n with the package in it, and stops it again. */
import { execFile, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { environment, installation } from './install.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const windows = process.platform === 'win32';
const startMs = 120_000;
const stopMs = 15_000;

/** A port that was free a moment ago. */
export async function freePort() {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address();
	await new Promise((resolve) => server.close(resolve));
	return port;
}

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
	// The only folder that workflows may read and write
	N8N_RESTRICT_FILE_ACCESS_TO: join(userFolder, 'files'),
	NO_PROXY: '127.0.0.1,localhost',
	no_proxy: '127.0.0.1,localhost',
});

/** Sends a signal to a process and all it started. */
function signal(child, name) {
	try {
		if (windows) child.kill(name);
		else process.kill(-child.pid, name);
	} catch {
		// gone already
	}
}

/** Ends a process and all it started; with force where it does not listen. */
async function end(child, ended) {
	const force = setTimeout(() => signal(child, 'SIGKILL'), stopMs);
	if (child.exitCode === null && child.signalCode === null) signal(child, 'SIGTERM');
	await ended;
	clearTimeout(force);
	signal(child, 'SIGKILL');
}

/**
 * Resolves when the editor can be reached; rejects with the end of n8n's log when it never is.
 * @param {{ userFolder: string, logFile: string, port?: number }} where
 */
export async function startN8n({ userFolder, logFile, port: wanted }) {
	const port = wanted ?? (await freePort());
	const env = environment({ ...settings(userFolder, await freePort()), N8N_PORT: String(port) });
	const log = createWriteStream(logFile);
	const child = spawn(installation.node, [installation.n8n, 'start'], {
		cwd: userFolder,
		env,
		stdio: ['ignore', 'pipe', 'pipe'],
		// A group of its own, so that n8n's task runner goes with it
		detached: !windows,
	});
	const ended = once(child, 'exit');
	// Whatever ends this process: nothing is left behind
	process.once('exit', () => signal(child, 'SIGKILL'));
	const tail = [];
	let announced;
	const ready = new Promise((resolve) => (announced = resolve));
	for (const stream of [child.stdout, child.stderr]) {
		createInterface({ input: stream }).on('line', (line) => {
			log.write(`${line}\n`);
			tail.push(line);
			if (tail.length > 30) tail.shift();
			if (line.includes('Editor is now accessible')) announced('ready');
		});
	}
	const late = setTimeout(() => announced(`not ready after ${startMs / 1000} s`), startMs);
	const state = await Promise.race([ready, ended.then(([code]) => `ended with ${code}`)]);
	clearTimeout(late);
	const stop = async () => {
		await end(child, ended);
		log.end();
	};
	if (state !== 'ready') {
		await stop();
		throw new Error(`n8n: ${state}\n${tail.join('\n')}`);
	}
	return {
		url: `http://127.0.0.1:${port}`,
		/** Where workflows may read and write files */
		files: join(userFolder, 'files'),
		stop,
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
