/**
 * The demo: sample documents through the built nodes in the real n8n engine, against the local emulator.
 *
 *   npm run demo                     the samples, as a table to read; pictures, workbooks and JSON in demo/output/
 *   npm run demo -- --json           one JSON object a line, nothing else on stdout
 *   npm run demo -- FILE...          your own files; --api ID chooses the operation (default general-text)
 */
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { startEmulator } from '../emulator/client.mjs';
import { binaryBytes, offered, openEngine } from './nodes.mjs';
import { describe } from './table.mjs';
import { missingFrom, tour } from './tour.mjs';

const { values: options, positionals } = parseArgs({
	options: {
		json: { type: 'boolean', default: false },
		api: { type: 'string', default: 'general-text' },
		pages: { type: 'string', default: 'all' },
	},
	allowPositionals: true,
});
const output = fileURLToPath(new URL('output', import.meta.url));
// npm starts scripts in the package's folder; files are meant from where the user stands
const from = process.env.INIT_CWD ?? process.cwd();
const documents = positionals.length
	? positionals.map((file) => ({
			path: resolve(from, file),
			api: options.api,
			pages: options.pages,
		}))
	: tour();
const complaints = documents.flatMap(({ path, api }) => [
	...(path && !existsSync(path) ? [`There is no file ${path}`] : []),
	...(offered(api) ? [] : [`There is no API "${api}": the README lists them`]),
]);
if (complaints.length > 0) {
	process.stderr.write(`${[...new Set(complaints)].join('\n')}\n`);
	process.exit(2);
}
const say = (text) => (options.json ? process.stderr : process.stdout).write(`${text}\n`);

/** Writes the item and the files it carries; gives their names. */
async function save(item, name) {
	const files = [];
	for (const [field, file] of Object.entries(item.binary ?? {})) {
		const fileName = `${name}-${field}.${file.fileExtension ?? 'bin'}`;
		writeFileSync(`${output}/${fileName}`, await binaryBytes(file));
		files.push(fileName);
	}
	writeFileSync(`${output}/${name}.json`, `${JSON.stringify(item.json, null, '\t')}\n`);
	return files;
}

async function show(document, recognize) {
	const started = performance.now();
	const { node, items, error, hints } = await recognize(document);
	const ms = Math.round(performance.now() - started);
	const name = document.path ? basename(document.path) : document.api;
	const files = [];
	for (const [index, item] of items.entries()) {
		const suffix = items.length > 1 ? `-${index + 1}` : '';
		files.push(...(await save(item, `${name}-${document.api}${suffix}`)));
	}
	if (document.path) copyFileSync(document.path, `${output}/${name}`);
	const missing = error ? [] : missingFrom(items, document.expected);
	if (options.json) {
		const outcome = error
			? { error: error.message, description: error.description }
			: { items: items.map(({ json }) => json) };
		const line = { file: name, api: document.api, node, ...outcome, files, missing, ms };
		process.stdout.write(`${JSON.stringify(line)}\n`);
	} else {
		say(
			`\n${name}  →  ${node}, ${document.api}  (${ms} ms${document.invented ? ', invented answer' : ''})`,
		);
		if (error) say(`  ${error.message}\n  ${error.description ?? ''}`);
		for (const item of items) say(describe(item));
		for (const { message } of hints) say(`  ${message}`);
		for (const words of missing) say(`  NOT READ: ${words}`);
	}
	return !error && missing.length === 0;
}

rmSync(output, { recursive: true, force: true });
mkdirSync(output, { recursive: true });
const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
const emulator = await startEmulator();
let read = 0;
try {
	say(
		`n8n-nodes-huaweicloud-ocr ${version}: ${documents.length} documents, emulator at ${emulator.url}`,
	);
	const recognize = openEngine(emulator.url);
	for (const document of documents) {
		if (await show(document, recognize)) read++;
	}
	const { billed, refusedSignatures } = await emulator.control('GET', 'stats');
	say(
		`\n${read} of ${documents.length} documents recognized, ${billed} calls billed, ${refusedSignatures} signatures refused. Files are in demo/output/`,
	);
} finally {
	await emulator.stop();
}
process.exitCode = read === documents.length ? 0 : 1;
