/** PDFs page by page. */
import { PDFDocument } from 'pdf-lib';
import type { Emulator } from '../emulator';
import { startEmulator } from '../emulator';
import { binaryItem } from '../harness';
import { ask, pictureItem } from '../support';
import { failureOf, isFailed, upTo } from './storms';

let emulator: Emulator;

beforeAll(async () => {
	emulator = await startEmulator(['--sample']);
});
afterAll(async () => await emulator.stop());
beforeEach(async () => await emulator.control('reset', {}));

async function pdf(pages: number): Promise<Buffer> {
	const document = await PDFDocument.create();
	for (let page = 0; page < pages; page++) document.addPage([300, 300]);
	return Buffer.from(await document.save({ useObjectStreams: true }));
}

/** Encrypted: its page tree cannot be read without a key. */
const locked = Buffer.from(
	'%PDF-1.5\n1 0 obj\n<< /Type /ObjStm /N 9 /First 60 /Filter /FlateDecode /Length 7 >>\nstream\n\0locked\nendstream\nendobj\n' +
		'trailer << /Root 60 0 R /Encrypt << /Filter /Standard >> >>',
	'latin1',
);

/** The service has the key: it answers calls in this order, by a page with text or by a refusal, and then by none. */
const answers = async (...codes: Array<string | undefined>) => {
	const result = {
		words_block_count: 1,
		words_block_list: [{ words: 'page', location: [], confidence: 1 }],
	};
	const page = {
		type: 'body',
		body: JSON.stringify({ result }),
		headers: { 'content-type': 'application/json' },
		billed: true,
	};
	await emulator.control(
		'faults',
		codes.map((error_code) => ({
			match: { times: 1 },
			fault: error_code ? { type: 'error', error_code } : page,
		})),
	);
	await emulator.control('faults', { fault: { type: 'error', error_code: 'AIS.0101' } });
};

const file = (bytes: Buffer, name = 'book.pdf') => binaryItem(bytes, name, 'application/pdf');

const run = async (bytes: Buffer, pages: string, more: any = {}) =>
	await ask({
		url: emulator.url,
		input: [file(bytes)],
		...more,
		parameters: { pages, ...more.parameters },
	});

const pagesOf = (output: any[]) =>
	output.map(({ json }) => (json.source ?? json.error.source).page);
const asked = async () =>
	(await emulator.stats()).requests
		.filter(({ api }: any) => api !== 'iam.projects')
		.map(({ parameters }: any) => parameters.pdf_page_number);

describe.each([
	['all', [1, 2, 3, 4, 5]],
	['1-2', [1, 2]],
	['last', [5]],
	['2, 4-', [2, 4, 5]],
	['3', [3]],
	['5,1,5', [1, 5]],
])('pages %s of five', (pages, expected) => {
	it('are one item and one call each, in order', async () => {
		const { outputs, error } = await run(await pdf(5), pages, { options: { concurrency: 3 } });
		expect(error).toBeUndefined();
		expect(pagesOf(outputs[0])).toEqual(expected);
		expect((await asked()).sort()).toEqual(expected);
		expect((await emulator.stats()).billed).toBe(expected.length);
	});
});

describe('a PDF that does not tell its pages', () => {
	const good = undefined;

	it.each([
		['all', [1, 2, 3], 3],
		['2-', [2, 3], 2],
		['1,3-', [1, 3], 2],
		['1-2', [1, 2], 2],
	])('is asked page by page until the service has no more: %s', async (pages, expected, calls) => {
		await answers(...Array(calls).fill(good));
		const { outputs, error } = await run(locked, pages);
		expect(error).toBeUndefined();
		expect(pagesOf(outputs[0])).toEqual(expected);
		expect((await emulator.stats()).billed).toBe(expected.length);
	});

	it('has no last page that could be named', async () => {
		const { error } = await run(locked, 'last');
		expect(error.message).toMatch(/"last".*encrypted/);
		expect((await emulator.stats()).billed).toBe(0);
	});

	it.each([
		['a page in the middle', [good, 'AIS.0104', good], [false, true, false]],
		['the last page', [good, good, 'AIS.0104'], [false, false, true]],
	])('is not cut short by a page that cannot be read: %s', async (_name, codes, failed) => {
		await answers(...codes);
		const { outputs } = await run(locked, 'all', { onError: 'continueRegularOutput' });
		expect(pagesOf(outputs[0])).toEqual([1, 2, 3]);
		expect(outputs[0].map(isFailed)).toEqual(failed);
	});

	it('ends as well where the service calls a page beyond the end a bad picture', async () => {
		await answers(good, good, ...Array(20).fill('AIS.0104'));
		const { outputs, error } = await run(locked, 'all');
		expect(error).toBeUndefined();
		expect(pagesOf(outputs[0])).toEqual([1, 2]);
	});

	it('is not asked for more pages than its bytes can hold, and says so', async () => {
		await answers(...Array(40).fill(good));
		const { outputs } = await run(locked, 'all', { onError: 'continueRegularOutput' });
		const pages = outputs[0].filter((item) => !isFailed(item));
		expect(pages.length).toBeGreaterThanOrEqual(20);
		expect((await emulator.stats()).billed).toBe(pages.length);
		expect(pages.length).toBeLessThan(30);
		const last = failureOf(outputs[0][pages.length])!;
		expect(last.message).toMatch(/^book\.pdf, page \d+: .*does not say how many pages/);
	});

	it('that the service cannot open either says so once', async () => {
		await answers(...Array(20).fill('AIS.0104'));
		const { outputs } = await run(locked, 'all', { onError: 'continueRegularOutput' });
		expect(outputs[0]).toHaveLength(1);
		expect(outputs[0][0].json.error).toMatchObject({ error_code: 'AIS.0104' });
	});
});

it('pages are joined into one item', async () => {
	const { outputs } = await run(await pdf(3), 'all', { options: { joinPages: true } });
	expect(outputs[0]).toHaveLength(1);
	const [{ json }] = outputs[0] as any;
	expect(json.source).toMatchObject({ pages: [1, 2, 3] });
	expect(json.text.match(/SAMPLE/g)).toHaveLength(3);
	expect(json.line_count).toBe(12);
});

it('a page that cannot be read keeps the others, and is named', async () => {
	await emulator.control('faults', {
		match: { nth: 2 },
		fault: { type: 'error', error_code: 'AIS.0104' },
	});
	const { outputs } = await run(await pdf(4), 'all', {
		options: { concurrency: 1 },
		onError: 'continueRegularOutput',
	});
	expect(pagesOf(outputs[0])).toEqual([1, 2, 3, 4]);
	expect(outputs[0].map(isFailed)).toEqual([false, true, false, false]);
	expect(failureOf(outputs[0][1])!.message).toMatch(/^book\.pdf, page 2: /);
	expect((await emulator.stats()).billed).toBe(3);
});

it('nothing more of a document is paid for once a page of it is lost and the run is to stop', async () => {
	await emulator.control('faults', {
		match: { nth: 2 },
		fault: { type: 'error', error_code: 'AIS.0104' },
	});
	const { outputs, error } = await run(await pdf(9), 'all', { options: { concurrency: 1 } });
	expect(outputs).toEqual([]);
	expect(error.message).toMatch(/^book\.pdf, page 2: .*AIS\.0104/);
	expect(await asked()).toEqual([1, 2]);
});

it('the pages of a document go before the next document', async () => {
	await ask({
		url: emulator.url,
		input: [file(await pdf(3)), pictureItem(1)],
		parameters: { pages: 'all' },
		options: { concurrency: 1 },
	});
	expect(await asked()).toEqual([1, 2, 3, undefined]);
});

it('PDFs beside pictures keep the order of the items', async () => {
	const { outputs } = await ask({
		url: emulator.url,
		input: [pictureItem(1), file(await pdf(3)), pictureItem(2), file(await pdf(2), 'b.pdf')],
		parameters: { pages: 'all' },
		options: { concurrency: 4 },
	});
	expect(
		outputs[0].map(({ json }) => [(json.source as any).item, (json.source as any).page]),
	).toEqual([
		[0, undefined],
		[1, 1],
		[1, 2],
		[1, 3],
		[2, undefined],
		[3, 1],
		[3, 2],
	]);
});

it('an operation that reads the first page only says so and names one that reads all', async () => {
	const { outputs, hints } = await run(await pdf(3), '1', { api: 'business-license' });
	expect(outputs[0]).toHaveLength(1);
	expect(hints!.map(({ message }) => message).join('\n')).toMatch(
		/book\.pdf: page 1 of 3 was read\. Business License reads the first page only; General Text reads all/,
	);
	const single = await run(await pdf(1), '1', { api: 'business-license' });
	expect((single.hints ?? []).map(({ message }) => message).join('\n')).not.toMatch(/page/);
});

describe('pages that were not read', () => {
	const hintOf = ({ hints }: { hints?: Array<{ message: string }> }) =>
		(hints ?? []).map(({ message }) => message).join('\n');

	it('are said in a hint, and the item knows how many there are', async () => {
		const first = await run(await pdf(2), '1');
		expect(first.outputs[0][0].json.source).toEqual({
			item: 0,
			field: 'data',
			fileName: 'book.pdf',
			page: 1,
			pageCount: 2,
		});
		expect(hintOf(first)).toMatch(/book\.pdf: page 1 of 2 was read\. Set Pages to "all"/);
		const some = await run(await pdf(9), '1-3, 5');
		expect(hintOf(some)).toMatch(/book\.pdf: pages 1-3, 5 of 9 were read\./);
		expect(hintOf(await run(await pdf(2), 'all'))).not.toMatch(/of 2/);
	});

	it('of many files are said of a few and counted for the rest', async () => {
		const two = await pdf(2);
		const input = upTo(5).map((number) =>
			file(Buffer.concat([two, Buffer.from(`\n% ${number}`)]), `${number}.pdf`),
		);
		const hint = hintOf(await ask({ url: emulator.url, input }));
		expect(hint.match(/page 1 of 2/g)).toHaveLength(3);
		expect(hint).toContain('2 more files have unread pages.');
	});
});

describe('a file that says more pages than the service finds', () => {
	it.each([
		['all', [1, 2]],
		['2-', [2, 3]],
	])('ends where the service says so, without a failure: %s', async (pages, expected) => {
		await answers(undefined, undefined);
		const { outputs, error } = await run(await pdf(300), pages, { options: { concurrency: 2 } });
		expect(error).toBeUndefined();
		expect(pagesOf(outputs[0])).toEqual(expected);
		// those that were under way together with the last one
		expect((await asked()).length).toBeLessThanOrEqual(4);
	});

	it('fails at the first of the pages that were named', async () => {
		await answers(undefined, undefined);
		const { outputs } = await run(await pdf(300), '1-200', {
			options: { concurrency: 1 },
			onError: 'continueRegularOutput',
		});
		expect(pagesOf(outputs[0])).toEqual([1, 2, 3]);
		expect(outputs[0].map(isFailed)).toEqual([false, false, true]);
		expect(await asked()).toEqual([1, 2, 3]);
	});
});
