/** What of the input goes on with the results, on every way out of the node. */
import type { Emulator } from './emulator';
import { startEmulator } from './emulator';
import { binaryBytes, binaryItem } from './harness';
import { ask, picture } from './support';

let emulator: Emulator;

beforeAll(async () => {
	emulator = await startEmulator(['--sample']);
});
afterAll(async () => await emulator.stop());

const scan = picture(7);
const good = () => binaryItem(scan, 'scan.png', 'image/png', 'data', { order: 4711, text: 'mine' });
const bad = () =>
	binaryItem(Buffer.from('words'), 'note.png', 'image/png', 'data', { order: 4712 });
const run = async (
	keepSource: string | undefined,
	onError: 'continueRegularOutput' | 'continueErrorOutput' = 'continueRegularOutput',
	more: object = {},
) => {
	const options = keepSource === undefined ? {} : { keepSource };
	const input = [good(), bad()];
	return (await ask({ url: emulator.url, input, options, onError, ...more })).outputs;
};

it('nothing is kept unless it is asked for', async () => {
	const [[read, failed]] = await run(undefined);
	for (const item of [read, failed]) {
		expect(item.json).not.toHaveProperty('input');
		expect(item.binary).toBeUndefined();
	}
});

it('JSON: the fields stand under "input", so no name is lost', async () => {
	const [[read, failed]] = await run('json');
	expect(read.json.input).toEqual({ order: 4711, text: 'mine' });
	expect(read.json.text).not.toBe('mine');
	expect(read.binary).toBeUndefined();
	expect(failed.json.input).toEqual({ order: 4712 });
	expect(failed.json.review).toMatchObject({ needed: true });
});

it('Binary: the original file is there under its own name, byte by byte', async () => {
	const [[read, failed]] = await run('binary');
	expect(read.json).not.toHaveProperty('input');
	expect(await binaryBytes(read.binary!.data)).toEqual(scan);
	expect(read.binary!.data.fileName).toBe('scan.png');
	expect((await binaryBytes(failed.binary!.data)).toString()).toBe('words');
});

it('Both, on the success and the error branch', async () => {
	const [[read], [failed]] = await run('both', 'continueErrorOutput');
	expect(read.json.input).toMatchObject({ order: 4711 });
	expect(Object.keys(read.binary!)).toEqual(['data']);
	expect(failed.json.error).toMatchObject({ input: { order: 4712 } });
	expect(Object.keys(failed.binary!)).toEqual(['data']);
});

it('of several files each result has the one it was read from', async () => {
	const item = good();
	item.binary!.second = binaryItem(picture(8), 'other.png').binary!.data;
	const { outputs } = await ask({
		url: emulator.url,
		input: [item],
		parameters: { inputSource: 'allBinary' },
		options: { keepSource: 'both' },
	});
	expect(outputs[0].map(({ binary }) => Object.keys(binary!))).toEqual([['data'], ['second']]);
});

it('rows of one table have the fields each, and the file once', async () => {
	const { outputs } = await ask({
		url: emulator.url,
		api: 'general-table',
		input: [good()],
		options: { keepSource: 'both', rowsAsItems: true },
	});
	const [first, ...others] = outputs[0];
	expect(others.length).toBeGreaterThan(0);
	expect(first.binary).toHaveProperty('data');
	for (const { json, binary } of others) {
		expect(json.input).toMatchObject({ order: 4711 });
		expect(binary ?? {}).not.toHaveProperty('data');
	}
});

it('what makes a run impossible keeps the source too', async () => {
	const [, [failed]] = await run('both', 'continueErrorOutput', {
		credentials: {},
	});
	expect(failed.json.error).toMatchObject({ input: { order: 4711 } });
	expect(Object.keys(failed.binary!)).toEqual(['data']);
});
