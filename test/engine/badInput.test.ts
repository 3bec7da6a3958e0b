/** Bad input: one clear message that names item and file, and the other items go on when asked. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { INodeExecutionData } from 'n8n-workflow';
import type { Emulator } from './emulator';
import { accessKeyCredential, startEmulator } from './emulator';
import { binaryItem } from './harness';
import { failureOf, isFailed } from './faults/storms';
import { ask, picture, pictureItem } from './support';

let emulator: Emulator;
let url: string;

beforeAll(async () => {
	emulator = await startEmulator(['--sample']);
	url = emulator.url;
});
afterAll(async () => await emulator.stop());
beforeEach(async () => await emulator.control('reset', {}));

const noisy = (bytes: number): Buffer => {
	// a real picture with a tail: decoders and limits look at different ends of it
	const head = picture(1, 200, 200);
	return Buffer.concat([head, Buffer.alloc(bytes - head.length, 7)]);
};

const cases: Array<[string, () => INodeExecutionData, RegExp[], Record<string, unknown>?]> = [
	['an empty file', () => binaryItem(Buffer.alloc(0), 'empty.png'), [/empty\.png/, /empty/i]],
	[
		'a text file named .png',
		() => binaryItem(Buffer.from('just some words, no picture'), 'note.png'),
		[/note\.png/, /text/i],
	],
	[
		'a picture of 12 MB',
		() => binaryItem(noisy(12 * 1024 * 1024), 'huge.png'),
		[/huge\.png/, /MB/],
	],
	['a missing field', () => ({ json: {} }), [/"data"/]],
	[
		'a field of another name',
		() => binaryItem(picture(2), 'a.png', 'image/png', 'upload'),
		[/"data"/],
	],
	[
		'a picture of 10 px',
		() => binaryItem(picture(3, 10, 10), 'tiny.png'),
		[/tiny\.png/, /10/, /15/],
	],
	[
		'broken Base64',
		() => ({ json: { file: 'iVBORw0KGgo*AAAN' } }),
		[/base64/i],
		{ inputSource: 'base64', base64: '={{ $json.file }}' },
	],
	[
		'empty Base64',
		() => ({ json: { file: '' } }),
		[/"Base64"/],
		{ inputSource: 'base64', base64: '={{ $json.file }}' },
	],
	[
		'a file that n8n no longer has',
		() => ({
			json: {},
			binary: {
				data: {
					mimeType: 'image/png',
					fileName: 'gone.png',
					data: 'filesystem-v2',
					id: 'filesystem-v2:gone',
				},
			},
		}),
		[/gone\.png/, /n8n/],
	],
	[
		'a field that gives neither name nor file',
		() => ({ json: { at: 5 } }),
		[/"Input Binary Field"/],
		{ binaryPropertyName: '={{ $json.at }}', url: '' },
	],
	[
		'a URL that an expression does not give',
		() => ({ json: {} }),
		[/"URL" is empty/],
		{ inputSource: 'url', url: '={{ $json.at }}' },
	],
	[
		'a URL that is a number',
		() => ({ json: { at: 7 } }),
		[/is not an address/],
		{ inputSource: 'url', url: '={{ $json.at }}' },
	],
	[
		'Base64 that an expression does not give',
		() => ({ json: {} }),
		[/"Base64" is empty/],
		{ inputSource: 'base64', base64: '={{ $json.file }}' },
	],
	[
		'no address',
		() => ({ json: { at: 'scan.png' } }),
		[/is not an address/, /https/],
		{ inputSource: 'url', url: '={{ $json.at }}' },
	],
];

describe.each(cases)('%s', (_name, bad, words, parameters) => {
	it('stops the run with a message that names it', async () => {
		const { error, outputs } = await ask({ url, input: [bad()], parameters });
		expect(outputs).toEqual([]);
		for (const word of words) expect(`${error.message} ${error.description}`).toMatch(word);
		expect(error.message).toMatch(/\[item 0\]$/);
		expect(error.description).toBeTruthy();
		expect(error.context.itemIndex).toBe(0);
		expect((await emulator.stats()).billed).toBe(0);
	});

	// The expression of these says nothing good of the items beside either
	if (parameters && 'url' in parameters) return;

	it('lets the others go on', async () => {
		const good = (mark: number): INodeExecutionData => ({
			...pictureItem(mark),
			json: { file: picture(mark).toString('base64') },
		});
		const { outputs } = await ask({
			url,
			input: [good(11), bad(), good(12)],
			parameters,
			onError: 'continueRegularOutput',
		});
		expect(outputs[0].map(({ pairedItem }) => (pairedItem as any).item)).toEqual([0, 1, 2]);
		expect(outputs[0].map(isFailed)).toEqual([false, true, false]);
		expect(failureOf(outputs[0][1])!.message).toMatch(/\[item 1\]$/);
	});
});

it('says that a host cannot be reached', async () => {
	const closed = createServer();
	await new Promise<void>((done) => closed.listen(0, '127.0.0.1', done));
	const dead = `http://127.0.0.1:${(closed.address() as AddressInfo).port}`;
	await new Promise((done) => closed.close(done));
	const { error } = await ask({
		url,
		input: [pictureItem(40)],
		options: { attempts: 2 },
		credentials: {
			huaweiCloudApi: accessKeyCredential(dead, { projectId: '0123456789abcdef0123456789abcdef' }),
		},
	});
	expect(error.message).toMatch(/scan-40\.png/);
	expect(error.message).toMatch(/ECONNREFUSED/);
	expect(error.message.match(/127\.0\.0\.1:\d+/g)).toEqual([new URL(dead).host]);
	expect(error.description).toMatch(/\. Region cn-north-4, 2 attempts\.$/);
});

it('names an address without its query and password, in messages and in items', async () => {
	const secret = /FAKE(PASS|SIGNATURE)/;
	const { outputs } = await ask({
		url,
		input: [
			{ json: { at: `${url.replace('//', '//user:FAKEPASS@')}/a.png?Signature=FAKESIGNATURE` } },
			{ json: { at: 'ftp://user:FAKEPASS@example.com/b.png?Signature=FAKESIGNATURE' } },
		],
		parameters: { inputSource: 'url', url: '={{ $json.at }}' },
		onError: 'continueRegularOutput',
	});
	expect(outputs[0].map((item) => failureOf(item)?.message)).toEqual([
		expect.stringContaining(`${url}/a.png: `),
		expect.stringContaining('"ftp://example.com/b.png" is not an address'),
	]);
	expect(JSON.stringify(outputs)).not.toMatch(secret);
});

it('names a setting of the credential that cannot be used', async () => {
	const { error } = await ask({
		url,
		input: [pictureItem(45)],
		credentials: {
			huaweiCloudApi: accessKeyCredential(url, { ocrEndpoint: 'http://ocr.example.com' }),
		},
	});
	expect(error.name).toBe('NodeOperationError');
	expect(`${error.message} ${error.description}`).toMatch(/https:/);
	expect(error.message).toMatch(/OCR endpoint/i);
});

it.each([
	['a setting of the credential', { ocrEndpoint: 'http://ocr.example.com' }, {}],
	[
		'an expression of a setting of the run',
		{},
		{ concurrency: "={{ $('Nowhere').item.json.count }}" },
	],
])(
	'gives each item its outcome where %s cannot be used and the run goes on',
	async (_name, changes, options) => {
		const { error, outputs } = await ask({
			url,
			input: [pictureItem(46), pictureItem(47)],
			options,
			credentials: { huaweiCloudApi: accessKeyCredential(url, changes) },
			onError: 'continueRegularOutput',
		});
		expect(error).toBeUndefined();
		expect(outputs[0].map((item) => failureOf(item)?.message)).toEqual([
			expect.stringMatching(/\[item 0\]$/),
			expect.stringMatching(/\[item 1\]$/),
		]);
		for (const item of outputs[0]) expect(failureOf(item)!.description).toBeTruthy();
	},
);

it("speaks in the service's own words, with code, request ID and region", async () => {
	await emulator.control('faults', {
		fault: {
			type: 'error',
			status: 400,
			error_code: 'AIS.0104',
			error_msg: 'The image is not supported or the image quality is poor.',
		},
	});
	const { error } = await ask({ url, input: [pictureItem(42)] });
	expect(error.message).toContain('The image is not supported or the image quality is poor');
	expect(error.message).toContain('AIS.0104');
	expect(error.description).toMatch(/Request ID \S+, region cn-north-4/);
	expect(error.context.data).toMatchObject({ error_code: 'AIS.0104', region: 'cn-north-4' });
	expect(error.httpCode).toBe('400');
});

it('never shows a secret', async () => {
	const { error, run } = await ask({
		url,
		input: [pictureItem(43)],
		credentials: {
			huaweiCloudApi: accessKeyCredential(url, {
				secretAccessKey: 'NotTheSecretOfTheEmulator0000000000000001',
			}),
		},
	});
	expect(error.message).toMatch(/signature/i);
	const everything = JSON.stringify(run) + error.stack;
	expect(everything).not.toContain('NotTheSecretOfTheEmulator');
	expect(everything).not.toMatch(/SDK-HMAC-SHA256 Access/);
	expect((await emulator.stats()).refusedSignatures).toBe(1);
});

it('refuses an operation that the region does not offer before anything is sent', async () => {
	const { error } = await ask({
		url,
		api: 'colombia-id-card',
		input: [pictureItem(44)],
		credentials: {
			huaweiCloudApi: accessKeyCredential(url, {
				customEndpoints: false,
				projectId: '0123456789abcdef0123456789abcdef',
			}),
		},
	});
	expect(error.message).toMatch(/cn-north-4/);
	expect(error.description).toMatch(/la-south-2/);
});

it('names the bad part of a page expression and the real number of pages', async () => {
	const { PDFDocument } = require('pdf-lib');
	const pdf = await PDFDocument.create();
	for (let page = 0; page < 3; page++) pdf.addPage([200, 200]);
	const file = Buffer.from(await pdf.save());
	const { error } = await ask({
		url,
		input: [binaryItem(file, 'three.pdf', 'application/pdf')],
		parameters: { pages: '2,9' },
	});
	expect(error.message).toMatch(/9/);
	expect(error.message).toMatch(/3 pages/);
});
