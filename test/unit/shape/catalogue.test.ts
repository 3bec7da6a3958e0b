import { catalogue } from '../../../lib/catalogue';
import { fieldsToSelect } from '../../../lib/shape/select';
import { entryOf, field, shapeAnswer } from './support';

const options = { output: 'simplified' as const };

const OPTIONS = [
	{},
	{ includeLines: true, rowsAsItems: true, firstRowIsHeader: false },
	{ output: 'raw' as const },
	{ output: 'selectedFields' as const, fields: ['text'] },
];

/** Values nobody expects, one of them in each place of an answer. */
const hostile: unknown[] = [
	null,
	true,
	-1,
	1e308,
	'',
	'x',
	'长期',
	[],
	[null],
	[[]],
	[1, 'a', {}],
	{},
	{ words: null },
	{ words: {} },
	{ words: ['x'], location: 5 },
	[{ words: 5 }],
	[{ words: 'a', rows: [-1], columns: [1e9] }],
	[{ words_block_list: {} }],
	[{ key: {}, value: [] }],
	JSON.parse(
		'{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"hasOwnProperty":1}',
	),
	'A'.repeat(3000),
	'='.repeat(2000),
];

function filled(fields: readonly any[], value: unknown): Record<string, unknown> {
	return Object.fromEntries(
		fields.map((one) => [
			one.name,
			one.fields && one.type === 'rows'
				? [filled(one.fields, value)]
				: one.fields
					? filled(one.fields, value)
					: value,
		]),
	);
}

describe('every entry of the catalogue', () => {
	test.each(catalogue.map((entry, place) => [entry.id, entry, place] as const))(
		'%s takes any value in any place',
		(_, entry, place) => {
			// One expectation in the end: there are 160 answers
			const wrong: unknown[] = [];
			// Each API meets each answer with one of the options; with its neighbours all of them
			let turn = place;
			for (const value of hostile) {
				const inner = filled(entry.answer.fields, value);
				const bodies = [
					{ result: value },
					{ result: inner },
					{ result: [inner, value] },
					{ result: { front: inner, back: value } },
					{ result: [{ status: value, content: value, type: value, ...inner }] },
					{
						result: Object.fromEntries([
							...entry.answer.fields.map((one) => [one.name, value]),
							['confidence', value],
							['new', value],
						]),
					},
					{
						result: [
							{
								type: 'vat_invoice',
								status: { error_code: value },
								content: { items: value, confidence: value },
							},
						],
					},
				];
				for (const body of bodies) {
					const more = OPTIONS[turn++ % OPTIONS.length];
					let items;
					try {
						items = shapeAnswer(entry, body, { ...options, today: '2026-01-01', ...more });
					} catch (thrown) {
						if ((thrown as Error).name !== 'Refused') wrong.push({ thrown, body });
						continue;
					}
					// Texts that were recognized are no files, however long
					const texts = ['text', 'words', 'formula', 'markdown'];
					const rest = JSON.stringify(items[0]?.json, (name, one) =>
						texts.includes(name) ? undefined : one,
					);
					const holdsFile = /[A-Za-z0-9+/]{1025}/.test(rest);
					if (items.length === 0 || holdsFile) wrong.push({ items, body });
				}
			}
			expect(wrong.slice(0, 3)).toEqual([]);
			expect(({} as any).polluted).toBeUndefined();
		},
	);
});

describe('fields to select', () => {
	const entry = entryOf({
		sides: ['front', 'back'],
		fields: [
			field('type', 'enum', { values: { a: 'A' } }),
			field('total', 'amount'),
			field('photo', 'file'),
			field('place', 'location', { detail: true }),
			field('words_block_list', 'lines'),
			field('tags', 'texts'),
			field('items', 'rows', {
				fields: [field('day', 'words', { of: 'date' }), field('share', 'words', { of: 'amount' })],
			}),
			field('data', 'group', {
				as: '',
				fields: [field('who', 'group', { fields: [field('old', 'boolean')] })],
			}),
		],
	});

	it('are columns, not files and places', () => {
		expect(fieldsToSelect(entry).map((one) => one.name)).toEqual([
			'type',
			'total',
			'text',
			'tags',
			'items',
			'who',
		]);
	});
});
