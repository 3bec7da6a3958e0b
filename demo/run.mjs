/** The demo: sample documents through the built nodes in the real n8n engine, against the local emulator. */
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startEmulator } from '../emulator/client.mjs';
import { binaryBytes, openEngine } from './nodes.mjs';
import { describe } from './table.mjs';
import { misjudged, missingFrom, tour } from './tour.mjs';

const output = fileURLToPath(new URL('output', import.meta.url));

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

const fileOf = ({ path, name, api }) => (path ? basename(path) : (name ?? api));

async function show(document, recognize, { json, say, results }) {
	const started = performance.now();
	const { change = (same) => same, after } = document;
	const before = results.get(after)?.map((item) => ({ json: change(item.json) }));
	const { node, items, error, hints } = await recognize({ ...document, before });
	const ms = Math.round(performance.now() - started);
	const name = fileOf(document);
	results.set(`${name} ${document.api}`, items);
	const files = [];
	for (const [index, item] of items.entries()) {
		const suffix = items.length > 1 ? `-${index + 1}` : '';
		files.push(...(await save(item, `${name}-${document.api}${suffix}`)));
	}
	if (document.path) copyFileSync(document.path, `${output}/${name}`);
	const missing = error
		? []
		: [...missingFrom(items, document.expected), ...misjudged(items, document.different)];
	if (json) {
		const outcome = error
			? { error: error.message, description: error.description }
			: { items: items.map(({ json }) => json) };
		const line = { file: name, api: document.api, node, ...outcome, files, missing, ms };
		process.stdout.write(`${JSON.stringify(line)}\n`);
	} else {
		say(
			`\n${name}  →  ${node}, ${document.api}  (${ms} ms${items.some(({ json }) => json.SAMPLE) ? ', invented answer' : ''})`,
		);
		if (error) say(`  ${error.message}\n  ${error.description ?? ''}`);
		for (const item of items) say(describe(item));
		for (const { message } of hints) say(`  ${message}`);
		for (const words of missing) say(`  NOT READ: ${words}`);
	}
	return !error && missing.length === 0;
}

/**
 * Recognizes the files, or the samples where there are none.
 * @returns the exit code: 0 where everything was read
 */
export async function runDemo({ files, api, pages, json }) {
	const documents = files.length > 0 ? files.map((path) => ({ path, api, pages })) : tour();
	const say = (text) => (json ? process.stderr : process.stdout).write(`${text}\n`);
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
		const results = new Map();
		for (const document of documents) {
			if (await show(document, recognize, { json, say, results })) read++;
		}
		const { billed, refusedSignatures } = await emulator.control('GET', 'stats');
		say(
			`\n${read} of ${documents.length} documents recognized, ${billed} calls billed, ${refusedSignatures} signatures refused. Files are in demo/output/`,
		);
	} finally {
		await emulator.stop();
	}
	return read === documents.length ? 0 : 1;
}
