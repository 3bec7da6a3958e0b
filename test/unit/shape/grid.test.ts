import { AnswerBudget } from '../../../lib/shape/budget';
import { readTable as read } from '../../../lib/shape/tables/grid';
import type { ShapeOptions } from '../../../lib/shape';
import { records } from '../../../lib/shape/values/json';
import { Refused } from '../../../lib/refused';
import { cell, grid } from './support';

const readTable = (cells: unknown, options: Partial<ShapeOptions> = {}) =>
	read(records(cells), {
		options: { output: 'simplified', ...options },
		budget: new AnswerBudget(),
		tables: [],
	});
const rows = (cells: unknown, options = {}) => readTable(cells, options).rows;

describe('a table by header', () => {
	it('gives one object a row', () => {
		expect(rows(grid(['Name', 'Price'], ['Tea', '3'], ['Salt', '4']))).toEqual([
			{ Name: 'Tea', Price: '3' },
			{ Name: 'Salt', Price: '4' },
		]);
	});

	it('does not depend on the order of the cells', () => {
		expect(rows(grid(['Name', 'Price'], ['Tea', '3']).reverse())).toEqual([
			{ Name: 'Tea', Price: '3' },
		]);
	});

	it('numbers columns without a header, and all of them when the first row is none', () => {
		expect(rows(grid(['Name', ''], ['Tea', '3']))).toEqual([{ Name: 'Tea', column_2: '3' }]);
		expect(rows(grid(['Tea', '3'], ['Salt', '4']), { firstRowIsHeader: false })).toEqual([
			{ column_1: 'Tea', column_2: '3' },
			{ column_1: 'Salt', column_2: '4' },
		]);
	});

	it('tells repeated headers apart', () => {
		expect(rows(grid(['A', 'A', 'A_2'], ['1', '2', '3']))).toEqual([
			{ A: '1', A_2: '2', A_2_2: '3' },
		]);
	});

	it('spreads merged cells over every place they cover', () => {
		const cells = [
			...grid(['Kind', 'Name', 'Price']),
			cell('Food', [1, 2], [0]),
			cell('Tea', [1], [1]),
			cell('3', [1], [2]),
			cell('none', [2], [1, 2]),
		];
		expect(rows(cells)).toEqual([
			{ Kind: 'Food', Name: 'Tea', Price: '3' },
			{ Kind: 'Food', Name: 'none', Price: 'none' },
		]);
	});

	it('lets a merged number stand once, and says where it belongs', () => {
		const cells = [
			...grid(['Order', 'Name', 'Price', 'Tax']),
			cell('A-1', [1, 2, 3], [0]),
			cell('Tea', [1], [1]),
			cell('Salt', [2], [1]),
			cell('Oil', [3], [1]),
			cell('￥120.00', [1, 2], [2]),
			cell('7.00', [3], [2, 3]),
			cell('8%', [1], [3]),
			cell('007', [2], [3]),
		];
		expect(rows(cells)).toEqual([
			{ Order: 'A-1', Name: 'Tea', Price: '￥120.00', Tax: '8%' },
			{ Order: 'A-1', Name: 'Salt', Price: null, Tax: '007', merged: ['Price'] },
			{ Order: 'A-1', Name: 'Oil', Price: '7.00', Tax: null, merged: ['Tax'] },
		]);
	});

	it('gives numbers when asked for, and leaves codes alone', () => {
		const cells = grid(
			['Code', 'Price', 'Sum', 'Phone', 'Share', 'Cost'],
			['0012', '4.90', '125,000.00', '13800138000', '5%', '￥3'],
			['1234', '-1', '1,25', '7', '6.5', 'USD 9'],
		);
		expect(rows(cells, { numbersInTables: true })).toEqual([
			{ Code: '0012', Price: 4.9, Sum: 125_000, Phone: '13800138000', Share: '5%', Cost: 3 },
			{ Code: '1234', Price: -1, Sum: '1,25', Phone: '7', Share: 6.5, Cost: 'USD 9' },
		]);
	});

	it('takes a table for one without a header where its first row holds numbers like the others', () => {
		expect(rows(grid(['Tea', '3.00'], ['Salt', '4.00']))).toEqual([
			{ column_1: 'Tea', column_2: '3.00' },
			{ column_1: 'Salt', column_2: '4.00' },
		]);
		expect(rows(grid(['Item', '2022', '2023'], ['Cash', '7', '8'], ['Debt', '1', '2']))).toEqual([
			{ '2022': '7', '2023': '8', Item: 'Cash' },
			{ '2022': '1', '2023': '2', Item: 'Debt' },
		]);
	});

	it('takes labels with their values for a table without a header', () => {
		expect(rows(grid(['Name:', 'Ann'], ['Town:', 'Ulm'], ['Job：', 'Cook']))).toEqual([
			{ column_1: 'Name:', column_2: 'Ann' },
			{ column_1: 'Town:', column_2: 'Ulm' },
			{ column_1: 'Job：', column_2: 'Cook' },
		]);
	});

	it('reads a header of two rows without a tall cell', () => {
		const cells = [
			...grid(['Name']),
			cell('2023', [0], [1, 2]),
			...[cell('', [1], [0]), cell('Q1', [1], [1]), cell('Q2', [1], [2])],
			...[cell('Tea', [2], [0]), cell('5', [2], [1]), cell('6', [2], [2])],
		];
		expect(rows(cells)).toEqual([{ Name: 'Tea', '2023 Q1': '5', '2023 Q2': '6' }]);
	});

	it.each([
		['an empty corner', ''],
		['a corner that says the same', 'Name'],
	])('reads a header of two rows with %s', (_, corner) => {
		const cells = [
			...[cell(corner, [0], [0]), cell('2023', [0], [1, 2]), cell('2024', [0], [3, 4])],
			...grid(['Name', 'Q1', 'Q2', 'Q1', 'Q2']).map((one) => ({ ...one, rows: [1] })),
			...grid(['Tea', '5', '6', '7', '8']).map((one) => ({ ...one, rows: [2] })),
		];
		expect(rows(cells)).toEqual([
			{ Name: 'Tea', '2023 Q1': '5', '2023 Q2': '6', '2024 Q1': '7', '2024 Q2': '8' },
		]);
	});

	it('keeps date and unit above the header of a statement apart', () => {
		const table = readTable([
			cell('资产负债表', [0], [0, 1, 2]),
			...[cell('编制单位：示例公司', [1], [0]), cell('2024年5月31日', [1], [1])],
			cell('单位：元', [1], [2]),
			...[cell('2024年5月', [2], [0, 1]), cell('单位:元', [2], [2])],
			...[cell('项目', [3], [0]), cell('期末', [3], [1]), cell('年初', [3], [2])],
			...[cell('现金', [4], [0]), cell('7.00', [4], [1]), cell('8.00', [4], [2])],
		]);
		expect(table.titles).toEqual([
			'资产负债表',
			'编制单位：示例公司 2024年5月31日 单位：元',
			'2024年5月 单位:元',
		]);
		expect(table.rows).toEqual([{ 项目: '现金', 期末: '7.00', 年初: '8.00' }]);
	});

	it('does not take the first data below a wide header for a second header', () => {
		const cells = [
			...grid(['Item']),
			cell('Details', [0], [1, 2]),
			...[cell('Tea', [1], [0]), cell('green', [1], [1]), cell('China', [1], [2])],
			...[cell('Oil', [2], [0]), cell('olive', [2], [1]), cell('Spain', [2], [2])],
		];
		expect(rows(cells)).toEqual([
			{ Item: 'Tea', Details: 'green', Details_2: 'China' },
			{ Item: 'Oil', Details: 'olive', Details_2: 'Spain' },
		]);
	});

	it('keeps a title apart that stands alone in its row', () => {
		const table = readTable(
			grid(['', 'Balance sheet', ''], ['Item', 'Open', 'Close'], ['Cash', '7', '8']),
		);
		expect(table.titles).toEqual(['Balance sheet']);
		expect(table.rows).toEqual([{ Item: 'Cash', Open: '7', Close: '8' }]);
	});

	it('reads a header of two rows as one', () => {
		const cells = [
			cell('Name', [0, 1], [0]),
			cell('2023', [0], [1, 2]),
			cell('Q1', [1], [1]),
			cell('Q2', [1], [2]),
			cell('Tea', [2], [0]),
			cell('5', [2], [1]),
			cell('6', [2], [2]),
		];
		expect(rows(cells)).toEqual([{ Name: 'Tea', '2023 Q1': '5', '2023 Q2': '6' }]);
	});

	it('does not take a first column merged to the bottom for a header', () => {
		const cells = [
			cell('2023', [0, 1, 2], [0]),
			cell('Item', [0], [1]),
			cell('Tea', [1], [1]),
			cell('Salt', [2], [1]),
		];
		expect(rows(cells)).toEqual([
			{ '2023': '2023', Item: 'Tea' },
			{ '2023': '2023', Item: 'Salt' },
		]);
	});

	it('keeps a title above the header apart', () => {
		const table = readTable([
			cell('Balance sheet', [0], [0, 1]),
			cell('Item', [1], [0]),
			cell('Sum', [1], [1]),
			cell('Cash', [2], [0]),
			cell('7', [2], [1]),
		]);
		expect(table.titles).toEqual(['Balance sheet']);
		expect(table.rows).toEqual([{ Item: 'Cash', Sum: '7' }]);
	});

	it('loses nothing of a table with a single row', () => {
		expect(rows([cell('a', [0], [0]), cell('b', [0], [1, 2])])).toEqual([
			{ column_1: 'a', column_2: 'b', column_3: 'b' },
		]);
	});

	it('takes segments where a cell has no words, one below the other', () => {
		const cells = grid(['H', 'I'], ['x', 'y']) as any[];
		cells[2] = { rows: [1], columns: [0], words_list: [{ words: 'one' }, { words: 'two' }] };
		expect(rows(cells)).toEqual([{ H: 'one\ntwo', I: 'y' }]);
	});
});

describe('a table that is not well formed', () => {
	it('fills ragged rows and gaps', () => {
		const cells = [...grid(['A', 'B'], ['1']), cell('9', [500], [1])];
		expect(rows(cells)).toEqual([
			{ A: '1', B: '' },
			{ A: '', B: '9' },
		]);
	});

	it('keeps both texts of overlapping cells', () => {
		expect(rows([...grid(['A'], ['1']), cell('2', [1], [0])])).toEqual([{ A: '1\n2' }]);
	});

	it('names cells without a place', () => {
		const table = readTable([
			...grid(['A'], ['1']),
			cell('lost', [-1], [0]),
			{ words: 'also' },
			cell('', [], []),
		]);
		expect(table.rows).toEqual([{ A: '1' }]);
		expect(table.doubt).toBe('2 cells have no place in the table: lost, also');
	});

	const long = Array.from({ length: 100_000 }, (_, index) => index);
	test.each<[string, unknown, number]>([
		['a huge index', [cell('a', [1_000_000_000], [2 ** 52]), ...grid(['x', 'y'])], 3],
		['negative, broken and textual indexes', [cell('a', [-5, 1.5, NaN], ['0'] as never)], 1],
		['nulls', [null, undefined, 7, 'x', [], { rows: null, columns: {} }], 0],
		['no list', { rows: 1 }, 0],
	])('stays within bounds with %s', (_, cells, most) => {
		expect(readTable(cells, { firstRowIsHeader: false }).rows.length).toBeLessThanOrEqual(most);
	});

	test.each<[string, unknown]>([
		['a cell over ten thousand million places', [cell('a', long, long)]],
		[
			'cells that each cover 40,000 places',
			Array(30).fill(cell('a', long.slice(0, 20_000), [0, 1])),
		],
		['a long text in many places', [cell('a'.repeat(1_000_000), long.slice(0, 1000), [0])]],
	])('refuses %s', (_, cells) => {
		expect(() => readTable(cells)).toThrow(Refused);
	});

	it('is not tricked by header names', () => {
		const [row] = rows(grid(['__proto__', 'constructor', 'toString'], ['a', 'b', 'c']));
		expect(Object.getPrototypeOf(row)).toBe(Object.prototype);
		expect(row).toEqual({ column_1: 'a', constructor: 'b', toString: 'c' });
	});
});
