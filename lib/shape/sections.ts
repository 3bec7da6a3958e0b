/** Smart document parsing: the list elements, one a page or one a kind of result, as one document. */
import type { ApiEntry } from '../catalogue/types';
import { resultOf, type Content } from './documents';
import { carry } from './carry';
import { decode } from './files';
import { readTable, type Table } from './tables/grid';
import { toMarkdown, type Block } from './tables/markdown';
import { readPairs } from './pairs';
import { NOTHING_FOUND } from './review';
import { newScope, type Scope, type Task } from './scope';
import { compact, readBlocks, wordsOf } from './text';
import {
	isEmpty,
	isRecord,
	own,
	put,
	records,
	textOf,
	uniqueNames,
	type Json,
} from './values/json';

/** A kind of result: where its list stands, below which name in an element. */
const PARTS = {
	words: ['ocr_result', 'words_block_list'],
	pairs: ['kv_result', 'kv_block_list'],
	tables: ['table_result', 'table_list'],
	forms: ['form_result', 'form_list'],
	formulas: ['formula_result', 'formula_list'],
	layout: ['layout_result', 'layout_block_list'],
} as const;

type Part = keyof typeof PARTS;

/** One document out of all elements of the result. */
export function readSections(entry: ApiEntry, body: Json, options: Task): Content {
	const result = resultOf(body);
	const elements = records(Array.isArray(result) ? result : [result]);
	const scope = newScope(options);
	const lists = Object.fromEntries(
		Object.keys(PARTS).map((part) => [part, elements.flatMap((one) => listOf(one, part as Part))]),
	) as Record<Part, Json[]>;
	const asked = (part: Part): boolean => elements.some((one) => isRecord(own(one, PARTS[part][0])));

	const fields: Json = {};
	const direction = elements.map((one) => own(own(one, 'ocr_result'), 'direction')).find(isNumber);
	if (direction !== undefined) fields.direction = direction;
	if (asked('words')) addText(fields, lists.words, scope);
	if (asked('pairs')) fields.key_values = keyValues(lists.pairs, scope);
	const tables = readTables(lists.tables, 'tables', scope);
	const forms = readTables(lists.forms, 'forms', scope);
	if (asked('tables')) fields.tables = tables.map(shown);
	if (asked('forms')) fields.forms = forms.map(shown);
	if (asked('formulas')) {
		fields.formulas = lists.formulas.map((one) =>
			compact({ formula: own(one, 'formula'), type: own(one, 'type') }),
		);
	}
	if (asked('layout')) {
		const blocks = layoutOf(elements, lists.words, scope);
		fields.layout = blocks.map((block) => compact({ ...block, words: undefined }));
		fields.markdown = toMarkdown(blocks, tables, forms, lists.formulas);
	}
	for (const one of elements) addUnknown(fields, one, scope);
	if (Object.values(lists).every((list) => list.length === 0)) {
		scope.review.doubt('document', NOTHING_FOUND);
	}
	return { document: entry.id, fields, scope, answer: entry.answer };
}

const isNumber = (value: unknown): value is number => typeof value === 'number';

const listOf = (element: Json, part: Part): Json[] =>
	records(own(own(element, PARTS[part][0]), PARTS[part][1]));

const shown = (table: Table): Json =>
	compact({
		title: table.titles.length > 0 ? table.titles.join('\n') : undefined,
		rows: table.rows,
	});

function addText(fields: Json, blocks: readonly Json[], scope: Scope): void {
	const read = readBlocks(blocks, {
		includeLines: scope.options.includeLines,
		threshold: scope.threshold,
	});
	Object.assign(
		fields,
		compact({
			text: read.text,
			line_count: read.count,
			confidence: read.confidence,
			lines: read.lines,
		}),
	);
	if (read.doubt) scope.review.doubt('text', read.doubt);
}

function keyValues(list: readonly Json[], scope: Scope): Json {
	const pairs: Json = {};
	for (const [name, value] of readPairs(list, ['key', 'value'], uniqueNames())) {
		put(pairs, name, carry(value, name, scope.files) ?? null);
	}
	return pairs;
}

/** The tables, and their workbooks among the files. */
function readTables(list: readonly Json[], name: string, scope: Scope): Table[] {
	return list.map((one, index) => {
		const table = readTable(own(one, 'words_block_list'), {
			firstRowIsHeader: scope.options.firstRowIsHeader,
			// As items of their own, rows say which table they are from
			taken: list.length > 1 ? ['table'] : [],
		});
		if (table.doubt) scope.review.doubt(`${name}.${index + 1}`, table.doubt);
		const excel = own(one, 'excel');
		const data = typeof excel === 'string' ? decode(excel) : undefined;
		if (data) scope.files.add('excel', data, 'xlsx');
		else if (!isEmpty(excel))
			scope.review.doubt(`${name}.${index + 1}`, 'Its workbook cannot be read');
		return table;
	});
}

/**
 * Blocks of the layout. Their indexes count within the element where it has such a list of its own
 * (one element a page), else over the whole answer (one element a kind of result).
 */
function layoutOf(elements: readonly Json[], words: readonly Json[], scope: Scope): Block[] {
	const before = { words: 0, tables: 0, forms: 0, formulas: 0 };
	const blocks: Block[] = [];
	for (const element of elements) {
		const has = (part: Part): boolean => isRecord(own(element, PARTS[part][0]));
		const number = (block: Json, name: string, part: keyof typeof before): number | undefined => {
			const index = own(block, name);
			if (!Number.isSafeInteger(index) || Number(index) < 0) return undefined;
			return Number(index) + (has(part) ? before[part] : 0) + 1;
		};
		for (const block of listOf(element, 'layout')) {
			const ids = own(block, 'words_ids');
			const start = has('words') ? before.words : 0;
			const told = own(block, 'text');
			const text = typeof told === 'string' && told !== '' ? told : textOfIds(ids, start, words);
			blocks.push({
				type: textOf(own(block, 'type')) || 'text',
				text: text === '' ? undefined : text,
				box: carry(own(block, 'location'), 'box', scope.files),
				table: number(block, 'table_id', 'tables'),
				form: number(block, 'form_id', 'forms'),
				formula: number(block, 'formula_id', 'formulas'),
				words: text,
			});
		}
		for (const part of ['words', 'tables', 'forms', 'formulas'] as const) {
			before[part] += listOf(element, part).length;
		}
	}
	return blocks;
}

function textOfIds(ids: unknown, start: number, words: readonly Json[]): string {
	return (Array.isArray(ids) ? ids : [])
		.flatMap((id) => (isNumber(id) && words[start + id] ? [wordsOf(words[start + id])] : []))
		.join('\n');
}

/** Kinds of result that are not known yet, e.g. a new switch of the service. */
function addUnknown(fields: Json, element: Json, scope: Scope): void {
	const known: string[] = Object.values(PARTS).map(([name]) => name);
	for (const [name, value] of Object.entries(element)) {
		if (known.includes(name)) continue;
		const free = uniqueNames(Object.keys(fields))(name);
		const kept = carry(value, free, scope.files);
		if (kept !== undefined) put(fields, free, kept);
	}
}
