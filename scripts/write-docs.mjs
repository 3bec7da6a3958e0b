/**
 * Writes what follows from the catalogue outside the code: the codex files (search words of each node) and the
 * tables of operations in both READMEs. `--check` writes nothing and ends with 1 where a file is out of date.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const require = createRequire(import.meta.url);
const { apisOf, resourcesOf } = require(`${root}dist/lib/catalogue/index.js`);

const CATEGORIES = [
	'general',
	'card',
	'receipt',
	'domain',
	'classification',
	'verification',
	'document',
];
const COMMON = ['Huawei', 'Huawei Cloud', 'OCR', '华为云', '文字识别'];
const HOME = 'https://github.com/n8n-nodes-huaweicloud-ocr/n8n-nodes-huaweicloud-ocr';

const nameOf = (category) => `HuaweiCloudOcr${category[0].toUpperCase()}${category.slice(1)}`;
const offered = (category) => apisOf(category).filter(({ expose }) => expose !== 'other');

const codex = (category) => ({
	node: `n8n-nodes-huaweicloud-ocr.huaweiCloudOcr${nameOf(category).slice('HuaweiCloudOcr'.length)}`,
	nodeVersion: '1.0',
	codexVersion: '1.0',
	categories: ['Data & Storage', 'Utility'],
	resources: {
		credentialDocumentation: [{ url: `${HOME}#credentials` }],
		primaryDocumentation: [{ url: `${HOME}#operations` }],
	},
	alias: [
		...new Set([
			...COMMON,
			...offered(category).flatMap(({ name, nameZh, alias }) => [name, nameZh, ...alias]),
		]),
	],
});

const inputOf = ({ file }) =>
	file ? file.formats.join(', ') + (file.pageParameter ? ' (any page)' : '') : 'fields';

const table = (category, chinese) => {
	const resources = new Map(resourcesOf(category).map(({ value, name }) => [value, name]));
	const rows = offered(category).map((entry) => [
		...(resources.size > 0 ? [resources.get(entry.resource)] : []),
		chinese ? `${entry.nameZh} (${entry.name})` : `${entry.name} ${entry.nameZh}`,
		`\`${entry.id}\``,
		inputOf(entry),
		entry.regions.join(', ') || (chinese ? '未公布' : 'not published'),
	]);
	const head = chinese ? ['操作', 'API', '输入', '区域'] : ['Operation', 'API', 'Input', 'Regions'];
	if (resources.size > 0) head.unshift(chinese ? '分组' : 'Resource');
	const line = (cells) => `| ${cells.join(' | ')} |`;
	return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
};

const operations = (chinese) =>
	CATEGORIES.map(
		(category) =>
			`### Huawei Cloud OCR ${nameOf(category).slice(14)}\n\n${table(category, chinese)}`,
	).join('\n\n');

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
	if (process.argv.includes('--check'))
		console.error(`${file} is out of date: run node scripts/write-docs.mjs`);
	else writeFileSync(root + file, text);
}
if (process.argv.includes('--check') && stale > 0) process.exit(1);
