/** Files that people keep, made of an item: text, Markdown, CSV, HTML, workbook, Word document. */
import type { PrintedTable, ShapedFile } from '../../shape/types';
import type { Json } from '../../shape/values/json';
import { csvOf } from './csv';
import { docxOf } from './docx';
import { htmlOf } from './html';
import { labelOf, type Paper, paperOf, printOf, shownValue, type Sheet } from './paper';
import { xlsxOf } from './xlsx';

export const FILE_KINDS = ['text', 'markdown', 'csv', 'html', 'xlsx', 'docx'] as const;

export type FileKind = (typeof FILE_KINDS)[number];

/** A file before it is named: the parts that differ by kind. */
const TYPES: Readonly<Record<FileKind, { extension: string; mimeType: string }>> = {
	text: { extension: 'txt', mimeType: 'text/plain' },
	markdown: { extension: 'md', mimeType: 'text/markdown' },
	csv: { extension: 'csv', mimeType: 'text/csv' },
	html: { extension: 'html', mimeType: 'text/html' },
	xlsx: {
		extension: 'xlsx',
		mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
	},
	docx: {
		extension: 'docx',
		mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
	},
};

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

async function contentsOf(kind: FileKind, paper: Paper, json: Json): Promise<Buffer[]> {
	switch (kind) {
		case 'text':
			return [Buffer.from(textFile(paper))];
		case 'markdown':
			return [
				Buffer.from(typeof json.markdown === 'string' ? `${json.markdown}\n` : markdownFile(paper)),
			];
		case 'csv':
			return sheetsFor(paper).map(csvOf);
		case 'html':
			return [htmlOf(paper)];
		case 'xlsx':
			return [await xlsxOf(workbookSheets(paper))];
		case 'docx':
			return [await docxOf(paper)];
	}
}

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
		const contents = await contentsOf(kind, paper, json);
		contents.forEach((data, at) =>
			files.push({ name: at === 0 ? kind : `${kind}_${at + 1}`, data, ...TYPES[kind] }),
		);
	}
	return files;
}
