/** No wrong invoice data leave: what has no doubt is put in form, anything else is refused and named. */
import type { InvoiceKind } from '../../../lib/catalogue/types';
import { Refused } from '../../../lib/refused';
import { chinaDate, checkedInvoice } from '../../../lib/verification/input';
import type { GivenInvoice } from '../../../lib/verification/types';

const TODAY = '2026-11-21';
const good: GivenInvoice = {
	code: '031001900204',
	number: '12528000',
	issue_date: '2023-05-18',
	check_code: '123456',
	subtotal_amount: '1400.00',
};
const digital: GivenInvoice = {
	code: '',
	number: '23312000000012345678',
	issue_date: '2023-05-18',
	check_code: '',
	subtotal_amount: '88.00',
};
const checked = (changes: GivenInvoice, base = good, kind?: InvoiceKind) =>
	checkedInvoice({ ...base, ...changes }, TODAY, kind);

const refusal = (changes: GivenInvoice, base = good, kind?: InvoiceKind): Refused => {
	const thrown = thrownBy(() => checked(changes, base, kind));
	expect(thrown).toBeInstanceOf(Refused);
	return thrown as Refused;
};

function thrownBy(work: () => unknown): unknown {
	try {
		return work();
	} catch (thrown) {
		return thrown;
	}
}

it('lets good data pass as they are', () => {
	expect(checked({})).toEqual(good);
	expect(checked({}, digital)).toEqual({
		code: '',
		number: '23312000000012345678',
		issue_date: '2023-05-18',
		subtotal_amount: '88.00',
	});
	expect(checked({ subtotal_amount: '' })).not.toHaveProperty('subtotal_amount');
	expect(checked({ check_code: undefined })).not.toHaveProperty('check_code');
});

describe('what is put in form', () => {
	it.each([
		'2023年05月18日',
		'2023年5月18日',
		'２０２３年０５月１８日',
		'2023/5/18',
		'2023.05.18',
		'20230518',
		20230518,
		' 2023-05-18 ',
		'2023-05-18T00:00:00.000Z',
		'2023-05-18 14:05:59',
	])('the date %s', (issue_date) => {
		expect(checked({ issue_date }).issue_date).toBe('2023-05-18');
	});

	it.each([
		['midnight in China, as a sheet gives it in UTC', '2023-05-17T16:00:00.000Z'],
		['midnight in Tokyo, where the date is written', '2023-05-18T00:00:00.000+09:00'],
		['midnight in New York', '2023-05-18T00:00:00-04:00'],
		['an hour that is the same date in both', '2023-05-18T12:00:00+02:00'],
	])('a moment: %s', (_name, issue_date) => {
		expect(checked({ issue_date }).issue_date).toBe('2023-05-18');
	});

	it('dates of JavaScript and of n8n', () => {
		const date = new Date('2023-05-17T16:00:00Z');
		expect(checked({ issue_date: date }).issue_date).toBe('2023-05-18');
		const luxon = { toISO: () => '2023-05-18T00:00:00.000+08:00' };
		expect(checked({ issue_date: luxon }).issue_date).toBe('2023-05-18');
	});

	it.each([
		['88', '88.00'],
		['88.5', '88.50'],
		[88, '88.00'],
		[1234.5, '1234.50'],
		[0.1 + 0.2, '0.30'],
		['￥88.00', '88.00'],
		['¥ 88.00', '88.00'],
		['1,400.00', '1400.00'],
		['１，４００．００', '1400.00'],
		['1 234 567.80', '1234567.80'],
		['-1400.00', '1400.00'],
		['¥-1,400.00', '1400.00'],
		[-1400, '1400.00'],
		['1400.00元', '1400.00'],
		['1400.0000', '1400.00'],
	])('the amount %s', (subtotal_amount, sent) => {
		expect(checked({ subtotal_amount }).subtotal_amount).toBe(sent);
	});

	it.each([
		['20 digits', '79123456780401234567', '234567'],
		['20 digits in groups', '79123 45678 04012 34567', '234567'],
		['full width', '１２３４５６', '123456'],
	])('a check code of %s', (_name, check_code, sent) => {
		expect(checked({ check_code }).check_code).toBe(sent);
	});

	it('blanks and width of code and number', () => {
		expect(checked({ number: '1252 8000', code: '０３１００１９００２０４' })).toEqual(good);
		expect(checked({ number: 12528000 }).number).toBe('12528000');
	});
});

describe('what is refused', () => {
	it.each<[string, GivenInvoice, RegExp, RegExp]>([
		['a day that is none', { issue_date: '2023-02-30' }, /Issue Date "2023-02-30"/, /2023-05-18/],
		[
			'a date to come',
			{ issue_date: '2026-11-22' },
			/Issue Date 2026-11-22 .*2026-11-21/,
			/invoice/,
		],
		['a date with two readings', { issue_date: '05/06/2023' }, /Issue Date/, /year, month/],
		['no end', { issue_date: '长期' }, /Issue Date/, /year, month/],
		['half a date', { issue_date: '2023-05' }, /Issue Date/, /year, month/],
		['an hour that is two dates', { issue_date: '2023-05-17T20:00:00Z' }, /Issue Date/, /year/],
		['no date', { issue_date: '' }, /Issue Date is empty/, /2023-05-18/],
		['a number of 7 digits', { number: '1252800' }, /Invoice Number "1252800" has 7/, /zeros/],
		['a lost zero', { number: 42 }, /Invoice Number "42" has 2 digits/, /zeros/],
		['letters', { number: '1252800O' }, /Invoice Number "1252800O"/, /O and 0/],
		['no number', { number: '' }, /Invoice Number is empty/, /8 digits/],
		['a code of 11 digits', { code: '31001900204' }, /Invoice Code .* has 11 digits/, /zeros/],
		['letters in the code', { code: '03100190020A' }, /Invoice Code/, /digits/],
		['no code with 8 digits', { code: '' }, /Invoice Code is empty/, /10 or 12 digits/],
		['an amount of words', { subtotal_amount: 'about 88' }, /Amount "about 88"/, /1400\.00/],
		['two amounts in one', { subtotal_amount: '￥12 50' }, /Amount/, /1400\.00/],
		['no amount at all', { subtotal_amount: '0.00' }, /Amount/, /two decimals/],
		['a comma read as a dot', { subtotal_amount: '1.400' }, /Amount/, /two decimals/],
		['what a sum left over', { subtotal_amount: 1e-7 }, /Amount/, /two decimals/],
		['a price of a kilometer', { subtotal_amount: '12元/公里' }, /Amount/, /two decimals/],
		['three decimals', { subtotal_amount: '88.125' }, /Amount/, /two decimals/],
		['a comma for a point', { subtotal_amount: '88,00' }, /Amount/, /two decimals/],
		['another currency', { subtotal_amount: '$88.00' }, /Amount/, /1400\.00/],
		['a check code of 7', { check_code: '1234567' }, /Check Code .* has 7 digits/, /last 6/],
		['a check code of letters', { check_code: 'abcdef' }, /Check Code/, /digits/],
		['neither', { check_code: '', subtotal_amount: '' }, /Check Code and Amount/, /check code/],
		[
			'a lost zero of the check code',
			{ check_code: 12345, subtotal_amount: '' },
			/5 digits/,
			/zeros/,
		],
		['an object', { number: { a: 1 } }, /Invoice Number is an object/, /text/],
	])('%s', (_name, changes, message, remedy) => {
		const refused = refusal(changes);
		expect(refused.message).toMatch(message);
		expect(refused.remedy).toMatch(remedy);
	});

	it.each<[string, GivenInvoice, RegExp]>([
		['a code with 20 digits', { code: '031001900204' }, /Invoice Code .* 20 digits/],
		['no amount', { subtotal_amount: '', check_code: '123456' }, /Amount is empty/],
		['another year than the number', { issue_date: '2024-05-18' }, /begins with 23/],
		[
			'a number that lost digits',
			{ number: Number('23312000000012345678') },
			/lost its last digits/,
		],
	])('of a number of 20 digits: %s', (_name, changes, message) => {
		expect(refusal(changes, digital).message).toMatch(message);
	});

	it('what the kind of invoice needs and has not', () => {
		const special: InvoiceKind = { name: 'A special VAT invoice', needs: ['subtotal_amount'] };
		const refused = refusal({ subtotal_amount: '' }, good, special);
		expect(refused.message).toBe('Amount is empty');
		expect(refused.remedy).toContain('A special VAT invoice');
		expect(checked({ check_code: 'smudged' }, good, special)).not.toHaveProperty('check_code');
	});
});

describe('today in China', () => {
	it('is tomorrow there when it is evening here', () => {
		expect(chinaDate(Date.parse('2026-11-21T15:59:59Z'))).toBe('2026-11-21');
		expect(chinaDate(Date.parse('2026-11-21T16:00:00Z'))).toBe('2026-11-22');
	});

	it('is no date to come', () => {
		expect(checked({ issue_date: TODAY }).issue_date).toBe(TODAY);
	});
});
