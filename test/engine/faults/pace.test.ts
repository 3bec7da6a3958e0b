/** A service that asks for patience, and a user who does. */
import { setTimeout } from 'node:timers/promises';
import type { Emulator } from '../emulator';
import { startEmulator } from '../emulator';
import { ask, begin, pictureItem } from '../support';
import { isFailed, itemsOf, unsentOf, upTo } from './storms';

let emulator: Emulator;

beforeAll(async () => {
	emulator = await startEmulator(['--sample']);
});
afterAll(async () => await emulator.stop());
beforeEach(async () => await emulator.control('reset', {}));

const input = (count: number) => upTo(count).map((mark) => pictureItem(mark));

/** Once nothing is under way any more after `enough` calls: what has been sent. */
const calm = async (enough: (stats: any) => boolean) => {
	for (let quiet = 0; ; ) {
		const stats = await emulator.stats();
		quiet = enough(stats) && stats.inFlight === 0 ? quiet + 1 : 0;
		if (quiet === 20) return stats;
		await setTimeout(10);
	}
};

it('Retry-After holds everybody back for as long as it says, and the hint tells', async () => {
	const fault = { type: 'status', status: 429, headers: { 'Retry-After': '2' } };
	await emulator.control('faults', { match: { after: 10, times: 3 }, fault });
	const { outputs, error, hints } = await ask({
		url: emulator.url,
		input: input(60),
		options: { concurrency: 5 },
	});
	expect(error).toBeUndefined();
	expect(itemsOf(outputs[0])).toEqual(upTo(60));
	const { requests, billed } = await emulator.stats();
	expect(billed).toBe(60);
	const refusals = requests.filter(({ status }: any) => status === 429);
	const last = Math.max(...refusals.map(({ doneAt }: any) => doneAt));
	// what left side by side with the refused ones may still arrive, and nothing else until the time is over
	const early = requests.filter(({ at }: any) => at > last && at < last + 1900);
	expect(early.length).toBeLessThanOrEqual(5);
	expect(requests.filter(({ at }: any) => at >= last + 1900).length).toBeGreaterThan(40);
	expect(hints![0].message).toMatch(
		/^60 documents: 60 calls billed, 3 calls repeated \(3 slowed by the service\), \d+ seconds waited\.$/,
	);
});

it('a limit that the service names is kept from then on', async () => {
	await emulator.control('faults', { fault: { type: 'throttle', limit: 20 } });
	const run = await begin({ url: emulator.url, input: input(200), options: { concurrency: 10 } });
	const { byCode, billed } = await calm(({ byOutcome }) => byOutcome.throttled > 0);
	run.cancel();
	await run.done;
	expect(billed).toBe(20);
	expect(byCode['APIG.0308']).toBeLessThanOrEqual(10);
});

it('a cap of the user is never passed', async () => {
	const run = await begin({
		url: emulator.url,
		input: input(200),
		options: { concurrency: 10, maxCallsPerMinute: 7 },
	});
	const { byApi } = await calm(({ billed }) => billed >= 7);
	run.cancel();
	await run.done;
	expect(byApi['general-text']).toBe(7);
});

it('a wait beyond the time budget ends the run; what was not sent is said to be so', async () => {
	const fault = { type: 'status', status: 429, headers: { 'Retry-After': '3600' } };
	await emulator.control('faults', { match: { after: 5 }, fault });
	const { outputs } = await ask({
		url: emulator.url,
		input: input(100),
		options: { concurrency: 5 },
		onError: 'continueRegularOutput',
	});
	expect(itemsOf(outputs[0])).toEqual(upTo(100));
	const { billed, byApi } = await emulator.stats();
	expect(outputs[0].filter((item) => !isFailed(item))).toHaveLength(billed);
	const unsent = unsentOf(outputs[0]);
	expect(unsent.length).toBe(100 - byApi['general-text']);
	expect(unsent.length).toBeGreaterThan(80);
});
