import { readingLines } from '../../../lib/shape/reading';
import type { Box, Point } from '../../../lib/shape/values/box';

interface Word {
	text: string;
	box: Box;
}

/** A word at x, y; `high` pixels high, as wide as it is told. */
const word = (text: string, x: number, y: number, width: number, high = 20): Word => ({
	text,
	box: [
		[x, y],
		[x + width, y],
		[x + width, y + high],
		[x, y + high],
	],
});

/** The page turned by some degrees, clockwise. */
const turned = (page: Word[], degrees: number): Word[] => {
	const [sine, cosine] = [Math.sin((degrees / 180) * Math.PI), Math.cos((degrees / 180) * Math.PI)];
	const turn = ([x, y]: Point): Point => [
		Math.round(2000 + x * cosine - y * sine),
		Math.round(2000 + x * sine + y * cosine),
	];
	return page.map(({ text, box }) => ({ text, box: box.map(turn) as Box }));
};

/** A fixed order that is none of the page's. */
const shuffled = <T>(list: readonly T[], seed = 7): T[] => {
	const copy = [...list];
	let state = seed;
	for (let at = copy.length - 1; at > 0; at--) {
		state = (state * 1103515245 + 12345) % 2147483648;
		const other = state % (at + 1);
		[copy[at], copy[other]] = [copy[other], copy[at]];
	}
	return copy;
};

const read = (page: ReadonlyArray<{ text: string; box?: Box }>): string[] =>
	readingLines(page).map((line) => line.map((at) => page[at].text).join(' '));

const paragraph = (name: string, x: number, y: number, width: number, lines: number): Word[] =>
	Array.from({ length: lines }, (_, line) =>
		word(
			`${name} ${line + 1} of a text that runs on`,
			x,
			y + line * 30,
			line === lines - 1 ? width / 2 : width - (line % 3) * 12,
		),
	);
const texts = (words: readonly Word[]) => words.map((one) => one.text);

const heading = [word('The Weekly Letter', 200, 20, 500, 50)];
const columnA = paragraph('left', 50, 100, 380, 8);
const columnB = paragraph('right', 480, 100, 380, 8);
const foot = [word('Page one of a letter that has only one page', 50, 380, 800)];
const letter = [...heading, ...columnA, ...columnB, ...foot];

const receipt = [
	['Coffee', '2', '7.00'],
	['Bread with seeds', '1', '4.50'],
	['Apples from here', '3', '12.00'],
	['Total', '', '23.50'],
].flatMap(([name, count, price], row) => [
	word(name, 20, 20 + row * 34, name.length * 11),
	...(count === '' ? [] : [word(count, 300, 23 + row * 34, 11)]),
	word(price, 420, 18 + row * 34, price.length * 11, 24),
]);
const receiptLines = [
	'Coffee 2 7.00',
	'Bread with seeds 1 4.50',
	'Apples from here 3 12.00',
	'Total 23.50',
];

const ANGLES = [0, 3, -8, 44, 90, 137, 180, 270, 301];

describe('the reading order of a page', () => {
	test.each(ANGLES)('columns follow each other below their heading, at %d degrees', (angle) => {
		expect(read(shuffled(turned(letter, angle)))).toEqual(texts(letter));
	});

	test.each(ANGLES)('items and prices stay on one line, at %d degrees', (angle) => {
		expect(read(shuffled(turned(receipt, angle)))).toEqual(receiptLines);
	});

	it.each(['EUR 4.50 A', '4.50 EUR', 'USD 12.50', '2 x 4.50 B'])(
		'long items keep their price %s',
		(price) => {
			const items = paragraph('item', 50, 100, 400, 9).slice(0, 8);
			const prices = items.map((_, row) => word(price, 620, 100 + row * 30, 110));
			expect(read(shuffled([...items, ...prices]))).toEqual(
				items.map(({ text }) => `${text} ${price}`),
			);
		},
	);

	it('columns of single words do not interleave', () => {
		const split = (line: Word): Word[] => {
			const words = line.text.split(' ');
			const wide = (line.box[1][0] - line.box[0][0]) / words.length;
			return words.map((one, at) =>
				word(one, line.box[0][0] + at * wide, line.box[0][1], wide - 8),
			);
		};
		expect(read(shuffled(letter.flatMap(split)))).toEqual(texts(letter));
	});

	it('columns whose lines do not stand beside each other do not interleave', () => {
		const address = ['ACME', '12 Long Road', 'Town', 'Land'].map((text, row) =>
			word(text, 20, 20 + row * 40, 90),
		);
		const note = ['Dear', 'Ann and', 'Bob,', 'hello'].map((text, row) =>
			word(text, 400, 40 + row * 40, 80),
		);
		expect(read(shuffled([...address, ...note]))).toEqual(texts([...address, ...note]));
	});

	it('three columns follow each other', () => {
		const three = [0, 1, 2].flatMap((at) => paragraph(`column ${at}`, 20 + at * 330, 20, 290, 7));
		expect(read(shuffled(three))).toEqual(texts(three));
	});

	it('labels stay with their values, however long', () => {
		const form = [
			['Name of the customer:', 'Ann Example of Sample Street'],
			['Address of customer:', '12 Long Road in Example Town'],
			['Reference of order:', 'the one of Monday afternoon'],
		].flatMap(([label, value], row) => [
			word(label, 20, 20 + row * 40, 260),
			word(value, 400, 21 + row * 40, 330),
		]);
		expect(read(shuffled(form))).toEqual([
			'Name of the customer: Ann Example of Sample Street',
			'Address of customer: 12 Long Road in Example Town',
			'Reference of order: the one of Monday afternoon',
		]);
	});

	it('words of different sizes share a line', () => {
		const page = [
			word('Total', 20, 40, 60),
			word('99.00', 120, 20, 200, 48),
			word('Thanks', 20, 90, 70),
		];
		expect(read(shuffled(page))).toEqual(['Total 99.00', 'Thanks']);
	});

	it('Chinese columns run from right to left', () => {
		const poem = ['床前明月光', '疑是地上霜', '举头望明月', '低头思故乡'].map((text, at) =>
			word(text, 400 - at * 60, 20, 30, 170),
		);
		expect(read(shuffled(poem))).toEqual(texts(poem));
	});

	it('Arabic lines run from right to left', () => {
		const page = [word('مرحبا', 300, 20, 80), word('بكم', 200, 20, 60), word('شكرا', 300, 60, 80)];
		expect(read(shuffled(page))).toEqual(['مرحبا بكم', 'شكرا']);
	});

	it('a stamp across the page follows the page', () => {
		const stamp = turned([word('PAID', 0, 0, 90)], 90);
		expect(read([...stamp, ...receipt])).toEqual([...receiptLines, 'PAID']);
	});
});

describe('the order of the service stays', () => {
	const backwards = [...receipt].reverse();
	test.each<[string, Array<{ text: string; box?: Box }>]>([
		['where there are no boxes', backwards.map(({ text }) => ({ text }))],
		['where one has none', [{ text: 'x' }, ...backwards]],
		['where one has no size', [word('x', 1, 1, 0, 0), ...backwards]],
		[
			'where Latin lines stand upright and corners do not tell their direction',
			['some text', 'more text', 'last text'].map((text, at) => word(text, at * 40, 20, 20, 190)),
		],
	])('%s', (_, page) => expect(read(page)).toEqual(page.map((one) => one.text)));
});
