/**
 * Installs the whole n8n of whole-n8n.json beside this file, once: a stamp names the lock it came from. The manifest
 * becomes a package.json only in an ignored folder, because n8n's scanner refuses a second one in the repository.
 * n8n 2.41 wants Node 24 while the package also works on 20, so the Node it runs on comes from npm as well.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const folder = join(here, 'installed');
const modules = join(folder, 'node_modules');
const stamp = join(modules, '.install-stamp');
const windows = process.platform === 'win32';

/** Where npm put Node 24 for this system. */
const nodeFolder = join(
	modules,
	`node-${windows ? 'win' : process.platform}-${process.arch}`,
	'bin',
);

/** The environment in which `node` is the Node that n8n runs on. */
export const environment = (extra = {}) => {
	const clean = Object.entries(process.env).filter(([name]) => !/^(npm_|N8N_)/i.test(name));
	const path = nodeFolder + delimiter + process.env.PATH;
	return { ...Object.fromEntries(clean), PATH: path, ...extra };
};

/** The files of the installation; where npm has no Node 24 for this system, the running one has to do. */
export const installation = {
	modules,
	n8n: join(modules, 'n8n', 'bin', 'n8n'),
	get node() {
		const own = join(nodeFolder, windows ? 'node.exe' : 'node');
		if (existsSync(own)) return own;
		if (Number(process.versions.node.split('.')[0]) < 24) {
			throw new Error(`n8n needs Node 24, and this is ${process.version}: start the tests with it`);
		}
		return process.execPath;
	},
};

function npm(...args) {
	const { status } = spawnSync('npm', [...args, '--loglevel=error'], {
		cwd: folder,
		stdio: ['ignore', process.stderr, process.stderr],
		shell: windows,
	});
	if (status !== 0) throw new Error(`npm ${args.join(' ')} ended with ${status}`);
}

/** Installs where the stamp does not fit the lock; two to four minutes the first time. */
export function install() {
	const manifest = join(here, 'whole-n8n.json');
	const lock = join(here, 'whole-n8n.lock.json');
	const wanted = createHash('sha256').update(readFileSync(lock)).digest('hex');
	if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
	console.error('Installing a whole n8n, two to four minutes and 2.4 GB ...');
	const started = Date.now();
	mkdirSync(folder, { recursive: true });
	copyFileSync(manifest, join(folder, 'package.json'));
	copyFileSync(lock, join(folder, 'package-lock.json'));
	// Not "ci": a registry may lack optional packages for other systems, and the lock with it
	npm('install', '--no-save', '--legacy-peer-deps', '--ignore-scripts');
	npm('rebuild', 'sqlite3', '--ignore-scripts=false');
	writeFileSync(stamp, wanted);
	console.error(`Installed in ${Math.round((Date.now() - started) / 1000)} s`);
}
