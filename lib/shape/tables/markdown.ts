/** A page as Markdown, in the order of its layout. */
import { own, type Json } from '../values/json';
import type { Table } from './grid';

/** A block of the layout; numbers count from 1. */
export interface Block {
	type: string;
	text: string;
	table?: number;
	form?: number;
	formula?: number;
}

/** Running heads and page numbers say nothing about the text. */
const LEFT_OUT = ['header', 'footer', 'page_number', 'image'];

const HEADINGS: Readonly<Record<string, string>> = { title: '# ', sub_title: '## ' };

/**
 * Titles as headings, tables and forms as tables, formulas as `$$ … $$`, each of them once; tables that no block names
 * follow at the end.
 */
export function toMarkdown(
	blocks: readonly Block[],
	tables: readonly Table[],
	forms: readonly Table[],
	formulas: readonly Json[],
): string {
	const left = new Set<Table | Json>([...tables, ...forms, ...formulas]);
	const parts = blocks.map((block) => {
		const table = tables[(block.table ?? 0) - 1] ?? forms[(block.form ?? 0) - 1];
		if (table) return left.delete(table) ? tableMarkdown(table) : '';
		const formula = formulas[(block.formula ?? 0) - 1];
		const code = own(formula, 'formula');
		if (typeof code === 'string') return left.delete(formula) ? `$$\n${code}\n$$` : '';
		if (LEFT_OUT.includes(block.type) || block.text.trim() === '') return '';
		const heading = Object.hasOwn(HEADINGS, block.type) ? HEADINGS[block.type] : '';
		return heading === '' ? block.text : heading + oneLine(block.text);
	});
	const others = [...tables, ...forms].filter((table) => left.has(table)).map(tableMarkdown);
	return [...parts, ...others].filter((part) => part !== '').join('\n\n');
}

const oneLine = (text: string): string => {
	const lines = text.split('\n').map((line) => line.trim());
	return lines.filter((line) => line !== '').join(' ');
};

function tableMarkdown({ titles, header, lines }: Table): string {
	if (header.length === 0) return '';
	const rule = header.map(() => '---');
	const rows = [header.map(markdownCell), rule, ...lines.map((line) => line.map(markdownCell))];
	const table = rows.map((row) => `| ${row.join(' | ')} |`).join('\n');
	return titles.length > 0 ? `${titles.join('\n')}\n\n${table}` : table;
}

const markdownCell = (text: string): string => text.replace(/\|/g, '\\|').replace(/\r?\n/g, '<br>');
