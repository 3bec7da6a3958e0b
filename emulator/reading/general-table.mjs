/** general-table: text and table regions in reading order. */
import { blockOf } from './general.mjs';
import { cellText, openTables, ruledTables } from './grid.mjs';
import { rounded, scan } from './scan.mjs';
import { workbookOf } from './workbook.mjs';

const meanConfidence = (blocks) =>
	blocks.length === 0
		? 0
		: rounded(blocks.reduce((sum, block) => sum + block.confidence, 0) / blocks.length);

function cellOf(cell, corners, params) {
	const withPlace = params.return_text_location === true;
	const withConfidence = params.return_confidence === true;
	return {
		// With places the service gives the segments instead of the text of the cell
		...(withPlace
			? {
					words_list: cell.blocks.map((block) => {
						const { words, confidence, location, char_list } = blockOf(block, corners, {
							chars: params.return_char_location === true,
						});
						return {
							words,
							...(withConfidence && { confidence }),
							location,
							...(char_list && { char_list }),
						};
					}),
					cell_location: corners(cell),
				}
			: { words: cellText(cell) }),
		...(withConfidence && { confidence: meanConfidence(cell.blocks) }),
		rows: cell.rows,
		columns: cell.columns,
	};
}

function textOf(block, corners, params) {
	const { words, confidence, location } = blockOf(block, corners);
	return {
		words,
		...(params.return_confidence === true && { confidence }),
		...(params.return_text_location === true && { location }),
	};
}

/** Tables of a scan and the blocks outside them, in reading order. */
export function regionsOf(read, { ruledOnly = false } = {}) {
	const ruled = ruledTables(read);
	const outside = (block, tables) =>
		!tables.some((table) => table.cells.some((cell) => cell.blocks.includes(block)));
	const rest = read.blocks.filter((block) => outside(block, ruled));
	const open = ruledOnly || ruled.length > 0 ? [] : openTables(rest);
	const tables = [...ruled, ...open].sort((a, b) => a.y0 - b.y0);
	const regions = [];
	let next = 0;
	const pushTables = (until) => {
		while (next < tables.length && tables[next].y0 < until)
			regions.push({ type: 'table', table: tables[next++] });
	};
	for (const block of read.blocks.filter((each) => outside(each, tables))) {
		pushTables(block.y0);
		if (regions.at(-1)?.type !== 'text') regions.push({ type: 'text', blocks: [] });
		regions.at(-1).blocks.push(block);
	}
	pushTables(Infinity);
	return { regions, tables };
}

/** @returns the `result` of general-table */
export async function readGeneralTable(picture, params) {
	const read = await scan(picture);
	const { regions, tables } = regionsOf(read, { ruledOnly: params.with_borders === true });
	const list = regions.map(({ type, table, blocks }) => {
		const words_block_list =
			type === 'table'
				? table.cells.map((cell) => cellOf(cell, read.corners, params))
				: blocks.map((block) => textOf(block, read.corners, params));
		return { type, words_block_count: words_block_list.length, words_block_list };
	});
	return {
		words_region_count: list.length,
		words_region_list: list,
		...(params.return_excel === true && tables.length > 0 && { excel: await workbookOf(tables) }),
		...(params.return_rectification_matrix === true && {
			rectification_matrix: [
				[1, 0, 0],
				[0, 1, 0],
				[0, 0, 1],
			],
		}),
	};
}
