/* eslint-disable */
import { entryOf, field, grid, shape } from './support';
import { shapeAnswer } from '../../../lib/shape';

const json = (...args: Parameters<typeof shape>) => shape(...args)[0].json as any;
const calm = { needed: false, fields: [] };

describe('fields by their type', () => {
	it('stand in catalogue order, what is not known at the end, the review last', () => {
		const answer = { fields: [field('b', 'text'), field('a', 'amount')] };
		const item = json(answer, { extra: { x: [1] }, a: '￥5.00', b: 'B' });
		expect(item).toEqual({ document: 'made-up', b: 'B', a: 5, extra: { x: [1] }, review: calm });
		expect(Object.keys(item)).toEqual(['document', 'b', 'a', 'extra', 'review']);
	});

	it('are left out where the answer has none, and empty ones are null but for texts', () => {
		const types = ['text', 'date', 'dateTime', 'amount', 'number', 'integer', 'enum'] as const;
		const answer = { fields: [...types.map((type) => field(type, type)), field('other', 'text')] };
		const empty = Object.fromEntries(types.map((type) => [type, '']));
		expect(json(answer, { ...empty, something: 'x' })).toEqual({
			document: 'made-up', text: '', date: null, dateTime: null, amount: null, number: null, integer: null,
			enum: null, something: 'x', review: calm,
		});
		const nulls = Object.fromEntries(types.map((type) => [type, null]));
		expect(json(answer, { ...nulls, something: 'x' })).toMatchObject({ ...nulls, review: calm });
	});

	it('keep what does not parse and name it', () => {
		const answer = { fields: [field('when', 'date'), field('total', 'amount'), field('count', 'integer')] };
		const item = json(answer, { when: '2023-02-30', total: '1,23', count: 'many' });
		expect(item).toMatchObject({ when: '2023-02-30', total: '1,23', count: 'many' });
		expect(item.review).toEqual({
			needed: true,
			fields: [
				{ field: 'when', reason: 'Cannot be read as a date without doubt' },
				{ field: 'total', reason: 'Cannot be read as an amount without doubt' },
				{ field: 'count', reason: 'Cannot be read as a whole number without doubt' },
			],
		});
	});

	it('keep what has the wrong type and name it', () => {
		const answer = {
			fields: [field('name', 'text'), field('when', 'date'), field('list', 'texts'), field('rows', 'rows'),
				field('group', 'group'), field('lines', 'lines'), field('regions', 'regions'), field('flag', 'boolean')],
		};
		const wrong = { name: { a: 1 }, when: ['x'], list: { b: 'x' }, rows: 'r', group: 'g', lines: 'l', regions: 5, flag: 'maybe' };
		const item = json(answer, wrong);
		expect(item).toMatchObject(wrong);
		expect(item.review.fields.map((one: any) => one.field)).toEqual(Object.keys(wrong));
		expect(item.review.fields[0].reason).toBe('The service sent an object where a text was expected');
	});

	it('give the readable value of an enumeration with the code beside it', () => {
		const answer = { fields: [field('type', 'enum', { values: { special: 'Special invoice', same: 'same' } })] };
		expect(json(answer, { type: 'special' })).toMatchObject({ type: 'Special invoice', type_code: 'special' });
		expect(json(answer, { type: 'new' })).toEqual({ document: 'made-up', type: 'new', review: calm });
		expect(json(answer, { type: 'same' })).not.toHaveProperty('type_code');
		expect(json(answer, { type: 'constructor' })).toEqual({ document: 'made-up', type: 'constructor', review: calm });
	});

	it('take renamed and spread groups, and rows with their own doubts counted from 1', () => {
		const answer = {
			fields: [
				field('data', 'group', { as: '', fields: [field('contact', 'group', { fields: [field('name', 'text')] })] }),
				field('item_list', 'rows', { as: 'items', fields: [field('amount', 'amount')] }),
			],
		};
		const item = json(answer, { data: { contact: { name: 'A' } }, item_list: [{ amount: '1.00' }, { amount: 'x' }, null] });
		expect(item).toMatchObject({ contact: { name: 'A' }, items: [{ amount: 1 }, { amount: 'x' }, null] });
		expect(item.review.fields).toEqual([
			{ field: 'items.2.amount', reason: 'Cannot be read as an amount without doubt' },
		]);
	});

	it('take the words of leaves, and their places only when asked for', () => {
		const answer = {
			fields: [
				field('begin', 'words', { of: 'date' }),
				field('people', 'rows', { fields: [field('share', 'words', { of: 'amount' })] }),
				field('bank', 'words'),
			],
		};
		const result = {
			begin: { words: '2023年05月18日', location: [[1, 2]] },
			people: [{ share: { words: '￥1,000.00', location: [[3, 4]] } }],
			bank: 'plain text',
		};
		expect(json(answer, result)).toEqual({
			document: 'made-up', begin: '2023-05-18', people: [{ share: 1000 }], bank: 'plain text', review: calm,
		});
		expect(json(answer, result, { includeLines: true })).toMatchObject({
			begin_location: [[1, 2]], people: [{ share: 1000, share_location: [[3, 4]] }],
		});
	});

	it('turn pairs into an object, repeated labels numbered, empty ones named', () => {
		const pairs = [['付款人', 'A'], ['户名', 'B'], ['户名', 'C'], ['', 'D'], ['户名', 'E'], ['review', 'F']]
			.map(([key, value]) => ({ key, value }));
		const labels = { 付款人: 'A', 户名: 'B', 户名_2: 'C', field_1: 'D', 户名_3: 'E' };
		expect(json({ fields: [field('kv', 'pairs')] }, { kv: pairs })).toMatchObject({ kv: { ...labels, review: 'F' } });
		expect(json({ fields: [field('kv', 'pairs', { as: '' })] }, { kv: pairs })).toEqual({
			document: 'made-up', ...labels, review_2: 'F', review: calm,
		});
	});
});

describe('text', () => {
	const answer = { fields: [field('words_block_list', 'lines')] };
	const blocks = [
		{ words: 'First', confidence: 0.9, location: [[0, 0]] },
		{ words: 'Second', confidence: 0.7, location: [[0, 9]] },
		{ words: 'Third' },
	];

	it('is joined, counted and averaged, and lines of low confidence are counted', () => {
		expect(json(answer, { words_block_count: 3, words_block_list: blocks })).toEqual({
			document: 'made-up', text: 'First\nSecond\nThird', line_count: 3, confidence: 0.8,
			review: { needed: true, fields: [{ field: 'text', reason: '1 of 2 lines has a confidence below 0.8' }] },
		});
		expect(json(answer, { words_block_list: blocks }, { reviewBelowConfidence: 0 }).review).toEqual(calm);
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
			{ text: 'A', chars: [{ char: 'A', confidence: 0.5, box: [[1, 1]] }], fonts: [{ name: 'Song', score: 0.9 }, { name: 'Kai' }] },
		]);
	});

	it('of an empty page is empty, and says that nothing was found', () => {
		expect(json(answer, { words_block_count: 0, words_block_list: [] })).toEqual({
			document: 'made-up', text: '', line_count: 0,
			review: { needed: true, fields: [{ field: 'document', reason: 'Nothing of this kind was found in the picture' }] },
		});
	});

	it('inside rows stands in place of the blocks', () => {
		const seals = { fields: [field('seal_list', 'rows', { fields: [field('type', 'text'), field('words_block_list', 'lines')] })] };
		const seal_list = [{ type: 'circle', words_block_list: [{ words: 'ACME', words_confidence: 0.5 }] }];
		const item = json(seals, { seal_list });
		expect(item.seal_list).toEqual([{ type: 'circle', text: 'ACME' }]);
		expect(item.review.fields).toEqual([{ field: 'seal_list.1.text', reason: '1 of 1 line has a confidence below 0.8' }]);
	});
});

describe('regions', () => {
	const answer = { fields: [field('words_region_list', 'regions')] };
	const table = (...lines: string[][]) => ({ type: 'table', words_block_list: grid(...lines) });
	const words = (...all: string[]) => ({ type: 'text', words_block_list: all.map((one) => ({ words: one })) });

	it('give text and rows', () => {
		expect(json(answer, { words_region_count: 3, words_region_list: [words('Top'), table(['A'], ['1'], ['2']), words('End')] })).toEqual({
			document: 'made-up', text: 'Top\nEnd', rows: [{ A: '1' }, { A: '2' }], table_count: 1, review: calm,
		});
	});

	it('name the table of each row where there are several', () => {
		const result = { words_region_list: [table(['A', 'table'], ['1', 'x']), words(), table(['B'], ['2'])] };
		expect(json(answer, result)).toMatchObject({
			rows: [{ table: 1, A: '1', table_2: 'x' }, { table: 2, B: '2' }], table_count: 2,
		});
	});

	it('give one item a row when asked for', () => {
		const result = { words_region_list: [words('Top'), table(['A', 'row'], ['1', 'x'], ['2', 'y'])] };
		expect(shape(answer, result, { rowsAsItems: true }).map((one) => one.json)).toEqual([
			{ document: 'made-up', row: 1, A: '1', rows_row: 'x', review: calm },
			{ document: 'made-up', row: 2, A: '2', rows_row: 'y', review: calm },
		]);
		expect(shape(answer, { words_region_list: [words('Top')] }, { rowsAsItems: true })).toHaveLength(1);
	});

	it('give lines and cells with their places when asked for', () => {
		const cell = { rows: [0], columns: [0], cell_location: [[5, 5]], words_list: [{ words: 'a', confidence: 0.9, location: [[6, 6]] }] };
		const result = { words_region_list: [words('Top'), { type: 'table', words_block_list: [cell] }] };
		expect(json(answer, result, { includeLines: true })).toMatchObject({
			lines: [{ text: 'Top' }],
			cells: [{ table: 1, rows: [0], columns: [0], text: 'a', box: [[5, 5]], lines: [{ text: 'a', confidence: 0.9, box: [[6, 6]] }] }],
		});
	});
});

describe('review', () => {
	it('names values of low confidence, at any depth, but no empty ones', () => {
		const answer = { fields: [field('a', 'text'), field('b', 'text'), field('list', 'rows', { as: 'items', fields: [field('x', 'amount')] })] };
		const result = {
			a: 'A', b: '', list: [{ x: '1' }, { x: '2' }],
			confidence: { a: 0.123456, b: 0, gone: 0.1, list: [{ x: 0.9 }, { x: 0.5 }] },
		};
		expect(json(answer, result).review.fields).toEqual([
			{ field: 'a', reason: 'Confidence 0.1235 is below 0.8' },
			{ field: 'items.2.x', reason: 'Confidence 0.5 is below 0.8' },
		]);
		expect(json(answer, result, { reviewBelowConfidence: 0.1 }).review).toEqual(calm);
	});

	it('names alarms that are true, checks and sums that do not hold', () => {
		const answer = {
			fields: [field('id', 'text', { check: 'chineseId' }), field('detect_copy_result', 'boolean', { alarm: 'A copy' }),
				field('detect_blur_result', 'boolean', { alarm: 'Blurred' }), field('subtotal_amount', 'amount'),
				field('subtotal_tax', 'amount'), field('total', 'amount')],
			checks: ['vatSums'] as const,
		};
		const result = { id: '11010519491231002Y', detect_copy_result: true, detect_blur_result: false,
			subtotal_amount: '100.00', subtotal_tax: '13.00', total: '131.00' };
		expect(json(answer, result).review.fields).toEqual([
			{ field: 'id', reason: 'An ID number has 18 digits, the last of which may be an X' },
			{ field: 'detect_copy_result', reason: 'A copy' },
			{ field: 'total', reason: 'subtotal_amount and subtotal_tax add up to 113.00, not to the total 131.00' },
		]);
	});

	it('is bounded', () => {
		const answer = { fields: [field('list', 'rows', { fields: [field('x', 'date')] })] };
		const { fields } = json(answer, { list: Array(10_000).fill({ x: 'no' }) }).review;
		expect(fields).toHaveLength(101);
		expect(fields[0]).toEqual({ field: 'document', reason: '9900 more values need a look' });
	});
});

describe('selected fields and rows as items', () => {
	const answer = { fields: [field('number', 'text'), field('total', 'amount'), field('items', 'rows', { fields: [field('name', 'text'), field('total', 'amount')] })] };
	const result = { number: '7', total: '3', items: [{ name: 'Tea', total: '1' }, { name: 'Salt', total: 'x' }] };

	it('keep what is named', () => {
		expect(json(answer, result, { output: 'selectedFields', fields: ['total'] })).toMatchObject({ document: 'made-up', total: 3 });
		expect(json(answer, result, { output: 'selectedFields', fields: ['total'] })).not.toHaveProperty('number');
		expect(Object.keys(json(answer, result, { output: 'selectedFields' }))).toEqual(['document', 'review']);
	});

	it('repeat the head before each row, with the doubts of that row only', () => {
		const reason = 'Cannot be read as an amount without doubt';
		expect(shape(answer, result, { rowsAsItems: true }).map((one) => one.json)).toEqual([
			{ document: 'made-up', number: '7', total: 3, row: 1, name: 'Tea', items_total: 1, review: calm },
			{ document: 'made-up', number: '7', total: 3, row: 2, name: 'Salt', items_total: 'x', review: { needed: true, fields: [{ field: 'items_total', reason }] } },
		]);
	});
});

it('goes beyond the documented form without losing anything', () => {
	const entry = entryOf({ fields: [field('a', 'text')] });
	const body = { result: { a: 'A', document: 'mine', source: 's' }, template_id: 't' };
	expect(shapeAnswer(entry, body, { output: 'simplified' }, () => undefined)[0].json).toEqual({
		document: 'made-up', a: 'A', document_2: 'mine', source_2: 's', template_id: 't', review: calm,
	});
});
