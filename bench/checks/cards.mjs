/**
 * Cards and licenses in the documented form of the service. A kind gives `result`, and in `slips` the
 * texts (object and key) that one wrong character is put into.
 */
import * as numbers from './numbers.mjs';

const at = (object, ...keys) => keys.map((key) => [object, key]);
const until = (random) => random.date(2027, 2035);
const dayFirst = (iso) => iso.split('-').reverse().join('/');

const SURNAMES = ['ZHANG', 'LI', 'GARCIA', 'QUISPE', 'SOK', 'CHAN', 'NGUYEN', 'MAMANI'];
const GIVEN = ['SAN', 'MARIA', 'JUAN CARLOS', 'TAI MAN', 'DARA', 'ANA LUCIA', 'XIAO MING'];

const filled = (text, length) => text.replaceAll(' ', '<').padEnd(length, '<').slice(0, length);
const short = (iso) => iso.slice(2).replaceAll('-', '');

function person(random) {
	return {
		birth: random.date(1950, 2005),
		expiry: until(random),
		sex: random.pick('MF'),
		surname: random.pick(SURNAMES),
		given: random.pick(GIVEN),
	};
}

/** Three lines; `number` may be longer than nine characters, `optional` fills the first line. */
function td1(country, { number, optional = '', birth, expiry, sex, surname, given }) {
	const long = number.length > 9;
	const digit = numbers.mrzDigit(long ? number : number.padEnd(9, '<'));
	const head = long
		? `${number.slice(0, 9)}<${number.slice(9)}${digit}`
		: number.padEnd(9, '<') + digit;
	const first = filled(`ID${country}${head}${long ? '' : optional}`, 30);
	const [born, over] = [short(birth), short(expiry)];
	const middle = `${born}${numbers.mrzDigit(born)}${sex}${over}${numbers.mrzDigit(over)}`;
	const second = `${middle}${country}`.padEnd(29, '<');
	const all = first.slice(5) + second.slice(0, 7) + second.slice(8, 15) + second.slice(18, 29);
	return [first, second + numbers.mrzDigit(all), filled(`${surname}<<${given}`, 30)];
}

const machine = ([one, two, three], prefix = 'machine_code') => ({
	[`${prefix}1`]: one,
	[`${prefix}2`]: two,
	[`${prefix}3`]: three,
});

function passport(random) {
	const one = person(random);
	const number = random.pick([`E${random.digits(8)}`, `EA${random.digits(7)}`]);
	const [born, over] = [short(one.birth), short(one.expiry)];
	const personal = random.pick(['', 'ZE184226B']).padEnd(14, '<');
	const digit = numbers.mrzDigit;
	const [first, middle, last] = [
		number + digit(number),
		born + digit(born),
		over + digit(over) + personal + digit(personal),
	];
	const result = {
		passport_type: 'P',
		country_code: 'CHN',
		passport_number: number,
		nationality: 'CHINESE',
		surname: one.surname,
		given_name: one.given,
		sex: one.sex,
		date_of_birth: one.birth,
		date_of_expiry: one.expiry,
		machine_code: filled(`P<CHN${one.surname}<<${one.given}`, 44),
		machine_code2: `${first}CHN${middle}${one.sex}${last}${digit(first + middle + last)}`,
	};
	const printed = at(result, 'passport_number', 'surname', 'given_name', 'country_code');
	const dates = at(result, 'date_of_birth', 'date_of_expiry');
	return {
		result,
		slips: { 'MRZ field': [...printed, ...dates, ...at(result, 'sex')] },
	};
}

const card = (country, make) => (random) => {
	const one = person(random);
	const {
		number,
		optional,
		fields,
		names,
		birth = 'birth_date',
		expiry,
		prefix,
	} = make(random, one);
	const lines = machine(td1(country, { ...one, number, optional }), prefix);
	const dates = { [birth]: dayFirst(one.birth), ...(expiry && { [expiry]: dayFirst(one.expiry) }) };
	const result = { ...fields, ...names, ...dates, ...lines };
	const slips = at(result, ...Object.keys(fields), ...Object.keys(names), ...Object.keys(dates));
	return { result, slips: { 'MRZ field': slips } };
};

export const cards = [
	[
		'id-card',
		(random) => {
			const { number, birth, sex } = numbers.chineseId(random);
			const result = { name: '张三', sex, birth, ethnicity: '汉', number };
			return { result, slips: { 'Chinese ID': at(result, 'number') } };
		},
	],
	[
		'driver-license',
		(random) => {
			const { number, birth, sex } = numbers.chineseId(random);
			const result = {
				number,
				name: '张三',
				sex,
				birth,
				valid_from: '2020-08-26',
				valid_to: until(random),
			};
			return { result, slips: { 'Chinese ID': at(result, 'number') } };
		},
	],
	[
		'transportation-qualification-certificate',
		(random) => {
			const { number, birth, sex } = numbers.chineseId(random);
			const list = [{ category: '客运', issue_date: '2022-02-03', expiry_date: until(random) }];
			const result = {
				id_number: number,
				sex,
				birth_date: birth,
				qualification_category_list: list,
			};
			return { result, slips: { 'Chinese ID': at(result, 'id_number') } };
		},
	],
	[
		'insurance-policy',
		(random) => {
			const holder = numbers.chineseId(random);
			const insured = numbers.chineseId(random);
			const result = {
				applicant_sex: { words: holder.sex },
				applicant_birthday: { words: holder.birth },
				applicant_id_number: { words: holder.number },
				insurant_list: [
					{
						insurant_sex: { words: insured.sex },
						insurant_birthday: { words: insured.birth },
						insurant_id_number: { words: insured.number },
					},
				],
			};
			const leaves = [result.applicant_id_number, result.insurant_list[0].insurant_id_number];
			return { result, slips: { 'Chinese ID': leaves.flatMap((leaf) => at(leaf, 'words')) } };
		},
	],
	[
		'business-license',
		(random) => {
			const result = {
				registration_number: numbers.creditCode(random),
				business_term: '2011年10月18日至长期',
			};
			return { result, slips: { 'credit code': at(result, 'registration_number') } };
		},
	],
	[
		'business-license',
		(random) => {
			const result = { registration_number: numbers.registrationNumber(random) };
			return { result, slips: { 'registration number of 15': at(result, 'registration_number') } };
		},
	],
	[
		'bankcard',
		(random) => {
			const result = {
				card_number: numbers.cardNumber(random).replace(/(.{4})(?=.)/g, '$1 '),
				expiry_date: '12/30',
			};
			return { result, slips: { 'card number': at(result, 'card_number') } };
		},
	],
	[
		'vin',
		(random) => {
			const result = {
				vin: numbers.vin(random, [
					'LSV',
					'LFV',
					'HES',
					'1M8',
					'2HG',
					'3FA',
					'4T1',
					'5YJ',
					'7FA',
					'7SA',
				]),
			};
			return { result, slips: { 'VIN of China and North America': at(result, 'vin') } };
		},
	],
	[
		'license-plate',
		(random) => ({
			result: [{ plate_number: numbers.plate(random), plate_color: 'blue' }],
			slips: {},
		}),
	],
	[
		'vehicle-license',
		(random) => {
			const plate = numbers.plate(random);
			const front = {
				number: plate,
				vin: numbers.vin(random, ['LSV', 'LFV']),
				register_date: '2020-05-08',
			};
			const back = { number: plate, inspection_record: '检验有效期至2030年11月京A(00)' };
			return {
				result: { front, back },
				slips: { 'plate on two sides': [...at(front, 'number'), ...at(back, 'number')] },
			};
		},
	],
	['passport', passport],
	[
		'peru-id-card',
		card('PER', (random, one) => {
			const { body, cui } = numbers.peruCui(random);
			const names = { first_surname: one.surname, given_name: one.given };
			return {
				number: body,
				fields: { cui_number: cui, sex: one.sex },
				names,
				expiry: 'expiry_date',
			};
		}),
	],
	[
		'vietnam-id-card',
		card('VNM', (random, one) => {
			const sex = one.sex === 'M' ? 0 : 1;
			const [century, year] = [one.birth.slice(0, 2), one.birth.slice(2, 4)];
			const id = `${random.digits(3)}${(century - 19) * 2 + sex}${year}${random.digits(6)}`;
			const fields = { number: id, sex: sex ? 'Nữ' : 'Nam' };
			const names = { full_name: `${one.surname} ${one.given}` };
			return { number: id.slice(3), optional: id, fields, names, expiry: 'expiry_date' };
		}),
	],
	[
		'cambodian-idcard',
		card('KHM', (random, one) => {
			const number = random.digits(9);
			const names = { name_en: `${one.surname} ${one.given}` };
			return { number, fields: { id_number: number, sex: one.sex }, names, expiry: 'expiry_date' };
		}),
	],
	[
		'colombia-id-card',
		card('COL', (random, one) => {
			const number = `1${random.digits(9)}`;
			const printed = Number(number).toLocaleString('de-DE');
			const names = { last_name: one.surname, name: one.given };
			return {
				number,
				fields: { number: printed, gender: one.sex },
				names,
				prefix: 'citizen_code',
			};
		}),
	],
	[
		'macao-id-card',
		card('MAC', (random, one) => {
			const number = random.digits(8);
			const names = { name_en: `${one.surname} ${one.given}` };
			return {
				number,
				fields: {
					number: `${number.slice(0, 7)}(${number[7]})`,
					sex: one.sex === 'M' ? '男' : '女',
				},
				names,
				expiry: 'expiry_date',
			};
		}),
	],
	[
		'mainland-travel-permit',
		(random) => {
			const one = person(random);
			const number = `H${random.digits(8)}`;
			const lines = machine(td1('CHN', { ...one, number }));
			const result = {
				number,
				name_en: `${one.surname}, ${one.given}`,
				birth_date: one.birth,
				sex: one.sex,
				valid_period: `2020.01.01-${one.expiry.replaceAll('-', '.')}`,
				id_number: numbers.hongKongId(random),
				...lines,
			};
			return {
				result,
				slips: { 'MRZ field': at(result, 'number', 'name_en', 'birth_date', 'sex') },
			};
		},
	],
	[
		'hk-id-card',
		(random) => {
			const result = { number: numbers.hongKongId(random), birth_date: '03-06-1985' };
			return { result, slips: { 'national number': at(result, 'number') } };
		},
	],
	[
		'thailand-id-card',
		(random) => {
			const result = {
				id_number: numbers.thaiId(random),
				date_of_birth_th: '25 ก.ค. 2538',
				date_of_birth_en: '25 Jul. 1995',
				date_of_expiry_en: '31 Dec. 9999',
			};
			return { result, slips: { 'national number': at(result, 'id_number') } };
		},
	],
	[
		'chile-id-card',
		(random) => {
			const result = {
				number: numbers.chileRun(random),
				birth: '12 ENE 1990',
				expiry_date: '1 AGO 2031',
			};
			return { result, slips: { 'national number': at(result, 'number') } };
		},
	],
	[
		'waybill-electronic',
		(random) => {
			const result = { waybill_number: numbers.postalItem(random) };
			return { result, slips: { 'national number': at(result, 'waybill_number') } };
		},
	],
];
