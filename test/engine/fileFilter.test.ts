/** All files of an item, without those that are no documents. */
import type { INodeExecutionData } from 'n8n-workflow';
import type { Emulator } from './emulator';
import { startEmulator } from './emulator';
import { binaryItem } from './harness';
import { ask, picture } from './support';

let emulator: Emulator;

beforeAll(async () => (emulator = await startEmulator(['--sample'])));
afterAll(async () => await emulator.stop());
beforeEach(async () => await emulator.control('reset', { only: 'stats' }));

const mail = (
	...files: Array<[name: string, bytes: Buffer, type?: string]>
): INodeExecutionData => ({
	json: {},
	binary: Object.fromEntries(
		files.map(([name, bytes, type], index) => [
			`attachment_${index}`,
			binaryItem(bytes, name, type ?? 'image/png').binary!.data,
		]),
	),
});

const logo: [string, Buffer] = ['logo.png', picture(1, 40, 40)];
const invitation: [string, Buffer, string] = [
	'invite.ics',
	Buffer.from('BEGIN:VCALENDAR\nEND:VCALENDAR\n'),
	'text/calendar',
];
const scan: [string, Buffer] = ['invoice-7.png', picture(2, 300, 300)];

const read = async (fileFilter: object | undefined, input: INodeExecutionData[]) => {
	const {
		outputs,
		hints = [],
		error,
	} = await ask({
		url: emulator.url,
		input,
		parameters: { inputSource: 'allBinary', ...(fileFilter ? { fileFilter } : {}) },
	});
	return {
		error,
		names: (outputs[0] ?? []).map(({ json }) => (json.source as { fileName: string }).fileName),
		said: hints.map(({ message }) => message).join(' '),
	};
};

it.each([
	['by kind and size', { kinds: 'picturesAndPdfs', smallestSide: 100 }],
	['by name', { names: '*.pdf, INVOICE*' }],
])('%s: what is skipped costs nothing and is counted', async (_how, filter) => {
	const { error, names, said } = await read(filter, [mail(logo, scan, invitation)]);
	expect(error).toBeUndefined();
	expect(names).toEqual(['invoice-7.png']);
	expect(said).toContain('2 files were skipped by the file filter: logo.png, invite.ics.');
	expect(said).not.toContain('not read');
	expect((await emulator.stats()).billed).toBe(1);
});

it('an item of which nothing is left gives no item and stops no other', async () => {
	const mails = [mail(logo, invitation), mail(), mail(scan)];
	const { error, names, said } = await read({ kinds: 'pdfs' }, [...mails.slice(0, 2)]);
	expect(error).toBeUndefined();
	expect(names).toEqual([]);
	expect(said).toContain('2 items have no file to read.');
	expect((await read({ smallestSide: 100, kinds: 'pictures' }, mails)).names).toEqual([
		'invoice-7.png',
	]);
});

it('without a filter every file is looked at, as ever', async () => {
	const { error } = await read(undefined, [mail(scan, invitation)]);
	expect(error.message).toContain('invite.ics');
});
