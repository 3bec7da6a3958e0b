/**
 * Makes a fresh clone ready: installs what package-lock.json names where node_modules differs from it, and builds
 * where asked to. Uses nothing that has to be installed, and is called from each npm script, because pre- and
 * post-scripts do not run where ignore-scripts is set.
 *
 *   node scripts/setup.mjs [--build]
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
/** What npm notes about an installation */
const installedLock = `${root}node_modules/.package-lock.json`;

const packagesOf = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;

/** Whether each package that this system needs is there in the version of the lock. */
function isInstalled() {
	if (!existsSync(installedLock)) return false;
	const installed = packagesOf(installedLock);
	return Object.entries(packagesOf(`${root}package-lock.json`)).every(
		([path, { version, optional }]) =>
			path === '' || optional || installed[path]?.version === version,
	);
}

/** Runs a command with its output on stderr, so that stdout stays free for a command's own result. */
function run(what, command, args) {
	console.error(`${what} ...`);
	const started = Date.now();
	const { status } = spawnSync(command, args, {
		cwd: root,
		stdio: ['ignore', process.stderr, process.stderr],
		shell: process.platform === 'win32',
	});
	if (status !== 0) {
		console.error(`${what}: failed with exit code ${status}`);
		process.exit(status ?? 1);
	}
	console.error(`${what}: done in ${Math.round((Date.now() - started) / 1000)} s`);
}

/** Installs where it is needed, then builds where `build` is true. Ends the process where one of them fails. */
export function setUp({ build = false } = {}) {
	if (!isInstalled()) {
		const what = 'Installing the development dependencies (npm ci, one to three minutes)';
		run(what, 'npm', ['ci', '--ignore-scripts', '--loglevel=error']);
	}
	if (build) {
		run('Building', process.execPath, [
			`${root}node_modules/gulp/bin/gulp.js`,
			'build',
			'--silent',
		]);
	}
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	setUp({ build: process.argv.includes('--build') });
}
