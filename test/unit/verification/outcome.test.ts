/** What a check found: good, not good, or nothing learnt; and what differs from the record. */
import { apiById } from '../../../lib/catalogue';
import { shapeAnswer } from '../shape/support';
import { fieldsToSelect } from '../../../lib/shape/select';
import type { Asked, InvoiceData } from '../../../lib/verification/types';

const entry = apiById('invoice-verification')!;
const TODAY = '2026-11-21';
const asked: InvoiceData = {
	code: '044031900111',
	number: '12345678',
	issue_date: '2023-05-18',
	check_code: '123456',
};
const record = {
	result_code: '1000',
	type: 'vat_normal_electronic',
	code: '044031900111',
	number: '12345678',
	issue_date: '20230518',
	check_code: '00000000000000123456',
	status: 'valid',
	subtotal_amount: '1000.00',
	subtotal_tax: '130.00',
	total: '1130.00',
	total_in_words: '壹仟壹佰叁拾圆整',
	buyer_name: '示例购买（北京）有限公司',
	buyer_id: '91110000MA0000000H',
};

interface Item {
	[name: string]: unknown;
	verified: boolean | null;
	outcome: string;
	check_used: boolean | null;
	try_later: boolean | null;
	match: Array<{ name: string; recognized: unknown; registered: unknown; equal: boolean }>;
	review: { needed: boolean; fields: Array<Record<string, string>> };
}

function item(result: object, more: Partial<Asked> = {}): Item {
	const question: Asked = { asked, today: TODAY, ...more };
	const [{ json }] = shapeAnswer(entry, { result }, { output: 'simplified', asked: question });
	return json as unknown as Item;
}
const different = ({ match }: Item) => match.filter(({ equal }) => !equal).map(({ name }) => name);

it('is verified only where the data agree and the invoice is valid', () => {
	expect(item(record)).toMatchObject({
		verified: true,
		status: 'Valid',
		check_used: true,
		try_later: false,
		review: { needed: false },
	});
});

it.each([
	['invalidated', false, /invalidated/],
	['reversed', false, /red invoice/],
	['frozen', null, /"frozen"/],
	['', null, /does not say/],
	[undefined, null, /does not say/],
])('a record whose status is %s', (status, verified, says) => {
	const json = item({ ...record, status });
	expect(json.verified).toBe(verified);
	expect(json.outcome).toMatch(says);
	expect(json.check_used).toBe(true);
	expect(json.review.needed).toBe(true);
});

it.each<[string, boolean | null, boolean | null, boolean | null]>([
	['1001', null, false, true],
	['1002', false, true, false],
	['1003', false, true, false],
	['1004', null, null, false],
	['1005', null, null, false],
	['1006', null, true, false],
	['1007', null, null, true],
	['1008', null, null, true],
	['1009', null, null, false],
	['1010', null, null, false],
	['1011', null, null, false],
	['1012', null, null, false],
	['1013', null, null, false],
	['1099', null, null, null],
	['', null, null, null],
])('code %s: verified %s, check used %s, later helps %s', (code, verified, used, later) => {
	const json = item({ result_code: code, result_message: 'x' });
	expect(json).toMatchObject({ verified, check_used: used, try_later: later, status: null });
	expect(json.outcome).toMatch(/^[A-Z].{20,}\.$/);
	expect(json.review.needed).toBe(true);
	expect(json.match).toEqual([]);
});

it('an invoice of today that is not there may be there tomorrow', () => {
	const json = item({ result_code: '1002' }, { asked: { ...asked, issue_date: TODAY } });
	expect(json).toMatchObject({ verified: false, try_later: true });
	expect(json.outcome).toMatch(/tomorrow/);
});

it.each([
	['number', '12345679'],
	['code', '044031900112'],
	['issue_date', '20230519'],
])('an answer with another %s is never verified', (name, value) => {
	const json = item({ ...record, [name]: value });
	expect(json.verified).toBeNull();
	expect(json.outcome).toMatch(/another invoice/);
	expect(different(json)).toEqual([name]);
});

it.each([undefined, null, '', ' '])(
	'an answer whose number is %p does not say which invoice it is about',
	(number) => {
		const json = item({ ...record, number });
		expect(json).toMatchObject({ verified: null, status: 'Valid', check_used: true });
		expect(json.outcome).toMatch(/names no invoice/);
		expect(json.review.needed).toBe(true);
		expect(item({ ...record, number, status: 'reversed' }).verified).toBeNull();
	},
);

it('a red invoice goes to review', () => {
	const red = { subtotal_amount: '-1000.00', subtotal_tax: '-130.00', total: '-1130.00' };
	const json = item({ ...record, ...red, total_in_words: '' });
	expect(json.verified).toBe(true);
	expect(JSON.stringify(json.review)).toMatch(/red invoice/);
});

describe('the match table', () => {
	it('holds what was typed beside the record', () => {
		const typed = { asked: { ...asked, subtotal_amount: '1130.00' } };
		expect(item(record, typed).match).toEqual([
			{ name: 'code', recognized: '044031900111', registered: '044031900111', equal: true },
			{ name: 'number', recognized: '12345678', registered: '12345678', equal: true },
			{ name: 'issue_date', recognized: '2023-05-18', registered: '2023-05-18', equal: true },
			{ name: 'check_code', recognized: '123456', registered: '00000000000000123456', equal: true },
			{ name: 'subtotal_amount', recognized: '1130.00', registered: 1130, equal: true },
		]);
		const wrong = { asked: { ...asked, subtotal_amount: '999.00' } };
		expect(different(item(record, wrong))).toEqual(['subtotal_amount']);
	});

	const recognized = {
		code: '０４４０３１９００１１１',
		number: '1234 5678',
		issue_date: '2023年05月18日',
		check_code: '00000 00000 00001 23456',
		type: 'vat_normal_electronic',
		subtotal_amount: '￥1,000.00',
		subtotal_tax: 130,
		total: '1130.0',
		total_in_words: '壹仟壹佰叁拾元整',
		buyer_name: '示例购买(北京) 有限公司',
		buyer_id: '91110000ma0000000h',
		seller_name: '不在记录中',
	};

	it('knows width, blanks, signs and dates for the same', () => {
		const json = item(record, { recognized });
		expect(different(json)).toEqual([]);
		expect(json.match.map(({ name }) => name)).toEqual([
			'type',
			'code',
			'number',
			'issue_date',
			'check_code',
			'subtotal_amount',
			'subtotal_tax',
			'total',
			'total_in_words',
			'buyer_name',
			'buyer_id',
		]);
		expect(json).toMatchObject({ verified: true, review: { needed: false } });
	});

	it.each([
		['buyer_id', '91110000MA000000OH'],
		['subtotal_tax', 13],
		['buyer_name', '示例购卖（北京）有限公司'],
		['type', 'vat_special'],
		['check_code', '00000000000001123456'],
	])('names a misread %s, and sends it to review', (name, value) => {
		const json = item(record, { recognized: { ...recognized, [name]: value } });
		expect(different(json)).toEqual([name]);
		expect(json.review.needed).toBe(true);
		const [row] = json.match.filter(({ equal }) => !equal);
		expect(json.review.fields).toContainEqual(
			expect.objectContaining({ name, value: row.recognized, expected: row.registered }),
		);
		expect(json.outcome).toContain(`Not as on record: ${name}.`);
	});

	it('counts a number that lost its zeros as another', () => {
		const zeros = { ...record, machine_number: '000000000042' };
		const json = item(zeros, { recognized: { ...recognized, machine_number: '42' } });
		expect(different(json)).toEqual(['machine_number']);
	});

	const lines = [
		{
			name: '*示例*纸张',
			quantity: '2',
			unit_price: '38.83495145631068',
			amount: '77.67',
			tax_rate: '13%',
		},
		{ name: '*示例*笔', quantity: '10', unit_price: '92.233', amount: '922.33', tax_rate: '0.13' },
	];

	it('goes through the lines', () => {
		const printed = [
			{ name: '示例 纸张', quantity: 2, unit_price: 38.8349514563, amount: 77.67, tax_rate: '13%' },
			{ name: '*示例*笔', quantity: 10, unit_price: 92.233, amount: 922.33, tax_rate: '13%' },
		];
		const same = item(
			{ ...record, items: lines },
			{ recognized: { ...recognized, items: printed } },
		);
		expect(same.match.at(-1)).toEqual({ name: 'items', recognized: 2, registered: 2, equal: true });
		printed[1].amount = 922.38;
		const other = item(
			{ ...record, items: lines },
			{ recognized: { ...recognized, items: printed } },
		);
		expect(different(other)).toEqual(['items.2.amount']);
		const fewer = { ...recognized, items: printed.slice(1) };
		expect(different(item({ ...record, items: lines }, { recognized: fewer }))).toEqual(['items']);
		const page = { ...fewer, total_pages: '2', current_page: '1' };
		expect(different(item({ ...record, items: lines }, { recognized: page }))).toEqual([]);
	});
});

it('can be selected field by field', () => {
	const names = fieldsToSelect(entry).map(({ name }) => name);
	expect(names).toEqual(
		expect.arrayContaining(['verified', 'outcome', 'check_used', 'try_later', 'match', 'status']),
	);
});

describe('lines of the recognized invoice', () => {
	const line = (name: string, amount: number | null) => ({
		name,
		quantity: null,
		amount,
		tax: 65,
	});
	const items = [line('*设备*配件', 600), line('*设备*螺丝', 400)];
	const against = (recognized: object[]) =>
		item({ ...record, items }, { recognized: { number: asked.number, items: recognized } });

	it('are not compared where the invoice points to its sales list', () => {
		const json = against([line('（详见销货清单）', 1000)]);
		expect(json.review.needed).toBe(false);
		expect(different(json)).toEqual([]);
	});

	it('count without the second line of a long name', () => {
		const json = against([items[0], { name: '（续）', amount: null }, items[1]]);
		expect(different(json)).toEqual([]);
		expect(different(against([items[0], { name: '续' }, line('*设备*螺丝', 410)]))).toEqual([
			'items.3.amount',
		]);
	});

	it('that are missing are counted in plain words', () => {
		expect(against([items[0]]).review.fields[0].reason).toBe(
			'The invoice has 1 line, the record of the tax authority 2',
		);
	});
});
