/**
 * A whole n8n with the nodes in it, the emulator beside, a credential that fits and the example workflows; built and
 * started anew whenever a source changes. What you make there is kept in .n8n-dev/.
 *
 *   npm run dev
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { accessKeyCredential, startEmulator } from '../emulator/client.mjs';
import { install } from '../test/e2e/install.mjs';
import { installPackage, startN8n } from '../test/e2e/n8n.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const userFolder = join(root, '.n8n-dev');
const logFile = join(userFolder, 'n8n.log');
const WATCHED = ['credentials', 'icons', 'lib', 'nodes'];
const PORT = 5678;

const build = () =>
	execFileSync(
		process.execPath,
		[join(root, 'node_modules/gulp/bin/gulp.js'), 'build', '--silent'],
		{
			cwd: root,
			stdio: 'inherit',
		},
	);

const start = async () => await startN8n({ userFolder, logFile, port: PORT });

/** The credential for the emulator, whose port is another each time; and once the examples. */
async function fill(n8n, url) {
	const credential = { id: 'huaweiCloudApi', name: 'Huawei Cloud API', type: 'huaweiCloudApi' };
	const file = join(userFolder, 'import.json');
	const bring = async (kind, entries) => {
		writeFileSync(file, JSON.stringify(entries));
		await n8n.cli([`import:${kind}`, `--input=${file}`]);
	};
	await bring('credentials', [{ ...credential, data: accessKeyCredential(url) }]);
	const filled = join(userFolder, 'filled');
	if (existsSync(filled)) return;
	const examples = readdirSync(join(root, 'examples')).filter((name) => name.endsWith('.json'));
	for (const [index, name] of examples.entries()) {
		const example = JSON.parse(readFileSync(join(root, 'examples', name), 'utf8'));
		await bring('workflow', [{ id: `example${index}`, active: false, ...example }]);
	}
	writeFileSync(filled, '');
}

install();
mkdirSync(userFolder, { recursive: true });
build();
installPackage(userFolder);
const emulator = await startEmulator();
let n8n = await start();
await fill(n8n, emulator.url);
console.log(`n8n with the nodes: ${n8n.url}   emulator: ${emulator.url}   log: .n8n-dev/n8n.log`);

let changed;
let busy = false;
async function renew() {
	if (busy) return;
	busy = true;
	while (changed) {
		console.log(`${changed} has changed: building and starting anew`);
		changed = undefined;
		try {
			build();
			installPackage(userFolder);
			await n8n.stop();
			n8n = await start();
			console.log(`Ready: ${n8n.url}`);
		} catch (error) {
			console.error(error.message);
		}
	}
	busy = false;
}
for (const folder of WATCHED) {
	watch(join(root, folder), { recursive: true }, (_event, name) => {
		changed = `${folder}/${name}`;
		void renew();
	});
}

async function stop() {
	await n8n.stop();
	await emulator.stop();
	process.exit(0);
}
process.once('SIGINT', () => void stop());
process.once('SIGTERM', () => void stop());
