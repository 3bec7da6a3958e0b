/**
 * Makes a fresh clone ready: installs what package-lock.json names when node_modules is missing or older,
 * and with --build also builds. Plain Node, because it runs before anything is installed, and called from each
 * npm script, because pre- and post-scripts do not run where ignore-scripts is set.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const stamp = `${root}node_modules/.setup-stamp`;
const lock = createHash('sha256')
	.update(readFileSync(`${root}package-lock.json`))
	.digest('hex');

/** Runs a command with its output on stderr, so that stdout stays free for a command's own result. */
function run(command, args) {
	const { status } = spawnSync(command, args, {
		cwd: root,
		stdio: ['ignore', process.stderr, process.stderr],
		shell: process.platform === 'win32',
	});
	if (status !== 0) process.exit(status ?? 1);
}

if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== lock) {
	console.error('Installing development dependencies, about a minute ...');
	// Not `npm ci`: it refuses a lock in which binaries for other platforms are missing, as some mirrors make it
	run('npm', [
		'install',
		'--no-save',
		'--ignore-scripts',
		'--no-audit',
		'--no-fund',
		'--loglevel=error',
	]);
	writeFileSync(stamp, lock);
}
if (process.argv.includes('--build')) {
	run(process.execPath, [`${root}node_modules/gulp/bin/gulp.js`, 'build', '--silent']);
}
