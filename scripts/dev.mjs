/**
 * A whole n8n with the nodes in it, the emulator beside, a credential that fits, the example workflows, and sample files
 * in the folders that they read; built and restarted whenever a source changes. What you make there is kept in
 * .n8n-dev/; delete that folder to begin again.
 *
 *   npm run dev
 */
import { execFileSync } from 'node:child_process';
import {
	copyFileSync,
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	watch,
	writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { accessKeyCredential, startEmulator } from '../emulator/client.mjs';
import { install } from '../test/e2e/install.mjs';
import { installPackage, startN8n } from '../test/e2e/n8n.mjs';
import { openRest, owner } from '../test/e2e/rest.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const userFolder = join(root, '.n8n-dev');
const logFile = join(userFolder, 'n8n.log');
const remembered = join(userFolder, 'filled.json');
const WATCHED = ['credentials', 'icons', 'lib', 'nodes'];
const PORT = 5678;

/** What the examples find in the folders that they read; the archive is written to. */
const SAMPLES = {
	archive: [],
	bulk: ['chinese-notice.png', 'english-letter.png', 'phone-photo.jpg', 'two-page.pdf'],
	contracts: ['two-page.pdf'],
};
/** Examples that listen at once. */
const PUBLISHED = ['expense-sheet-webhook', 'waybill-webhook'];

/** Says what is done, and how long it took. */
async function step(what, work) {
	const from = Date.now();
	console.log(`${what} ...`);
	const result = await work();
	console.log(`  done in ${((Date.now() - from) / 1000).toFixed(1)} s`);
	return result;
}

const build = () =>
	execFileSync(
		process.execPath,
		[join(root, 'node_modules/gulp/bin/gulp.js'), 'build', '--silent'],
		{ cwd: root, stdio: 'inherit' },
	);

const start = async () => await startN8n({ userFolder, logFile, port: PORT });

function layOutSamples({ files }) {
	for (const [folder, samples] of Object.entries(SAMPLES)) {
		mkdirSync(join(files, folder), { recursive: true });
		for (const sample of samples) {
			copyFileSync(join(root, 'demo/samples', sample), join(files, folder, sample));
		}
	}
}

async function importExamples({ files }, rest, credential) {
	const names = readdirSync(join(root, 'examples')).filter((name) => name.endsWith('.json'));
	for (const file of names) {
		const text = readFileSync(join(root, 'examples', file), 'utf8');
		const { name, nodes, connections, settings } = JSON.parse(
			text.replaceAll('/files/', `${files}/`),
		);
		for (const node of nodes) if (node.credentials) node.credentials.huaweiCloudApi = credential;
		const workflow = await rest.api('POST', '/rest/workflows', {
			name,
			nodes,
			connections,
			settings,
		});
		if (PUBLISHED.includes(file.replace('.json', ''))) await rest.activate(workflow);
	}
}

/** The credential for the emulator, whose port is another each time; and once owner, examples and samples. */
async function fill(n8n, url) {
	const rest = await openRest(n8n.url);
	const [name, data] = ['Huawei Cloud API (emulator)', accessKeyCredential(url)];
	if (existsSync(remembered)) {
		const { id } = JSON.parse(readFileSync(remembered, 'utf8'));
		await rest.api('PATCH', `/rest/credentials/${id}`, { name, type: 'huaweiCloudApi', data });
		return;
	}
	const credential = await rest.credential(name, data);
	layOutSamples(n8n);
	await importExamples(n8n, rest, credential);
	writeFileSync(remembered, JSON.stringify(credential));
}

await step('Installing a whole n8n, where it is not there yet', () => install());
mkdirSync(userFolder, { recursive: true });
await step('Building the package', build);
await step('Installing the package in n8n', () => installPackage(userFolder));
const emulator = await step('Starting the emulator', () => startEmulator());
let n8n = await step('Starting n8n', start);
await step('Owner, credential, examples and samples', () => fill(n8n, emulator.url));
console.log(`
n8n        ${n8n.url}
  owner    ${owner.email}
  password ${owner.password}
emulator   ${emulator.url}   It reads the samples for real; an item with "SAMPLE" in it is invented.
files      ${n8n.files}   The folder that the examples read and write
samples    ${join(root, 'demo/samples')}   For the forms
log        ${logFile}

At one click (Execute workflow): Bulk run with resume, Contracts folder. With a form: Expense intake, KYC pack.
  curl -F file=@demo/samples/two-receipts.png ${n8n.url}/webhook/expense-sheet
A change in ${WATCHED.join(', ')} builds and starts anew. Ctrl+C ends all.`);

let changed;
let busy = false;
async function renew() {
	if (busy) return;
	busy = true;
	while (changed) {
		console.log(`${changed} has changed`);
		changed = undefined;
		try {
			await step('Building the package', build);
			installPackage(userFolder);
			await n8n.stop();
			n8n = await step('Starting n8n', start);
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
