import { cell, entryOf, field, shape, shapeAnswer } from './support';
import { blocks, cpuMs, place, range, receipts, regions, sections, table } from './hostileForms';
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
			shapeAnswer(entryOf(any), { data: { a: 1 } }, { output: 'simplified' })[0].json,
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
		const call = () => shapeAnswer(entryOf({}), body, { output: 'simplified' });
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

const BASE64 = 'QUJD'.repeat(2_000_000);

describe('a small answer that would fill the memory is refused', () => {
	test.each<[string, Parameters<typeof shape>[0], unknown, Parameters<typeof shape>[2]?]>([
		[
			'one text block named by 400,000 words_ids',
			sections,
			[
				{
					ocr_result: { words_block_list: [{ words: 'x'.repeat(20_000) }] },
					layout_result: { layout_block_list: [{ words_ids: range(400_000).map(() => 0) }] },
				},
			],
		],
		[
			'a long text in many merged cells',
			sections,
			[table(cell('x'.repeat(5000), range(500), range(500)))],
		],
		[
			'a long header above many columns',
			regions,
			{
				words_region_list: [
					{
						words_block_list: [
							cell('h '.repeat(100_000), [0], range(1000)),
							...range(1000).map((row) => cell('1', [row + 1], [row])),
						],
					},
				],
			},
		],
		[
			'thousands of tables of one merged cell',
			sections,
			[
				{
					table_result: {
						table_list: range(1000).map(() => ({
							words_block_list: [cell('a', range(99), range(99))],
						})),
					},
				},
			],
		],
		['hundreds of thousands of documents', receipts, { list: range(300_000).map(() => ({})) }],
		['tens of thousands of documents', receipts, { list: range(60_000).map(() => ({ a: 1 })) }],
		[
			'tens of thousands of rows, an item each',
			regions,
			{
				words_region_list: [{ words_block_list: range(60_000).map((at) => cell('1', [at], [0])) }],
			},
			{ rowsAsItems: true },
		],
		[
			'hundreds of thousands of fields',
			blocks,
			Object.fromEntries(range(100_000).map((at) => [`k${at}`, 1])),
		],
		[
			'hundreds of thousands of labels',
			receipts,
			{ list: [{ pairs: range(100_000).map(() => ({ key: 'k', value: 'v' })) }] },
		],
		['tens of thousands of files', blocks, { scans: range(20_000).map(() => 'QUJD'.repeat(300)) }],
		[
			'many fields repeated in many rows',
			{ fields: [field('items', 'rows')] },
			{
				...Object.fromEntries(range(900).map((at) => [`k${at}`, 1])),
				items: range(20_000).map(() => ({})),
			},
			{ rowsAsItems: true },
		],
	])('%s', (...[, answer, result, options]) => {
		const start = cpuMs();
		expect(() => shape(answer, result, options)).toThrow(Refused);
		// One second on a quiet machine
		expect(cpuMs() - start).toBeLessThan(20_000);
	});
});

describe('a strange answer keeps its data', () => {
	it('with a large value beside many documents: it goes with the first', () => {
		const template = range(20_000).map((at) => ({ name: `field ${at}` }));
		const items = shapeAnswer(
			entryOf(receipts),
			{ template, mode: 'fast', result: { list: range(500).map(() => ({})) } },
			{ output: 'simplified' },
		);
		expect(items[0].json.template).toEqual(template);
		expect(items.filter(({ json }) => 'template' in json)).toHaveLength(1);
		const small = shapeAnswer(
			entryOf(receipts),
			{ mode: { fast: true }, result: { list: [{}, {}] } },
			{ output: 'simplified' },
		);
		expect(small.map(({ json }) => json.mode)).toEqual([{ fast: true }, { fast: true }]);
		expect(small[0].json.mode).not.toBe(small[1].json.mode);
	});

	test.each(['simplified', 'raw'] as const)(
		'with a file of 8 MB in an unknown field: %s',
		(output) => {
			const [{ json, files }] = shape(blocks, { words_block_list: [], scan: BASE64 }, { output });
			expect(files.map(({ name, data }) => [name, data.length])).toEqual([['scan', 6_000_000]]);
			expect(JSON.stringify(json).length).toBeLessThan(1000);
		},
	);

	it('with 130,000 blocks in one region, more than a call takes arguments', () => {
		const list = range(130_000).map((at) => ({ words: String(at % 10) }));
		const [{ json }] = shape(regions, {
			words_region_list: [{ type: 'text', words_block_list: list }],
		});
		expect((json.text as string).length).toBe(259_999);
	});

	it('with objects that pretend to have methods', () => {
		const trap = { toString: 1, valueOf: 1 };
		const [{ json }] = shape(sections, [
			{
				ocr_result: { words_block_list: [{ words: trap }] },
				layout_result: { layout_block_list: [{ type: trap, text: trap }] },
				kv_result: { kv_block_list: [{ key: trap, value: trap }] },
			},
		]);
		expect(json.key_values).toEqual({ field_1: trap });
	});

	it('with names that would change the object itself', () => {
		const result = JSON.parse(`{
			"__proto__": "${'QUJD'.repeat(400)}", "words_block_list": [],
			"more": { "__proto__": 1, "proto": 2, "constructor": 3 }
		}`) as unknown;
		for (const output of ['simplified', 'raw'] as const) {
			const [{ json, files }] = shape(blocks, result, { output });
			expect(files.map((file) => file.name)).toEqual(['proto']);
			const all = (output === 'raw' ? json.result : json) as Record<string, unknown>;
			expect(all.more).toEqual({ proto_2: 1, proto: 2, constructor: 3 });
		}
	});

	it('with a heading of blanks, texts for dates and 20,000 blocks in one place', () => {
		const start = cpuMs();
		const title = `a${' '.repeat(300_000)}b`;
		shape(sections, [{ layout_result: { layout_block_list: [{ type: 'title', text: title }] } }]);
		shape(
			{ fields: [field('id', 'text', { check: 'taxId' })] },
			{ id: `${'X'.repeat(1_000_000)}!` },
		);
		shape({ fields: [field('day', 'date')] }, { day: ' 1'.repeat(500_000) });
		shape(blocks, {
			words_block_list: range(19_999).map(() => ({ words: 'w', location: place(5, 5, 90) })),
		});
		expect(cpuMs() - start).toBeLessThan(10_000);
	});

	it('in the form of an older version of the service', () => {
		const words_region_list = [
			{ type: 'text', words_block_list: [{ words: 'old' }, { words: 'form' }] },
		];
		expect(shape(blocks, { words_region_list })[0].json).toMatchObject({
			words_region_list,
			review: { needed: true },
		});
		expect(shape(blocks, { words: [{ t: 'x' }] })[0].json.review).toMatchObject({ needed: true });
	});

	it('and says where the service counts what it did not send', () => {
		const result = { words_block_count: 3, words_block_list: [{ words: 'one' }] };
		expect(JSON.stringify(shape(blocks, result)[0].json.review)).toContain('counts 3 and sent 1');
	});
});
