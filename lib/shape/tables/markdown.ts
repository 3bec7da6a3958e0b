/** A page as Markdown, in the order of its layout. */
import type { Table } from './grid';
import { own, type Json } from '../values/json';

/** A block of the layout; numbers count from 1. */
export interface Block {
	type: string;
	text?: string;
	box?: unknown;
	table?: number;
	form?: number;
	formula?: number;
	/** Its text for Markdown */
	words: string;
}

/** Running heads and page numbers say nothing about the text. */
const LEFT_OUT = ['header', 'footer', 'page_number', 'image'];

const HEADINGS: Readonly<Record<string, string>> = { title: '# ', sub_title: '## ' };

/** Titles as headings, tables and forms as tables, formulas as `$$ … $$`; tables that no block names follow at the end. */
export function toMarkdown(
	blocks: readonly Block[],
	tables: readonly Table[],
	forms: readonly Table[],
	formulas: readonly Json[],
): string {
	const left = new Set([...tables, ...forms]);
	const parts = blocks.map((block) => {
		const table = tables[(block.table ?? 0) - 1] ?? forms[(block.form ?? 0) - 1];
		if (table) return left.delete(table) ? markdownTable(table) : '';
		const formula = own(formulas[(block.formula ?? 0) - 1], 'formula');
		if (typeof formula === 'string') return `$$\n${formula}\n$$`;
		if (LEFT_OUT.includes(block.type) || block.words.trim() === '') return '';
		const heading = Object.hasOwn(HEADINGS, block.type) ? HEADINGS[block.type] : '';
		return heading === '' ? block.words : heading + block.words.replace(/\s*\n\s*/g, ' ');
	});
	return [...parts, ...[...left].map(markdownTable)].filter((part) => part !== '').join('\n\n');
}

function markdownTable(table: Table): string {
	if (table.header.length === 0) return '';
	const lines = [table.header, table.header.map(() => '---'), ...table.lines].map(
		(line) => `| ${line.map(cell).join(' | ')} |`,
	);
	return [...table.titles, ...(table.titles.length > 0 ? [''] : []), ...lines].join('\n');
}

const cell = (text: string): string => text.replace(/\|/g, '\\|').replace(/\r?\n/g, '<br>');
