import { field, grid, shape } from './support';

const json = (...args: Parameters<typeof shape>) => shape(...args)[0].json as any;
const calm = { needed: false, reason: '', fields: [] };

describe('text', () => {
	const answer = { fields: [field('words_block_list', 'lines')] };
	const blocks = [
		{ words: 'First', confidence: 0.9, location: [[0, 0]] },
		{ words: 'Second', confidence: 0.7, location: [[0, 9]] },
		{ words: 'Third' },
	];

	it('is joined, counted and averaged, and lines of low confidence are counted', () => {
		expect(json(answer, { words_block_count: 3, words_block_list: blocks })).toEqual({
			document: 'made-up',
			text: 'First\nSecond\nThird',
			line_count: 3,
			review: {
				needed: true,
				reason: expect.any(String),
				fields: [
					expect.objectContaining({
						name: 'text',
						reason: '1 of 2 lines has a confidence below 0.8',
					}),
				],
			},
		});
		expect(json(answer, { words_block_list: blocks }, { reviewBelowConfidence: 0 }).review).toEqual(
			calm,
		);
	});

	it('comes line by line when asked for, or when characters or fonts came', () => {
		expect(json(answer, { words_block_list: blocks }, { includeLines: true }).lines).toEqual([
			{ text: 'First', confidence: 0.9, box: [[0, 0]] },
			{ text: 'Second', confidence: 0.7, box: [[0, 9]] },
			{ text: 'Third' },
		]);
		const chars = [{ char: 'A', char_confidence: 0.5, char_location: [[1, 1]] }];
		const fine = { words: 'A', char_list: chars, font_list: ['Song', 'Kai'], font_scores: [0.9] };
		expect(json(answer, { words_block_list: [fine] }).lines).toEqual([
			{
				text: 'A',
				chars: [{ char: 'A', confidence: 0.5, box: [[1, 1]] }],
				fonts: [{ name: 'Song', score: 0.9 }, { name: 'Kai' }],
			},
		]);
	});

	it('of an empty page is empty, and says that nothing was found', () => {
		expect(json(answer, { words_block_count: 0, words_block_list: [] })).toEqual({
			document: 'made-up',
			text: '',
			line_count: 0,
			review: {
				needed: true,
				reason: expect.any(String),
				fields: [
					expect.objectContaining({
						name: 'document',
						reason: 'Nothing of this kind was found in the picture',
					}),
				],
			},
		});
	});

	it('inside rows stands in place of the blocks', () => {
		const seals = {
			fields: [
				field('seal_list', 'rows', {
					fields: [field('type', 'text'), field('words_block_list', 'lines')],
				}),
			],
		};
		const seal_list = [
			{ type: 'circle', words_block_list: [{ words: 'ACME', words_confidence: 0.5 }] },
		];
		const item = json(seals, { seal_list });
		expect(item.seal_list).toEqual([{ type: 'circle', text: 'ACME' }]);
		expect(item.review.fields).toEqual([
			expect.objectContaining({
				name: 'seal_list.1.text',
				reason: '1 of 1 line has a confidence below 0.8',
			}),
		]);
	});
});

describe('regions', () => {
	const answer = { fields: [field('words_region_list', 'regions')] };
	const table = (...lines: string[][]) => ({ type: 'table', words_block_list: grid(...lines) });
	const words = (...all: string[]) => ({
		type: 'text',
		words_block_list: all.map((one) => ({ words: one })),
	});

	it('give text and rows', () => {
		expect(
			json(answer, {
				words_region_count: 3,
				words_region_list: [words('Top'), table(['A'], ['1'], ['2']), words('End')],
			}),
		).toEqual({
			document: 'made-up',
			text: 'Top\nEnd',
			rows: [{ A: '1' }, { A: '2' }],
			table_count: 1,
			review: calm,
		});
	});

	it('name the table of each row where there are several', () => {
		const result = {
			words_region_list: [table(['A', 'table'], ['1', 'x']), words(), table(['B'], ['2'])],
		};
		expect(json(answer, result)).toMatchObject({
			rows: [
				{ table: 1, A: '1', table_2: 'x' },
				{ table: 2, B: '2' },
			],
			table_count: 2,
		});
	});

	it('give one item a row when asked for', () => {
		const result = {
			words_region_list: [words('Top'), table(['A', 'row'], ['1', 'x'], ['2', 'y'])],
		};
		expect(shape(answer, result, { rowsAsItems: true }).map((one) => one.json)).toEqual([
			{ document: 'made-up', row: 1, A: '1', rows_row: 'x', review: calm },
			{ document: 'made-up', row: 2, A: '2', rows_row: 'y', review: calm },
		]);
		expect(
			shape(answer, { words_region_list: [words('Top')] }, { rowsAsItems: true }),
		).toHaveLength(1);
	});

	it('give lines and cells with their places when asked for', () => {
		const cell = {
			rows: [0],
			columns: [0],
			cell_location: [[5, 5]],
			words_list: [{ words: 'a', confidence: 0.9, location: [[6, 6]] }],
		};
		const result = {
			words_region_list: [words('Top'), { type: 'table', words_block_list: [cell] }],
		};
		expect(json(answer, result, { includeLines: true })).toMatchObject({
			lines: [{ text: 'Top' }],
			cells: [
				{
					table: 1,
					rows: [0],
					columns: [0],
					text: 'a',
					box: [[5, 5]],
					lines: [{ text: 'a', confidence: 0.9, box: [[6, 6]] }],
				},
			],
		});
	});
});
