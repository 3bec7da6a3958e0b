/** What the package costs before it does anything: loading, the tarball, the build. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { median, rounded } from '../statistics.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Loads all nodes and the credential as n8n's loader does, after n8n-workflow, which n8n has loaded anyway. */
const LOAD = `
require('n8n-workflow');
global.gc();
const heap = process.memoryUsage().heapUsed;
const from = performance.now();
const { n8n } = require('./package.json');
const kept = [...n8n.credentials, ...n8n.nodes].map((path) => {
	const module = require('./' + path);
	return Object.values(module).map((Class) => new Class());
});
const ms = performance.now() - from;
global.gc();
console.log(JSON.stringify({ ms, heapMb: (process.memoryUsage().heapUsed - heap) / 1048576, n: kept.length }));
`;

const run = (command, args) => execFileSync(command, args, { cwd: root, encoding: 'utf8' });

export function load({ quick }) {
	const processes = quick ? 3 : 9;
	const loads = Array.from({ length: processes }, () =>
		JSON.parse(run(process.execPath, ['--expose-gc', '-e', LOAD])),
	);
	return {
		what: `all nodes and the credential, loaded after n8n-workflow; medians of ${processes} processes`,
		ms: rounded(median(loads.map(({ ms }) => ms)), 1),
		heapMb: rounded(median(loads.map(({ heapMb }) => heapMb)), 2),
	};
}

function buildMs() {
	const from = performance.now();
	run(process.execPath, ['node_modules/gulp/bin/gulp.js', 'build', '--silent']);
	return rounded(performance.now() - from, 0);
}

export function packageSize({ quick }) {
	const windows = process.platform === 'win32';
	const pack = execFileSync('npm', ['pack', '--dry-run', '--json', '--loglevel=error'], {
		cwd: root,
		encoding: 'utf8',
		shell: windows,
	});
	const [{ size, entryCount }] = JSON.parse(pack);
	return {
		what: 'the tarball, and the build',
		kb: rounded(size / 1024, 0),
		files: entryCount,
		buildMs: quick ? null : buildMs(),
	};
}
