/** Stop means stop. */
import type { Emulator } from './emulator';
import { startEmulator } from './emulator';
import { begin, pictureItem } from './support';

let emulator: Emulator;

beforeAll(async () => {
	emulator = await startEmulator(['--sample']);
});
afterAll(async () => await emulator.stop());

const until = async (condition: (stats: any) => boolean) => {
	for (;;) {
		const stats = await emulator.stats();
		if (condition(stats)) return stats;
	}
};

it('sends nothing further and closes what is in flight', async () => {
	await emulator.control('faults', { fault: { type: 'hang' } });
	const run = await begin({
		url: emulator.url,
		input: Array.from({ length: 40 }, (_, mark) => pictureItem(mark)),
		options: { concurrency: 5 },
	});
	await until(({ inFlight }) => inFlight === 5);
	const sent = (await emulator.stats()).byApi['general-text'];
	run.cancel();
	const { status } = await run.done;
	expect(status).toBe('canceled');
	const after = await until(({ inFlight }) => inFlight === 0);
	expect(after.byApi['general-text']).toBe(sent);
	expect(after.billed).toBe(0);
});

it('ends a wait for the service at once', async () => {
	await emulator.control('reset', {});
	await emulator.control('faults', {
		fault: { type: 'status', status: 429, headers: { 'Retry-After': '60' } },
	});
	const run = await begin({ url: emulator.url, input: [pictureItem(1), pictureItem(2)] });
	await until(({ byOutcome }) => Object.keys(byOutcome).length > 0);
	run.cancel();
	expect((await run.done).status).toBe('canceled');
});
