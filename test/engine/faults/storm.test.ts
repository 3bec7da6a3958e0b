/** Many documents through a service that throttles, resets, hangs, breaks and forgets its tokens. */
import type { Emulator } from '../emulator';
import { startEmulator, tokenCredential } from '../emulator';
import { ask, pictureItem } from '../support';
import { handlesLeft, openHandles } from './handles';
import { isFailed, isReused, itemsOf, stormRules, upTo } from './storms';

let emulator: Emulator;

beforeAll(async () => {
	emulator = await startEmulator(['--sample']);
});
afterAll(async () => await emulator.stop());
beforeEach(async () => await emulator.control('reset', {}));

it('200 documents: none lost, doubled, out of order or paid twice', async () => {
	const DUPLICATES = 6;
	// every 34th is a picture that came before
	const marks = upTo(200 + DUPLICATES).map((place) =>
		place % 34 === 33 ? (place * 7) % (place - 1) : place,
	);
	const distinct = new Set(marks).size;
	// the token in use is revoked at these calls, and whatever else is under way is refused with it
	const revocations = [60, 120, 180].map((nth) => ({
		match: { nth, times: 1 },
		fault: { type: 'expireToken' },
	}));
	await emulator.control('faults', [
		...revocations,
		...stormRules({ throttled: 0.3, reset: 0.1, hang: 0.05, broken: 0.05 }),
	]);
	const before = openHandles();

	const { outputs, error, hints } = await ask({
		url: emulator.url,
		input: marks.map((mark, place) => pictureItem(mark, `scan-${place}.png`)),
		credentials: { huaweiCloudApi: tokenCredential(emulator.url) },
		// at 15 % lost connections and timeouts, four attempts would leave some fifteen documents unread
		options: { concurrency: 50, timeout: 3, attempts: 10 },
	});

	expect(error).toBeUndefined();
	expect(itemsOf(outputs[0])).toEqual(upTo(marks.length));
	expect(outputs[0].map(({ json }) => (json.source as any).fileName)).toEqual(
		upTo(marks.length).map((place) => `scan-${place}.png`),
	);
	expect(outputs[0].filter(isReused)).toHaveLength(marks.length - distinct);

	const { billed, billedDistinct, tokenCalls, faults, refusedSignatures } = await emulator.stats();
	expect({ billed, billedDistinct, tokenCalls, refusedSignatures }).toEqual({
		billed: distinct,
		billedDistinct: distinct,
		tokenCalls: 4,
		refusedSignatures: 0,
	});
	// a storm indeed: half of all requests
	expect(faults.status).toBeGreaterThan(100);
	expect(faults.reset).toBeGreaterThan(20);
	expect(faults.hang).toBeGreaterThan(10);
	expect(faults.expireToken).toBe(3);

	expect(hints![0].message).toMatch(
		/^206 documents: 200 calls billed, [\d,]+ possibly billed, 6 results reused, [\d,]+ calls repeated \([\d,]+ slowed by the service\), \d+ seconds waited\.$/,
	);
	for (const [kind, left] of Object.entries(await handlesLeft(before))) {
		expect({ kind, left: Math.max(left, before[kind as keyof typeof before]) }).toEqual({
			kind,
			left: before[kind as keyof typeof before],
		});
	}
});

it('documents that a storm takes fail in their places, and only what was read is billed', async () => {
	await emulator.control('faults', stormRules({ reset: 0.3, hang: 0.02, broken: 0.15 }));
	const { outputs } = await ask({
		url: emulator.url,
		input: upTo(100).map((mark) => pictureItem(mark)),
		options: { concurrency: 50, timeout: 3 },
		onError: 'continueRegularOutput',
	});
	expect(itemsOf(outputs[0])).toEqual(upTo(100));
	const failed = outputs[0].filter(isFailed);
	expect(failed.length).toBeGreaterThan(0);
	for (const { json, pairedItem } of failed) {
		const { item } = pairedItem as { item: number };
		expect(json.error).toMatchObject({
			message: expect.stringMatching(new RegExp(`^scan-${item}\\.png: .+ \\[item ${item}\\]$`)),
			attempts: 4,
			source: { item, fileName: `scan-${item}.png` },
		});
		expect(json.review).toMatchObject({ needed: true });
	}
	const { billed, billedDistinct } = await emulator.stats();
	expect({ billed, billedDistinct }).toEqual({
		billed: 100 - failed.length,
		billedDistinct: 100 - failed.length,
	});
});
