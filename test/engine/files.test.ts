/** Files made of what was read, as binary fields of the items. */
import { PDFiumLibrary } from '@hyzyla/pdfium';
import type { Emulator } from './emulator';
import { startEmulator } from './emulator';
import { binaryBytes, binaryItem } from './harness';
import { ask, nodeFor, pictureItem } from './support';
import { pdfiumTexts, plain, shareInOrder } from '../unit/evidence/readers';

let emulator: Emulator;

beforeAll(async () => {
	emulator = await startEmulator(['--sample']);
});
afterAll(async () => await emulator.stop());

const KINDS = ['text', 'markdown', 'csv', 'html', 'xlsx', 'docx'];
const filesOf = async (api: string, options: object, parameters: object = {}) => {
	const input = [pictureItem(1, 'scan.png')];
	const { outputs } = await ask({
		url: emulator.url,
		api,
		input,
		parameters: { ...parameters },
		options: { ...options },
	});
	return outputs[0];
};

/** Text of the first page without blanks, as pdfium reads it. */
async function textOf(pdf: Buffer): Promise<string> {
	const pdfium = await PDFiumLibrary.init();
	const document = await pdfium.loadDocument(pdf);
	const text = document.getPage(0).getText();
	document.destroy();
	pdfium.destroy();
	return text.replace(/\s+/g, '');
}

it('nothing is made unless it is asked for', async () => {
	const [{ binary }] = await filesOf('general-text', {});
	expect(binary).toBeUndefined();
});

it('all kinds at once, named after the file', async () => {
	const [{ json, binary }] = await filesOf('general-text', { files: KINDS });
	expect(Object.keys(binary!)).toEqual(KINDS);
	expect(binary!.docx.fileName).toBe('scan-docx.docx');
	expect(binary!.csv.mimeType).toBe('text/csv');
	expect((await binaryBytes(binary!.text)).toString()).toBe(`${String(json.text)}\n`);
});

it('files go with selected fields, and with the first of the rows', async () => {
	const selected = { output: 'selectedFields', fields: ['rows'] };
	const [one] = await filesOf('general-table', { files: ['csv'] }, selected);
	expect(Object.keys(one.json)).toEqual(['rows']);
	expect(one.binary).toHaveProperty('csv');
	const [first, ...others] = await filesOf('general-table', {
		files: ['csv', 'html'],
		rowsAsItems: true,
	});
	expect(Object.keys(first.binary!)).toEqual(expect.arrayContaining(['csv', 'html']));
	for (const { binary } of others) expect(binary).toBeUndefined();
});

it('places and confidences can be selected, and the panel offers them', async () => {
	const fields = ['text', 'confidence', 'evidence'];
	const selected = { output: 'selectedFields', fields };
	const options = { confidence: true, includePositions: true, files: ['text'] };
	const [{ json }] = await filesOf('general-text', options, selected);
	expect(json).toEqual({
		text: expect.any(String),
		confidence: expect.any(Object),
		evidence: expect.arrayContaining([expect.objectContaining({ name: 'text' })]),
	});
	const choice = nodeFor('general-text').description.properties.find(
		({ name, displayOptions }) =>
			name === 'fields' && displayOptions?.show?.operation?.includes('general-text'),
	);
	const offered = (choice!.options as Array<{ value: string }>).map(({ value }) => value);
	expect(offered).toEqual(expect.arrayContaining(fields));
});

it("the service's own workbook is the workbook", async () => {
	const [{ binary }] = await filesOf('general-table', { files: ['xlsx'], return_excel: true });
	expect(await binaryBytes(binary!.xlsx)).toEqual(await binaryBytes(binary!.excel));
});

it('proof sheet and searchable PDF come without the positions they are made of', async () => {
	const [{ json, binary }] = await filesOf('general-text', {
		proofSheet: true,
		searchablePdf: true,
	});
	expect(json).not.toHaveProperty('evidence');
	expect(Object.keys(binary!).sort()).toEqual(['proof', 'searchable']);
	expect(await textOf(await binaryBytes(binary!.searchable))).toBe(
		String(json.text).replace(/\s+/g, ''),
	);
	expect((await binaryBytes(binary!.proof)).toString()).toContain('data:image/png;base64,');
});

it.each(['general-text', 'handwriting', 'web-image', 'smart-document-recognizer'])(
	'the searchable PDF of %s holds the text of the item',
	async (api) => {
		const [{ json, binary }] = await filesOf(api, { searchablePdf: true });
		const [text] = await pdfiumTexts(await binaryBytes(binary!.searchable));
		expect(json.text).not.toBe('');
		expect(shareInOrder(plain(String(json.text)), plain(text))).toBeGreaterThan(0.98);
	},
);

it('a file that cannot be made costs nothing but a word', async () => {
	// Sixty-four pixels each way, one of them drawn
	const gif = 'R0lGODlhQABAAIAAAP///wAAACwAAAAAAQABAAACAkQBADs=';
	const input = [binaryItem(Buffer.from(gif, 'base64'), 'scan.gif', 'image/gif')];
	const { outputs } = await ask({ url: emulator.url, input, options: { searchablePdf: true } });
	const [{ json, binary }] = outputs[0];
	expect(json.text).not.toBe('');
	expect(binary).toBeUndefined();
	expect(JSON.stringify(json.review)).toContain('This file was not made');
});
