/** Options by name, at whatever depth of `options` they are. */
import type { Emulator } from './emulator';
import { startEmulator } from './emulator';
import { ask, pictureItem } from './support';

let emulator: Emulator;

beforeAll(async () => (emulator = await startEmulator(['--sample'])));
afterAll(async () => await emulator.stop());
beforeEach(async () => await emulator.control('reset', { only: 'stats' }));

const billedWith = async (options: Record<string, unknown>) => {
	const input = [1, 2, 3, 4].map((mark) => pictureItem(mark));
	const { outputs } = await ask({
		url: emulator.url,
		input,
		options,
		onError: 'continueRegularOutput',
	});
	expect(outputs[0]).toHaveLength(4);
	return (await emulator.stats()).billed;
};

it.each([
	['in their group', { requests: { stopAfterCalls: 2, concurrency: 1 } }],
	['beside the others, as in the first release', { stopAfterCalls: 2, concurrency: 1 }],
	[
		'in both: the group holds',
		{ stopAfterCalls: 4, requests: { stopAfterCalls: 2, concurrency: 1 } },
	],
])('are found %s', async (_where, options) => {
	expect(await billedWith(options)).toBe(2);
});

it('an object that is the value of a parameter is no group', async () => {
	const extended = { vat_invoice: { advanced_mode: true, stopAfterCalls: 1 } };
	await ask({
		url: emulator.url,
		api: 'auto-classification',
		input: [pictureItem(1), pictureItem(2)],
		options: { extended_parameters: extended, requests: { concurrency: 1 } },
	});
	const { requests, billed } = await emulator.stats();
	expect(requests.at(-1).parameters).toEqual({ extended_parameters: extended });
	expect(billed).toBeGreaterThan(1);
});
