/** Document numbers made from their standards, without a look at the code that checks them. */

const sumOf = (values) => values.reduce((all, one) => all + one, 0);

/** GB 11643: 17 digits and the character that makes the weighted sum 1 mod 11. */
export function chineseId(
	random,
	{ birth = random.date(1940, 2007), male = random.chance(0.5) } = {},
) {
	const area = `${random.pick(['11', '31', '44', '51', '81', '83'])}${random.digits(4)}`;
	const order = `${random.digits(2)}${random.pick(male ? '13579' : '02468')}`;
	const head = area + birth.replaceAll('-', '') + order;
	const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
	const rest = sumOf([...head].map((digit, at) => digit * weights[at])) % 11;
	return { number: head + '10X98765432'[rest], birth, sex: male ? '男' : '女' };
}

/** GB 32100 */
export function creditCode(random) {
	const signs = '0123456789ABCDEFGHJKLMNPQRTUWXY';
	const head = `${random.pick(['91', '92', '12', '51'])}${random.digits(6)}${random.signs(signs, 9)}`;
	const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
	const rest = sumOf([...head].map((sign, at) => signs.indexOf(sign) * weights[at])) % 31;
	return head + signs[(31 - rest) % 31];
}

/** GS 15-2006, ISO 7064 MOD 11,10 */
export function registrationNumber(random) {
	const head = random.digits(14);
	let product = 10;
	for (const digit of head) {
		let sum = (product + Number(digit)) % 10;
		if (sum === 0) sum = 10;
		product = (sum * 2) % 11;
	}
	return head + ((11 - product) % 10);
}

/** ISO/IEC 7812 */
export function cardNumber(random) {
	const head = `62${random.digits(random.pick([13, 16]))}`;
	for (let last = 0; last < 10; last++) {
		const all = [...`${head}${last}`].reverse().map(Number);
		const sum = sumOf(
			all.map((digit, at) => (at % 2 ? sumOf([...`${digit * 2}`].map(Number)) : digit)),
		);
		if (sum % 10 === 0) return head + last;
	}
	throw new Error('no check digit');
}

/** 49 CFR 565, GB 16735 */
export function vin(random, starts) {
	const values = {};
	'ABCDEFGH'.split('').forEach((sign, at) => (values[sign] = at + 1));
	'JKLMN'.split('').forEach((sign, at) => (values[sign] = at + 1));
	Object.assign(values, { P: 7, R: 9 });
	'STUVWXYZ'.split('').forEach((sign, at) => (values[sign] = at + 2));
	const signs = 'ABCDEFGHJKLMNPRSTUVWXYZ0123456789';
	const text = random.pick(starts);
	// The last four are digits in both regions
	const draft = text + random.signs(signs, 13 - text.length) + random.digits(4);
	const weights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];
	const rest =
		sumOf([...draft].map((sign, at) => (values[sign] ?? Number(sign)) * weights[at])) % 11;
	return draft.slice(0, 8) + (rest === 10 ? 'X' : rest) + draft.slice(9);
}

const PROVINCES = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼';
export function plate(random) {
	const [province, letter] = [random.pick(PROVINCES), random.pick('ABCDEFGH')];
	const signs = (count) => random.signs('ABCDEFGHJKLMNPQRSTUVWXYZ0123456789', count);
	return random.pick([
		() => province + letter + signs(5),
		() => `${province}${letter}·${signs(5)}`,
		() => `${province}${letter}${random.pick('DF')}${random.digits(5)}`,
		() => `${province}${letter}${signs(4)}${random.pick('挂学警领')}`,
		() => `${province}${letter}${random.digits(5)}临`,
		() => `临${province}${letter}${random.digits(5)}`,
		() => `${province}${random.digits(2)}·${random.digits(5)}`,
		() => `粤Z${signs(4)}${random.pick('港澳')}`,
		() => `WJ${province}${random.digits(4)}${random.pick('ABX')}`,
		() => `${random.digits(6)}使`,
	])();
}

/** Letter with a number from A = 10, weights 9 to 1, a blank counts 36 */
export function hongKongId(random) {
	const letters = random.signs('ABCDEFGHKMPRSVWYZ', random.pick([1, 1, 2]));
	const body = random.digits(6);
	const values = [...letters.padStart(2)].map((sign) =>
		sign === ' ' ? 36 : sign.charCodeAt(0) - 55,
	);
	const all = [...values, ...[...body].map(Number)];
	const rest = sumOf(all.map((value, at) => value * (9 - at))) % 11;
	return `${letters}${body}(${['0', 'A', '9', '8', '7', '6', '5', '4', '3', '2', '1'][rest]})`;
}

export function thaiId(random) {
	const head = `${random.int(1, 8)}${random.digits(11)}`;
	const rest = sumOf([...head].map((digit, at) => digit * (13 - at))) % 11;
	const all = `${head}${(11 - rest) % 10}`;
	return [all[0], all.slice(1, 5), all.slice(5, 10), all.slice(10, 12), all[12]].join(' ');
}

export function chileRun(random) {
	const body = String(random.int(5_000_000, 25_999_999));
	const rest = 11 - (sumOf([...body].reverse().map((digit, at) => digit * (2 + (at % 6)))) % 11);
	const grouped = Number(body).toLocaleString('de-DE');
	return `${grouped}-${rest === 11 ? '0' : rest === 10 ? 'K' : rest}`;
}

export function peruCui(random) {
	const body = random.digits(8);
	const weights = [3, 2, 7, 6, 5, 4, 3, 2];
	const place = (11 - (sumOf([...body].map((digit, at) => digit * weights[at])) % 11)) % 11;
	return { body, cui: `${body}-${random.pick(['67890112345', 'KABCDEFGHIJ'])[place]}` };
}

export function postalItem(random) {
	const body = random.digits(8);
	const weights = [8, 6, 4, 2, 3, 5, 9, 7];
	const rest = 11 - (sumOf([...body].map((digit, at) => digit * weights[at])) % 11);
	return `E${random.pick('ABMSZ')}${body}${rest === 10 ? 0 : rest === 11 ? 5 : rest}CN`;
}

/** ICAO 9303: weights 7, 3, 1 */
export function mrzDigit(text) {
	const value = (sign) => (sign === '<' ? 0 : '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'.indexOf(sign));
	return String(sumOf([...text].map((sign, at) => value(sign) * [7, 3, 1][at % 3])) % 10);
}
