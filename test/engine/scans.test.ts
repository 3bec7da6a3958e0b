/** Scanned PDFs for operations that take pictures only. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDFDocument, StandardFonts } from 'pdf-lib';
import { BodyMemory } from '../../lib/huawei/bodyMemory';
import type { Emulator } from './emulator';
import { startEmulator } from './emulator';
import { binaryItem } from './harness';
import { ask } from './support';
import type { Ask } from './support';

let emulator: Emulator;
beforeAll(async () => {
	emulator = await startEmulator(['--sample']);
});
afterAll(async () => await emulator.stop());
beforeEach(async () => await emulator.control('reset', {}));

const scanned = readFileSync(join(__dirname, '../../demo/samples/scanned.pdf'));

/** The card on page 1, as the scanner stored it: a JPEG that the service reads as well. The other page has no loss. */
const card = scanned.subarray(
	scanned.indexOf(Buffer.from([0xff, 0xd8, 0xff])),
	scanned.indexOf(Buffer.from([0xff, 0xd9])) + 2,
);
const hashOfCard = createHash('sha256').update(card).digest('hex');

/** What the service was sent, by format and SHA-256. */
const sent = async () =>
	(await emulator.stats()).requests
		.filter(({ documentHash }: any) => documentHash)
		.map(({ format, documentHash }: any) => [format, documentHash]);

const read = async (api: string, pages: string, more: Partial<Ask> = {}, file = scanned) =>
	await ask({
		url: emulator.url,
		api,
		input: [binaryItem(file, 'scanned.pdf', 'application/pdf')],
		...more,
		parameters: { pages, ...more.parameters },
	});

const source = (page: number, pageCount = 2) => ({
	item: 0,
	field: 'data',
	fileName: 'scanned.pdf',
	page,
	pageCount,
});

it('ID Card reads the scan of a card, and says what was sent', async () => {
	const { outputs, error } = await read('id-card', '1');
	expect(error).toBeUndefined();
	expect(outputs[0]).toHaveLength(1);
	expect(outputs[0]![0].json.source).toEqual({ ...source(1), sentAs: 'picture' });
	expect(await sent()).toEqual([['JPEG', hashOfCard]]);
});

it('a table is read from the second page, and the picture of a page once only', async () => {
	const input = [1, 2].map(() => binaryItem(scanned, 'scanned.pdf', 'application/pdf'));
	const { outputs, error } = await read('general-table', 'last', { input });
	expect(error).toBeUndefined();
	expect(outputs[0]!.map(({ json }) => json.source)).toEqual([
		{ ...source(2), sentAs: 'picture' },
		{ ...source(2), item: 1, sentAs: 'picture' },
	]);
	expect(await sent()).toEqual([['PNG', expect.any(String)]]);
});

it('Bank Receipt reads PDFs, so it is sent as it is', async () => {
	const { outputs, error } = await read('bank-receipt', '2');
	expect(error).toBeUndefined();
	expect(outputs[0]![0].json.source).toEqual(source(2));
	expect((await sent()).map(([format]: [string]) => format)).toEqual(['PDF']);
});

it('a page of text names the operations that read it; a scan beside it is read', async () => {
	const pdf = await PDFDocument.create();
	const font = await pdf.embedFont(StandardFonts.Helvetica);
	pdf.addPage([200, 100]).drawText('Total 12.50', { font, size: 8 });
	const [card] = await pdf.copyPages(await PDFDocument.load(scanned), [0]);
	pdf.addPage(card);
	const file = Buffer.from(await pdf.save());
	const { outputs } = await read('id-card', 'all', { onError: 'continueRegularOutput' }, file);
	const [text, scan] = outputs[0]!.map(({ json }) => json as Record<string, any>);
	expect(text.error.message).toBe(
		'scanned.pdf, page 1: ID Card (Chinese Mainland) takes pictures and scanned pages, and this page of the PDF is text already [item 0]',
	);
	expect(text.error.description).toMatch(/General Text or Smart Document/);
	expect(scan.source).toMatchObject({ page: 2, sentAs: 'picture' });
	expect(await sent()).toEqual([['JPEG', hashOfCard]]);
});

it('a PDF that is locked says so and what to do; nothing is sent', async () => {
	const locked = Buffer.from(
		'%PDF-1.5\n1 0 obj\n<< /Type /ObjStm /N 9 /First 60 /Length 7 >>\nstream\n\0locked\nendstream\nendobj\n' +
			'trailer << /Root 60 0 R /Encrypt << /Filter /Standard >> >>',
		'latin1',
	);
	for (const pages of ['1', 'all', 'last']) {
		const { error } = await read('id-card', pages, {}, locked);
		expect(error!.message).toMatch(/locked by a password|encrypted/);
		expect(error!.description).toMatch(/PDF reader|Name the pages|Correct the parameter/);
	}
	expect((await emulator.stats()).billed).toBe(0);
});

it('an empty page is no scan: it says so and names an operation that reads PDFs', async () => {
	const pdf = await PDFDocument.create();
	pdf.addPage([300, 300]);
	const { error } = await read('id-card', '1', {}, Buffer.from(await pdf.save()));
	expect(error!.message).toMatch(/scanned\.pdf.*page of the PDF is empty/);
	expect(error!.description).toMatch(/General Text/);
	expect((await emulator.stats()).billed).toBe(0);
});

it('gives back the memory that it took and no more: else each scan would be kept to the end of the run', async () => {
	const take = jest.spyOn(BodyMemory.prototype, 'take');
	const giveBack = jest.spyOn(BodyMemory.prototype, 'giveBack');
	expect((await read('id-card', '1')).error).toBeUndefined();
	expect(giveBack.mock.calls.length).toBe(1);
	expect(take.mock.calls.length).toBe(1);
	jest.restoreAllMocks();
});
