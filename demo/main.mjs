/**
 * The demo's command line. Everything that can be refused is refused here, before anything is installed or built.
 *
 *   npm run demo                     the samples, as a table to read; files and JSON in demo/output/
 *   npm run --silent demo -- --json  one JSON object a line, nothing else on stdout
 *   npm run demo -- FILE...          your own files; --api ID chooses the operation, --pages the pages of a PDF
 */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { setUp } from '../scripts/setup.mjs';

const USAGE = `Recognizes documents with the nodes in the real n8n engine, against the local emulator.

  npm run demo                          the sample documents
  npm run demo -- FILE...               your own files
    --api ID                            operation, e.g. id-card (default general-text)
    --pages PAGES                       pages of a PDF, e.g. 1-3 (default all)
    --json                              one JSON object a line (with npm run --silent demo -- --json)

Items and files are written to demo/output/.`;

const facts = new URL('../facts/apis.json', import.meta.url);

function refuse(lines) {
	process.stderr.write(`${lines.join('\n')}\n`);
	process.exit(2);
}

function readArguments() {
	try {
		return parseArgs({
			options: {
				help: { type: 'boolean', short: 'h', default: false },
				json: { type: 'boolean', default: false },
				api: { type: 'string', default: 'general-text' },
				pages: { type: 'string', default: 'all' },
			},
			allowPositionals: true,
		});
	} catch (error) {
		return refuse([error.message, '', USAGE]);
	}
}

const { values: options, positionals } = readArguments();
if (options.help) {
	process.stdout.write(`${USAGE}\n`);
	process.exit(0);
}
// npm starts scripts in the package's folder; files are meant from where the user stands
const from = process.env.INIT_CWD ?? process.cwd();
const files = positionals.map((file) => resolve(from, file));
const apis = JSON.parse(readFileSync(facts, 'utf8'))
	.filter(({ expose }) => expose !== 'no')
	.map(({ id }) => id);
const problems = [
	...files.filter((file) => !existsSync(file)).map((file) => `There is no file ${file}`),
	...(apis.includes(options.api)
		? []
		: [`There is no operation "${options.api}". There are: ${apis.sort().join(', ')}`]),
];
if (problems.length > 0) refuse(problems);

setUp({ build: true });
const { runDemo } = await import('./run.mjs');
process.exitCode = await runDemo({ files, ...options });
