/** The tables of operations in both READMEs. */
import { CATEGORIES, nodeNameOf, offered, resourcesOf } from './catalogue.mjs';

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
		unknown: 'offline or no longer sold',
		more: 'All parameters and fields',
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
		unknown: '已下线或停售',
		more: '全部参数与字段（英文）',
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
				// The name of a group stands in its first row only
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

/** @param {boolean} chinese the words of README.zh-CN.md */
export const operations = (chinese) => {
	const words = WORDS[chinese ? 1 : 0];
	const sections = CATEGORIES.map((category) => {
		const title = `### Huawei Cloud OCR ${nodeNameOf(category)}`;
		const more = `[${words.more}](docs/nodes/${category}.md)`;
		return `${title}\n\n${table(category, words, chinese)}\n\n${more}`;
	});
	return [words.legend, ...sections].join('\n\n');
};
