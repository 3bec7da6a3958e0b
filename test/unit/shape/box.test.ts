import { boxIn, boxOf } from '../../../lib/shape/values/box';

const square = [
	[1, 2],
	[5, 2],
	[5, 9],
	[1, 9],
];

test.each<[string, unknown]>([
	['four corners', square],
	['eight numbers', [1, 2, 5, 2, 5, 9, 1, 9]],
	[
		'two corners',
		[
			[1, 2],
			[5, 9],
		],
	],
	[
		'a polygon',
		[
			[1, 4],
			[3, 2],
			[5, 4],
			[4, 9],
			[2, 9],
		],
	],
	['points by name', square.map(([x, y]) => ({ x, y }))],
	['a rectangle', { left: 1, top: 2, width: 4, height: 7 }],
])('%s are four corners', (_, location) => expect(boxOf(location)).toEqual(square));

test.each<[unknown]>([
	[null],
	['上海'],
	[[]],
	[[[1, 2]]],
	[
		[
			['1', 2],
			[3, 4],
		],
	],
	[{ x: 1 }],
	[[1, 2, 3, 4]],
])('%j is no place', (location) => expect(boxOf(location)).toBeUndefined());

it('is found in blocks, cells and characters; the cell goes before its text', () => {
	expect(boxIn({ location: square })).toEqual(square);
	expect(
		boxIn({
			location: [
				[0, 0],
				[1, 1],
			],
			cell_location: square,
		}),
	).toEqual(square);
	expect(boxIn({ char_location: square })).toEqual(square);
	expect(boxIn({ words: 'x' })).toBeUndefined();
});
