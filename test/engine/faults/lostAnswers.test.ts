/** What a lost answer may cost, and where a run ends for the sake of its bill. */
import type { Emulator } from '../emulator';
import { startEmulator } from '../emulator';
import { ask, pictureItem } from '../support';
import { failureOf, isFailed, unsentOf, upTo } from './storms';

let emulator: Emulator;

beforeAll(async () => {
	emulator = await startEmulator(['--sample']);
});
afterAll(async () => await emulator.stop());
beforeEach(async () => await emulator.control('reset', {}));

const once = { match: { times: 1 } };
const lost: Array<[string, object]> = [
	['a connection that is lost after the work', { type: 'reset', when: 'after' }],
	["the gateway's timeout", { type: 'status', status: 504 }],
	['silence', { type: 'hang' }],
];
const hintOf = ({ hints }: { hints?: Array<{ message: string }> }) =>
	(hints ?? []).map(({ message }) => message).join('\n');
const calls = async (api = 'general-text') => (await emulator.stats()).byApi[api];

const verification = {
	api: 'invoice-verification',
	parameters: {
		code: '044031900111',
		number: '12345678',
		issue_date: '2023-05-18',
		check_code: '123456',
		subtotal_amount: '',
	},
	input: [{ json: {} }],
};

describe.each(lost)('%s', (_name, fault) => {
	const options = { timeout: 1 };

	it('is asked for again, and counted as possibly billed', async () => {
		await emulator.control('faults', { ...once, fault });
		const result = await ask({ url: emulator.url, input: [pictureItem(1)], options });
		expect(result.error).toBeUndefined();
		expect(await calls()).toBe(2);
		expect(hintOf(result)).toMatch(/1 call billed, 1 possibly billed, 1 call repeated/);
	});

	it('is not asked for again where the user does not want it', async () => {
		await emulator.control('faults', { ...once, fault });
		const { error } = await ask({
			url: emulator.url,
			input: [pictureItem(1)],
			options: { ...options, repeatAfterLostAnswer: false },
		});
		expect(await calls()).toBe(1);
		expect(error.description).toMatch(/may have been billed/);
	});

	it('of a verification is never asked for again, and the item says that a check may be used up', async () => {
		await emulator.control('faults', { ...once, fault });
		const { outputs } = await ask({
			url: emulator.url,
			...verification,
			options,
			onError: 'continueRegularOutput',
		});
		expect(await calls('invoice-verification')).toBe(1);
		expect(failureOf(outputs[0][0])!.description).toMatch(
			/not sent again.*checks.*may have been used/,
		);
	});
});

it.each([
	['a service that is not there', { type: 'status', status: 503 }],
	['a refusal for pace', { type: 'status', status: 429 }],
])('%s has billed nothing: a verification is sent again', async (_name, fault) => {
	await emulator.control('faults', { ...once, fault });
	const { error } = await ask({ url: emulator.url, ...verification });
	expect(error).toBeUndefined();
	expect(await calls('invoice-verification')).toBe(2);
});

describe('Stop After', () => {
	const input = () => upTo(20).map((mark) => pictureItem(mark));

	it.each(['continueRegularOutput', undefined] as const)(
		'ends the run at so many billed calls; the rest says so and costs nothing (On Error: %s)',
		async (onError) => {
			const result = await ask({
				url: emulator.url,
				input: input(),
				options: { stopAfterCalls: 7, concurrency: 5 },
				onError,
			});
			expect(result.error).toBeUndefined();
			const [output] = result.outputs;
			expect(output).toHaveLength(20);
			expect(output.filter((item) => !isFailed(item))).toHaveLength(7);
			expect(unsentOf(output)).toHaveLength(13);
			expect(failureOf(unsentOf(output)[0])!.message).toMatch(
				/Not sent: .*limit of 7 billed calls/,
			);
			expect(await emulator.stats()).toMatchObject({ billed: 7, byApi: { 'general-text': 7 } });
			expect(hintOf(result)).toMatch(/^13 of 20 documents were not read\. .*7 calls billed/);
			expect(hintOf(result)).toMatch(/Stop After/);
		},
	);

	it('counts a lost answer, and lets a refused call be made up for', async () => {
		await emulator.control('faults', {
			match: { nth: 1 },
			fault: { type: 'reset', when: 'after' },
		});
		await emulator.control('faults', { match: { nth: 2 }, fault: { type: 'status', status: 503 } });
		await ask({
			url: emulator.url,
			input: input(),
			options: { stopAfterCalls: 3, concurrency: 1 },
		});
		expect((await emulator.stats()).billed).toBe(3);
	});

	it('that is not reached changes nothing', async () => {
		const { outputs, error } = await ask({
			url: emulator.url,
			input: input(),
			options: { stopAfterCalls: 20 },
		});
		expect(error).toBeUndefined();
		expect(outputs[0].some(isFailed)).toBe(false);
	});
});
