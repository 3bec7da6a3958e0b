/** Invoices, tickets and bills in the documented form of the service; see cards.mjs. */
import { capitals, money, yuan } from './amounts.mjs';
import * as numbers from './numbers.mjs';

const at = (object, ...keys) => keys.map((key) => [object, key]);
/** A line by its price with tax, as fully digitalized invoices compute it: long decimals of the net price. */
function line(random, rate, digital) {
	const quantity = random.pick([1, 1, 2, 3, 5, 10, 12.5]);
	if (digital) {
		const gross = random.int(100, 900_000) / 100;
		const price = gross / (1 + rate / 100);
		const amount = Math.round(price * quantity * 100);
		const tax = Math.round(amount * (rate / 100));
		return { quantity, price: price.toPrecision(random.pick([13, 16, 18])), amount, tax };
	}
	const price = random.int(100, 500_000);
	const amount = Math.round(price * quantity);
	return { quantity, price: money(price), amount, tax: Math.round((amount * rate) / 100) };
}

function vatInvoice(random) {
	const digital = random.chance(0.5);
	const rate = random.pick([13, 9, 6, 3, 1]);
	const sign = random.chance(0.1) ? -1 : 1;
	const free = random.chance(0.1);
	const lines = Array.from({ length: random.int(1, 8) }, () => line(random, rate, digital));
	const sums = (list) =>
		list.reduce((all, one) => [all[0] + one.amount, all[1] + (free ? 0 : one.tax)], [0, 0]);
	const items = lines.map((one) => ({
		name: '*示例*货物',
		quantity: String(one.quantity * sign),
		unit_price: one.price,
		amount: money(one.amount * sign),
		tax_rate: free ? '免税' : `${rate}%`,
		tax: free ? '***' : money(one.tax * sign),
	}));
	if (!digital && random.chance(0.3)) {
		const off = Math.round(lines[0].amount / 10);
		const tax = Math.round((off * rate) / 100);
		lines.push({ amount: -off, tax: -tax });
		items.push({
			name: '*示例*货物',
			quantity: '',
			unit_price: '',
			amount: money(-off * sign),
			tax_rate: free ? '免税' : `${rate}%`,
			tax: free ? '***' : money(-tax * sign),
		});
	}
	const [pageNet, pageTax] = sums(lines);
	const pages = digital && random.chance(0.4) ? random.int(2, 5) : 1;
	const others = Array.from({ length: pages - 1 }, () => line(random, rate, true));
	const [net, tax] = sums([...lines, ...others]);
	const issued = random.date(2021, 2025);
	const printed = (cents) => `${cents < 0 ? '-' : ''}￥${money(Math.abs(cents))}`;
	const result = {
		code: digital ? '' : random.digits(random.pick([10, 12])),
		number: digital ? issued.slice(2, 4) + random.digits(18) : random.digits(8),
		issue_date: issued.replace(/(\d+)-(\d+)-(\d+)/, '$1年$2月$3日'),
		buyer_id: numbers.creditCode(random),
		seller_id: random.pick([numbers.creditCode(random), random.digits(15)]),
		subtotal_amount: printed(net * sign),
		subtotal_tax: free ? '***' : printed(tax * sign),
		total: printed((net + tax) * sign),
		total_in_words: `${sign < 0 ? '（负数）' : ''}${capitals(net + tax)}`,
		item_list: items,
		total_pages: String(pages),
		...(digital && {
			sum_amount: money(pageNet * sign),
			sum_tax: free ? '***' : money(pageTax * sign),
		}),
	};
	return {
		result,
		slips: {
			'amount, tax or total': at(
				result,
				'subtotal_amount',
				'total',
				...(free ? [] : ['subtotal_tax']),
			),
			'line amount': items.flatMap((item) => at(item, 'amount')),
			'capitals against figures': at(result, 'total'),
			'credit code': at(result, 'buyer_id'),
		},
		only: { 'capitals against figures': ['total', 'total_in_words'] },
	};
}

export const invoices = [
	['vat-invoice', vatInvoice],
	[
		'vat-invoice',
		(random) => {
			const { number } = numbers.chineseId(random);
			const trip = {
				traveler_name: '张三',
				id_number: random.chance(0.9) ? number : 'E12345678',
				travel_date: '2026-05-19',
			};
			return {
				result: { passenger_travel_item_list: [trip] },
				slips: trip.id_number === number ? { 'Chinese ID': at(trip, 'id_number') } : {},
			};
		},
	],
	[
		'mvs-invoice',
		(random) => {
			const [net, code, number] = [
				random.int(2_000_000, 60_000_000),
				random.digits(12),
				random.digits(8),
			];
			const tax = Math.round(net * 0.13);
			const result = {
				code,
				number,
				machine_printed_code: code,
				machine_printed_number: number,
				buyer_id: random.pick([numbers.creditCode(random), numbers.chineseId(random).number]),
				seller_id: numbers.creditCode(random),
				vehicle_identification_number: numbers.vin(random, ['LSV', 'LFV']),
				tax_rate: '13%',
				tax: yuan(tax),
				tax_exclusive_price: yuan(net),
				total: yuan(net + tax),
				total_chinese: capitals(net + tax),
			};
			return {
				result,
				slips: {
					'amount, tax or total': at(result, 'tax', 'tax_exclusive_price', 'total'),
					'credit code': at(result, 'seller_id'),
					'read twice': at(
						result,
						'code',
						'number',
						'machine_printed_code',
						'machine_printed_number',
					),
				},
			};
		},
	],
	[
		'train-ticket',
		(random) => {
			const net = random.int(500, 200_000);
			const tax = Math.round(net * 0.09);
			const result = {
				invoice_number: `26${random.digits(18)}`,
				issue_date: '2026-05-18',
				departure_time: '2026年05月12日20:39',
				id_number: '1402271998****0012',
				unified_social_credit_code: numbers.creditCode(random),
				total_amount_excluding_tax: money(net),
				tax_rate: '9%',
				tax_amount: money(tax),
				ticket_price: yuan(net + tax),
			};
			return {
				result,
				slips: {
					'credit code': at(result, 'unified_social_credit_code'),
					'fare parts and sum': at(
						result,
						'total_amount_excluding_tax',
						'tax_amount',
						'ticket_price',
					),
				},
			};
		},
	],
	[
		'flight-itinerary',
		(random) => {
			const [fare, fuel, other] = [
				random.int(20_000, 400_000),
				random.int(0, 9000),
				random.pick([0, 0, 500]),
			];
			const tax = Math.round(fare * 0.0825);
			const result = {
				number: `26${random.digits(18)}`,
				issue_date: '2026-05-18',
				id_number: numbers.chineseId(random).number,
				buyer_id: numbers.creditCode(random),
				fare: `CNY ${money(fare)}`,
				caac_development_fund: money(5000),
				fuel_surcharge: fuel ? money(fuel) : 'YQ EXEMPT',
				other_taxes: other ? money(other) : '',
				tax: money(tax),
				total: `CNY ${money(fare + 5000 + fuel + other + tax)}`,
			};
			return {
				result,
				slips: {
					'credit code': at(result, 'buyer_id'),
					'fare parts and sum': at(result, 'fare', 'tax', 'total'),
				},
			};
		},
	],
	[
		'taxi-invoice',
		(random) => {
			const [fare, fuel] = [random.int(1000, 30_000), random.pick([0, 100])];
			const result = {
				code: random.digits(12),
				number: random.digits(8),
				date: '2026-03-15',
				distance: '7.8',
				unit_price: '￥2.50/公里',
				fare: yuan(fare),
				fuel_oil_surcharge: yuan(fuel),
				call_service_surcharge: yuan(0),
				total: yuan(fare + fuel),
			};
			return { result, slips: { 'fare parts and sum': at(result, 'fare', 'total') } };
		},
	],
	[
		'acceptance-bill',
		(random) => {
			const cents = random.int(1, 9_999_999_999);
			const result = {
				issue_date: '贰零贰陆年零伍月壹拾捌日',
				due_date: '2026-11-18',
				amount_in_words: capitals(cents),
				amount_in_figures: yuan(cents),
			};
			return { result, slips: { 'capitals against figures': at(result, 'amount_in_figures') } };
		},
	],
	[
		'bank-receipt',
		(random) => {
			const cents = random.int(1, 99_999_999);
			const pair = { key: '金额（小写）', value: random.pick(['￥', '']) + money(cents) };
			const list = [{ key: '金额（大写）', value: `人民币${capitals(cents)}` }, pair];
			const bank_receipt_list = [{ kv_pair_count: 2, kv_pair_list: list }];
			return {
				result: { bank_receipt_count: 1, bank_receipt_list },
				slips: { 'capitals against figures': at(pair, 'value') },
			};
		},
	],
];
