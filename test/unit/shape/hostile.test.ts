import { shapeAnswer } from '../../../lib/shape';
import { entryOf, shape } from './support';
import { Refused } from '../../../lib/refused';

const calm = { needed: false, reason: '', fields: [] };

describe('an answer of unknown form', () => {
	const any = { shape: 'any' as const };
	it('is passed on, its common lists as text', () => {
		expect(
			shape(any, { words_block_list: [{ words: 'A' }, { words: 'B' }], x: { y: 1 } })[0].json,
		).toEqual({
			document: 'made-up',
			text: 'A\nB',
			line_count: 2,
			x: { y: 1 },
			review: calm,
		});
		expect(shape(any, [{ a: 1 }, { a: 2 }]).map((one) => one.json.a)).toEqual([1, 2]);
	});
	it('may have no result at all', () => {
		expect(
			shapeAnswer(entryOf(any), { data: { a: 1 } }, { output: 'simplified' }, () => undefined)[0]
				.json,
		).toMatchObject({ data: { a: 1 } });
	});
});

describe('an answer that cannot be read', () => {
	test.each<[unknown, RegExp]>([
		[null, /nothing instead of an object/],
		['<html>', /a text instead of an object/],
		[[], /a list instead of an object/],
		[{}, /has no "result"/],
		[{ result: null }, /has no "result"/],
		[{ result: 'x' }, /"result" is a text/],
		[{ result: 5 }, /"result" is a number/],
		[{ result: [1] }, /list instead of an object/],
	])('%j is refused with a sentence', (body, message) => {
		const call = () => shapeAnswer(entryOf({}), body, { output: 'simplified' }, () => undefined);
		expect(call).toThrow(Refused);
		expect(call).toThrow(message);
	});

	it('nested too deep is refused, raw or not', () => {
		let deep: unknown = 'x';
		for (let level = 0; level < 100_000; level++) deep = level % 2 ? [deep] : { a: deep };
		for (const output of ['simplified', 'raw'] as const) {
			expect(() => shape({}, { deep }, { output })).toThrow(Refused);
			expect(() => shape({ shape: 'sections' }, [{ deep }], { output })).toThrow(Refused);
		}
	});
});
