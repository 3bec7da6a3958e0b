/**
 * Installs the whole n8n of package.json beside this file, once: a stamp names the lock it came from.
 * n8n 2.41 wants Node 24 while the package also works on 20, so the Node it runs on comes from npm as well.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const bin = join(here, 'node_modules', '.bin');
const stamp = join(here, 'node_modules', '.install-stamp');
const windows = process.platform === 'win32';

/** The environment in which `node` is the Node that n8n runs on. */
export const environment = (extra = {}) => {
	const clean = Object.entries(process.env).filter(([name]) => !/^(npm_|N8N_)/i.test(name));
	return { ...Object.fromEntries(clean), PATH: bin + delimiter + process.env.PATH, ...extra };
};

/** The files of the installation. */
export const installation = {
	modules: join(here, 'node_modules'),
	get node() {
		return existsSync(join(bin, 'node')) ? join(bin, 'node') : process.execPath;
	},
	n8n: join(here, 'node_modules', 'n8n', 'bin', 'n8n'),
};

function npm(...args) {
	const { status } = spawnSync('npm', [...args, '--loglevel=error'], {
		cwd: here,
		stdio: ['ignore', process.stderr, process.stderr],
		shell: windows,
	});
	if (status !== 0) throw new Error(`npm ${args.join(' ')} ended with ${status}`);
}

/** Installs where the stamp does not fit the lock; about two minutes the first time. */
export function install() {
	const wanted = createHash('sha256')
		.update(readFileSync(join(here, 'package-lock.json')))
		.digest('hex');
	if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
	console.log('Installing n8n for the end-to-end tests, about two minutes and 2.4 GB ...');
	npm('ci', '--legacy-peer-deps', '--ignore-scripts');
	npm('rebuild', 'sqlite3');
	writeFileSync(stamp, wanted);
}
