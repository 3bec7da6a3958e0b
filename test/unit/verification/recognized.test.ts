/** What is taken from a recognized invoice, in every form in which our nodes put it out. */
import { apiById } from '../../../lib/catalogue';
import { Refused } from '../../../lib/refused';
import { shapeAnswer } from '../shape/support';
import type { ShapeFacts, ShapeOptions } from '../../../lib/shape';
import { joinDocuments } from '../../../lib/shape/join';
import { checkedInvoice } from '../../../lib/verification/input';
import { recognizedInvoice } from '../../../lib/verification/recognized';

const sent = (item: unknown) => {
	const { given, kind } = recognizedInvoice(item);
	return checkedInvoice(given, '2026-11-21', kind);
};

const answer = {
	type: 'electronic',
	code: '044031900111',
	number: '12345678',
	issue_date: '2023年05月18日',
	check_code: '00000 00000 00001 23456',
	subtotal_amount: '￥1000.00',
	subtotal_tax: '￥130.00',
	total: '￥1130.00',
	item_list: [
		{ name: 'a', amount: '600.00', tax: '78.00' },
		{ name: 'b', amount: '400.00', tax: '52.00' },
	],
};
const items = (api: string, result: unknown, more: Partial<ShapeOptions & ShapeFacts> = {}) =>
	shapeAnswer(apiById(api)!, { result }, { output: 'simplified', ...more }).map(({ json }) => json);
const expected = {
	code: '044031900111',
	number: '12345678',
	issue_date: '2023-05-18',
	check_code: '123456',
};

describe('an item of our nodes', () => {
	const fields = ['code', 'number', 'issue_date', 'check_code', 'type', 'subtotal_amount'];
	it.each<[string, () => Array<Record<string, unknown>>]>([
		['simplified', () => items('vat-invoice', answer)],
		['selected fields', () => items('vat-invoice', answer, { output: 'selectedFields', fields })],
		['a row', () => items('vat-invoice', answer, { rowsAsItems: true })],
		['raw', () => items('vat-invoice', answer, { output: 'raw' })],
		[
			'classified',
			() =>
				items('auto-classification', [
					{ type: 'vat_invoice', status: { error_code: 'AIS.0000' }, content: answer },
				]),
		],
		['edited by hand', () => [{ ...answer, document: undefined }]],
	])('%s', (_name, made) => {
		const all = made();
		expect(all.length).toBeGreaterThan(0);
		for (const json of all) expect(sent(json)).toEqual(expected);
	});

	it('pages that were joined, with the lines of all of them', () => {
		const page = (at: number) => ({
			...{ ...answer, total_pages: '2', current_page: String(at) },
			item_list: [answer.item_list[at - 1]],
		});
		const read = [1, 2].map((at) => ({
			page: at,
			documents: items('vat-invoice', page(at)).map((json) => ({ json })),
		}));
		const [{ document }, ...others] = joinDocuments(read);
		expect(others).toEqual([]);
		expect(sent(document.json)).toEqual(expected);
		const { printed } = recognizedInvoice(document.json);
		expect(printed).toMatchObject({ number: '12345678', total: 1130, items: [{}, {}] });
		const asked = {
			asked: checkedInvoice(recognizedInvoice(document.json).given, '2026-11-21'),
			recognized: printed,
			today: '2026-11-21',
		};
		const differing = (second: string) => {
			const lines = [answer.item_list[0], { ...answer.item_list[1], amount: second }];
			const record = { result_code: '1000', status: 'valid', number: '12345678', items: lines };
			const [{ match }] = items('invoice-verification', record, { asked });
			const rows = match as Array<{ name: string; equal: boolean }>;
			expect(rows.map(({ name }) => name)).toContain('items');
			return rows.filter(({ equal }) => !equal).map(({ name }) => name);
		};
		expect(differing('400.00')).toEqual([]);
		expect(differing('100.00')).toEqual(['items.2.amount']);
	});

	it('rows of one invoice ask the same question and hold the same to compare', () => {
		const rows = items('vat-invoice', answer, { rowsAsItems: true }).map(recognizedInvoice);
		expect(rows).toHaveLength(2);
		expect(rows[0]).toEqual(rows[1]);
		expect(rows[0].printed).toMatchObject({ number: '12345678', total: 1130 });
	});
});

describe('the field that the kind needs', () => {
	const vat = { ...answer, document: 'vat-invoice', subtotal_amount: 1000, total: 1130 };
	it.each<[string, Record<string, unknown>, object]>([
		['normal', { type_code: 'normal' }, { check_code: '123456' }],
		['toll', { type_code: 'toll' }, { check_code: '123456' }],
		['roll, by its readable name', { type: 'VAT invoice on a roll' }, { check_code: '123456' }],
		['special', { type_code: 'special', check_code: '' }, { subtotal_amount: '1000.00' }],
		['electronic special', { type_code: 'special_electronic' }, { subtotal_amount: '1000.00' }],
		[
			'blockchain',
			{ title: '深圳电子普通发票（区块链）', check_code: '12345' },
			{ check_code: '12345', subtotal_amount: '1000.00' },
		],
		[
			'not known',
			{ type: undefined, type_code: undefined },
			{ check_code: '123456', subtotal_amount: '1000.00' },
		],
	])('%s', (_name, changes, proofs) => {
		const { code, number, issue_date } = expected;
		expect(sent({ ...vat, ...changes })).toEqual({ code, number, issue_date, ...proofs });
	});

	it('fully digitalized: the total, without a code', () => {
		const digital = { ...vat, code: '', number: '23312000000012345678', check_code: '' };
		expect(sent(digital)).toEqual({
			code: '',
			number: '23312000000012345678',
			issue_date: '2023-05-18',
			subtotal_amount: '1130.00',
		});
	});

	const vehicle = {
		document: 'mvs-invoice',
		code: '111000000001',
		number: '00000003',
		issue_date: '2023-05-20',
		tax_exclusive_price: 70796.46,
		total: 80000,
	};
	it('a new vehicle: the price without tax', () => {
		expect(sent(vehicle)).toMatchObject({ subtotal_amount: '70796.46' });
	});
	it('a used vehicle: the price', () => {
		expect(sent({ ...vehicle, type: 'Used-vehicle sales invoice' })).toMatchObject({
			subtotal_amount: '80000.00',
		});
		expect(sent({ ...vehicle, type: '', licence_plate_number: '京A00000' })).toMatchObject({
			subtotal_amount: '80000.00',
		});
	});

	it('a railway e-ticket: its price, by its invoice number', () => {
		const ticket = {
			document: 'train-ticket',
			invoice_number: '25319166100000000042',
			issue_date: '2025-03-04',
			ticket_price: 164.5,
		};
		expect(sent(ticket)).toEqual({
			code: '',
			number: '25319166100000000042',
			issue_date: '2025-03-04',
			subtotal_amount: '164.50',
		});
	});

	it('labels and values of smart document parsing', () => {
		const labels = {
			发票号码: '23312000000012345678',
			开票日期: '2023年05月18日',
			'价税合计（小写）': '￥88.00',
		};
		expect(sent({ document: 'smart-document-recognizer', key_values: labels })).toMatchObject({
			number: '23312000000012345678',
			subtotal_amount: '88.00',
		});
	});
});

it.each<[string, unknown, RegExp]>([
	['a taxi receipt', { document: 'taxi-invoice', code: '1', number: '2' }, /Taxi Invoice cannot/],
	['a paper train ticket', { document: 'train-ticket', ticket_price: 5 }, /no invoice number/],
	['a page that was not read', { error: { message: 'x' } }, /no recognized invoice/],
	['nothing', undefined, /nothing|undefined/],
	['a misread number', { ...answer, number: '1234S678' }, /"1234S678"/],
	[
		'a special invoice without its sum',
		{ ...answer, type: 'special', subtotal_amount: '' },
		/Amount/,
	],
])('%s is refused', (_name, item, message) => {
	expect(() => sent(item)).toThrow(Refused);
	expect(() => sent(item)).toThrow(message);
});

it('compares under the names of the record', () => {
	const { printed } = recognizedInvoice({
		document: 'mvs-invoice',
		number: '00000003',
		tax_exclusive_price: 1,
		total_chinese: '壹圆整',
		licence_plate_number: '京A00000',
		buyer_id: '110101199003070011',
	});
	expect(printed).toMatchObject({
		subtotal_amount: 1,
		total_in_words: '壹圆整',
		vehicle_license_plate_number: '京A00000',
		buyer_organization_number: '110101199003070011',
	});
});
