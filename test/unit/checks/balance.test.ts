/** A balance sheet balances: assets are liabilities and equity, in each column with a date. */
import { apiById } from '../../../lib/catalogue';
import { DOCUMENT_CHECKS } from '../../../lib/checks';
import { shapeAnswer } from '../shape/support';

const { balance } = DOCUMENT_CHECKS;

const rowsOf = (assets: string, liabilities: string, equity: string, both: string) => [
	{ 资产: '流动资产合计', 期末余额: '7.00', 负债和所有者权益: '负债合计', 期末余额_2: liabilities },
	{ 资产: '', 期末余额: '', 负债和所有者权益: '所有者权益合计', 期末余额_2: equity },
	{
		资产: '资产总计',
		期末余额: assets,
		负债和所有者权益: '负债和所有者权益总计',
		期末余额_2: both,
	},
];

it('says nothing where it balances', () => {
	expect(balance({ rows: rowsOf('1,000.10', '400.00', '600.10', '1,000.10') })).toEqual([]);
	expect(balance({ rows: rowsOf('-1.10', '400.00', '-401.10', '-1.10') })).toEqual([]);
});

it('names row and column where it does not', () => {
	expect(balance({ rows: rowsOf('1,000.10', '400.00', '600.00', '1,000.10') })).toEqual([
		{
			field: 'rows.3.期末余额',
			reason:
				'资产总计 in the column 期末余额 is 1000.10, but 负债合计 and 所有者权益合计 add up to 1000.00',
		},
	]);
	expect(balance({ rows: rowsOf('1,000.10', '400.00', '600.10', '1,000.70') })).toEqual([
		{
			field: 'rows.3.期末余额',
			reason: '资产总计 in the column 期末余额 is 1000.10, but 负债和所有者权益总计 is 1000.70',
		},
	]);
});

const below = (labels: string[], column = '期末余额', ...amounts: unknown[]) =>
	labels.map((label, at) => ({ 项目: label, 行次: at + 30, [column]: amounts[at] }));
const LABELS = ['资产总计', '负债合计', '所有者权益合计'];

it('reads one column of labels, other writings, and numbers', () => {
	for (const labels of [
		LABELS,
		['资 产 合 计', '负债总计', '股东权益合计'],
		['资产总额：', '负债合计', '所有者权益（或股东权益）合计'],
		['资产总计', '负债合计', '所有者权益(或股东权益)合计'],
	]) {
		for (const column of ['期末余额', '年初数', '2024年12月31日']) {
			expect(balance({ rows: below(labels, column, 10.5, '4', '6.50') })).toEqual([]);
			expect(balance({ rows: below(labels, column, 10.5, '4', '6') })).toMatchObject([
				{ field: `rows.1.${column}` },
			]);
		}
	}
});

it.each<[string, object]>([
	[
		'another label',
		{ rows: below(['流动资产合计', '负债合计', '所有者权益合计'], '期末', 9, 4, 6) },
	],
	[
		'the equity of the parent',
		{ rows: below(['资产总计', '负债合计', '归属于母公司所有者权益合计'], '期末', 9, 4, 6) },
	],
	['a column without date', { rows: below(LABELS, '附注', 9, 4, 6) }],
	['an amount that cannot be read', { rows: below(LABELS, '期末', '9.0O', 4, 6) }],
	['negative amounts in brackets', { rows: below(LABELS, '期末', '9', '(4)', 6) }],
	['a dash', { rows: below(LABELS, '期末', '9', '—', 6) }],
	['a label that stands twice', { rows: below([...LABELS, '资产合计'], '期末', 9, 4, 6, 10) }],
	[
		'two columns of one name',
		{ rows: below(LABELS, '期末', 9, 4, 6).map((row) => ({ ...row, 期末_2: 1 })) },
	],
	['rounded amounts', { text: '单位：人民币万元', rows: below(LABELS, '期末', 10, 4, 6.01) }],
	['rounded amounts of a column', { rows: below(LABELS, '期末(千元)', 10, 4, 6.01) }],
	[
		'two tables',
		{ rows: below(LABELS, '期末', 9, 4, 6).map((row, at) => ({ table: at + 1, ...row })) },
	],
	[
		'different columns',
		{
			rows: [
				{ 项目: '资产总计', 期末: 9 },
				{ 项目: '负债合计', 年初: 4 },
				{ 项目: '股东权益合计', 期末: 6 },
			],
		},
	],
	['no rows', { rows: [null, 5, 'x'] }],
	['no table', {}],
])('says nothing about %s', (_, document) => {
	expect(balance(document as Record<string, unknown>)).toEqual([]);
});

it('a misread statement goes to review', () => {
	const lines = [
		['项目', '期末余额', '年初余额'],
		['资产总计', '1,000.00', '900.00'],
		['负债合计', '400.00', '300.00'],
		['所有者权益合计', '600.00', '500.00'],
	];
	const words_block_list = lines.flatMap((line, row) =>
		line.map((words, column) => ({ words, rows: [row], columns: [column] })),
	);
	const result = { words_region_list: [{ type: 'table', words_block_list }] };
	const entry = apiById('financial-statement')!;
	const [{ json }] = shapeAnswer(entry, { result }, { output: 'simplified' });
	expect(json.review).toEqual({
		needed: true,
		reason:
			'rows.1.年初余额: 资产总计 in the column 年初余额 is 900.00, but 负债合计 and 所有者权益合计 add up to 800.00',
		fields: [expect.objectContaining({ name: 'rows.1.年初余额', value: '900.00' })],
	});
});
