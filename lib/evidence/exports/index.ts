/** Files that people keep, made of an item: text, Markdown, CSV, HTML, workbook, Word document. */
import { FORMATS } from '../../media/format/formats';
import type { PrintedTable, ShapedFile } from '../../shape/types';
import type { Json } from '../../shape/values/json';
import { csvOf } from './csv';
import { docxOf } from './docx';
import { htmlOf } from './html';
import { labelOf, type Paper, paperOf, printOf, shownValue, type Sheet } from './paper';
import { xlsxOf } from './xlsx';

function textFile({ fields, text, sheets }: Paper): string {
	if (text !== '') return `${text}\n`;
	const tables = sheets.map((sheet) =>
		printOf(sheet)
			.rows.map((row) => row.map((cell) => cell.text.replace(/\s+/g, ' ')).join('\t'))
			.join('\n'),
	);
	const lines = fields.map(([name, value]) => `${labelOf(name)}: ${shownValue(value)}`);
	return `${[lines.join('\n'), ...tables].filter((part) => part !== '').join('\n\n')}\n`;
}

/** Escapes characters that have a meaning in Markdown, at the start of a line or inside it. */
const escapedMarkdown = (text: string): string =>
	text
		.replace(/[\\`*_[\]<>|~]|&(?=#?\w+;)/g, '\\$&')
		.replace(/^([ \t]*)([#+=-])(?=\s|\2*[ \t]*$)/gm, '$1\\$2')
		.replace(/^([ \t]*\d{1,9})([.)])(?=\s)/gm, '$1\\$2');

function markdownTable({ header, rows }: Sheet): string {
	const line = (row: readonly unknown[]) =>
		`| ${row.map((value) => escapedMarkdown(shownValue(value)).replace(/\r?\n/g, '<br>')).join(' | ')} |`;
	return [line(header), `| ${header.map(() => '---').join(' | ')} |`, ...rows.map(line)].join('\n');
}

function markdownFile({ title, fields, parts }: Paper): string {
	const list = fields.map(
		([name, value]) =>
			`- **${escapedMarkdown(labelOf(name))}**: ${escapedMarkdown(shownValue(value))}`,
	);
	const body = parts.map((part) =>
		'sheet' in part
			? markdownTable(part.sheet)
			: part.heading > 0
				? `${'#'.repeat(part.heading + 1)} ${escapedMarkdown(part.text.replace(/\s+/g, ' '))}`
				: escapedMarkdown(part.text).replace(/\n/g, '  \n'),
	);
	return `${[`# ${escapedMarkdown(title)}`, list.join('\n'), ...body].filter((one) => one !== '').join('\n\n')}\n`;
}

/** Where nothing is a table: the fields as one row, else the lines of the text. */
function sheetsFor({ fields, text, sheets }: Paper): Sheet[] {
	if (sheets.length > 0) return sheets;
	if (fields.length > 0) {
		const [header, row] = [fields.map(([name]) => name), fields.map(([, value]) => value)];
		return [{ name: 'fields', header, rows: [row] }];
	}
	return [{ name: 'text', header: ['text'], rows: text.split('\n').map((line) => [line]) }];
}

/** In a workbook the fields have a sheet of their own before the tables. */
function workbookSheets(paper: Paper): Sheet[] {
	if (paper.sheets.length === 0 || paper.fields.length === 0) return sheetsFor(paper);
	return [{ name: 'fields', header: ['name', 'value'], rows: paper.fields }, ...paper.sheets];
}

interface Kind {
	extension: string;
	mimeType: string;
	/** The contents of its files; only CSV has several */
	make: (paper: Paper, json: Json) => Array<string | Buffer> | Promise<Buffer[]>;
}

const KINDS = {
	text: { ...FORMATS.TEXT, make: (paper) => [textFile(paper)] },
	markdown: {
		extension: 'md',
		mimeType: 'text/markdown',
		make: (paper, { markdown }) => [
			typeof markdown === 'string' ? `${markdown}\n` : markdownFile(paper),
		],
	},
	csv: { extension: 'csv', mimeType: 'text/csv', make: (paper) => sheetsFor(paper).map(csvOf) },
	html: { ...FORMATS.HTML, make: (paper) => [htmlOf(paper)] },
	xlsx: { ...FORMATS.XLSX, make: async (paper) => [await xlsxOf(workbookSheets(paper))] },
	docx: { ...FORMATS.DOCX, make: async (paper) => [await docxOf(paper)] },
} satisfies Record<string, Kind>;

export type FileKind = keyof typeof KINDS;

export const FILE_KINDS = Object.keys(KINDS) as FileKind[];

/**
 * The files of one document. Several tables give several CSV files: `csv`, `csv_2` …
 * @param json the whole item, before fields are selected
 * @param title what the document is and where it came from, for people
 * @param tables its tables as they are printed, where they are known
 */
export async function exportFiles(
	json: Json,
	kinds: readonly FileKind[],
	title: string,
	tables: readonly PrintedTable[] = [],
): Promise<ShapedFile[]> {
	const paper = paperOf(json, title, tables);
	const files: ShapedFile[] = [];
	for (const kind of FILE_KINDS.filter((one) => kinds.includes(one))) {
		const { extension, mimeType, make }: Kind = KINDS[kind];
		(await make(paper, json)).forEach((content, at) => {
			const name = at === 0 ? kind : `${kind}_${at + 1}`;
			const data = typeof content === 'string' ? Buffer.from(content) : content;
			files.push({ name, data, extension, mimeType });
		});
	}
	return files;
}
