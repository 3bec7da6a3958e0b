/** Auto Classification with another API for what it does not know. */
import { accessKeyCredential } from './emulator';
import { readFileSync } from 'node:fs';
import { zipSync } from 'fflate';
import { binaryItem } from './harness';
import { startStandIn } from './standIn';
import type { StandIn } from './standIn';
import { ask, pictureItem } from './support';

let service: StandIn;

beforeAll(async () => (service = await startStandIn()));
afterAll(async () => await service.stop());

/** With its project: the stand-in knows no look-ups. */
const credentials = () => ({
	huaweiCloudApi: accessKeyCredential(service.url, { projectId: 'project' }),
});

const text = {
	result: {
		words_block_count: 1,
		words_block_list: [
			{
				words: 'A letter',
				confidence: 0.99,
				location: [
					[0, 0],
					[9, 0],
					[9, 9],
					[0, 9],
				],
			},
		],
	},
};
const smart = {
	result: [
		{
			ocr_result: {
				direction: 0,
				words_block_count: 1,
				words_block_list: text.result.words_block_list,
			},
		},
	],
};
const status = { error_code: 'AIS.0000', error_msg: 'Succeeded.' };
const ticket = {
	status,
	type: 'toll_invoice',
	content: { code: '111000000001', number: '00000008' },
};
const failed = {
	status: { error_code: 'AIS.0105', error_msg: 'Recognition failed.' },
	type: 'vat_invoice',
	content: {},
};
const stranger = {
	status: { error_code: 'AIS.0104', error_msg: 'Not supported.' },
	type: 'unknown',
	content: {},
};

const classify = async (found: unknown[], options: Record<string, unknown>, more: object = {}) => {
	service.calls = [];
	service.answers = {
		'auto-classification': { body: { result: found } },
		'general-text': { body: text },
		'smart-document-recognizer': { body: smart },
		...more,
	};
	const { outputs, error } = await ask({
		url: service.url,
		credentials: credentials(),
		api: 'auto-classification',
		input: [pictureItem(1)],
		options,
	});
	expect(error).toBeUndefined();
	return {
		asked: service.calls.map(({ path }) => path.split('/').pop()),
		items: outputs[0].map(
			({ json }) => json as Record<'review' | 'call', { reason: string; needed: boolean }>,
		),
	};
};

it.each([['nothing'], ['one of no known kind']])(
	'reads a page with %s as general text',
	async (what) => {
		const found = what === 'nothing' ? [] : [stranger];
		const { asked, items } = await classify(found, { unknownDocuments: 'generalText' });
		expect(asked).toEqual(['auto-classification', 'general-text']);
		expect(items).toHaveLength(1);
		expect(items[0]).toMatchObject({
			document: 'general-text',
			text: 'A letter',
			review: { needed: false },
		});
		// Two calls were billed, and the item says both
		expect(items[0].call).toMatchObject({
			requestId: 'stand-in-request',
			classification: { requestId: 'stand-in-request', attempts: 1, reused: false },
		});
	},
);

it('reads it as a smart document, with labels and tables', async () => {
	const { asked, items } = await classify([], { unknownDocuments: 'smartDocument' });
	expect(asked).toEqual(['auto-classification', 'smart-document-recognizer']);
	expect(service.calls[1].body).toMatchObject({ kv: true, table: true });
	expect(items[0]).toMatchObject({ document: 'smart-document-recognizer', text: 'A letter' });
});

it.each([
	['a known document', [ticket]],
	['a known document beside a stranger', [ticket, stranger]],
	['a document of a known kind that could not be read', [failed]],
])('asks nobody else about %s', async (_what, found) => {
	const { asked, items } = await classify(found, { unknownDocuments: 'generalText' });
	expect(asked).toEqual(['auto-classification']);
	expect(items).toHaveLength(found.length);
	expect(items[0].call).not.toHaveProperty('classification');
});

it.each([[{}], [{ unknownDocuments: 'leave' }]])(
	'leaves it where nothing else is chosen: %o',
	async (options) => {
		const { asked, items } = await classify([], options);
		expect(asked).toEqual(['auto-classification']);
		expect(items[0].review.needed).toBe(true);
	},
);

it('keeps the first result where the second call fails, and says why', async () => {
	const refused = {
		status: 400,
		body: { error_code: 'AIS.0105', error_msg: 'Recognition failed.' },
	};
	const { items } = await classify(
		[],
		{ unknownDocuments: 'generalText' },
		{ 'general-text': refused },
	);
	expect(items[0]).toMatchObject({ document: 'auto-classification', count: 0 });
	expect(items[0].review.reason).toContain(
		'General Text did not read it: Recognition failed (AIS.0105)',
	);
});

it('does not send what the second API does not read', async () => {
	service.calls = [];
	service.answers = { 'auto-classification': { body: { result: [] } } };
	const ofd = Buffer.from(zipSync({ 'OFD.xml': new Uint8Array(40) }, { level: 0 }));
	const { outputs } = await ask({
		url: service.url,
		credentials: credentials(),
		api: 'auto-classification',
		input: [binaryItem(ofd, 'a.ofd')],
		options: { unknownDocuments: 'generalText' },
	});
	expect(service.calls).toHaveLength(1);
	expect((outputs[0][0].json.review as { reason: string }).reason).toMatch(
		/General Text did not read it: .*OFD/,
	);
});

it('reads the same page of a PDF', async () => {
	const pdf = readFileSync('demo/samples/two-page.pdf');
	service.calls = [];
	service.answers = {
		'auto-classification': { body: { result: [] } },
		'general-text': { body: text },
	};
	const { outputs } = await ask({
		url: service.url,
		credentials: credentials(),
		api: 'auto-classification',
		input: [binaryItem(pdf, 'two.pdf', 'application/pdf')],
		parameters: { pages: 'all' },
		options: { unknownDocuments: 'generalText', requests: { concurrency: 1 } },
	});
	expect(outputs[0].map(({ json }) => (json.source as { page: number }).page)).toEqual([1, 2]);
	const second = service.calls.filter(({ path }) => path.endsWith('general-text'));
	expect(second.map(({ body }) => body.pdf_page_number)).toEqual([1, 2]);
});
