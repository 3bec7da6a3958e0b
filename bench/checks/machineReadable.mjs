/** Passports and cards with machine-readable lines, in the documented form of the service; see cards.mjs. */
import * as numbers from './numbers.mjs';

const at = (object, ...keys) => keys.map((key) => [object, key]);
const dayFirst = (iso) => iso.split('-').reverse().join('/');

const SURNAMES = ['ZHANG', 'LI', 'GARCIA', 'QUISPE', 'SOK', 'CHAN', 'NGUYEN', 'MAMANI'];
const GIVEN = ['SAN', 'MARIA', 'JUAN CARLOS', 'TAI MAN', 'DARA', 'ANA LUCIA', 'XIAO MING'];

const filled = (text, length) => text.replaceAll(' ', '<').padEnd(length, '<').slice(0, length);
const short = (iso) => iso.slice(2).replaceAll('-', '');

function person(random) {
	return {
		birth: random.date(1950, 2005),
		expiry: random.date(2027, 2035),
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

export const machineReadable = [
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
];
