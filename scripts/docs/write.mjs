/**
 * Writes what follows from the catalogue outside the code: the codex files (search words of each node), the tables of
 * operations in both READMEs, a page a node in docs/nodes and the error codes in docs/troubleshooting.md. `--check` writes nothing and ends with 1 where a file
 * is out of date.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { CATEGORIES, nodeNameOf, root } from './catalogue.mjs';
import { codes } from './codes.mjs';
import { codex } from './codex.mjs';
import { page } from './pages.mjs';
import { operations } from './tables.mjs';

const nameOf = (category) => `HuaweiCloudOcr${nodeNameOf(category)}`;

const between = (text, name, content) => {
	const [begin, end] = [`<!-- ${name}: begin -->`, `<!-- ${name}: end -->`];
	const [from, to] = [text.indexOf(begin), text.indexOf(end)];
	if (from < 0 || to < from) throw new Error(`The marks of "${name}" are missing`);
	return `${text.slice(0, from + begin.length)}\n\n${content}\n\n${text.slice(to)}`;
};

// Beside the sources, and where the build has copied them to already
const files = new Map(
	CATEGORIES.flatMap((category) =>
		['nodes', 'dist/nodes'].map((folder) => [
			`${folder}/${nameOf(category)}/${nameOf(category)}.node.json`,
			() => `${JSON.stringify(codex(category), null, '\t')}\n`,
		]),
	),
);
for (const [file, chinese] of [
	['README.md', false],
	['README.zh-CN.md', true],
]) {
	files.set(file, (old) => between(old, 'operations', operations(chinese)));
}
for (const category of CATEGORIES) {
	files.set(`docs/nodes/${category}.md`, () => page(category));
}
files.set('docs/troubleshooting.md', (old) => between(old, 'codes', codes()));

let stale = 0;
for (const [file, make] of files) {
	let old = '';
	try {
		old = readFileSync(root + file, 'utf8');
	} catch {
		// not written yet
	}
	const text = make(old);
	if (text === old) continue;
	stale++;
	if (process.argv.includes('--check')) console.error(`${file} is out of date: run npm run docs`);
	else {
		mkdirSync(dirname(root + file), { recursive: true });
		writeFileSync(root + file, text);
	}
}
if (process.argv.includes('--check') && stale > 0) process.exit(1);
