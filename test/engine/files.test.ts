/** Files made of what was read, as binary fields of the items. */
import type { Emulator } from './emulator';
import { startEmulator } from './emulator';
import { binaryBytes } from './harness';
import { ask, pictureItem } from './support';

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

it("the service's own workbook is the workbook", async () => {
	const [{ binary }] = await filesOf('general-table', { files: ['xlsx'], return_excel: true });
	expect(await binaryBytes(binary!.xlsx)).toEqual(await binaryBytes(binary!.excel));
});
