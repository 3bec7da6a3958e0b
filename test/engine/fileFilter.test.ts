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

it.each(['simplified', 'raw', 'selectedFields'])(
	'%s: an item of which nothing is left says so, in its place, and stops no other',
	async (output) => {
		const { outputs, hints, error } = await ask({
			url: emulator.url,
			input: [mail(logo, invitation), mail(scan), mail()],
			parameters: {
				inputSource: 'allBinary',
				fileFilter: { smallestSide: 100, kinds: 'pictures' },
				output,
				fields: ['source'],
			},
			options: { keepSource: 'binary' },
		});
		expect(error).toBeUndefined();
		const [first, second, third] = outputs[0];
		const nothing = {
			document: null,
			review: { needed: true, reason: expect.stringMatching(/file filter/), fields: [] },
		};
		expect(first.json).toEqual({ ...nothing, source: { item: 0 } });
		expect(Object.keys(first.binary!)).toHaveLength(2);
		expect(second.json).not.toHaveProperty('document', null);
		expect(third.json).toEqual({ ...nothing, source: { item: 2 } });
		expect(outputs[0].map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 1 },
			{ item: 2 },
		]);
		expect(hints!.map(({ message }) => message).join(' ')).toContain(
			'2 items have no file to read.',
		);
	},
);

it('without a filter every file is looked at, as ever', async () => {
	const { error } = await read(undefined, [mail(scan, invitation)]);
	expect(error.message).toContain('invite.ics');
});
