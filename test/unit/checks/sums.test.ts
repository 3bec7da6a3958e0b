import { DOCUMENT_CHECKS } from '../../../lib/checks';

const { capitals, fareSums, vatSums } = DOCUMENT_CHECKS;
const fieldsOf = (doubts: Array<{ field: string }>) => doubts.map((doubt) => doubt.field);

describe('sums of an invoice', () => {
	const good = {
		subtotal_amount: 100.1,
		subtotal_tax: 13.01,
		total: 113.11,
		items: [
			{ amount: 60.05, tax: 7.81 },
			{ amount: 40.05, tax: 5.2 },
		],
	};

	it('hold to the cent', () => {
		expect(vatSums(good)).toEqual([]);
		expect(vatSums({ ...good, total: 113.13 })).toEqual([
			{
				field: 'total',
				reason: 'subtotal_amount and subtotal_tax add up to 113.11, not to the total 113.13',
				expected: 113.11,
			},
		]);
		expect(vatSums({ subtotal_amount: 0.1, subtotal_tax: 0.2, total: 0.3 })).toEqual([]);
	});

	it('of the lines are compared with the sum', () => {
		const items = [
			{ amount: 60.05, tax: 7.81 },
			{ amount: 41, tax: 5.2 },
		];
		expect(vatSums({ ...good, items })).toEqual([
			{
				field: 'subtotal_amount',
				reason: 'The amount of 2 lines adds up to 101.05, not to 100.10',
			},
		]);
		expect(fieldsOf(vatSums({ subtotal_amount: 5, item_list: [{ amount: 4 }] }))).toEqual([
			'subtotal_amount',
		]);
	});

	it('of a page of a sales list are those that the page prints', () => {
		const page = {
			belong_pages: '2',
			belong_current_page: '1',
			belong_sum_amount: 300,
			belong_sum_tax: 39,
			belong_subtotal_amount: 500,
			belong_subtotal_tax: 65,
		};
		const lines = (amount: number) => [{ amount, tax: 39 }];
		expect(vatSums({ ...page, belong_item_list: lines(300) })).toEqual([]);
		expect(fieldsOf(vatSums({ ...page, belong_item_list: lines(310) }))).toEqual([
			'belong_sum_amount',
		]);
	});

	it('know invoices without tax, with discounts, of vehicles, and over several pages', () => {
		expect(
			vatSums({
				subtotal_amount: 30,
				subtotal_tax: '***',
				total: 30,
				items: [{ amount: 30, tax: '免税' }],
			}),
		).toEqual([]);
		expect(
			vatSums({
				subtotal_amount: 8,
				subtotal_tax: 1,
				total: 9,
				items: [
					{ amount: 10, tax: 1.2 },
					{ amount: -2, tax: -0.2 },
				],
			}),
		).toEqual([]);
		expect(vatSums({ tax_exclusive_price: 126324.79, tax: 21475.21, total: 147800 })).toEqual([]);
		expect(fieldsOf(vatSums({ subtotal_amount: 68376.07, tax: 11623.93, total: 80001 }))).toEqual([
			'total',
		]);
		expect(
			vatSums({
				sum_amount: 50,
				sum_tax: 6.5,
				subtotal_amount: 200,
				subtotal_tax: 26,
				total_pages: '4',
				total: 226,
				items: [{ amount: 50, tax: 6.5 }],
			}),
		).toEqual([]);
		expect(vatSums({ subtotal_amount: 200, total_pages: '2', items: [{ amount: 50 }] })).toEqual(
			[],
		);
	});

	it.each(['免税', '不征税', '***'])('of lines with tax %s: the total is the net amount', (tax) => {
		const invoice = {
			subtotal_amount: 1000,
			subtotal_tax: null,
			total: 1000,
			items: [
				{ amount: 400, tax },
				{ amount: 600, tax },
			],
		};
		expect(vatSums(invoice)).toEqual([]);
		expect(vatSums({ ...invoice, subtotal_tax: '', total: 1063 })).toEqual([
			{
				field: 'total',
				reason: 'No line has tax: subtotal_amount is 1000.00, but the total is 1063.00',
			},
		]);
		// One digit off, and the lines say which of the two is right
		expect(vatSums({ ...invoice, total: 1001 })).toMatchObject([
			{ field: 'total', expected: 1000 },
		]);
		for (const unknown of [
			{ total: 1060, items: [] },
			{ total: 1060, items: [...invoice.items, { amount: 0, tax: null }] },
			{ total: 1060, items: [{ amount: 1000, tax: 60 }] },
			{ total: 1060, total_pages: '2' },
			{ total: null },
		]) {
			expect(vatSums({ ...invoice, ...unknown })).toEqual([]);
		}
	});

	it('of a page are compared with its own sum, not with that of the invoice', () => {
		const page = {
			sum_amount: 50,
			sum_tax: 6.5,
			subtotal_amount: 200,
			subtotal_tax: 26,
			total: 226,
			total_pages: '4',
			items: [{ amount: 51, tax: 6.5 }],
		};
		expect(fieldsOf(vatSums(page))).toEqual(['sum_amount']);
		expect(
			fieldsOf(vatSums({ belong_sum_amount: 9, belong_item_list: [{ amount: 8 }], total: 9 })),
		).toEqual(['belong_sum_amount']);
	});

	it('of a line are compared with rate, quantity and price', () => {
		const line = {
			amount: 100,
			tax: 13,
			tax_rate: '13%',
			quantity: 3,
			unit_price: 33.3333333333333,
		};
		const other = { amount: 0.1, tax: 0.01, tax_rate: '13%' };
		const invoice = { subtotal_amount: 100.1, subtotal_tax: 13.01, total: 113.11 };
		expect(vatSums({ ...invoice, items: [line, other] })).toEqual([]);
		expect(fieldsOf(vatSums({ items: [{ ...line, tax: 18 }] }))).toEqual(['items.1.tax']);
		expect(vatSums({ ...invoice, items: [other, { ...line, amount: 108 }] })[0]).toMatchObject({
			field: 'items.2.amount',
			expected: 100,
		});
		expect(vatSums({ items: [{ ...line, tax_rate: '免税', tax: '***' }] })).toEqual([]);
	});

	it('are not compared across currencies', () => {
		expect(vatSums({ ...good, total: 500, total_currency: 'USD' })).toEqual([]);
		const fares = { fare: 120, caac_development_fund: 50, total: 1000 };
		expect(fieldsOf(fareSums(fares))).toEqual(['total']);
		expect(fareSums({ ...fares, fare_currency: 'USD' })).toEqual([]);
	});

	it('of fares hold, with and without their tax', () => {
		expect(
			fareSums({ fare: 900, caac_development_fund: 50, fuel_surcharge: 'YQ EXEMPT', total: 950 }),
		).toEqual([]);
		expect(fareSums({ fare: 900, caac_development_fund: 50, tax: 81, total: 1031 })).toEqual([]);
		expect(fareSums({ fare: 900, caac_development_fund: 'CN 50.00', total: 1031 })).toEqual([]);
		expect(
			fieldsOf(fareSums({ total_amount_excluding_tax: 90, tax_amount: 9, ticket_price: 98 })),
		).toEqual(['ticket_price']);
		expect(
			fieldsOf(fareSums({ fare: 29, fuel_oil_surcharge: 1, call_service_surcharge: 0, total: 29 })),
		).toEqual(['total']);
	});

	it('say nothing where a number is missing', () => {
		for (const document of [
			{},
			{ total: 5 },
			{ subtotal_amount: 'x', subtotal_tax: 1, total: 3 },
			{ subtotal_amount: 1, items: [{ amount: null }] },
			{ subtotal_amount: 1, items: [] },
			{ items: [null, 5], subtotal_amount: 3 },
		]) {
			expect(vatSums(document)).toEqual([]);
		}
	});
});

describe('an amount in Chinese capitals', () => {
	test.each([
		['壹拾肆万柒仟捌佰圆整', 147800],
		['玖仟零肆拾圆整', 9040],
		['⊗壹佰贰拾叁元肆角伍分', 123.45],
		['人民币壹亿零伍拾万圆零柒分', 100500000.07],
		['（负数）叁佰圆整', -300],
		['拾元整', 10],
		['伍角整', 0.5],
		['零圆整', 0],
	])('%s is %d', (words, figures) => {
		expect(capitals({ total_in_words: words, total: figures })).toEqual([]);
		expect(fieldsOf(capitals({ total_chinese: words, total: figures + 10 }))).toEqual([
			'total_chinese',
		]);
	});
	test.each(['壹佰贰仟圆整', '壹佰圆贰', '壹壹圆整'])('%s is none', (words) =>
		expect(fieldsOf(capitals({ total_in_words: words, total: 100 }))).toEqual(['total_in_words']),
	);
	it('stands under the labels of a bank receipt', () => {
		const receipt = { '金额（大写）': '人民币壹佰圆整', 小写金额: '￥100.00' };
		expect(capitals(receipt)).toEqual([]);
		for (const other of ['100HKD', '¥100.00元/公里']) {
			expect(fieldsOf(capitals({ ...receipt, 小写金额: other }))).toEqual(['小写金额']);
		}
		expect(fieldsOf(capitals({ ...receipt, 小写金额: 'CNY1,100.00' }))).toEqual(['金额（大写）']);
	});
	it('proves nothing where there is none', () => {
		for (const words of ['', null, '***', '100.00']) {
			expect(capitals({ total_in_words: words, total: 5 })).toEqual([]);
		}
	});
});
