/**
 * End to end: the packed package in a whole n8n, with the emulator as Huawei Cloud and a real browser.
 *   npm run test:e2e [-- --only webhook,panel] [-- --update-docs] [-- --all]
 * Queue mode needs Redis and Postgres; its scenarios are skipped where these are not installed, and fail with --all.
 * Pictures and the logs are kept in test/e2e/artefacts/.
 */
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { startEmulator } from '../../emulator/client.mjs';
import { serveDocuments } from './documents.mjs';
import { lazyEditor } from './editor.mjs';
import { install } from './install.mjs';
import { installPackage, startN8n } from './n8n.mjs';
import { startQueue } from './queue.mjs';
import { openRest } from './rest.mjs';
import scenarios from './scenarios/index.mjs';
import { missingPackages } from './services.mjs';

const artefacts = fileURLToPath(new URL('artefacts', import.meta.url));
const { values: options } = parseArgs({
	options: {
		only: { type: 'string' },
		'update-docs': { type: 'boolean', default: false },
		all: { type: 'boolean', default: false },
	},
});
const chosen = options.only?.split(',') ?? Object.keys(scenarios);

/** What was started, to be stopped in reverse order. */
const started = [];
let stopping;
const stopAll = () =>
	(stopping ??= (async () => {
		for (const stop of started.reverse()) {
			await stop().catch((error) => console.log(`Not stopped in order: ${error.message}`));
		}
	})());
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
	process.on(signal, () => void stopAll().then(() => process.exit(130)));
}

/** Starts a thing that has a stop(), and remembers it. */
async function start(starting) {
	const thing = await starting;
	started.push(() => thing.stop());
	return thing;
}

/** A new N8N_USER_FOLDER, gone at the end. */
function newFolder() {
	const folder = mkdtempSync(join(tmpdir(), 'n8n-e2e-'));
	started.push(async () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
	return folder;
}

/** n8n in queue mode with the package unpacked in `from`, and a session with it. */
async function openQueue(from) {
	const userFolder = newFolder();
	cpSync(join(from, '.n8n', 'nodes'), join(userFolder, '.n8n', 'nodes'), { recursive: true });
	const n8n = await start(startQueue({ userFolder, logFolder: artefacts }));
	return { n8n, rest: await openRest(n8n.url) };
}

async function world() {
	install();
	rmSync(artefacts, { recursive: true, force: true });
	mkdirSync(artefacts, { recursive: true });
	const userFolder = newFolder();
	installPackage(userFolder);
	const emulator = await start(startEmulator());
	const documents = await start(
		serveDocuments({ 'delivery-note.png': Buffer.from('Delivery note 77120\nSigned by nobody\n') }),
	);
	const n8n = await start(startN8n({ userFolder, logFile: join(artefacts, 'n8n.log') }));
	const rest = await openRest(n8n.url);
	const editor = await start(lazyEditor(n8n.url, artefacts));
	let opening;
	const queue = async () => await (opening ??= openQueue(userFolder));
	return { emulator, documents, n8n, rest, editor, queue, updateDocs: options['update-docs'] };
}

let passed = 0;
let failed = 0;
let skipped = 0;
const begin = Date.now();
const seconds = (from) => `${((Date.now() - from) / 1000).toFixed(1)} s`;
try {
	const shared = await world();
	console.log(`n8n, the emulator and the package are up after ${seconds(begin)}`);
	const missing = options.all ? [] : missingPackages();
	for (const [id, { name, run, inQueue }] of Object.entries(scenarios)) {
		if (!chosen.includes(id) || stopping) continue;
		if (inQueue && missing.length > 0) {
			skipped++;
			console.log(`skipped ${id}: ${missing.join(' and ')} not installed`);
			continue;
		}
		const from = Date.now();
		try {
			await shared.emulator.control('POST', 'reset');
			await run(shared);
			passed++;
			console.log(`ok      ${id}: ${name} (${seconds(from)})`);
		} catch (error) {
			if (stopping) break;
			failed++;
			console.log(`NOT OK  ${id}: ${name} (${seconds(from)})\n${error.stack}`);
			await shared.editor.keepFailure(id);
		}
	}
} catch (error) {
	failed++;
	console.log(`NOT OK  start: ${error.stack}`);
} finally {
	await stopAll();
}
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped in ${seconds(begin)}`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
