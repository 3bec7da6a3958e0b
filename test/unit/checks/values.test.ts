import { FIELD_CHECKS } from '../../../lib/checks';

const { chineseId, luhn, taxId, vin } = FIELD_CHECKS;

/** The one text of these that the check takes for right. */
function rightOf(check: (text: string) => unknown, texts: string[]): string {
	const right = texts.filter((text) => check(text) === undefined);
	expect(right).toHaveLength(1);
	return right[0];
}

/** Every text that differs from this one in a single digit. */
function oneDigitOff(text: string): string[] {
	return [...text].flatMap((sign, at) =>
		/\d/.test(sign)
			? [...'0123456789']
					.filter((other) => other !== sign)
					.map((other) => text.slice(0, at) + other + text.slice(at + 1))
			: [],
	);
}

/** Every text with two different neighbours exchanged. */
const swapped = (text: string): string[] =>
	[...text.slice(1)].flatMap((sign, at) =>
		sign === text[at] ? [] : [text.slice(0, at) + sign + text[at] + text.slice(at + 2)],
	);

describe('values that are right', () => {
	test.each([
		['chineseId', '11010519491231002X'],
		['chineseId', '11010519491231002x'],
		['chineseId', '440524188001010014'],
		['chineseId', ' 110105 19491231 002X '],
		['luhn', '6222 0000 0000 0000 012'],
		['luhn', '4111111111111111'],
		['luhn', '5500-0000-0000-0004'],
		['vin', '1M8GDM9AXKP042788'],
		['vin', 'LSVAA4182E2184847'],
		['vin', '11111111111111111'],
		['vin', 'WVWZZZ1JZ3W386752'],
		['taxId', '91350100M000100Y43'],
		['plate', '京A12345'],
		['plate', '京A·12345'],
		['plate', '粤BD12345'],
		['plate', '粤B12345D'],
		['plate', '粤Z1234港'],
		['plate', '京A1234学'],
		['plate', '沪A0023领'],
		['plate', '224578使'],
		['plate', 'WJ京1234A'],
		['plate', '京A1234应急'],
		['plate', 'VA12345'],
		['plate', '京A12345临'],
		['plate', '临京A12345'],
		['plate', '黑01·12345'],
		['plate', '京A00001（黄）'],
		['personId', '11010519491231002X'],
		['personId', 'E12345678'],
		['personId', 'H1234567800'],
		['taxId', '440301715267261'],
		['taxId', '11010519491231002X01'],
		['organizationNumber', '71526726-1'],
		['registrationNumber', '440301103097413'],
		['registrationNumber', '4403011030974'],
		['registrationNumber', '企合粤深总字第110001号'],
		['invoiceNumber', '12345678'],
		['invoiceNumber', '24117000000012345678'],
		['invoiceCode', '044031900111'],
		['hongKongId', 'G123456(A)'],
		['hongKongId', 'AB987654(3)'],
		['thaiId', '1-1014-00123-45-1'],
		['chileRun', '12.345.678-5'],
		['chileRun', '10.000.013-K'],
		['peruCui', '17801146-0'],
		['peruCui', '10117410-2'],
		['peruCui', '12345678'],
		['waybillNumber', 'RA473124829CN'],
		['waybillNumber', 'SF1234567890123'],
		['permitHolderId', 'G123456(A)'],
		['permitHolderId', '1234567(8)'],
	] as const)('%s %s', (name, value) => expect(FIELD_CHECKS[name](value)).toBeUndefined());
});

describe('values that are wrong', () => {
	test.each([
		['chineseId', '110105194912310021'],
		['chineseId', '11010519491331002X'],
		['chineseId', '11010519490230002X'],
		['chineseId', '1101051949123100'],
		['chineseId', '1101051949123100X2'],
		['luhn', '4111111111111112'],
		['luhn', '4111111'],
		['luhn', '41111111111111IO'],
		['vin', '1M8GDM9A1KP042788'],
		['vin', 'LSVAA4182E218484'],
		['vin', 'WVWZZZ1JZ3W38675O'],
		['taxId', '91350100M000100Y44'],
		['taxId', '91350100M000100I43'],
		['vin', 'LXDXXXXXXXX8998'],
		['vin', '7FARW2H51KE000001'],
		['personId', '110105194912310021'],
		['personId', '11010519491231O021'],
		['taxId', '9351099411892126'],
		['taxId', '9144030071526726'],
		['registrationNumber', '1234567890A'],
		['registrationNumber', '440301103097414'],
		['invoiceNumber', '1234567'],
		['invoiceCode', '04403190011'],
		['hongKongId', 'G123456(3)'],
		['chileRun', '12.345.678-6'],
		['peruCui', '17801146-1'],
		['waybillNumber', 'RA473124828CN'],
		['permitHolderId', 'G123456(3)'],
		['plate', '京A1234'],
		['plate', 'A12345'],
		['plate', '京A1234I'],
		['plate', '京112345'],
	] as const)('%s %s has a reason', (name, value) =>
		expect(FIELD_CHECKS[name](value)?.reason).toEqual(expect.any(String)),
	);
});

describe('values that prove nothing', () => {
	test.each([
		['chineseId', '1402271998****0012'],
		['chineseId', '610XXXXXXXXXXXXXXX'],
		['chineseId', '130503670401001'],
		['luhn', 'XXXX XXXX XXXX XXXX'],
		['luhn', '6222********0012'],
		['vin', 'LXDXXXXXXXXXX8998'],
		['registrationNumber', '440301103097413'],
		['taxId', '11010519491231002X'],
		['taxId', '91XXXXX0192XXXX00'],
		['plate', '京XXXXX'],
		['plate', '京A****5'],
	] as const)('%s %s is no doubt', (name, value) =>
		expect(FIELD_CHECKS[name](value)).toBeUndefined(),
	);
});

describe('one wrong digit is found', () => {
	const taken = (check: (value: string) => unknown, wrong: string[]) => {
		expect(wrong.length).toBeGreaterThan(0);
		return wrong.filter((value) => check(value) === undefined);
	};
	const samples = Array.from({ length: 10 }, (_, index) => {
		const head = `11010119${70 + index}0${1 + (index % 9)}1${index % 10}${String((index * 37) % 1000).padStart(3, '0')}`;
		return rightOf(
			chineseId,
			[...'0123456789X'].map((sign) => head + sign),
		);
	});
	it('in ID numbers, and any two neighbours exchanged', () => {
		for (const id of samples) {
			expect(chineseId(id)).toBeUndefined();
			expect(taken(chineseId, [...oneDigitOff(id), ...swapped(id)])).toEqual([]);
		}
	});

	it('in card numbers', () => {
		for (const card of ['6222000000000000012', '4111111111111111', '378282246310005']) {
			expect(taken(luhn, oneDigitOff(card))).toEqual([]);
		}
	});

	it('in social credit codes, but where a person could have the number', () => {
		for (let index = 0; index < 10; index++) {
			const head = `91110000MA00${String(index * 7919)
				.padStart(5, '0')
				.slice(-5)}`;
			const signs = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'];
			const code = rightOf(
				taxId,
				signs.map((sign) => head + sign),
			);
			expect(taken(taxId, oneDigitOff(code))).toEqual([]);
		}
	});

	it('in Chinese and American vehicle numbers, wherever its weight shows it', () => {
		for (const head of ['LSVAA418', '1M8GDM9A', '5YJSA1E2']) {
			const signs = [...'0123456789X'];
			const number = rightOf(
				vin,
				signs.map((sign) => `${head}${sign}E2184847`),
			);
			const wrong = oneDigitOff(number).filter((one) => one[0] === number[0]);
			expect(taken(vin, wrong)).toEqual([]);
		}
	});
});

it('takes anything without a fuss', () => {
	for (const check of Object.values(FIELD_CHECKS)) {
		for (const value of [
			'',
			' ',
			'\0',
			'😀'.repeat(18),
			'constructor',
			'X'.repeat(100_000),
			'1'.repeat(100_000),
		]) {
			expect(() => check(value)).not.toThrow();
		}
	}
});
