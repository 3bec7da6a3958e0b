import { parsePages, selectPages } from '../../../lib/media/pages';
import { Refused } from '../../../lib/refused';

const select = (text: string, count?: number) => selectPages(parsePages(text), count);
const refusal = (text: string, count?: number): string => {
	try {
		select(text, count);
	} catch (refused) {
		expect(refused).toBeInstanceOf(Refused);
		return refused.message;
	}
	throw new Error(`"${text}" was accepted`);
};

describe('pages of a file whose count is known', () => {
	it.each<[string, number, number[]]>([
		['1', 3, [1]],
		['1-3,7-', 9, [1, 2, 3, 7, 8, 9]],
		['all', 3, [1, 2, 3]],
		['ALL', 1, [1]],
		['last', 5, [5]],
		['3-last', 5, [3, 4, 5]],
		['1,last', 1, [1]],
		['3,1,2-3', 3, [1, 2, 3]],
		['2-', 2, [2]],
		['2-2', 2, [2]],
		[' 1 - 2 , 4 ', 4, [1, 2, 4]],
		['1，3、5', 5, [1, 3, 5]],
		['1–2,3—4', 4, [1, 2, 3, 4]],
		['1～2,４', 4, [1, 2, 4]],
		['2——4', 4, [2, 3, 4]],
		['1,,3,', 3, [1, 3]],
		['007', 8, [7]],
	])('%s of %i', (text, count, pages) => {
		expect(select(text, count)).toEqual({ pages });
	});
});

describe('pages of a file whose count is unknown', () => {
	it.each<[string, object]>([
		['1', { pages: [1] }],
		['5,2-3', { pages: [2, 3, 5] }],
		['all', { pages: [], openFrom: 1 }],
		['1-3,7-', { pages: [1, 2, 3], openFrom: 7 }],
		['9,7-,3,12-', { pages: [3], openFrom: 7 }],
		['4-last', { pages: [], openFrom: 4 }],
	])('%s', (text, plan) => {
		expect(select(text, undefined)).toEqual(plan);
	});

	it('cannot know which page is the last', () => {
		expect(refusal('1,last')).toMatch(
			/^"last" in pages "1,last" needs the number of pages.*"1-3".*"all"\.$/,
		);
	});
});

describe('expressions that cannot be followed', () => {
	it.each<[string, number | undefined, string]>([
		['1,7-3', 9, '"7-3" in pages "1,7-3" runs backwards. Write "3-7".'],
		['1,9', 3, 'Page 9 in "1,9" does not exist: the file has 3 pages.'],
		['2', 1, 'Page 2 in "2" does not exist: the file has 1 page.'],
		['7-', 3, '"7-" in pages "7-" starts after the end: the file has 3 pages.'],
		['2-9', 3, '"2-9" in pages "2-9" goes past the end: the file has 3 pages. Write "2-".'],
		['0', 3, '"0" in pages "0" names page 0. The first page is 1.'],
		['-3', 5, '"-3" in pages "-3" has no first page. Write "1-3".'],
		[
			'1 2',
			5,
			'"1 2" in pages "1 2" is no page. Write for example "1", "1-3,7-", "last" or "all".',
		],
		[
			'2, first',
			5,
			'"first" in pages "2, first" is no page. Write for example "1", "1-3,7-", "last" or "all".',
		],
		[
			'1-2-3',
			5,
			'"1-2-3" in pages "1-2-3" is no page. Write for example "1", "1-3,7-", "last" or "all".',
		],
		[
			'1.5',
			5,
			'"1.5" in pages "1.5" is no page. Write for example "1", "1-3,7-", "last" or "all".',
		],
		['  ', 5, 'Pages is empty. Write for example "1", "1-3,7-", "last" or "all".'],
		[
			'1-999999999',
			undefined,
			'"1-999999999" in pages "1-999999999" is more than any document has. Write for example "1", "1-3,7-", "last" or "all".',
		],
		[
			'1-10000',
			undefined,
			'"1-10000" in pages "1-10000" is more than any document has. Write for example "1", "1-3,7-", "last" or "all".',
		],
		['last', 0, '"last" in pages "last" starts after the end: the file has 0 pages.'],
	])('%s', (text, count, message) => {
		expect(refusal(text, count)).toBe(message);
	});
});

it('a long text is refused at once, many ranges over each other cost nothing', () => {
	expect(refusal('1,'.repeat(1_000_000), undefined)).toMatch(/^Pages has 2000000 characters\./);
	expect(select('1-9999,'.repeat(140)).pages).toHaveLength(9999);
});
