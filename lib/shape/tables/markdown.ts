/** A page as Markdown, in the order of its layout. */
import type { AnswerBudget } from '../budget';
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

/** Titles as headings, tables and forms as tables, formulas as `$$ … $$`; tables that no block names follow at the end. */
export function toMarkdown(
	blocks: readonly Block[],
	tables: readonly Table[],
	forms: readonly Table[],
	formulas: readonly Json[],
	budget: AnswerBudget,
): string {
	const left = new Set([...tables, ...forms]);
	const parts = blocks.map((block) => {
		const table = tables[(block.table ?? 0) - 1] ?? forms[(block.form ?? 0) - 1];
		if (table) return left.delete(table) ? tableMarkdown(table, budget) : '';
		const formula = own(formulas[(block.formula ?? 0) - 1], 'formula');
		if (typeof formula === 'string') {
			budget.spend(1, formula.length);
			return `$$\n${formula}\n$$`;
		}
		if (LEFT_OUT.includes(block.type) || block.text.trim() === '') return '';
		const heading = Object.hasOwn(HEADINGS, block.type) ? HEADINGS[block.type] : '';
		return heading === '' ? block.text : heading + oneLine(block.text);
	});
	for (const table of left) parts.push(tableMarkdown(table, budget));
	return parts.filter((part) => part !== '').join('\n\n');
}

const oneLine = (text: string): string =>
	text
		.split('\n')
		.map((line) => line.trim())
		.filter((line) => line !== '')
		.join(' ');

function tableMarkdown(table: Table, budget: AnswerBudget): string {
	if (table.header.length === 0) return '';
	const texts = [table.header, ...table.lines];
	// A bar or a line break takes up to four characters
	budget.spend(
		0,
		texts.reduce((sum, line) => sum + line.reduce((all, text) => all + text.length + 3, 0), 0),
	);
	const [header, ...lines] = texts.map((line) => `| ${line.map(markdownCell).join(' | ')} |`);
	const rule = `| ${table.header.map(() => '---').join(' | ')} |`;
	return [...table.titles, ...(table.titles.length > 0 ? [''] : []), header, rule, ...lines].join(
		'\n',
	);
}

const markdownCell = (text: string): string => text.replace(/\|/g, '\\|').replace(/\r?\n/g, '<br>');
