/** Answers made of tables and the text around them. */
import { readTable } from './grid';
import { lowAmong } from '../review';
import type { Scope } from '../scope';
import { compact, confidencesOf, lineOf, wordsOf } from '../text';
import type { Doubt } from '../types';
import { own, records, type Json } from '../values/json';

interface Result {
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
 * says its `table`. With includeLines also `lines` and `cells` with their places.
 */
export function readRegions(list: readonly unknown[], scope: Scope): Result {
	const regions = records(list);
	const tables = regions.filter(isTable);
	const several = tables.length > 1;
	const text: string[] = [];
	const rows: Json[] = [];
	const doubts: Doubt[] = [];
	let number = 0;
	for (const region of regions) {
		const blocks = blocksOf(region);
		if (!isTable(region)) {
			text.push(...blocks.map(wordsOf));
			continue;
		}
		number++;
		const table = readTable(blocks, {
			firstRowIsHeader: scope.options.firstRowIsHeader,
			taken: several ? ['table'] : [],
		});
		text.push(...table.titles);
		for (const row of table.rows) rows.push(several ? { table: number, ...row } : row);
		if (table.doubt) doubts.push({ field: 'rows', reason: table.doubt });
	}
	const low = {
		text: lowAmong(confidencesIn(regions.filter((one) => !isTable(one))), 'line', scope.threshold),
		rows: lowAmong(confidencesIn(tables), 'cell', scope.threshold),
	};
	for (const field of ['text', 'rows'] as const) {
		const reason = low[field];
		if (reason !== undefined) doubts.push({ field, reason });
	}
	return {
		fields: {
			text: text.join('\n'),
			rows,
			table_count: tables.length,
			...(scope.options.includeLines ? placesOf(regions) : {}),
		},
		doubts,
	};
}

/** The cells of one table as `rows`. */
export function readCells(list: readonly unknown[], scope: Scope): Result {
	const table = readTable(list, { firstRowIsHeader: scope.options.firstRowIsHeader });
	const low = lowAmong(confidencesOf(records(list)), 'cell', scope.threshold);
	const title = table.titles.join('\n');
	return {
		fields: { ...(title === '' ? {} : { title }), rows: table.rows },
		doubts: [table.doubt, low].flatMap((reason) => (reason ? [{ field: 'rows', reason }] : [])),
	};
}

/** A cell's own confidence, or those of its segments. */
function confidencesIn(regions: readonly Json[]): number[] {
	return regions.flatMap(blocksOf).flatMap((block) => {
		const whole = confidencesOf([block]);
		return whole.length > 0 ? whole : confidencesOf(records(own(block, 'words_list')));
	});
}

function placesOf(regions: readonly Json[]): Json {
	const lines = regions
		.filter((one) => !isTable(one))
		.flatMap(blocksOf)
		.map(lineOf);
	const cells = regions.filter(isTable).flatMap((region, index) =>
		blocksOf(region).map((block) => {
			const { text, ...rest } = lineOf(block);
			const segments = records(own(block, 'words_list'));
			return compact({
				table: index + 1,
				rows: own(block, 'rows'),
				columns: own(block, 'columns'),
				text,
				...rest,
				box: own(block, 'cell_location') ?? rest.box,
				lines: segments.length > 0 ? segments.map(lineOf) : undefined,
			});
		}),
	);
	return { lines, cells };
}
