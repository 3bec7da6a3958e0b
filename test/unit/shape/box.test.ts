import { boxesOf, boxOf } from '../../../lib/shape/values/box';

const square = [
	[1, 2],
	[5, 2],
	[5, 9],
	[1, 9],
];

test.each<[string, unknown]>([
	['four corners', square],
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

it('of a value in several parts is one a part; a part of another form has none', () => {
	expect(boxesOf(square)).toEqual([square]);
	expect(boxesOf([square, 'x', square])).toEqual([square, square]);
	expect(boxesOf({ location: square })).toEqual([]);
});
