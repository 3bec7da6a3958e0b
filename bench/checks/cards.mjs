/**
 * Cards and licenses in the documented form of the service. A kind gives `result`, and in `slips` the
 * texts (object and key) that one wrong character is put into.
 */
import * as numbers from './numbers.mjs';

const at = (object, ...keys) => keys.map((key) => [object, key]);
const until = (random) => random.date(2027, 2035);

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
