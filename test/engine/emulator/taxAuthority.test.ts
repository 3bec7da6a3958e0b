/** The emulator's tax authority: it knows its invoices and forgives nothing. */
import { startEmulator, type Emulator } from '../emulator';
import { ocr } from './client';

let emulator: Emulator;
beforeAll(async () => {
	emulator = await startEmulator(['--sample']);
});
afterAll(async () => await emulator.stop());

const valid = {
	code: '044031900111',
	number: '12345678',
	issue_date: '2023-05-18',
	check_code: '123456',
};
const check = async (changes: object, skewMs = 0) =>
	(await ocr(emulator.url, 'invoice-verification', { ...valid, ...changes }, { skewMs })).json
		.result;
beforeEach(async () => await emulator.control('reset', {}));

it.each<[string, object, string]>([
	['a valid one', {}, '1000'],
	['an unknown one', { number: '12345670' }, '1002'],
	['another date', { issue_date: '2023-05-19' }, '1003'],
	['another check code', { check_code: '123455' }, '1003'],
	['the amount alone', { check_code: '', subtotal_amount: '1016.81' }, '1013'],
	['no code', { code: '' }, '1013'],
	['a date in Chinese', { issue_date: '2023年05月18日' }, '1010'],
	['a date to come', { issue_date: '2999-05-18' }, '1010'],
	['more than five years ago', { issue_date: '2019-05-18' }, '1004'],
	['a whole check code', { check_code: '00000000000000123456' }, '1012'],
	['a number of 7', { number: '1234567' }, '1012'],
	['a code by its number', { number: '00001008' }, '1008'],
])('%s: %s', async (_name, changes, code) => {
	expect((await check(changes)).result_code).toBe(code);
});

it.each([
	['88', '1010'],
	['1016.80', '1003'],
	['1016.81', '1000'],
])('a special invoice with the amount %s: %s', async (subtotal_amount, code) => {
	const special = { code: '1100194130', number: '00000011', check_code: '', subtotal_amount };
	expect((await check(special)).result_code).toBe(code);
});

it('tells the state of what agrees', async () => {
	const states = [
		await check({ number: '12345679', check_code: '123457' }),
		await check({ number: '12345680', check_code: '123458' }),
	];
	expect(states.map(({ status }) => status)).toEqual(['invalidated', 'reversed']);
	expect((await check({ number: '12345690', check_code: '123460' })).number).toBe('12345678');
	expect((await check({ number: '12345681', check_code: '123459' })).total).toBe('-1149.00');
});

it('checks an invoice five times a day, refused requests among them', async () => {
	const codes = [];
	for (const check_code of ['1', '111111', '123456', '123456', '123456', '123456']) {
		codes.push((await check({ check_code })).result_code);
	}
	expect(codes).toEqual(['1012', '1003', '1000', '1000', '1000', '1001']);
	const clockSkewMs = 24 * 3_600_000;
	await emulator.control('config', { clockSkewMs });
	expect((await check({}, clockSkewMs)).result_code).toBe('1000');
});
