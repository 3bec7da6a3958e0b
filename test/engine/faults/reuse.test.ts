/** Nothing is paid twice: twins in a run, and what was read before n8n tried the node again. */
import type { Emulator } from '../emulator';
import { startEmulator } from '../emulator';
import { binaryItem } from '../harness';
import { ask, picture, pictureItem } from '../support';
import { isReused, itemsOf, upTo } from './storms';

let emulator: Emulator;

beforeAll(async () => {
	emulator = await startEmulator(['--sample']);
});
afterAll(async () => await emulator.stop());
beforeEach(async () => await emulator.control('reset', {}));

const twins = () => upTo(30).map((item) => binaryItem(picture(item % 3), `copy-${item}.png`));

it('identical files are sent and billed once, and each item has its result', async () => {
	const { outputs, hints } = await ask({
		url: emulator.url,
		input: twins(),
		options: { concurrency: 10 },
	});
	expect(itemsOf(outputs[0])).toEqual(upTo(30));
	expect(outputs[0].filter(isReused)).toHaveLength(27);
	expect(outputs[0].map(({ json }) => (json.source as any).fileName)).toEqual(
		upTo(30).map((item) => `copy-${item}.png`),
	);
	expect(await emulator.stats()).toMatchObject({ billed: 3, billedDistinct: 3 });
	expect(hints![0].message).toBe('30 documents: 3 calls billed, 27 results reused.');
});

it.each(['raw', 'simplified'])(
	'twins have their own json, which a later node may change: %s',
	async (output) => {
		const { outputs } = await ask({
			url: emulator.url,
			input: twins().slice(0, 4),
			parameters: { output },
		});
		const [first, , , twin] = outputs[0].map(({ json }) => json as any);
		expect((await emulator.stats()).billed).toBe(3);
		const inner = (json: any) => (output === 'raw' ? json.result : json.review);
		inner(first).changed = true;
		expect(inner(twin)).not.toHaveProperty('changed');
	},
);

it('identical files are sent each on its own where the option is off', async () => {
	const { outputs } = await ask({
		url: emulator.url,
		input: twins(),
		options: { recognizeOnce: false },
	});
	expect(outputs[0].filter(isReused)).toEqual([]);
	expect(await emulator.stats()).toMatchObject({ billed: 30, billedDistinct: 3 });
});

it('the same bytes with other parameters are other work', async () => {
	await ask({
		url: emulator.url,
		input: [pictureItem(1), pictureItem(1)],
		options: { detect_direction: '={{ $itemIndex === 0 }}' },
	});
	expect(await emulator.stats()).toMatchObject({ billed: 2, billedDistinct: 2 });
});

describe("n8n's Retry On Fail", () => {
	const retry = { retryOnFail: true, maxTries: 3, waitBetweenTries: 0 };
	const input = () => upTo(20).map((mark) => pictureItem(mark, `geheim-${mark}.png`));
	/** The last of twenty calls is refused for good, once. */
	const lastRefused = {
		match: { nth: 20, times: 1 },
		fault: { type: 'error', error_code: 'AIS.0104' },
	};

	it('does not pay again for what was read, with Remember Answers', async () => {
		await emulator.control('faults', lastRefused);
		const { outputs, error } = await ask({
			url: emulator.url,
			input: input(),
			options: { rememberAnswers: true, concurrency: 1 },
			nodeSettings: retry,
		});
		expect(error).toBeUndefined();
		expect(itemsOf(outputs[0])).toEqual(upTo(20));
		expect(outputs[0].filter(isReused)).toHaveLength(19);
		expect(await emulator.stats()).toMatchObject({
			billed: 20,
			billedDistinct: 20,
			byApi: { 'general-text': 21 },
		});
	});

	it('pays again without it, and says beforehand how not to', async () => {
		await emulator.control('faults', lastRefused);
		const again = await ask({
			url: emulator.url,
			input: input(),
			options: { concurrency: 1 },
			nodeSettings: retry,
		});
		expect(again.error).toBeUndefined();
		expect(await emulator.stats()).toMatchObject({ billed: 39, billedDistinct: 20 });

		await emulator.control('reset', {});
		await emulator.control('faults', lastRefused);
		const { error } = await ask({ url: emulator.url, input: input(), options: { concurrency: 1 } });
		expect(error.description).toMatch(/19 calls were answered and billed before.*Remember Answers/);
	});

	it('keeps files of answers as well', async () => {
		await emulator.control('faults', { ...lastRefused, match: { nth: 2, times: 1 } });
		const { outputs } = await ask({
			url: emulator.url,
			api: 'general-table',
			input: [pictureItem(1), pictureItem(2)],
			options: { rememberAnswers: true, concurrency: 1, return_excel: true },
			nodeSettings: retry,
			binaryMode: 'filesystem',
		});
		expect(outputs[0].map(({ binary }) => Object.keys(binary ?? {}))).toEqual([
			['excel'],
			['excel'],
		]);
		expect((await emulator.stats()).billed).toBe(2);
	});

	it("keeps answers in n8n's own execution data and nowhere else", async () => {
		const words = 'SAMPLE';
		const remembered = await ask({
			url: emulator.url,
			input: input(),
			options: { rememberAnswers: true },
		});
		const contexts = (run: any) => JSON.stringify(run.data.executionData?.contextData ?? {});
		expect(contexts(remembered.run)).toContain(words);
		const plain = await ask({ url: emulator.url, input: input() });
		expect(contexts(plain.run)).not.toContain(words);
		expect(
			JSON.stringify([...plain.helper.store.values(), ...remembered.helper.store.values()]),
		).not.toContain(words);
	});
});
