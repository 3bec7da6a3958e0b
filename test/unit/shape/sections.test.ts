import { apiById } from '../../../lib/catalogue';
import { grid, cell, png, shape } from './support';

const { answer } = apiById('smart-document-recognizer')!;
const calm = { needed: false, reason: '', fields: [] };
const workbook = Buffer.concat([png, png]).toString('base64');
const parts = {
	ocr_result: {
		direction: -1,
		words_block_count: 3,
		words_block_list: [
			{ words: 'Report', confidence: 0.9 },
			{ words: 'Body' },
			{ words: 'E = mc2' },
		],
	},
	kv_result: {
		kv_block_list: [
			{ key: 'No', value: '7' },
			{ key: 'No', value: '8' },
		],
	},
	table_result: {
		table_list: [
			{ words_block_list: grid(['A|B', 'C'], ['1\n2', '3']), excel: workbook },
			{ words_block_list: grid(['X'], ['9']), excel: workbook },
		],
	},
	form_result: {
		form_list: [
			{
				words_block_list: [
					cell('Form', [0], [0, 1]),
					cell('k', [1], [0]),
					cell('v', [1], [1]),
					cell('a', [2], [0]),
					cell('b', [2], [1]),
				],
			},
		],
	},
	formula_result: { formula_list: [{ formula: 'E=mc^2', type: 'formula' }] },
	layout_result: {
		layout_block_list: [
			{ type: 'header', text: 'Running head' },
			{ type: 'title', text: 'Report', location: [[1, 1]] },
			{ type: 'sub_title', text: 'Part\none' },
			{ type: 'text', text: '', words_ids: [1] },
			{ type: 'table', text: 'A C', table_id: 0 },
			{ type: 'form', form_id: 0 },
			{ type: 'formula', formula_id: 0 },
			{ type: 'page_number', text: '1' },
		],
	},
};

const expected = {
	document: 'made-up',
	direction: -1,
	text: 'Report\nBody\nE = mc2',
	line_count: 3,
	key_values: { No: '7', No_2: '8' },
	tables: [{ rows: [{ 'A|B': '1\n2', C: '3' }] }, { rows: [{ X: '9' }] }],
	forms: [{ title: 'Form', rows: [{ k: 'a', v: 'b' }] }],
	formulas: [{ formula: 'E=mc^2', type: 'formula' }],
	layout: [
		{ type: 'header', text: 'Running head' },
		{ type: 'title', text: 'Report', box: [[1, 1]] },
		{ type: 'sub_title', text: 'Part\none' },
		{ type: 'text', text: 'Body' },
		{ type: 'table', text: 'A C', table: 1 },
		{ type: 'form', form: 1 },
		{ type: 'formula', formula: 1 },
		{ type: 'page_number', text: '1' },
	],
	markdown: [
		'# Report',
		'## Part one',
		'Body',
		'| A\\|B | C |\n| --- | --- |\n| 1<br>2 | 3 |',
		'Form\n\n| k | v |\n| --- | --- |\n| a | b |',
		'$$\nE=mc^2\n$$',
		'| X |\n| --- |\n| 9 |',
	].join('\n\n'),
	review: calm,
};

describe('a smart document', () => {
	it('is one item when its elements are pages', () => {
		const [{ json, files }, ...more] = shape(answer, [parts]);
		expect(json).toEqual(expected);
		expect(files.map((file) => file.name)).toEqual(['excel', 'excel_2']);
		expect(more).toEqual([]);
	});

	it('is the same item when its elements are kinds of result, in any order', () => {
		const elements = Object.entries(parts).map(([name, value]) => ({ [name]: value }));
		expect(shape(answer, elements)[0].json).toEqual(expected);
		expect(shape(answer, elements.reverse())[0].json).toEqual(expected);
	});

	it('counts the parts of each page where there are several', () => {
		const page = (words: string) => ({
			ocr_result: { words_block_list: [{ words }] },
			table_result: { table_list: [{ words_block_list: grid(['H'], [words]) }] },
			layout_result: {
				layout_block_list: [
					{ type: 'text', words_ids: [0] },
					{ type: 'table', table_id: 0 },
				],
			},
		});
		const [{ json }] = shape(answer, [page('one'), page('two')]);
		expect(json.layout).toEqual([
			{ type: 'text', text: 'one' },
			{ type: 'table', table: 1 },
			{ type: 'text', text: 'two' },
			{ type: 'table', table: 2 },
		]);
		expect(json.markdown).toBe('one\n\n| H |\n| --- |\n| one |\n\ntwo\n\n| H |\n| --- |\n| two |');
	});

	it('says only what was asked for, and keeps what is new', () => {
		expect(
			shape(answer, [{ ocr_result: parts.ocr_result, chart_result: { x: 1 } }])[0].json,
		).toEqual({
			document: 'made-up',
			direction: -1,
			text: expected.text,
			line_count: 3,
			chart_result: { x: 1 },
			review: calm,
		});
	});

	it('of nothing needs a look', () => {
		for (const result of [
			[],
			[{}],
			[null],
			[{ ocr_result: null, kv_result: 'x', layout_result: [] }],
			[{ ocr_result: { words_block_list: [] } }],
		]) {
			expect(shape(answer, result)[0].json.review).toMatchObject({ needed: true });
		}
	});

	it('gives its table rows as items', () => {
		expect(shape(answer, [parts], { rowsAsItems: true }).map((one) => one.json)).toEqual([
			{ document: 'made-up', table: 1, row: 1, 'A|B': '1\n2', C: '3', review: calm },
			{ document: 'made-up', table: 2, row: 2, X: '9', review: calm },
		]);
	});

	it('takes wrong indexes of the layout for none', () => {
		const layout_result = {
			layout_block_list: [
				{ type: 'table', table_id: -1, text: 't' },
				{ type: 'table', table_id: 99 },
				{ type: 'text', words_ids: [7, -1, 'x', null] },
			],
		};
		expect(shape(answer, [{ ...parts, layout_result }])[0].json.markdown).toMatch(/^t\n\n/);
	});
});
