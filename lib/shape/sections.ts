/** Smart document parsing: the list elements, one a page or one a kind of result, as one document. */
import { resultOf, type ReadDocument } from './documents';
import { withoutFiles } from './files';
import { NOTHING_FOUND } from './review';
import { Scope, type Task } from './scope';
import { readTable, type Table } from './tables/grid';
import { toMarkdown, type Block } from './tables/markdown';
import { cellsOf, markTable } from './tables/regions';
import {
	addRest,
	countDoubt,
	countName,
	lineItem,
	markBlock,
	placeOf,
	readPairs,
	readText,
	orderedText,
	withRest,
} from './text';
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
type Lists = Readonly<Record<Section, Json[]>>;

const sectionList = (element: Json, part: Section): Json[] =>
	records(own(own(element, SECTIONS[part][0]), SECTIONS[part][1]));

/** One document out of all elements of the result. */
export function readSections(task: Task, body: Json): ReadDocument {
	const { id, answer } = task.entry;
	const scope = new Scope(task);
	const result = withoutFiles(resultOf(body), 'result', answer, scope.files);
	const elements = records(Array.isArray(result) ? result : [result]);
	const parts = Object.keys(SECTIONS) as Section[];
	const lists = Object.fromEntries(
		parts.map((part) => [part, elements.flatMap((element) => sectionList(element, part))]),
	) as Lists;
	const asked = (part: Section): boolean =>
		elements.some((element) => isRecord(own(element, SECTIONS[part][0])));

	const directions = elements.map((element) => own(own(element, 'ocr_result'), 'direction'));
	const text = asked('words') ? textFields(lists.words, scope) : {};
	const pairs = asked('pairs') ? pairFields(lists.pairs, scope) : {};
	const tables = readTables(lists.tables, 'tables', scope);
	const forms = readTables(lists.forms, 'forms', scope);
	const formulas = formulasOf(lists.formulas, scope);
	const layout = asked('layout') ? layoutBlocks(elements, lists, scope) : undefined;
	const fields = withoutUndefined({
		direction: directions.find(isNumber),
		...text,
		...pairs,
		tables: asked('tables') ? tables.map(({ shown }) => shown) : undefined,
		forms: asked('forms') ? forms.map(({ shown }) => shown) : undefined,
		formulas: asked('formulas') ? formulas : undefined,
		layout: layout?.map(({ shown }) => shown),
		markdown: layout && toMarkdown(layout, tables, forms, lists.formulas),
	});
	for (const element of elements) addUnknown(fields, element, scope);
	if (parts.every((part) => lists[part].length === 0)) scope.doubt('document', NOTHING_FOUND);
	return { document: id, fields, scope, answer };
}

const isNumber = (value: unknown): value is number => typeof value === 'number';

function textFields(blocks: readonly Json[], scope: Scope): Json {
	const { text, count, lines } = readText(blocks, scope, 'text');
	return { text, line_count: count, lines };
}

/** Values by their labels; with includeLines also where each stands, if the service says it. */
function pairFields(list: readonly Json[], scope: Scope): Json {
	const pairs = readPairs(list, scope, uniqueNames());
	for (const { label, rest } of pairs) {
		const blocks = records(rest.words_block_list);
		for (const block of blocks) markBlock(scope, `key_values.${label}`, block);
	}
	const isPlaced = scope.options.includeLines && pairs.some(({ rest }) => !isEmpty(rest));
	return {
		key_values: Object.fromEntries(pairs.map(({ label, value }) => [label, value])),
		pairs: isPlaced ? list.map(pairItem) : undefined,
	};
}

function pairItem(pair: Json): Json {
	const { key = null, value = null, words_block_list: blocks } = pair;
	if (!Array.isArray(blocks)) return withRest({ key, value }, pair, ['key', 'value']);
	const read = ['key', 'value', 'words_block_list', 'words_block_count'];
	return withRest({ key, value, lines: records(blocks).map(lineItem) }, pair, read);
}

/** Places are shown with the lines. */
const shownBox = ({ location }: Json, { options }: Scope): unknown =>
	options.includeLines ? placeOf(location) : undefined;

interface ShownTable extends Table {
	/** As it stands in the item */
	shown: Json;
}

const READ_OF_TABLE = ['location', 'words_block_count', 'words_block_list', 'excel'];

function readTables(list: readonly Json[], name: string, scope: Scope): ShownTable[] {
	return list.map((region, index) => {
		const path = `${name}.${index + 1}`;
		const blocks = records(region.words_block_list);
		const table = readTable(blocks, scope);
		markTable(scope, `${path}.rows`, { region, blocks, table });
		scope.doubt(path, table.doubt);
		// A workbook that can be read is among the files
		if (!isEmpty(region.excel)) scope.doubt(path, 'Its workbook cannot be read');
		const read = {
			title: table.titles.join('\n') || undefined,
			rows: table.rows,
			box: shownBox(region, scope),
			cells: scope.options.includeLines ? cellsOf(blocks) : undefined,
		};
		return { ...table, shown: withRest(read, region, READ_OF_TABLE) };
	});
}

function formulasOf(list: readonly Json[], scope: Scope): Json[] {
	return list.map((formula, index) => {
		scope.place(`formulas.${index + 1}.formula`, formula.location);
		const read = { formula: formula.formula, type: formula.type, box: shownBox(formula, scope) };
		return withRest(read, formula, ['formula', 'type', 'location']);
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
function layoutBlocks(elements: readonly Json[], lists: Lists, scope: Scope): LayoutBlock[] {
	const before = { words: 0, tables: 0, forms: 0, formulas: 0 };
	const blocks: LayoutBlock[] = [];
	for (const element of elements) {
		const offset = (part: keyof typeof before): number =>
			isRecord(own(element, SECTIONS[part][0])) ? before[part] : 0;
		const number = (index: unknown, part: keyof typeof before): number | undefined =>
			Number.isSafeInteger(index) && Number(index) >= 0
				? Number(index) + offset(part) + 1
				: undefined;
		for (const block of sectionList(element, 'layout')) {
			const { words_ids: ids, location } = block;
			scope.place(`layout.${blocks.length + 1}`, location);
			const sent = textOf(block.text);
			const text = sent === '' ? textOfIds(ids, offset('words'), lists.words, scope) : sent;
			// Once in the layout, once in the Markdown
			scope.budget.spend(1, text.length);
			const read = {
				type: textOf(block.type) || 'text',
				text,
				table: number(block.table_id, 'tables'),
				form: number(block.form_id, 'forms'),
				formula: number(block.formula_id, 'formulas'),
			};
			const shown = {
				type: read.type,
				text: text || undefined,
				box: placeOf(location),
				table: read.table,
				form: read.form,
				formula: read.formula,
				words_ids: scope.options.includeLines ? ids : undefined,
			};
			blocks.push({ ...read, shown: withRest(shown, block, READ_OF_BLOCK) });
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
		scope.budget.spend(1, textOf(block.words).length);
		blocks.push(block);
	}
	return orderedText(blocks, scope.options).text;
}

/** Adds what the catalogue does not know, e.g. a new switch of the service: kinds of result, and what stands beside their lists. */
function addUnknown(fields: Json, element: Json, scope: Scope): void {
	const results: string[] = [];
	for (const [result, list] of Object.values(SECTIONS)) {
		results.push(result);
		const part = own(element, result);
		if (!isRecord(part)) continue;
		const count = countDoubt(part, list);
		if (count) scope.doubt('document', `${result}: ${count}`);
		const read = [list, countName(list)];
		addRest(fields, part, isNumber(part.direction) ? [...read, 'direction'] : read);
	}
	addRest(fields, element, results);
}
