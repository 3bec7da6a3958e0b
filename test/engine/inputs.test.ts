/** Every way a document comes in, and what comes out for it. */
import type { Emulator } from './emulator';
import { accessKeyCredential, startEmulator, tokenCredential } from './emulator';
import { binaryItem } from './harness';
import { ask, picture, pictureItem } from './support';

let emulator: Emulator;
let url: string;

beforeAll(async () => {
	emulator = await startEmulator(['--sample']);
	url = emulator.url;
});
afterAll(async () => await emulator.stop());
beforeEach(async () => await emulator.control('reset', { only: 'stats' }));

describe.each(['default', 'filesystem'] as const)('binary mode %s', (binaryMode) => {
	it('reads a binary field and says where the text came from', async () => {
		const { outputs, error } = await ask({
			url,
			input: [pictureItem(1, '扫描件.png')],
			binaryMode,
		});
		expect(error).toBeUndefined();
		const [{ json, pairedItem }] = outputs[0];
		expect(json.document).toBe('general-text');
		expect(typeof json.text).toBe('string');
		expect(json.source).toEqual({ item: 0, field: 'data', fileName: '扫描件.png' });
		expect(json.call).toMatchObject({ region: 'cn-north-4', attempts: 1, reused: false });
		expect((json.call as any).requestId).toMatch(/\S{8,}/);
		expect(pairedItem).toEqual({ item: 0 });
	});

	it('puts files of the answer out as binary fields, not as text', async () => {
		const { outputs } = await ask({
			url,
			api: 'general-table',
			options: { return_excel: true },
			input: [pictureItem(2)],
			binaryMode,
		});
		const [{ json, binary }] = outputs[0];
		expect(Object.keys(binary!)).toEqual(['excel']);
		expect(binary!.excel.fileName).toBe('scan-2-excel.xlsx');
		expect(JSON.stringify(json)).not.toMatch(/[A-Za-z0-9+/]{1000}/);
	});
});

it.each([
	['access keys', accessKeyCredential],
	['token', tokenCredential],
])('signs in with %s', async (_name, credential) => {
	const { outputs, error } = await ask({
		url,
		input: [pictureItem(3)],
		credentials: { huaweiCloudApi: credential(url) },
	});
	expect(error).toBeUndefined();
	expect(outputs[0]).toHaveLength(1);
	expect((await emulator.stats()).refusedSignatures).toBe(0);
});

it('takes Base64 text, with or without a data: prefix', async () => {
	const base64 = picture(4).toString('base64');
	const { outputs } = await ask({
		url,
		parameters: { inputSource: 'base64', base64: '={{ $json.file }}' },
		input: [{ json: { file: base64 } }, { json: { file: `data:image/png;base64,${base64}` } }],
	});
	expect(outputs[0].map(({ json }) => (json.call as any).reused)).toEqual([false, true]);
});

it('hands a URL to the service as it is', async () => {
	const { outputs, error } = await ask({
		url,
		parameters: { inputSource: 'url', url: `${url}/_control/config` },
		input: [{ json: {} }],
	});
	// the emulator downloads it: this one is no picture, which only the service can know
	expect(outputs).toEqual([]);
	expect(error.message).toContain('_control/config');
	expect(error.context.data.error_code).toMatch(/^(AIS|ModelArts)\./);
});

it('takes a binary object from an expression instead of a name', async () => {
	const { outputs, error } = await ask({
		url,
		parameters: { binaryPropertyName: '={{ $binary.photo }}' },
		input: [binaryItem(picture(5), 'photo.png', 'image/png', 'photo')],
	});
	expect(error).toBeUndefined();
	expect(outputs[0][0].json.source).toMatchObject({ fileName: 'photo.png' });
});

it('reads all files of an item, each with a result of its own', async () => {
	const item = { json: {}, binary: {} as any };
	for (let file = 0; file < 5; file++) {
		item.binary[`attachment_${file}`] = binaryItem(picture(10 + file), `a${file}.png`).binary!.data;
	}
	const { outputs } = await ask({ url, parameters: { inputSource: 'allBinary' }, input: [item] });
	expect(outputs[0].map(({ json }) => (json.source as any).fileName)).toEqual([
		'a0.png',
		'a1.png',
		'a2.png',
		'a3.png',
		'a4.png',
	]);
	expect(outputs[0].every(({ pairedItem }) => (pairedItem as any).item === 0)).toBe(true);
});

it('sends only the parameters that were set', async () => {
	await ask({
		url,
		input: [pictureItem(20)],
		options: { language: 'ja', detect_direction: false },
	});
	const { requests } = await emulator.stats();
	expect(requests.at(-1).parameters).toEqual({ language: 'ja', detect_direction: false });
});

it('reaches an unlisted API by its ID', async () => {
	const { outputs, error } = await ask({
		url,
		api: 'otherApi',
		parameters: {
			apiId: 'health-code',
			fileParameter: 'image',
			parameters: '{"detect_direction":true}',
		},
		input: [pictureItem(21)],
	});
	expect(error).toBeUndefined();
	expect(outputs[0][0].json.document).toBe('health-code');
});

it('verifies an invoice from its fields alone', async () => {
	const { outputs, error } = await ask({
		url,
		api: 'invoice-verification',
		parameters: {
			code: '044031900111',
			number: '12345678',
			issue_date: '2023-05-18',
			check_code: '123456',
			subtotal_amount: '',
		},
		input: [{ json: {} }],
	});
	expect(error).toBeUndefined();
	expect(outputs[0][0].json).toMatchObject({ document: 'invoice-verification', verified: true });
});

describe('output', () => {
	it('raw is the answer as it came', async () => {
		const { outputs } = await ask({ url, input: [pictureItem(30)], parameters: { output: 'raw' } });
		// The emulator marks what it invents
		expect(Object.keys(outputs[0][0].json)).toEqual(['result', 'SAMPLE']);
		expect(outputs[0][0].json.result).toHaveProperty('words_block_list');
	});

	it.each([[['name', 'number']], [['number', 'document', 'review', 'source', 'call']]])(
		'selected fields are all there is: %s',
		async (fields) => {
			const { outputs } = await ask({
				url,
				api: 'id-card',
				input: [pictureItem(31)],
				parameters: { output: 'selectedFields', fields },
			});
			expect(Object.keys(outputs[0][0].json).sort()).toEqual([...fields].sort());
		},
	);

	it.each(['={{ [] }}', '={{ null }}', ''])(
		'has all of them where an expression names none: %j',
		async (fields) => {
			const { outputs } = await ask({
				url,
				api: 'id-card',
				input: [pictureItem(33)],
				parameters: { output: 'selectedFields', fields },
			});
			const names = Object.keys(outputs[0][0].json);
			expect(names).toEqual(expect.arrayContaining(['document', 'name', 'review', 'call']));
		},
	);

	it('has the document first, then its fields, then review, source and call', async () => {
		const { outputs } = await ask({ url, api: 'id-card', input: [pictureItem(32)] });
		const names = Object.keys(outputs[0][0].json);
		expect(names[0]).toBe('document');
		expect(names.slice(-3)).toEqual(['review', 'source', 'call']);
	});
});

it.each(['simplified', 'selectedFields'])(
	'says below %s that the emulator invented it',
	async (output) => {
		const parameters = { output, fields: ['text'] };
		const { hints } = await ask({ url, input: [pictureItem(4)], parameters });
		const warning = hints!.find(({ type }) => type === 'warning');
		expect(warning?.message).toMatch(/^SAMPLE: invented by the emulator/);
	},
);
