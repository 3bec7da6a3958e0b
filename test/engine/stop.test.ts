/** Stop means stop. */
import type { Emulator } from './emulator';
import { startEmulator } from './emulator';
import { setTimeout } from 'node:timers/promises';
import { deflateSync } from 'node:zlib';
import { binaryItem } from './harness';
import { ask, begin, pictureItem } from './support';

let emulator: Emulator;

beforeAll(async () => {
	emulator = await startEmulator(['--sample']);
	// A good sign-in: else one call would go first alone
	await ask({ url: emulator.url, input: [pictureItem(0)] });
});
afterAll(async () => await emulator.stop());

const until = async (condition: (stats: any) => boolean) => {
	for (;;) {
		const stats = await emulator.stats();
		if (condition(stats)) return stats;
		await setTimeout(10);
	}
};

it('sends nothing further and closes what is in flight', async () => {
	await emulator.control('reset', {});
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

it('ends the reading of PDFs: their pages, and the large pictures on them', async () => {
	const size = 3000;
	const pixels = deflateSync(Buffer.alloc(size * size * 3, 200));
	const scan = Buffer.concat([
		Buffer.from(
			'%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj\n' +
				'3 0 obj<</Type/Page/MediaBox[0 0 9 9]/Resources<</XObject<</I 4 0 R>>>>/Contents 5 0 R>>endobj\n' +
				'5 0 obj<</Length 24>>stream\nq 9 0 0 9 0 0 cm /I Do Q\nendstream endobj\n' +
				`4 0 obj<</Type/XObject/Subtype/Image/Width ${size}/Height ${size}/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/FlateDecode/Length ${pixels.length}>>stream\n`,
		),
		pixels,
		Buffer.from('\nendstream endobj\ntrailer<</Root 1 0 R>>'),
	]);
	await emulator.control('reset', {});
	const run = await begin({
		url: emulator.url,
		api: 'bankcard',
		input: Array.from({ length: 40 }, (_, mark) =>
			binaryItem(Buffer.concat([scan, Buffer.from(`%${mark}`)]), 'scan.pdf', 'application/pdf'),
		),
	});
	await until(({ byApi }) => byApi.bankcard > 0);
	const asked = Date.now();
	run.cancel();
	expect((await run.done).status).toBe('canceled');
	// A second on a quiet machine; the five that were begun would take many
	expect(Date.now() - asked).toBeLessThan(4000);
}, 120_000);
