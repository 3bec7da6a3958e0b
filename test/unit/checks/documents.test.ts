import { DOCUMENT_CHECKS } from '../../../lib/checks';
import { mrzCheckDigit } from '../../../lib/checks/mrz';

const { idBirthAndSex, passportMrz, validity, vatSums } = DOCUMENT_CHECKS;
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

	it('hold to the cent, a cent a line for rounding', () => {
		expect(vatSums(good)).toEqual([]);
		expect(vatSums({ ...good, total: 113.12 })).toEqual([]);
		expect(vatSums({ ...good, total: 113.13 })).toEqual([
			{
				field: 'total',
				reason: 'subtotal_amount and subtotal_tax add up to 113.11, not to the total 113.13',
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
				sum_amount: 200,
				sum_tax: 26,
				subtotal_amount: 50,
				subtotal_tax: 6.5,
				total: 226,
				items: [{ amount: 50, tax: 6.5 }],
			}),
		).toEqual([]);
		expect(vatSums({ subtotal_amount: 200, total_pages: '2', items: [{ amount: 50 }] })).toEqual(
			[],
		);
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

describe('validity', () => {
	const today = '2026-11-21';
	test.each<[Record<string, unknown>, string | undefined]>([
		[{ valid_to: '2026-11-20' }, 'Expired on 2026-11-20'],
		[{ valid_to: '2026-11-21' }, undefined],
		[{ valid_to: '长期' }, undefined],
		[{ valid_to: null, date_of_expiry: '2020-07-08' }, 'Expired on 2020-07-08'],
		[{ expiry_date: '10/26' }, 'Expired on 2026-10-31'],
		[{ expiry_date: '11/26' }, undefined],
		[{ valid_period: '2015.01.01-2025.01.01' }, 'Expired on 2025-01-01'],
		[{ valid_period: '2015.01.01-长期' }, undefined],
		[{ business_term: '2011年10月18日至2021年10月17日' }, 'Expired on 2021-10-17'],
		[{ valid_from: '2030-01-01', valid_to: '2029-01-01' }, 'Lies before valid_from'],
		[{ valid_to: 'soon' }, undefined],
		[{ valid_to: '2020-02-31' }, undefined],
		[{ valid_to: 5 }, undefined],
		[{}, undefined],
	])('%j', (document, reason) => expect(validity(document, today)[0]?.reason).toBe(reason));

	it('needs to know today', () => expect(validity({ valid_to: '2000-01-01' })).toEqual([]));
});

describe('birth date and sex inside an ID number', () => {
	const id = { number: '11010519491231002X', birth: '1949-12-31', sex: '女' };
	it('agree, or are named', () => {
		expect(idBirthAndSex(id)).toEqual([]);
		expect(idBirthAndSex({ ...id, birth: '1949-12-30', sex: '男' })).toEqual([
			{ field: 'birth', reason: 'Differs from the ID number, which says 1949-12-31' },
			{ field: 'sex', reason: 'Differs from the ID number, which says female' },
		]);
		expect(
			fieldsOf(idBirthAndSex({ id_card_number: id.number, birth_date: '2000-01-01', sex: 'F' })),
		).toEqual(['birth_date']);
	});
	it('prove nothing where the number is not right, or the fields say nothing', () => {
		expect(idBirthAndSex({ ...id, number: '110105194912310021', sex: '男' })).toEqual([]);
		expect(idBirthAndSex({ number: id.number, birth: '', sex: null })).toEqual([]);
		expect(idBirthAndSex({ number: id.number, sex: 'constructor' })).toEqual([]);
	});
});

describe('machine-readable lines', () => {
	// The specimen of ICAO 9303
	const passport = {
		passport_number: 'L898902C3',
		date_of_birth: '1974-08-12',
		date_of_expiry: '2012-04-15',
		machine_code: 'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<',
		machine_code2: 'L898902C36UTO7408122F1204159ZE184226B<<<<<10',
	};
	const card = {
		birth_date: '1974-08-12',
		expiry_date: '2012-04-15',
		machine_code1: 'I<UTOD231458907<<<<<<<<<<<<<<<',
		machine_code2: '7408122F1204159UTO<<<<<<<<<<<6',
		machine_code3: 'ERIKSSON<<ANNA<MARIA<<<<<<<<<<',
	};

	it('of the specimens are right, blanks and cases aside', () => {
		expect(passportMrz(passport)).toEqual([]);
		expect(
			passportMrz({
				...passport,
				machine_code2: ' l898902c36uto7408122f1204159 ze184226b<<<<<10 ',
			}),
		).toEqual([]);
		expect(passportMrz(card)).toEqual([]);
		expect(mrzCheckDigit('L898902C3')).toBe('6');
	});

	it('show every wrong digit', () => {
		for (const [document, name, spots] of [
			[passport, 'machine_code2', [9, 13, 18, 21, 27, 30, 42, 43]],
			[card, 'machine_code2', [0, 6, 8, 14, 29]],
		] as const) {
			for (const at of spots) {
				const line = (document as any)[name] as string;
				const other = line[at] === '<' ? '5' : String((Number.parseInt(line[at], 36) + 1) % 10);
				const wrong = line.slice(0, at) + other + line.slice(at + 1);
				expect([wrong, ...fieldsOf(passportMrz({ ...document, [name]: wrong }))]).toContain(name);
			}
		}
	});

	it('are compared with what is printed', () => {
		expect(
			fieldsOf(
				passportMrz({ ...passport, passport_number: 'L898902C4', date_of_birth: '1974-08-13' }),
			),
		).toEqual(['passport_number', 'date_of_birth']);
		expect(fieldsOf(passportMrz({ ...card, expiry_date: '2013-04-15' }))).toEqual(['expiry_date']);
	});

	it('of the wrong length are named; masked and missing ones prove nothing', () => {
		expect(passportMrz({ ...passport, machine_code2: passport.machine_code2.slice(1) })).toEqual([
			{
				field: 'machine_code2',
				reason: 'A machine-readable line of this kind has 44 characters, this one has 43',
			},
		]);
		expect(passportMrz({ ...passport, machine_code: passport.machine_code.slice(4) })).toEqual([]);
		for (const document of [
			{},
			{ machine_code: '' },
			{ machine_code: 'P<' },
			{ ...passport, machine_code2: 'EP435XXXX7ETF8509185M2201155<<<<<<<<<<<<<<08' },
			{ machine_code: 5, machine_code2: [] },
		]) {
			expect(passportMrz(document)).toEqual([]);
		}
	});
});
