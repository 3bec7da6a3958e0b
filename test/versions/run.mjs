/**
 * The same workflow on older versions of n8n and on the current one: each n8n-core of versions.json is installed once
 * into an ignored folder. A good picture and a text file go through the built package, and a run is stopped while it waits.
 *
 *   npm run test:versions
 */
import assert from 'node:assert/strict';
import { execFile, spawnSync } from 'node:child_process';
import {
	cpSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { accessKeyCredential, startEmulator } from '../../emulator/client.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const here = join(root, 'test/versions');
const jsonOf = (path) => JSON.parse(readFileSync(path, 'utf8'));
/** The engine that the package is built and tested with; it needs no installation of its own. */
const current = jsonOf(join(root, 'node_modules/n8n-core/package.json')).version;
const versions = [...jsonOf(join(here, 'versions.json')), current];
const windows = process.platform === 'win32';

/** Installs an n8n-core that is not the current one, and puts the built package and the engine beside it; gives the folder. */
function prepare(version) {
	const folder = join(here, 'installed', version);
	if (version !== current && !existsSync(join(folder, 'node_modules', 'n8n-core'))) {
		console.error(`Installing n8n-core ${version}, about a minute ...`);
		mkdirSync(folder, { recursive: true });
		writeFileSync(join(folder, 'package.json'), '{ "private": true }');
		const wanted = [`n8n-core@${version}`, 'reflect-metadata@0.2.2'];
		const args = ['install', '--no-save', '--ignore-scripts', '--loglevel=error', ...wanted];
		const stdio = ['ignore', process.stderr, process.stderr];
		const { status } = spawnSync('npm', args, { cwd: folder, stdio, shell: windows });
		if (status !== 0) throw new Error(`npm could not install n8n-core ${version}`);
	}
	const target = join(folder, 'node_modules', 'n8n-nodes-huaweicloud-ocr');
	rmSync(target, { recursive: true, force: true });
	cpSync(join(root, 'dist'), join(target, 'dist'), { recursive: true });
	cpSync(join(root, 'package.json'), join(target, 'package.json'));
	cpSync(join(root, 'demo/engine'), join(folder, 'engine'), { recursive: true });
	return folder;
}

/** What a user must see, the same on each version. */
function judge({ continueErrorOutput, continueRegularOutput, stopWorkflow, stopped }) {
	const [good, bad] = continueErrorOutput.json;
	assert.equal(good.length, 1, 'the good document leaves through the success output');
	assert.equal(good[0].source.fileName, 'good.png');
	assert.match(good[0].text, /Example Trading Ltd\./);
	assert.equal(bad.length, 1, 'the unread document leaves through the error output');
	assert.match(bad[0].error.message, /bad\.txt/);
	assert.ok(bad[0].error.description, 'with the remedy');
	assert.deepEqual(bad[0].error.source, { item: 1, field: 'data', fileName: 'bad.txt' });
	const [both] = continueRegularOutput.json;
	assert.deepEqual(
		both.map(({ review }) => review.needed),
		[good[0].review.needed, true],
		'in the regular output a filter on review.needed finds the unread document',
	);
	assert.match(both[1].error.message, /bad\.txt/);
	assert.match(stopWorkflow.error.message, /bad\.txt/);
	assert.ok(stopped < 20_000, `Stop ends a wait of a minute, which took ${stopped} ms`);
}

const picture = join(root, 'demo/samples/english-letter.png');
const emulator = await startEmulator();
let failed = 0;
try {
	const argument = JSON.stringify({ credential: accessKeyCredential(emulator.url), picture });
	for (const version of versions) {
		const cwd = prepare(version);
		const env = {
			...process.env,
			N8N_USER_FOLDER: mkdtempSync(join(tmpdir(), 'ocr-versions-')),
			N8N_ENCRYPTION_KEY: 'test-only',
			NODE_ENV: 'test',
		};
		try {
			const check = join(here, 'check.cjs');
			const { stdout } = await promisify(execFile)(process.execPath, [check, argument], {
				cwd,
				env,
			});
			judge(JSON.parse(stdout.trim().split('\n').at(-1)));
			console.log(`n8n-core ${version}: ok`);
		} catch (error) {
			failed++;
			console.log(`n8n-core ${version}: NOT ok\n${error.message}`);
		}
	}
} finally {
	await emulator.stop();
}
process.exitCode = failed > 0 ? 1 : 0;
