import { apiById } from '../../../lib/catalogue';
import { field, shape, shapeAnswer } from './support';

const calm = { needed: false, reason: '', fields: [] };
const nothing = 'Nothing of this kind was found in the picture';

describe('several documents in one answer', () => {
	const plates = {
		documents: { at: 'result' },
		fields: [field('plate_number', 'text'), field('confidence', 'number')],
	};

	it('are one item each, in order', () => {
		const items = shape(plates, [
			{ plate_number: '京A12345' },
			{ plate_number: '京A12346', confidence: 0.5 },
		]);
		expect(items.map((one) => one.json)).toEqual([
			{ document: 'made-up', plate_number: '京A12345', review: calm },
			{
				document: 'made-up',
				plate_number: '京A12346',
				review: {
					needed: true,
					reason: expect.any(String),
					fields: [
						{
							...{ name: 'document', value: 'made-up', confidence: 0.5 },
							reason: 'Confidence 0.5 is below 0.8',
						},
					],
				},
			},
		]);
	});

	test.each([[[]], [{}]])('an empty list is one item that says so', (result) => {
		const expected = {
			document: 'made-up',
			count: 0,
			review: {
				needed: true,
				reason: expect.any(String),
				fields: [expect.objectContaining({ name: 'document', reason: nothing })],
			},
		};
		expect(shape(plates, result).map((one) => one.json)).toEqual([expected]);
		expect(shape(plates, result, { output: 'selectedFields', fields: [] })[0].json).toEqual(
			expected,
		);
	});

	it('may sit deeper, the count beside them is dropped and what else stands there goes with each', () => {
		const deep = {
			documents: { at: 'result.slip_list' },
			fields: [field('kv_list', 'pairs', { as: '' })],
		};
		const slip_list = [{ kv_count: 1, kv_list: [{ key: '金额', value: '5' }] }];
		expect(shape(deep, { slip_count: 1, page: 'P', slip_list })[0].json).toEqual({
			document: 'made-up',
			金额: '5',
			page: 'P',
			review: calm,
		});
		expect(shape(deep, { slip_count: 0 })[0].json).toMatchObject({ count: 0 });
	});

	it('need a look where the service counts more of them, or of their labels, than it sent', () => {
		const receipt = apiById('bank-receipt')!;
		const pair = { key: '金额', value: '5' };
		const reasonOf = (count: number, pairs: number, list?: unknown[]): unknown => {
			const kv = { kv_pair_count: pairs, kv_pair_list: [pair] };
			const result = { bank_receipt_count: count, bank_receipt_list: list ?? [kv] };
			const [{ json }] = shapeAnswer(receipt, { result }, { output: 'simplified' });
			return (json.review as { reason: string }).reason;
		};
		expect(reasonOf(1, 1)).toBe('');
		expect(reasonOf(2, 1)).toBe('The service counts 2 and sent 1: something may be missing');
		expect(reasonOf(1, 2)).toBe('The service counts 2 and sent 1: something may be missing');
		expect(reasonOf(1, 1, [])).toContain('The service counts 1 and sent 0');
	});

	it('keeps an element that is no object', () => {
		const [first, second] = shape(plates, [null, 'text']);
		expect(first.json).toMatchObject({ value: null, review: { needed: true } });
		expect(second.json).toMatchObject({ value: 'text', review: { needed: true } });
	});
});

describe('documents of other APIs', () => {
	const sorted = {
		documents: {
			at: 'result',
			content: 'content',
			status: 'status',
			typeField: 'type',
			contentByType: { quota_invoice: 'quota-invoice', bus_ticket: null },
		},
		fields: [field('location', 'location', { detail: true }), field('seal_mark', 'boolean')],
	};
	const good = { error_code: 'AIS.0000', error_msg: 'Succeeded.' };

	it('follow the entry of their type', () => {
		const result = [
			{
				status: good,
				type: 'quota_invoice',
				location: [[1, 2]],
				seal_mark: true,
				content: { amount: '￥50.00', location: '上海' },
			},
			{ status: good, type: 'quota_invoice', location: [[1, 2]], content: { amount: '￥60.00' } },
			{ status: good, type: 'bus_ticket', location: [[3, 4]], content: { fare: '5' } },
			{ status: good, type: 'brand_new_kind', content: { any: ['x'] } },
		];
		const items = shape(sorted, result);
		expect(items.map((one) => one.json)).toEqual([
			{
				document: 'quota-invoice',
				amount: 50,
				location: '上海',
				document_location: [[1, 2]],
				seal_mark: true,
				review: calm,
			},
			{ document: 'quota-invoice', amount: 60, document_location: [[1, 2]], review: calm },
			{ document: 'bus-ticket', fare: '5', location: [[3, 4]], review: calm },
			{ document: 'brand-new-kind', any: ['x'], review: calm },
		]);
	});

	it('that failed are items that say why and what to do, whatever is selected', () => {
		const result = [
			{
				status: { error_code: 'AIS.0104', error_msg: 'Poor image.' },
				type: 'quota_invoice',
				location: [[1, 2]],
				content: {},
			},
		];
		const failure = {
			code: 'AIS.0104',
			message: 'Poor image.',
			remedy: expect.stringMatching(/sharper/),
		};
		for (const more of [
			{},
			{ output: 'selectedFields' as const, fields: ['amount'] },
			{ rowsAsItems: true },
		]) {
			expect(shape(sorted, result, more).map((one) => one.json)).toEqual([
				{
					document: 'quota-invoice',
					failure,
					location: [[1, 2]],
					review: {
						needed: true,
						reason: expect.any(String),
						fields: [expect.objectContaining({ name: 'document', reason: 'Poor image.' })],
					},
				},
			]);
		}
		const status = { error_code: 'AIS.9999', error_msg: 'New.' };
		expect(shape(sorted, [{ ...result[0], status }])[0].json.failure).toMatchObject({
			remedy: expect.stringMatching(/picture of this document/),
		});
		expect(shape(sorted, result)[0].json).not.toHaveProperty('error');
	});

	it('that failed keep what was read all the same', () => {
		const status = { error_code: 'AIS.0104', error_msg: 'Poor image.' };
		const result = [{ status, type: 'quota_invoice', content: { number: '12345678' } }];
		expect(shape(sorted, result)[0].json).toMatchObject({
			document: 'quota-invoice',
			content: { number: '12345678' },
			review: { needed: true },
		});
	});
});
