import { DOCUMENT_CHECKS } from '../../../lib/checks';

const { mrz, permitMrz } = DOCUMENT_CHECKS;
const fieldsOf = (doubts: Array<{ field: string }>) => doubts.map((doubt) => doubt.field);

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
		expect(mrz(passport)).toEqual([]);
		expect(
			mrz({
				...passport,
				machine_code2: ' l898902c36uto7408122f1204159 ze184226b<<<<<10 ',
			}),
		).toEqual([]);
		expect(mrz(card)).toEqual([]);
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
				expect([wrong, ...fieldsOf(mrz({ ...document, [name]: wrong }))]).toContain(name);
			}
		}
	});

	it('are compared with what is printed', () => {
		expect(
			fieldsOf(mrz({ ...passport, passport_number: 'L898902C4', date_of_birth: '1974-08-13' })),
		).toEqual(['passport_number', 'date_of_birth']);
		expect(fieldsOf(mrz({ ...card, expiry_date: '2013-04-15' }))).toEqual(['expiry_date']);
	});

	it('run on into the optional data where the number is long', () => {
		// D23145890734, check digit 9: the specimen of ICAO 9303-5
		const long = {
			number: 'D23145890734',
			machine_code1: 'I<UTOD23145890<7349<<<<<<<<<<<',
			machine_code2: '3407127M9507122UTO<<<<<<<<<<<2',
			machine_code3: 'STEVENSON<<PETER<JOHN<<<<<<<<<',
		};
		expect(mrz(long)).toEqual([]);
		expect(fieldsOf(mrz({ ...long, number: 'D23145890735' }))).toEqual(['number']);
		expect(
			fieldsOf(mrz({ ...long, machine_code1: long.machine_code1.replace('7349', '7389') })),
		).toContain('machine_code1');
	});

	it('of an unknown layout prove nothing', () => {
		const permit = {
			machine_code1: card.machine_code1,
			machine_code2: card.machine_code2,
			machine_code3: card.machine_code3,
		};
		expect(permitMrz(permit)).toEqual([]);
		expect(
			fieldsOf(
				permitMrz({ ...permit, machine_code2: permit.machine_code2.replace('740812', '740813') }),
			),
		).toEqual(['machine_code2', 'machine_code2']);
		expect(permitMrz({ ...permit, machine_code2: '7408134F1204150UTO<<<<<<<<<<<7' })).toEqual([]);
	});

	it('of the wrong length are named; masked and missing ones prove nothing', () => {
		expect(mrz({ ...passport, machine_code2: passport.machine_code2.slice(1) })).toEqual([
			{
				field: 'machine_code2',
				reason: 'A machine-readable line of this kind has 44 characters, this one has 43',
			},
		]);
		expect(mrz({ ...passport, machine_code: passport.machine_code.slice(4) })).toEqual([]);
		for (const document of [
			{},
			{ machine_code: '' },
			{ machine_code: 'P<' },
			{ ...passport, machine_code2: 'EP435XXXX7ETF8509185M2201155<<<<<<<<<<<<<<08' },
			{ machine_code: 5, machine_code2: [] },
		]) {
			expect(mrz(document)).toEqual([]);
		}
	});
});
