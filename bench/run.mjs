/**
 * The benchmarks, all on this machine, against a service that answers from memory in a process of its own. Contenders
 * take turns in one run, each in a process of its own. Figures are medians; below 1 our node costs less.
 *
 *   npm run bench                       a table to read
 *   npm run --silent bench -- --json    one JSON object in all, nothing else on stdout
 *   npm run bench -- --quick            under two minutes: fewer rounds, and calls, memory and cold costs only
 *   npm run bench -- largeCall memory   only these
 */
import { existsSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { installation } from '../test/e2e/install.mjs';
import { measureChecks } from './checks.mjs';
import { largeCall, smallCalls } from './measures/calls.mjs';
import { load, packageSize } from './measures/cold.mjs';
import { evidence } from './measures/evidence.mjs';
import { growth } from './measures/growth.mjs';
import { latency } from './measures/latency.mjs';
import { memory } from './measures/memory.mjs';
import { shaping } from './measures/shaping.mjs';
import { startService } from './processes.mjs';
import { asTable } from './table.mjs';

const checks = ({ quick }) => measureChecks({ count: quick ? 1000 : 10_000, seed: 1 });
const measures = {
	largeCall,
	smallCalls,
	latency,
	memory,
	load,
	package: packageSize,
	growth,
	shaping,
	evidence,
	checks,
};
const { values, positionals } = parseArgs({
	options: { json: { type: 'boolean' }, quick: { type: 'boolean' } },
	allowPositionals: true,
});
const unknown = positionals.filter((name) => !(name in measures));
if (unknown.length > 0) {
	process.stderr.write(`There is no ${unknown.join(', ')}: ${Object.keys(measures).join(', ')}\n`);
	process.exit(2);
}
const inQuick = ['largeCall', 'smallCalls', 'latency', 'memory', 'load', 'package'];
const all = values.quick ? inQuick : Object.keys(measures);
const wanted = positionals.length > 0 ? positionals : all;
const modules = existsSync(installation.n8n) ? installation.modules : undefined;
if (!modules) {
	process.stderr.write(
		"n8n's HTTP Request node is left out: `npm run test:e2e` installs the n8n that it comes from\n",
	);
}
const service = await startService();
try {
	const report = {
		machine: {
			date: new Date().toISOString().slice(0, 10),
			node: process.version,
			cores: cpus().length,
			processor: cpus()[0]?.model,
			quick: values.quick === true,
		},
	};
	for (const name of wanted) {
		const from = performance.now();
		report[name] = await measures[name]({ service, modules, quick: values.quick });
		process.stderr.write(`${name}: done in ${Math.round((performance.now() - from) / 1000)} s\n`);
	}
	process.stdout.write(`${values.json ? JSON.stringify(report) : asTable(report)}\n`);
} finally {
	service.stop();
}
process.exit(0);
