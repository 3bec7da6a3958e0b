import { PDFDocument } from 'pdf-lib';
import { startEmulator, type Emulator } from '../emulator';
import { logIn, ocr, png, send } from './client';

let emulator: Emulator;
let token: string;
beforeAll(async () => {
	emulator = await startEmulator(['--sample']);
	token = (await logIn(emulator.url)).headers['x-subject-token'];
});
afterAll(async () => await emulator.stop());

const call = async (api: string, body: object) => await ocr(emulator.url, api, body, { token });
const codeOf = async (api: string, body: object) => {
	const { status, json } = await call(api, body);
	return status === 200 ? 'ok' : `${status} ${json.error_code}`;
};
const image = png();

test.each([
	['both file and url', 'general-text', { image, url: 'http://127.0.0.1/a.png' }, '400 AIS.0101'],
	['neither', 'general-text', {}, '400 AIS.0101'],
	['the other name of the file field', 'seal', { image }, '400 AIS.0101'],
	['a text where a boolean belongs', 'general-text', { image, quick_mode: 'true' }, '400 AIS.0101'],
	['a value that is not offered', 'general-text', { image, language: 'klingon' }, '400 AIS.0101'],
	[
		'one unknown value in a list',
		'web-image',
		{ image, extract_type: ['image_size', 'x'] },
		'400 AIS.0101',
	],
	['a misspelt name', 'general-text', { image, quickmode: true }, '400 AIS.0101'],
	['a missing required text', 'invoice-verification', { code: '', number: '1' }, '400 AIS.0101'],
	['a data: prefix', 'general-text', { image: `data:image/png;base64,${image}` }, '400 AIS.0102'],
	[
		'broken Base64',
		'general-text',
		{ image: `${image.slice(0, 40)}*${image.slice(41)}` },
		'400 AIS.0102',
	],
	[
		'a text file',
		'general-text',
		{ image: Buffer.from('just text').toString('base64') },
		'400 AIS.0102',
	],
	[
		'a format of another API',
		'general-table',
		{ image: Buffer.from('GIF89a..........').toString('base64') },
		'400 AIS.0102',
	],
	['10 pixels', 'general-text', { image: png(10, 40) }, '400 AIS.0103'],
	['10 pixels where 8 are enough', 'handwriting', { image: png(10, 40) }, 'ok'],
	['too wide', 'vin', { image: png(4097, 20) }, '400 AIS.0103'],
	['a header that ends too early', 'general-text', { image: image.slice(0, 16) }, '400 AIS.0104'],
	['more than 10 MB of Base64', 'general-text', { image: 'A'.repeat(10_485_764) }, '400 AIS.0103'],
	['page 0', 'general-text', { image, pdf_page_number: 0 }, '400 AIS.0101'],
])('%s: %s', async (_, api, body, outcome) => {
	expect(await codeOf(api, body)).toBe(outcome);
});

test('pages of a PDF are counted', async () => {
	const pdf = await PDFDocument.create();
	for (let i = 0; i < 3; i++) pdf.addPage([200, 200]);
	const file = Buffer.from(await pdf.save()).toString('base64');
	expect(await codeOf('general-text', { image: file, pdf_page_number: 3 })).toBe('ok');
	expect(await codeOf('general-text', { image: file, pdf_page_number: 4 })).toBe('400 AIS.0101');
	expect(await codeOf('id-card', { image: file })).toBe('400 AIS.0102');
});

test('what the gateway refuses before looking inside', async () => {
	const path = `${emulator.url}/v2/0123456789abcdef0123456789abcdef/ocr/general-text`;
	const headers = { 'x-auth-token': token, 'content-type': 'application/json' };
	const big = await send(path, 'POST', headers, Buffer.alloc(12 * 1024 * 1024 + 1, ' '));
	expect([big.status, big.json.error_code]).toEqual([413, 'APIG.0201']);
	expect((await send(path, 'POST', headers, '{"image":')).json.error_code).toBe('ModelArts.4105');
	expect(
		(await send(path, 'POST', { ...headers, 'content-type': 'text/plain' }, '{}')).json.error_code,
	).toBe('ModelArts.4105');
	expect((await send(path, 'GET', headers)).status).toBe(404);
	expect((await call('no-such-api', { image })).json.error_code).toBe('APIG.0101');
	await emulator.control('config', { strictRegions: true, region: 'cn-south-1' });
	const south = (await logIn(emulator.url, { scope: { project: { name: 'cn-south-1' } } })).headers[
		'x-subject-token'
	];
	const project = '0123456789abcdef0423456789abcdef';
	expect(
		(await ocr(emulator.url, 'general-text', { image }, { token: south, project })).status,
	).toBe(404);
	expect((await ocr(emulator.url, 'web-image', { image }, { token: south, project })).status).toBe(
		200,
	);
	await emulator.control('config', { strictRegions: false, region: 'cn-north-4' });
});

test('samples follow the switches, and files in them are real', async () => {
	const off = (await call('general-table', { image })).json.result;
	expect(off.excel).toBeUndefined();
	expect(off.words_region_list[1].words_block_list[0].confidence).toBeUndefined();
	const on = (await call('general-table', { image, return_excel: true, return_confidence: true }))
		.json.result;
	expect(Buffer.from(on.excel, 'base64').subarray(0, 2).toString()).toBe('PK');
	expect(on.words_region_list[1].words_block_list[0].confidence).toBeGreaterThan(0.4);

	const card = async (changes: object) =>
		(await call('id-card', { image, ...changes })).json.result;
	expect(await card({})).toMatchObject({ name: '张示例', number: '110101199001010015' });
	expect(await card({ side: 'back' })).not.toHaveProperty('number');
	const both = await card({ side: 'double_side', return_portrait_image: true });
	expect(Object.keys(both)).toEqual(['front', 'back']);
	expect(Buffer.from(both.front.portrait_image, 'base64').subarray(1, 4).toString()).toBe('PNG');

	const sheet = (await call('auto-classification', { image, type_list: ['passport'] })).json.result;
	expect(sheet).toEqual([
		expect.objectContaining({
			type: 'passport',
			content: expect.objectContaining({ passport_number: 'E00000000' }),
		}),
	]);
});

test('invented confidences differ from field to field, and some are low', async () => {
	const large = { image: png(200, 200), advanced_mode: true };
	const { confidence } = (await call('vat-invoice', large)).json.result;
	const found = Object.values(confidence).filter((one) => typeof one === 'number');
	expect(new Set(found).size).toBeGreaterThan(20);
	expect(found.filter((one) => one < 0.8).length).toBeGreaterThan(0);
	expect(found.every((one) => one > 0.4 && one < 1)).toBe(true);
});

test('what is invented says so, what is read does not', async () => {
	const invented = (await call('taxi-invoice', { image })).json;
	expect(invented.SAMPLE).toMatch(/^SAMPLE: invented/);
	await emulator.control('config', { ocr: 'read' });
	expect((await call('taxi-invoice', { image })).json.SAMPLE).toBe(invented.SAMPLE);
	expect((await call('general-text', { image })).json).not.toHaveProperty('SAMPLE');
	await emulator.control('config', { ocr: 'sample' });
});
