/** What comes out for a document that was not read, by On Error, and what an agent is told. */
import type { Emulator } from './emulator';
import { startEmulator } from './emulator';
import { binaryItem } from './harness';
import { ask, pictureItem } from './support';

let emulator: Emulator;

beforeAll(async () => {
	emulator = await startEmulator(['--sample']);
});
afterAll(async () => await emulator.stop());
beforeEach(async () => await emulator.control('reset', {}));

const refusal = {
	match: { nth: 2, times: 1 },
	fault: {
		type: 'error',
		status: 400,
		error_code: 'AIS.0104',
		error_msg: 'The image is not supported.',
	},
};
const input = () => [pictureItem(1), pictureItem(2), binaryItem(Buffer.from('words'), 'note.png')];

const run = async (onError: 'continueRegularOutput' | 'continueErrorOutput') => {
	await emulator.control('faults', refusal);
	return await ask({ url: emulator.url, input: input(), options: { concurrency: 1 }, onError });
};

it('in the error output an item has one key, an object that says all', async () => {
	const { outputs } = await run('continueErrorOutput');
	expect(outputs.map((output) => output.length)).toEqual([1, 2]);
	const [refused, unfit] = outputs[1];
	expect(refused.json).toEqual({
		error: {
			message: 'scan-2.png: The image is not supported (AIS.0104) [item 1]',
			description: expect.stringMatching(/\S.* Request ID \S+, region cn-north-4\.$/),
			error_code: 'AIS.0104',
			error_msg: 'The image is not supported.',
			request_id: expect.stringMatching(/\S/),
			region: 'cn-north-4',
			attempts: 1,
			source: { item: 1, field: 'data', fileName: 'scan-2.png' },
		},
	});
	expect(unfit.json).toEqual({
		error: {
			message: expect.stringMatching(/^"note\.png" is plain text.* \[item 2\]$/),
			description: expect.stringMatching(/\S/),
			source: { item: 2, field: 'data', fileName: 'note.png' },
		},
	});
	for (const item of outputs[1]) expect(item.error).toBeUndefined();
});

it('among good items it wants a look, so that no filter takes it for one of them', async () => {
	const { outputs } = await run('continueRegularOutput');
	const [good, ...bad] = outputs[0].map(({ json }) => json);
	expect(good.review).toMatchObject({ needed: false });
	for (const json of bad) {
		const { message } = json.error as { message: string };
		expect(json.review).toEqual({ needed: true, reason: message });
	}
});

it('the hint counts what was not read before anything else', async () => {
	const { hints } = await run('continueRegularOutput');
	expect(hints![0].message).toBe('2 of 3 documents were not read. 3 documents: 1 call billed.');
});

it.each([
	['a refusal of the service', () => [pictureItem(1), pictureItem(2)]],
	['a file that does not fit', () => [binaryItem(Buffer.from('words'), 'note.png')]],
])(
	'as a tool the item carries the remedy in its message, whatever On Error says: %s',
	async (_name, items) => {
		await emulator.control('faults', { ...refusal, match: { times: 1 } });
		const asked = { url: emulator.url, input: items(), options: { concurrency: 1 } };
		const { error, outputs } = await ask({ ...asked, nodeType: 'test.nodeTool' });
		expect(error).toBeUndefined();
		const told = outputs[0][0].json.error as Record<string, string>;
		expect(told.message).toContain(`]. ${told.description}`);
		await emulator.control('faults', { ...refusal, match: { times: 1 } });
		const { error: usual } = await ask(asked);
		expect(usual.message).not.toContain(usual.description);
	},
);

it('a name that is long or turns the writing around is shown plainly', async () => {
	const { error } = await ask({
		url: emulator.url,
		input: [binaryItem(Buffer.alloc(0), `${'x'.repeat(5000)}\u202Egnp.exe`)],
	});
	expect(error.message.length).toBeLessThan(200);
	const turned = await ask({
		url: emulator.url,
		input: [binaryItem(Buffer.alloc(0), 'a\u202Egnp.\u0007png')],
	});
	expect(turned.error.message).toMatch(/^a gnp\. png: /);
});

it('what stopped the run is told, not what came of it', async () => {
	await emulator.control('faults', { fault: { type: 'error', status: 503 } });
	const words = binaryItem(Buffer.from('no picture at all'), 'words.png');
	const input = [pictureItem(1), words];
	const { error } = await ask({ url: emulator.url, input, options: { concurrency: 2 } });
	expect(error.message).toMatch(/^"words\.png" is plain text.*\[item 1\]$/);
});
