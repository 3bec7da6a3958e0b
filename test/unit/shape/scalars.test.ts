import { readDecimal, readMoney } from '../../../lib/shape/values/amounts';
import { readDate } from '../../../lib/shape/values/dates';
import { field, shape } from './support';

/** Number of a printed amount of any currency, or the text that says that there is none. */
function readAmount(text: string): number | string | undefined {
	const amount = readMoney(text);
	return typeof amount === 'object' ? amount.value : amount;
}
const readNumber = (text: string) => readDecimal(text)?.value;

describe('dates', () => {
	test.each([
		['2023年05月18日', '2023-05-18'],
		['2023年5月8日', '2023-05-08'],
		['2023 年 05 月 18 日', '2023-05-18'],
		['２０２３年０５月１８日', '2023-05-18'],
		['二〇二三年五月十八日', '2023-05-18'],
		['二○二三年十二月三十一日', '2023-12-31'],
		['二〇二〇年十月二十日', '2020-10-20'],
		// Capitals of a bill of exchange: a nought before what could be altered
		['贰零贰肆年零伍月壹拾捌日', '2024-05-18'],
		['贰〇贰肆年零壹拾月零贰拾日', '2024-10-20'],
		['贰零贰肆年壹拾贰月叁拾壹日', '2024-12-31'],
		['2023.05.18', '2023-05-18'],
		['2023-5-18', '2023-05-18'],
		['2023/05/18', '2023-05-18'],
		['2023 05 18', '2023-05-18'],
		['20230518', '2023-05-18'],
		[' 2023-05-18 ', '2023-05-18'],
		['18 MAY 2023', '2023-05-18'],
		['18 MAYO 2023', '2023-05-18'],
		['12-ENE-1990', '1990-01-12'],
		['1 AGO 2031', '2031-08-01'],
		['24 SET 1999', '1999-09-24'],
		['3 diciembre 2020', '2020-12-03'],
		['31 Dec. 9999', '9999-12-31'],
		['25 ก.ค. 2538', '1995-07-25'],
		['1 มกราคม พ.ศ. 2500', '1957-01-01'],
		['២០២៣-០៥-១៨', '2023-05-18'],
		['18/05/๒๐๒๓', '2023-05-18'],
		['2023-05-18T09:05:01+08:00', '2023-05-18T09:05:01+08:00'],
		['ตลอดชีพ', 'ตลอดชีพ'],
		['18MAY2023', '2023-05-18'],
		['18-May-2023', '2023-05-18'],
		['6 Sept. 2023', '2023-09-06'],
		['May 18, 2023', '2023-05-18'],
		['December 1 2023', '2023-12-01'],
		['06 3月/MAR 2000', '2000-03-06'],
		['18/05/2023', '2023-05-18'],
		['05/18/2023', '2023-05-18'],
		['05/05/2023', '2023-05-05'],
		['31.12.1999', '1999-12-31'],
		['2024-02-29', '2024-02-29'],
		['2023年05月18日 14:05:59', '2023-05-18T14:05:59'],
		['2017年12月12日20:39', '2017-12-12T20:39:00'],
		['2017年12月12日20:39开', '2017-12-12T20:39:00'],
		['2023-05-18 9:05', '2023-05-18T09:05:00'],
		['2023-05-18T09:05:01', '2023-05-18T09:05:01'],
		['2023年5月18日 14时05分', '2023-05-18T14:05:00'],
		['20230518 14:05:59', '2023-05-18T14:05:59'],
		['2023-05-18T09:05:01Z', '2023-05-18T09:05:01Z'],
		['长期', '长期'],
		['长期有效', '长期有效'],
		['LIFELONG', 'LIFELONG'],
		['Không thời hạn', 'Không thời hạn'],
		['NO CADUCA', 'NO CADUCA'],
	])('%s is %s', (text, expected) => expect(readDate(text)).toBe(expected));

	test.each([
		'2023-02-30',
		'2023-13-01',
		'2023年02月29日',
		'00000000',
		'2023年5月',
		'2023-05',
		'05/06/2023',
		'12/20',
		'18 12 2566',
		'2566-05-18',
		'18 MAIO 2023',
		'2023-05-18 10:00-11:00',
		'2023-05-18 10:00:00-11:00',
		'31 Dec. 9998',
		'31 12 2566',
		'06 4月/MAR 2000',
		'23.05.18',
		'2023-05-18 25:00',
		'2023-05-18 12:60',
		'2023-06-2x',
		'yesterday',
		'二〇二三年十三月一日',
		'贰零贰肆年零贰月叁拾日',
		'9'.repeat(100_000),
		'2023-05-18'.repeat(5),
	])('%.30s cannot be read without doubt', (text) => expect(readDate(text)).toBeUndefined());

	test.each([
		['05/06/2023', '2023-06-05'],
		['21 07 1995', '1995-07-21'],
		['5-6-2028', '2028-06-05'],
		['05.06.2034', '2034-06-05'],
		['2023-05-18', '2023-05-18'],
		['18 MAY 2023', '2023-05-18'],
	])('%s with the day first is %s', (text, iso) => expect(readDate(text, true)).toBe(iso));

	test.each(['05/18/2023', '31/02/2023', '05 06 23'])(
		'%s with the day first cannot be read without doubt',
		(text) => expect(readDate(text, true)).toBeUndefined(),
	);

	it('reads every day of a leap year back, in four printings', () => {
		for (let day = Date.UTC(2024, 0, 1); day < Date.UTC(2025, 0, 1); day += 86_400_000) {
			const iso = new Date(day).toISOString().slice(0, 10);
			const [y, m, d] = iso.split('-');
			for (const text of [
				`${y}年${m}月${d}日`,
				`${y}${m}${d}`,
				`${y}.${Number(m)}.${Number(d)}`,
				iso,
			]) {
				expect(readDate(text)).toBe(iso);
			}
		}
	});
});

describe('amounts', () => {
	test.each<[string, number | string]>([
		['¥1,234.56', 1234.56],
		['￥1234.56', 1234.56],
		['￥ 8,850.00', 8850],
		['1234.56元', 1234.56],
		['100元整', 100],
		['￥164.5元', 164.5],
		['CNY 1,234.56', 1234.56],
		['人民币 12.00', 12],
		['(小写)¥12.00', 12],
		['（小写）￥12.00', 12],
		['-12.50', -12.5],
		['¥-12.50', -12.5],
		['-¥12.50', -12.5],
		['－12.50', -12.5],
		['１２３４．５６', 1234.56],
		['￥１，２３４．５６', 1234.56],
		['0.00', 0],
		['.5', 0.5],
		['15', 15],
		['1,234,567', 1234567],
		['***', '***'],
		['免税', '免税'],
		['不征税', '不征税'],
		['—', '—'],
		['-', '-'],
		['XXX', 'XXX'],
		['EXEMPTCN', 'EXEMPTCN'],
		['YQ EXEMPT', 'YQ EXEMPT'],
		['2.50元/公里', 2.5],
		['￥2.50/km', 2.5],
	])('%s is %s', (text, expected) => expect(readAmount(text)).toBe(expected));

	test.each([
		'CN 100.00',
		'YQ 60.00',
		'SOO.00',
		'BS38.03',
		'￥12 50',
		'12 50',
		'100 200',
		'3 100',
		'100.00 200.00',
		'1,234.56 13%',
		'$00.00',
		'$12.00',
		'00.00',
		'012.50',
		'USD 12.00 EUR',
		'1 23.45',
		'1,23',
		'1,2345.00',
		'12,34.00',
		'1.234,56',
		'1.2.3',
		'--5',
		'-¥-5',
		'(12.50)',
		'13%',
		'1e5',
		'壹佰元整',
		'12O.00',
		'￥',
		'12 or 13',
		'2.50/次',
		'1234567890123456',
		'1'.repeat(100_000),
	])('%.30s cannot be read without doubt', (text) => expect(readAmount(text)).toBeUndefined());

	test.each([
		['USD 120.00', { value: 120, currency: 'USD' }],
		['HK$1,200.50', { value: 1200.5, currency: 'HKD' }],
		['120.00 EUR', { value: 120, currency: 'EUR' }],
		['-€5.00', { value: -5, currency: 'EUR' }],
		['CNY 120.00', { value: 120 }],
		['￥1 234.56', { value: 1234.56 }],
		['1 234 567', { value: 1234567 }],
		['38.83495145631068', { value: 38.83495145631068 }],
		['0.97087378640776699029', { value: 0.970873786407767, printed: '0.97087378640776699029' }],
	])('%s keeps its currency and its digits', (text, amount) =>
		expect(readMoney(text)).toEqual(amount),
	);

	it('have their currency and their printed digits beside them in the item', () => {
		const fields = [
			field('fare', 'amount'),
			field('tax', 'amount'),
			field('price', 'words', { of: 'amount' }),
		];
		const result = {
			fare: 'USD 120.00',
			tax: 'CNY 12.00',
			price: { words: '0.97087378640776699029' },
		};
		const [{ json }] = shape({ fields }, result);
		expect(json).toMatchObject({
			fare: 120,
			fare_currency: 'USD',
			tax: 12,
			price: 0.970873786407767,
			price_printed: '0.97087378640776699029',
		});
		expect(json).not.toHaveProperty('tax_currency');
		expect(json.review).toMatchObject({ needed: false });
	});

	it('with three decimals may be a comma that was misread, but for unit prices', () => {
		const fields = [
			field('total', 'amount'),
			field('fare', 'amount'),
			field('unit_price', 'amount', { price: true }),
		];
		const [{ json }] = shape({ fields }, { total: '￥1.400', fare: '1,400', unit_price: '2.125' });
		expect(json).toMatchObject({ total: '￥1.400', fare: 1400, unit_price: 2.125 });
		expect(json.review).toMatchObject({ needed: true, fields: [{ name: 'total' }] });
	});

	it('of a way have their unit, which is no doubt', () => {
		const fields = [field('distance', 'number', { unit: ['公里', 'km'] })];
		for (const distance of ['7.8', '7.8公里', '7.8 km', '７．８ＫＭ']) {
			const [{ json }] = shape({ fields }, { distance });
			expect(json).toMatchObject({ distance: 7.8, review: { needed: false } });
		}
	});

	it('reads numbers without a currency only', () => {
		expect(['300', '1,000', '28.50', '-3', '７'].map(readNumber)).toEqual([300, 1000, 28.5, -3, 7]);
		expect(['¥3', '13%', '7人', '', '1 2'].map(readNumber)).toEqual(Array(5).fill(undefined));
		const whole = ['3', '3.0', '3.5', 'x'].map(
			(text) => shape({ fields: [field('n', 'integer')] }, { n: text })[0].json.n,
		);
		expect(whole).toEqual([3, 3, '3.5', 'x']);
	});

	it('gives back what it prints, for amounts of all sizes', () => {
		for (let cents = 1; cents < 1e12; cents = cents * 7 + 3) {
			const value = cents / 100;
			expect(readAmount(`￥${value.toFixed(2).replace(/\B(?=(\d{3})+\.)/g, ',')}`)).toBe(value);
		}
	});
});
