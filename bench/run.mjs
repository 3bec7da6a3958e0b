/**
 * The benchmarks, each measurement in a process of its own, against the local emulator.
 *
 *   npm run bench              a table to read
 *   npm run bench -- --json    one JSON object in all, nothing else on stdout
 */
import { execFile } from 'node:child_process';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { startEmulator } from '../emulator/client.mjs';
import { asTable } from './table.mjs';

const LATENCY_MS = 300;
const measureScript = fileURLToPath(new URL('measure.mjs', import.meta.url));

/** Runs one measurement of measure.mjs in a process of its own. */
async function measure(name, options) {
	process.stderr.write(`${name} ${JSON.stringify(options)}\n`);
	const { stdout } = await promisify(execFile)(process.execPath, [
		measureScript,
		name,
		JSON.stringify(options),
	]);
	return JSON.parse(stdout);
}

const rounded = (value, digits = 0) => Number(value.toFixed(digits));
const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];

async function throughput(url) {
	const documents = 200;
	const concurrency = 10;
	const idealMs = (documents / concurrency) * LATENCY_MS;
	const runs = [];
	for (let round = 0; round < 3; round++) {
		runs.push(await measure('throughput', { url, documents, concurrency }));
	}
	const figure = (ms) => ({ ms: rounded(ms), ratio: rounded(ms / idealMs, 3) });
	return {
		what: `${documents} small documents, ${LATENCY_MS} ms service latency, concurrency ${concurrency}`,
		against: 'the time that the service alone would take',
		idealMs,
		goalRatio: 1.08,
		/** The service took the credential a moment ago: all calls go side by side at once */
		run: figure(median(runs.map(({ runMs }) => runMs))),
		/** Nothing is known of the credential: its project is looked up, which shows that it is good */
		firstOfCredential: figure(median(runs.map(({ firstMs }) => firstMs))),
	};
}

async function memory(url) {
	const concurrency = 5;
	const [few, many] = [
		await measure('memory', { url, documents: 20, concurrency }),
		await measure('memory', { url, documents: 200, concurrency }),
	];
	const MB = 1024 * 1024;
	const figure = ({ growth, ms }) => ({ growthMB: rounded(growth / MB), ms: rounded(ms) });
	return {
		what: `200 files of ${rounded(few.fileBytes / 1e6)} MB in n8n's file store, concurrency ${concurrency}: growth of the process up to its peak`,
		against: 'the same with 20 files',
		goalRatio: 1.1,
		few: figure(few),
		many: figure(many),
		ratio: rounded(many.growth / few.growth, 3),
	};
}

async function body() {
	const rounds = 25;
	const own = await measure('body', { way: 'bodyOf', rounds });
	const plain = await measure('body', { way: 'stringify', rounds });
	const figure = ({ ms, peakMB }) => ({ ms: rounded(ms, 2), peakMB });
	return {
		what: `body of a call with a file of 7 MB, median of ${rounds}; memory of one`,
		against: 'JSON.stringify of an object with the Base64 text, made a Buffer',
		own: figure(own),
		plain: figure(plain),
		timesFaster: rounded(plain.ms / own.ms, 1),
	};
}

const emulator = await startEmulator(['--sample', '--latency', String(LATENCY_MS)]);
try {
	const report = {
		machine: { node: process.version, cores: cpus().length, processor: cpus()[0]?.model },
		throughput: await throughput(emulator.url),
		memory: await memory(emulator.url),
		body: await body(),
	};
	const json = process.argv.includes('--json');
	process.stdout.write(`${json ? JSON.stringify(report) : asTable(report)}\n`);
} finally {
	await emulator.stop();
}
