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

const PICTURES = ['JPEG', 'PNG', 'BMP', 'TIFF'];

/** The words of a table, in English and in Chinese. */
const WORDS = [
	{
		head: ['Operation', 'API', 'Input', 'Regions'],
		resource: 'Resource',
		legend: 'Pictures are JPEG, PNG, BMP and TIFF.',
		pictures: 'Pictures',
		anyPage: 'any page',
		firstPage: 'first page',
		noFile: 'no file',
		unknown: 'not published',
	},
	{
		head: ['操作', 'API', '输入', '区域'],
		resource: '分组',
		legend:
			'“图片”指 JPEG、PNG、BMP 和 TIFF。标有“任意页”的操作用参数 **Pages** 指定页码，如 `1-3,7-`、`all` 或 `last`；服务每次识别一页。',
		pictures: '图片',
		anyPage: '任意页',
		firstPage: '首页',
		noFile: '无需文件',
		unknown: '未公布',
	},
];

const inputOf = ({ file }, words) => {
	if (!file) return words.noFile;
	const pdf = `PDF (${file.pageParameter ? words.anyPage : words.firstPage})`;
	const hasAll = PICTURES.every((format) => file.formats.includes(format));
	const formats = file.formats
		.filter((format) => !hasAll || !PICTURES.includes(format))
		.map((format) => (format === 'PDF' ? pdf : format));
	return [...(hasAll ? [words.pictures] : []), ...formats].join(', ');
};

const table = (category, words, chinese) => {
	const resources = resourcesOf(category);
	const groups = resources.length > 0 ? resources : [{ value: undefined }];
	const rows = groups.flatMap(({ value, name }) =>
		offered(category)
			.filter(({ resource }) => resource === value)
			.map((entry, index) => [
				// Said once, in the first row of the group
				...(name === undefined ? [] : [index === 0 ? name : '']),
				chinese ? `${entry.nameZh} ${entry.name}` : `${entry.name} ${entry.nameZh}`,
				`\`${entry.id}\``,
				inputOf(entry, words),
				entry.regions.join(', ') || words.unknown,
			]),
	);
	const head = resources.length > 0 ? [words.resource, ...words.head] : words.head;
	const line = (cells) => `| ${cells.join(' | ')} |`;
	return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
};

const operations = (chinese) => {
	const words = WORDS[chinese ? 1 : 0];
	const sections = CATEGORIES.map((category) => {
		const title = `### Huawei Cloud OCR ${nameOf(category).slice(14)}`;
		return `${title}\n\n${table(category, words, chinese)}`;
	});
	return [words.legend, ...sections].join('\n\n');
};

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
