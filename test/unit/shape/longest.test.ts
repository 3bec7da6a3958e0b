/** Texts that are cut for readers that cannot take long ones. */
import { withShortTexts } from '../../../lib/shape/longest';

const item = {
	text: '一二三四五六',
	short: 'abc',
	total: 12345678,
	none: null,
	pages: [{ text: 'abcdef' }, 'abcdefg'],
};

it('cuts every text that is longer, wherever it stands, and says how much is left', () => {
	expect(withShortTexts(item, 4)).toEqual({
		text: '一二三四… [cut: 4 of 6 characters]',
		short: 'abc',
		total: 12345678,
		none: null,
		pages: [{ text: 'abcd… [cut: 4 of 6 characters]' }, 'abcd… [cut: 4 of 7 characters]'],
	});
});

it('leaves the item as it was', () => {
	const before = structuredClone(item);
	withShortTexts(item, 1);
	expect(item).toEqual(before);
	expect(withShortTexts(item, undefined)).toBe(item);
});

it.each([1, 2, 3, 4, 5])('never cuts inside a character of two code units: %i', (longest) => {
	const text = '𠮷a😀𠀀b𡈽';
	const [kept] = (withShortTexts({ text }, longest).text as string).split('…');
	expect(kept).toBe([...text].slice(0, longest).join(''));
	expect(kept).not.toMatch(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])/);
});

it('keeps a text of just this length', () => {
	expect(withShortTexts({ text: '𠮷a😀' }, 3)).toEqual({ text: '𠮷a😀' });
});
