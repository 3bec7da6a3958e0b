/** Answers made of tables and the text around them. */
import { withoutFiles } from '../withoutFiles';
import { lowAmong } from '../review';
import type { Scope } from '../scope';
import {
	addRest,
	confidencesOf,
	countDoubt,
	lineItem,
	markBlock,
	placeOf,
	readBlocks,
	textOfBlocks,
} from '../text';
import type { Doubt } from '../types';
import { own, records, withoutUndefined, type Json } from '../values/json';
import { readTable, type Table } from './grid';
import { markTable } from './places';

interface RegionsResult {
	fields: Json;
	doubts: Doubt[];
}

const blocksOf = (region: Json): Json[] => records(own(region, 'words_block_list'));

/** By its cells, since the kind of a region is documented in one API only. */
const isTable = (region: Json): boolean =>
	own(region, 'type') === 'table' ||
	blocksOf(region).some((block) => Array.isArray(own(block, 'rows')));

/**
 * Text regions as `text`, tables as `rows` by header, one after the other; with several tables each row
 * says its `table`. A page of nothing but tables has their text as `text`. With includeLines also
 * `lines`, `cells` and `regions` with their places.
 */
export function readRegions(list: readonly unknown[], scope: Scope): RegionsResult {
	const regions = records(list);
	const tables: Table[] = [];
	const text: string[] = [];
	const doubts: Doubt[] = [];
	for (const region of regions) {
		if (isTable(region)) {
			const table = readTable(blocksOf(region), { ...scope.options, budget: scope.budget });
			const before = tables.reduce((sum, { rows }) => sum + rows.length, 0);
			markTable(scope, 'rows', { region, blocks: blocksOf(region), table }, before);
			for (const title of table.titles) text.push(title);
			if (table.doubt) doubts.push({ field: 'rows', reason: table.doubt });
			tables.push(table);
		} else {
			// In a table the service counts texts, not cells
			const count = countDoubt(region, 'words_block_list');
			if (count) doubts.push({ field: 'text', reason: count });
			text.push(textOfBlocks(blocksOf(region), scope.options));
			for (const block of blocksOf(region)) markBlock(scope, 'text', block);
		}
	}
	scope.tables.push(...tables);
	const low = {
		text: lowAmong(confidencesIn(regions.filter((one) => !isTable(one))), 'line', scope.threshold),
		rows: lowAmong(confidencesIn(regions.filter(isTable)), 'cell', scope.threshold),
	};
	for (const field of ['text', 'rows'] as const) {
		const reason = low[field];
		if (reason !== undefined) doubts.push({ field, reason });
	}
	const around = text.join('\n');
	const several = tables.length > 1;
	return {
		fields: {
			text: regions.every(isTable) ? tables.map(textOfTable).join('\n\n') : around,
			rows: tables.flatMap((table, at) =>
				several ? table.rows.map((row) => ({ table: at + 1, ...row })) : table.rows,
			),
			table_count: tables.length,
			...(scope.options.includeLines ? regionPlaces(regions, scope) : {}),
		},
		doubts,
	};
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
		return whole.length > 0 ? whole : confidencesOf(records(own(block, 'words_list')));
	});
}

const READ_OF_REGION = [
	'type',
	'location',
	'table_location',
	'words_block_count',
	'words_block_list',
];

/** Lines of text, cells of tables, and the regions they are in. */
function regionPlaces(regions: readonly Json[], scope: Scope): Json {
	const lines: Json[] = [];
	const cells: Json[] = [];
	const places: Json[] = [];
	let table = 0;
	for (const region of regions) {
		const place: Json = withoutUndefined({
			type: withoutFiles(own(region, 'type'), 'type', scope.files),
			table: isTable(region) ? ++table : undefined,
			box: placeOf(own(region, 'table_location') ?? own(region, 'location'), scope.files),
		});
		places.push(addRest(place, region, READ_OF_REGION, scope.files));
		if (!isTable(region)) {
			for (const line of readBlocks(blocksOf(region), scope).lines ?? []) lines.push(line);
			continue;
		}
		for (const cell of cellsOf(blocksOf(region), scope)) cells.push({ table, ...cell });
	}
	return { lines, cells, regions: places };
}

/** Cells with their places: `box` is the cell's, `text_box` that of its text where both are known. */
export function cellsOf(blocks: readonly Json[], scope: Scope): Json[] {
	return blocks.map((block) => {
		const { text, box, ...rest } = lineItem(block, scope.files);
		const cell = placeOf(own(block, 'cell_location'), scope.files);
		const segments = records(own(block, 'words_list'));
		return withoutUndefined({
			rows: withoutFiles(own(block, 'rows'), 'rows', scope.files),
			columns: withoutFiles(own(block, 'columns'), 'columns', scope.files),
			text,
			box: cell ?? box,
			text_box: cell === undefined ? undefined : box,
			...rest,
			lines: segments.length > 0 ? segments.map((one) => lineItem(one, scope.files)) : undefined,
		});
	});
}
