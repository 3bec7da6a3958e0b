/** Invoice verification in the real engine: no wrong input leaves, no check is repeated, a recognized invoice goes in as it is. */
import type { IDataObject } from 'n8n-workflow';
import type { Emulator } from './emulator';
import { accessKeyCredential, emulatorIdentity, startEmulator } from './emulator';
import demoInvoice from '../fixtures/demoInvoice.json';
import { binaryItem } from './harness';
import type { RunOptions } from './harness';
import { startStandIn } from './standIn';
import { ask, picture } from './support';

let emulator: Emulator;

beforeAll(async () => {
	emulator = await startEmulator();
});
afterAll(async () => await emulator.stop());
beforeEach(async () => await emulator.control('reset', {}));

const good = {
	number: '12345678',
	issue_date: '2023-05-18',
	code: '044031900111',
	check_code: '123456',
	subtotal_amount: '',
};

interface Check extends Record<string, unknown> {
	verified: boolean | null;
	match: Array<{ name: string; recognized: unknown; registered: unknown; equal: boolean }>;
	review: { needed: boolean; fields: unknown[] };
}

/** Verifies as a workflow would, the optional values in the panel's collection. */
async function verify(changes: IDataObject = {}, more: Partial<RunOptions> = {}) {
	const { number, issue_date, ...additionalFields } = { ...good, ...changes };
	const { outputs, error } = await ask({
		url: emulator.url,
		api: 'invoice-verification',
		parameters: { number, issue_date, additionalFields },
		input: [{ json: {} }],
		...more,
	});
	return { error, json: outputs[0]?.[0]?.json as unknown as Check, outputs };
}

async function verifyItem(json: IDataObject, parameters: IDataObject = {}) {
	const { outputs, error } = await ask({
		url: emulator.url,
		api: 'invoice-verification',
		parameters: { fieldSource: 'recognized', ...parameters },
		input: [{ json }],
	});
	expect(error).toBeUndefined();
	return outputs[0][0].json as unknown as Check;
}

const calls = async (): Promise<number> =>
	(await emulator.stats()).byApi['invoice-verification'] ?? 0;
const different = ({ match }: Check) => match.filter(({ equal }) => !equal).map(({ name }) => name);

describe('typed fields', () => {
	it('a valid invoice is verified', async () => {
		const { json, error } = await verify();
		expect(error).toBeUndefined();
		expect(json).toMatchObject({
			verified: true,
			status: 'Valid',
			check_used: true,
			try_later: false,
			review: { needed: false },
			source: { item: 0 },
		});
		expect(json.source).not.toHaveProperty('fileName');
	});

	it('values at the top level, as workflows of the first release have them, still count', async () => {
		const { outputs } = await ask({
			url: emulator.url,
			api: 'invoice-verification',
			parameters: good,
			input: [{ json: {} }],
		});
		expect(outputs[0][0].json.verified).toBe(true);
	});

	it.each<[string, IDataObject, object]>([
		['invalidated', { number: '12345679', check_code: '123457' }, { verified: false }],
		['reversed', { number: '12345680', check_code: '123458' }, { verified: false }],
		['a red one', { number: '12345681', check_code: '123459' }, { verified: true }],
		['unknown', { number: '99999999' }, { verified: false, status: null }],
		['a wrong check code', { check_code: '654321' }, { verified: false }],
		['an answer about another', { number: '12345690', check_code: '123460' }, { verified: null }],
		[
			'a wrong amount',
			{ code: '1100194130', number: '00000011', check_code: '', subtotal_amount: 1016.82 },
			{ verified: false },
		],
		['too old', { issue_date: '2018-05-18' }, { verified: null }],
		['a region that refuses', { number: '00001009' }, { verified: null, try_later: false }],
		['a batch', { number: '00001007' }, { verified: null, try_later: true }],
	])('%s goes to review', async (_name, changes, expected) => {
		const { json } = await verify(changes);
		expect(json).toMatchObject({ ...expected, review: { needed: true } });
	});

	it('the sixth check of a day says that tomorrow helps', async () => {
		for (let check = 1; check <= 5; check++) expect((await verify()).json.verified).toBe(true);
		expect((await verify()).json).toMatchObject({
			verified: null,
			check_used: false,
			try_later: true,
		});
	});
});

const wrong: IDataObject[] = [
	{ issue_date: '2023-02-30' },
	{ issue_date: '2999-01-01' },
	{ issue_date: '05/06/2023' },
	{ number: '1234567' },
	{ number: 42 },
	{ number: '1234567B' },
	{ code: '44031900111' },
	{ code: '' },
	{ code: 44031900111 },
	{ number: '23312000000012345678', subtotal_amount: '88.00' },
	{ number: '23312000000012345678', code: '' },
	{ number: '24312000000012345678', code: '', subtotal_amount: '88.00' },
	{ check_code: '' },
	{ check_code: '1234567' },
	{ check_code: '12345' },
	{ check_code: 'abcdef' },
	{ subtotal_amount: '￥12 50' },
	{ subtotal_amount: '88,00' },
	{ subtotal_amount: 'SOO.00' },
	{ number: '={{ "" }}' },
	{ issue_date: '={{ undefined }}' },
];

it('of 21 wrong inputs none is sent, and each refusal names its field', async () => {
	for (const changes of wrong) {
		const { error } = await verify(changes);
		expect([changes, error?.message]).toEqual([
			changes,
			expect.stringMatching(/Invoice Code|Invoice Number|Issue Date|Check Code|Amount/),
		]);
		expect(error.description).toBeTruthy();
	}
	expect(wrong).toHaveLength(21);
	expect(await calls()).toBe(0);
});

it('what has no doubt is sent in the form of the service', async () => {
	await verify({
		issue_date: '2023年05月18日',
		check_code: '00000 00000 00001 23456',
		subtotal_amount: '￥1,400',
	});
	const { requests } = await emulator.stats();
	expect(requests.at(-1).parameters).toEqual({
		code: '044031900111',
		number: '12345678',
		issue_date: '2023-05-18',
		check_code: '123456',
		subtotal_amount: '1400.00',
	});
});

describe('a check whose answer is lost is not repeated', () => {
	it.each<[string, object]>([
		['a cut connection', { type: 'reset', when: 'after' }],
		['a 504', { type: 'status', status: 504 }],
		['a timeout', { type: 'hang' }],
		['half an answer', { type: 'truncate' }],
	])('%s', async (_name, fault) => {
		await emulator.control('faults', { fault });
		const { error, outputs } = await ask({
			url: emulator.url,
			api: 'invoice-verification',
			parameters: good,
			options: { timeout: 1 },
			input: [{ json: {} }],
			onError: 'continueRegularOutput',
		});
		expect(error).toBeUndefined();
		const text = JSON.stringify(outputs[0][0].json);
		expect(text).toMatch(/checks .* may have been used/i);
		expect(text).toContain('Invoice 12345678: ');
		expect(await calls()).toBe(1);
	});
});

describe('from a recognized invoice', () => {
	let item: IDataObject;

	// What the emulator read on demo/samples/vat-invoice.png; that it reads it, the demo and the whole n8n show
	beforeAll(async () => {
		await emulator.control('reset', {});
		const service = await startStandIn();
		service.answer = demoInvoice;
		const { outputs, error } = await ask({
			url: service.url,
			api: 'vat-invoice',
			options: { advanced_mode: true },
			credentials: {
				huaweiCloudApi: accessKeyCredential(service.url, {
					projectId: emulatorIdentity.projectId,
				}),
			},
			input: [binaryItem(picture(0, 128, 128))],
		});
		await service.stop();
		expect(error).toBeUndefined();
		item = outputs[0][0].json;
	});

	it('goes through verification as it is, and every field agrees', async () => {
		const json = await verifyItem(item);
		expect(different(json)).toEqual([]);
		expect(json).toMatchObject({ verified: true, review: { needed: false } });
		expect(json.match.map(({ name }) => name)).toEqual(
			expect.arrayContaining(['number', 'issue_date', 'total', 'buyer_id', 'seller_id', 'items']),
		);
	});

	it('a misread digit is named, and goes to review', async () => {
		const misread = String(item.seller_id).replace('2345678', '2345673');
		const json = await verifyItem({ ...item, seller_id: misread });
		expect(json.match.filter(({ equal }) => !equal)).toEqual([
			{ name: 'seller_id', recognized: misread, registered: item.seller_id, equal: false },
		]);
		expect(json.review.needed).toBe(true);
		expect(JSON.stringify(json.review.fields)).toContain(misread);
	});

	it('a misread digit of the total is not verified', async () => {
		expect(await verifyItem({ ...item, total: 5660 })).toMatchObject({ verified: false });
	});

	it('an expression may point to another place', async () => {
		const parameters = { recognizedInvoice: '={{ $json.read.invoice }}' };
		expect(await verifyItem({ read: { invoice: item } }, parameters)).toMatchObject({
			verified: true,
		});
	});

	it('the same invoice twice in a run is asked about once', async () => {
		const { outputs } = await ask({
			url: emulator.url,
			api: 'invoice-verification',
			parameters: { fieldSource: 'recognized' },
			input: [{ json: item }, { json: { ...item, row: 2 } }],
		});
		expect(outputs[0].map(({ json }) => json.verified)).toEqual([true, true]);
		expect(await calls()).toBe(1);
	});

	it('an item without an invoice says what to connect', async () => {
		const { outputs } = await ask({
			url: emulator.url,
			api: 'invoice-verification',
			parameters: { fieldSource: 'recognized' },
			input: [{ json: { text: 'no invoice' } }],
			onError: 'continueRegularOutput',
		});
		expect(JSON.stringify(outputs[0][0].json)).toMatch(/no invoice number.*Receipt/);
		expect(await calls()).toBe(0);
	});
});
