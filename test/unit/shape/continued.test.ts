import { joinRows, joinTables } from '../../../lib/shape/tables/continued';

describe('a table over two pages', () => {
	const first = [
		{ Item: 'Tea', Price: '3.00' },
		{ Item: 'Salt', Price: null, merged: ['Price'] },
	];

	it('goes on under the first header where the second page has none', () => {
		const later = [
			{ column_1: 'Oil', column_2: '9.00' },
			{ column_1: 'Rice', column_2: null, merged: ['column_2'] },
		];
		const rows = [
			...first,
			{ Item: 'Oil', Price: '9.00' },
			{ Item: 'Rice', Price: null, merged: ['Price'] },
		];
		expect(joinRows(first, later)).toEqual(rows);
		expect(joinTables([{ rows: first }], [{ rows: later }, { rows: [] }])).toEqual([
			{ rows },
			{ rows: [] },
		]);
	});

	it('keeps the cells of both pages, where lines are asked for', () => {
		const [table] = joinTables(
			[{ rows: first, cells: [{ text: 'Tea' }] }],
			[{ rows: [{ column_1: 'Oil', column_2: '9.00' }], cells: [{ text: 'Oil' }] }],
		);
		expect(table.cells).toEqual([{ text: 'Tea' }, { text: 'Oil' }]);
	});

	it('goes on where the header is repeated', () => {
		expect(joinRows(first, [{ Item: 'Oil', Price: '9.00' }])).toHaveLength(3);
	});

	it('is another one where it has other columns', () => {
		const later = [{ column_1: 'a', column_2: 'b', column_3: 'c' }];
		expect(joinRows(first, later).map((row) => row.table)).toEqual([1, 1, 2]);
		expect(joinTables([{ rows: first }], [{ rows: later }])).toHaveLength(2);
	});

	it('is counted on', () => {
		const earlier = [
			{ table: 1, A: '1' },
			{ table: 2, B: '1', C: '2' },
		];
		const later = [
			{ table: 1, column_1: '3', column_2: '4' },
			{ table: 2, D: '5' },
		];
		expect(joinRows(earlier, later)).toEqual([
			{ table: 1, A: '1' },
			{ table: 2, B: '1', C: '2' },
			{ table: 2, B: '3', C: '4' },
			{ table: 3, D: '5' },
		]);
		expect(joinRows([], later)).toEqual(later);
		expect(joinRows(earlier, [])).toEqual(earlier);
	});
});
