/** Smart document parsing: the list elements, one a page or one a kind of result, as one document. */
import type { ApiEntry } from '../catalogue/types';
import { withoutFiles } from './withoutFiles';
import { resultOf, type ReadDocument } from './documents';
import { decodeFile } from './files';
import { namesOfPairs, pairPlaces, readPairs } from './pairs';
import { NOTHING_FOUND } from './review';
import { newScope, type Scope, type Task } from './scope';
import { readTable, type Table } from './tables/grid';
import { toMarkdown, type Block } from './tables/markdown';
import { markTable } from './tables/places';
import { cellsOf } from './tables/regions';
import { addRest, countDoubt, markBlock, placeOf, readBlocks, textOfBlocks } from './text';
import {
	isEmpty,
	isRecord,
	own,
	records,
	textOf,
	uniqueNames,
	withoutUndefined,
	type Json,
} from './values/json';

/** A kind of result: where its list stands, below which name in an element. */
const SECTIONS = {
	words: ['ocr_result', 'words_block_list'],
	pairs: ['kv_result', 'kv_block_list'],
	tables: ['table_result', 'table_list'],
	forms: ['form_result', 'form_list'],
	formulas: ['formula_result', 'formula_list'],
	layout: ['layout_result', 'layout_block_list'],
} as const;

type Section = keyof typeof SECTIONS;

/** One document out of all elements of the result. */
export function readSections(entry: ApiEntry, body: Json, options: Task): ReadDocument {
	const result = resultOf(body);
	const elements = records(Array.isArray(result) ? result : [result]);
	const scope = newScope(options);
	const lists = Object.fromEntries(
		Object.keys(SECTIONS).map((part) => [
			part,
			elements.flatMap((one) => sectionList(one, part as Section)),
		]),
	) as Record<Section, Json[]>;
	const asked = (part: Section): boolean =>
		elements.some((one) => isRecord(own(one, SECTIONS[part][0])));

	const fields: Json = {};
	const direction = elements.map((one) => own(own(one, 'ocr_result'), 'direction')).find(isNumber);
	if (direction !== undefined) fields.direction = direction;
	if (asked('words')) addText(fields, lists.words, scope);
	markPlaces(lists, scope);
	if (asked('pairs')) addPairs(fields, lists.pairs, scope);
	const tables = readTables(lists.tables, 'tables', scope);
	const forms = readTables(lists.forms, 'forms', scope);
	scope.tables.push(...tables, ...forms);
	if (asked('tables'))
		fields.tables = lists.tables.map((one, at) => shownTable(one, tables[at], scope));
	if (asked('forms'))
		fields.forms = lists.forms.map((one, at) => shownTable(one, forms[at], scope));
	if (asked('formulas')) fields.formulas = lists.formulas.map((one) => formulaOf(one, scope));
	if (asked('layout')) {
		const blocks = layoutBlocks(elements, lists, scope);
		fields.layout = blocks.map(({ shown: block }) => block);
		fields.markdown = toMarkdown(blocks, tables, forms, lists.formulas, scope.budget);
	}
	for (const one of elements) addUnknown(fields, one, scope);
	if (Object.values(lists).every((list) => list.length === 0)) {
		scope.review.doubt('document', NOTHING_FOUND);
	}
	return { document: entry.id, fields, scope, answer: entry.answer };
}

/** Where texts, formulas, parts of the layout and values of labels stand. */
function markPlaces(lists: Readonly<Record<Section, Json[]>>, scope: Scope): void {
	for (const block of lists.words) markBlock(scope, 'text', block);
	const mark = (path: string, one: Json) => scope.marks.place(path, own(one, 'location'));
	lists.formulas.forEach((one, at) => mark(`formulas.${at + 1}.formula`, one));
	lists.layout.forEach((one, at) => mark(`layout.${at + 1}`, one));
	const names = namesOfPairs(lists.pairs, undefined, uniqueNames());
	lists.pairs.forEach((one, at) => {
		for (const block of records(own(one, 'words_block_list'))) {
			markBlock(scope, `key_values.${names[at]}`, block);
		}
	});
}

const isNumber = (value: unknown): value is number => typeof value === 'number';

const sectionList = (element: Json, part: Section): Json[] =>
	records(own(own(element, SECTIONS[part][0]), SECTIONS[part][1]));

/** Places are shown with the lines. */
const shownBox = (one: Json, scope: Scope): unknown =>
	scope.options.includeLines ? placeOf(own(one, 'location'), scope.files) : undefined;

const READ_OF_TABLE = ['location', 'words_block_count', 'words_block_list', 'excel'];

function shownTable(one: Json, table: Table, scope: Scope): Json {
	const blocks = records(own(one, 'words_block_list'));
	const json = withoutUndefined({
		title: table.titles.length > 0 ? table.titles.join('\n') : undefined,
		rows: table.rows,
		box: shownBox(one, scope),
		cells: scope.options.includeLines ? cellsOf(blocks, scope) : undefined,
	});
	return addRest(json, one, READ_OF_TABLE, scope.files);
}

function formulaOf(one: Json, scope: Scope): Json {
	const json = withoutUndefined({
		formula: own(one, 'formula'),
		type: withoutFiles(own(one, 'type'), 'type', scope.files),
		box: shownBox(one, scope),
	});
	return addRest(json, one, ['formula', 'type', 'location'], scope.files);
}

function addText(fields: Json, blocks: readonly Json[], scope: Scope): void {
	const read = readBlocks(blocks, scope);
	Object.assign(
		fields,
		withoutUndefined({ text: read.text, line_count: read.count, lines: read.lines }),
	);
	if (read.confidence !== undefined) scope.marks.sure('text', read.confidence);
	if (read.doubt) scope.review.doubt('text', read.doubt);
}

/** Values by their labels; with includeLines also where each stands. */
function addPairs(fields: Json, list: readonly Json[], scope: Scope): void {
	const pairs: Json = {};
	for (const [name, value] of readPairs(list, undefined, uniqueNames(), scope)) {
		pairs[name] = value;
	}
	fields.key_values = pairs;
	const places = scope.options.includeLines ? pairPlaces(list, undefined, scope) : undefined;
	if (places) fields.pairs = places;
}

/** The tables, and their workbooks among the files. */
function readTables(list: readonly Json[], name: string, scope: Scope): Table[] {
	return list.map((one, index) => {
		const table = readTable(own(one, 'words_block_list'), scope.options);
		const blocks = records(own(one, 'words_block_list'));
		markTable(scope, `${name}.${index + 1}.rows`, { region: one, blocks, table });
		if (table.doubt) scope.review.doubt(`${name}.${index + 1}`, table.doubt);
		const excel = own(one, 'excel');
		const data = typeof excel === 'string' ? decodeFile(excel) : undefined;
		if (data) scope.files.add('excel', data, 'xlsx');
		else if (!isEmpty(excel))
			scope.review.doubt(`${name}.${index + 1}`, 'Its workbook cannot be read');
		return table;
	});
}

// prettier-ignore
const READ_OF_BLOCK = [
	'type', 'text', 'location', 'words_ids', 'table_id', 'form_id', 'formula_id',
];

interface LayoutBlock extends Block {
	/** As it stands in the item */
	shown: Json;
}

/**
 * Blocks of the layout. Their indexes count within the element where it has such a list of its own
 * (one element a page), else over the whole answer (one element a kind of result).
 */
function layoutBlocks(
	elements: readonly Json[],
	lists: Readonly<Record<Section, Json[]>>,
	scope: Scope,
): LayoutBlock[] {
	const before = { words: 0, tables: 0, forms: 0, formulas: 0 };
	const blocks: LayoutBlock[] = [];
	for (const element of elements) {
		const offset = (part: keyof typeof before): number =>
			isRecord(own(element, SECTIONS[part][0])) ? before[part] : 0;
		const number = (block: Json, name: string, part: keyof typeof before): number | undefined => {
			const index = own(block, name);
			if (!Number.isSafeInteger(index) || Number(index) < 0) return undefined;
			return Number(index) + offset(part) + 1;
		};
		for (const block of sectionList(element, 'layout')) {
			const ids = own(block, 'words_ids');
			const sent = textOf(own(block, 'text'));
			const text = sent === '' ? textOfIds(ids, offset('words'), lists.words, scope) : sent;
			// Once in the layout, once in the Markdown
			scope.budget.spend(1, text.length);
			const read = {
				type: textOf(own(block, 'type')) || 'text',
				text,
				box: placeOf(own(block, 'location'), scope.files),
				table: number(block, 'table_id', 'tables'),
				form: number(block, 'form_id', 'forms'),
				formula: number(block, 'formula_id', 'formulas'),
			};
			const json = withoutUndefined({
				...read,
				text: text === '' ? undefined : text,
				words_ids: scope.options.includeLines
					? withoutFiles(ids, 'words_ids', scope.files)
					: undefined,
			});
			blocks.push({ ...read, shown: addRest(json, block, READ_OF_BLOCK, scope.files) });
		}
		for (const part of ['words', 'tables', 'forms', 'formulas'] as const) {
			before[part] += sectionList(element, part).length;
		}
	}
	return blocks;
}

function textOfIds(ids: unknown, start: number, words: readonly Json[], scope: Scope): string {
	const blocks: Json[] = [];
	for (const id of Array.isArray(ids) ? (ids as unknown[]) : []) {
		const block = isNumber(id) ? words[start + id] : undefined;
		if (!block) continue;
		scope.budget.spend(1, textOf(own(block, 'words')).length);
		blocks.push(block);
	}
	return textOfBlocks(blocks, scope.options);
}

/** Adds what the catalogue does not know, e.g. a new switch of the service: kinds of result, and what stands beside their lists. */
function addUnknown(fields: Json, element: Json, scope: Scope): void {
	const known: Array<readonly [string, string]> = Object.values(SECTIONS);
	for (const [result, list] of known) {
		const part = own(element, result);
		if (!isRecord(part)) continue;
		const count = countDoubt(part, list);
		if (count) scope.review.doubt('document', `${result}: ${count}`);
		const read = [list, list.replace(/_list$/, '_count')];
		if (isNumber(part.direction)) read.push('direction');
		addRest(fields, part, read, scope.files);
	}
	addRest(
		fields,
		element,
		known.map(([result]) => result),
		scope.files,
	);
}
