/** Answers made of tables and the text around them. */
import { lowAmong } from '../review';
import type { Scope } from '../scope';
import {
	confidencesOf,
	countDoubt,
	lineItem,
	markBlock,
	orderedText,
	placeOf,
	withRest,
} from '../text';
import { records, withoutUndefined, type Json } from '../values/json';
import { readTable, type Table } from './grid';

const blocksOf = (region: Json): Json[] => records(region.words_block_list);

/** By its cells, since the kind of a region is documented in one API only. */
const isTable = (region: Json): boolean =>
	region.type === 'table' || blocksOf(region).some(({ rows }) => Array.isArray(rows));

/**
 * Text regions as `text`, tables as `rows` by header, one after the other; with several tables each row
 * says its `table`. A page of nothing but tables has their text as `text`. With includeLines also
 * `lines`, `cells` and `regions` with their places.
 * @param before path before the fields
 */
export function readRegions(list: readonly unknown[], scope: Scope, before: string): Json {
	const regions = records(list);
	const tables: Table[] = [];
	let rowsBefore = 0;
	const text: string[] = [];
	for (const region of regions) {
		const blocks = blocksOf(region);
		if (isTable(region)) {
			const table = readTable(blocks, scope);
			markTable(scope, `${before}rows`, { region, blocks, table }, rowsBefore);
			for (const title of table.titles) text.push(title);
			scope.doubt(`${before}rows`, table.doubt);
			tables.push(table);
			rowsBefore += table.rows.length;
		} else {
			// In a table the service counts texts, not cells
			scope.doubt(`${before}text`, countDoubt(region, 'words_block_list'));
			text.push(orderedText(blocks, scope.options).text);
			for (const block of blocks) markBlock(scope, `${before}text`, block);
		}
	}
	const lines = confidencesIn(regions.filter((region) => !isTable(region)));
	const cells = confidencesIn(regions.filter(isTable));
	scope.doubt(`${before}text`, lowAmong(lines, 'line', scope.threshold));
	scope.doubt(`${before}rows`, lowAmong(cells, 'cell', scope.threshold));
	return {
		text: regions.every(isTable) ? tables.map(textOfTable).join('\n\n') : text.join('\n'),
		rows: tables.flatMap(({ rows }, at) =>
			tables.length > 1 ? rows.map((row) => ({ table: at + 1, ...row })) : rows,
		),
		table_count: tables.length,
		...(scope.options.includeLines ? regionPlaces(regions, scope) : {}),
	};
}

/**
 * Notes where the cells of a table stand, each under the path of its value.
 * @param path of the rows, e.g. `rows` or `tables.1.rows`: titles and headers, which are no value of their own, are named so
 * @param before rows of other tables that stand before these under the same path
 */
export function markTable(
	scope: Scope,
	path: string,
	{ region, blocks, table }: { region: Json; blocks: readonly Json[]; table: Table },
	before = 0,
): void {
	if (!scope.options.includePositions) return;
	scope.place(path, region.table_location ?? region.location);
	for (const [at, block] of blocks.entries()) {
		const [row, column] = table.valueOf(at) ?? [];
		markBlock(scope, row === undefined ? path : `${path}.${before + row}.${column}`, block);
	}
}

/** A row a line, cells apart by tabs. */
function textOfTable({ titles, header, lines }: Table): string {
	const named = header.some((name, at) => name !== `column_${at + 1}`) ? [header] : [];
	const rows = [...named, ...lines].map((line) =>
		line
			.map((text) => text.replace(/\s+/g, ' '))
			.join('\t')
			.trimEnd(),
	);
	return [...titles, ...rows].join('\n');
}

/** A cell's own confidence, or those of its segments. */
function confidencesIn(regions: readonly Json[]): number[] {
	return regions.flatMap(blocksOf).flatMap((block) => {
		const whole = confidencesOf([block]);
		return whole.length > 0 ? whole : confidencesOf(records(block.words_list));
	});
}

// prettier-ignore
const READ_OF_REGION = [
	'type', 'location', 'table_location', 'words_block_count', 'words_block_list',
];

/** Lines of text, cells of tables, and the regions they are in. */
function regionPlaces(regions: readonly Json[], { options }: Scope): Json {
	const lines: Json[] = [];
	const cells: Json[] = [];
	let table = 0;
	const places = regions.map((region) => {
		const { type, table_location: ofTable, location } = region;
		const number = isTable(region) ? ++table : undefined;
		if (number === undefined) {
			const { blocks } = orderedText(blocksOf(region), options);
			for (const block of blocks) lines.push(lineItem(block));
		} else for (const cell of cellsOf(blocksOf(region))) cells.push({ table, ...cell });
		const box = placeOf(ofTable ?? location);
		return withRest({ type, table: number, box }, region, READ_OF_REGION);
	});
	return { lines, cells, regions: places };
}

/** Cells with their places: `box` is the cell's, `text_box` that of its text where both are known. */
export function cellsOf(blocks: readonly Json[]): Json[] {
	return blocks.map((block) => {
		const { rows, columns, cell_location: ofCell } = block;
		const { text, box, ...rest } = lineItem(block);
		const cell = placeOf(ofCell);
		const segments = records(block.words_list);
		return withoutUndefined({
			rows,
			columns,
			text,
			box: cell ?? box,
			text_box: cell === undefined ? undefined : box,
			...rest,
			lines: segments.length > 0 ? segments.map(lineItem) : undefined,
		});
	});
}
