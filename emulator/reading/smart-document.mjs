/** smart-document-recognizer: words, pairs, tables, forms and layout of one page; each kind in an element of its own. */
import { blockOf } from './general.mjs';
import { regionsOf } from './general-table.mjs';
import { cellText } from './grid.mjs';
import { scan } from './scan.mjs';
import { workbookOf } from './workbook.mjs';

const PAIR = /^([^:：]{1,24})[:：]\s*(.+)$/u;

/** Pairs of a label and what stands after its colon. */
function pairsOf({ blocks, corners }, names) {
	const list = blocks.flatMap((block) => {
		const match = block.text.match(PAIR);
		// A time of day and the tail of an address have a colon too
		if (!match || /\d$/.test(match[1]) || /^\/\//.test(match[2])) return [];
		const label = match[1].trim();
		const share = match[1].length / block.text.length;
		const middle = Math.round(block.x0 + (block.x1 - block.x0) * share);
		return [
			{
				key: names[label] ?? label,
				value: match[2].trim(),
				words_block_count: 2,
				words_block_list: [
					{ words: label, location: corners({ ...block, x1: middle }), type: 'key' },
					{ words: match[2].trim(), location: corners({ ...block, x0: middle }), type: 'value' },
				],
			},
		];
	});
	return { kv_block_count: list.length, kv_block_list: list };
}

async function tableOf(table, corners, withExcel) {
	return {
		location: corners(table),
		words_block_count: table.cells.length,
		words_block_list: table.cells.map((cell) => ({
			words: cellText(cell),
			rows: cell.rows,
			columns: cell.columns,
		})),
		...(withExcel && { excel: await workbookOf([table]) }),
	};
}

/** A block much higher than the others is a title. */
function typeOf(block, ordinary) {
	const height = block.y1 - block.y0;
	if (height > ordinary * 1.5) return 'title';
	return height > ordinary * 1.22 && block.text.length < 30 ? 'sub_title' : 'text';
}

function layoutOf({ blocks, corners }, regions, tables, params) {
	const heights = blocks.map((block) => block.y1 - block.y0).sort((a, b) => a - b);
	const ordinary = heights[Math.floor(heights.length / 2)] ?? 0;
	const list = regions.flatMap(({ type, table, blocks: texts }) =>
		type === 'table'
			? [
					{
						location: corners(table),
						type: 'table',
						text: '',
						words_ids: table.cells.flatMap((cell) =>
							cell.blocks.map((block) => blocks.indexOf(block)),
						),
						...(params.table === true && { table_id: tables.indexOf(table) }),
					},
				]
			: texts.map((block) => ({
					location: corners(block),
					type: typeOf(block, ordinary),
					text: block.text,
					words_ids: [blocks.indexOf(block)],
				})),
	);
	return { layout_block_count: list.length, layout_block_list: list };
}

/** `kv_map` renames labels; what is no JSON object renames nothing. */
function namesOf(text) {
	try {
		return JSON.parse(text) ?? {};
	} catch {
		return {};
	}
}

/** @returns the `result` of smart-document-recognizer */
export async function smartDocument(picture, params) {
	const read = await scan(picture, {
		language: params.language,
		withoutRed: params.erase_seal === true,
	});
	const { blocks, corners, direction } = read;
	const { regions, tables } = regionsOf(read);
	const drawn = async () =>
		await Promise.all(tables.map((table) => tableOf(table, corners, params.return_excel === true)));
	const result = [
		{
			ocr_result: {
				direction,
				words_block_count: blocks.length,
				words_block_list: blocks.map((block) =>
					blockOf(block, corners, { chars: params.character_mode === true }),
				),
			},
		},
	];
	if (params.kv === true) result.push({ kv_result: pairsOf(read, namesOf(params.kv_map ?? '{}')) });
	if (params.table === true)
		result.push({ table_result: { table_count: tables.length, table_list: await drawn() } });
	if (params.form === true) result.push({ form_result: { form_count: 0, form_list: [] } });
	if (params.layout === true)
		result.push({ layout_result: layoutOf(read, regions, tables, params) });
	if (params.formula === true)
		result.push({ formula_result: { formula_count: 0, formula_list: [] } });
	return result;
}
