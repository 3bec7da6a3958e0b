/** A machine whose clock is off by more than signatures bear. */
import { forgetSignIns } from '../forgetSignIns';
import type { Emulator } from '../emulator';
import { accessKeyCredential, emulatorIdentity, startEmulator } from '../emulator';
import { ask, pictureItem } from '../support';
import { itemsOf, upTo } from './storms';

const HOUR = 3_600_000;
/** Documents of a run: twice as many as go side by side */
const COUNT = 20;

let emulator: Emulator;

beforeAll(async () => {
	emulator = await startEmulator(['--sample']);
});
afterAll(async () => await emulator.stop());
beforeEach(async () => {
	forgetSignIns();
	await emulator.control('reset', {});
});

const run = async (projectId: string) =>
	await ask({
		url: emulator.url,
		input: upTo(COUNT).map((mark) => pictureItem(mark)),
		options: { concurrency: 10 },
		credentials: { huaweiCloudApi: accessKeyCredential(emulator.url, { projectId }) },
	});

describe.each(['app', 'iam'])('a refusal as %s gateways word it', (clockForm) => {
	it.each([
		['2 hours ahead of', -2 * HOUR],
		['2 hours behind', 2 * HOUR],
		['25 minutes behind', 25 * 60_000],
	])('is answered by one more signature, and the user is told: %s', async (words, clockSkewMs) => {
		await emulator.control('config', { clockSkewMs, clockForm });
		const { outputs, error, hints } = await run(emulatorIdentity.projectId);
		expect(error).toBeUndefined();
		expect(itemsOf(outputs[0])).toEqual(upTo(COUNT));
		expect(outputs[0].map(({ json }) => (json.call as any).attempts)).toEqual([
			2,
			...Array(COUNT - 1).fill(1),
		]);
		const { byApi, refusedSignatures, billed } = await emulator.stats();
		expect({ calls: byApi['general-text'], refusedSignatures, billed }).toEqual({
			calls: COUNT + 1,
			refusedSignatures: 1,
			billed: COUNT,
		});
		expect(hints!.map(({ message }) => message).join()).toContain(
			`The clock of this machine is ${words} the service's`,
		);
	});

	it('is told as well where the look-up of the project meets it first', async () => {
		await emulator.control('config', { clockSkewMs: -2 * HOUR, clockForm });
		const { outputs, error, hints } = await run('');
		expect(error).toBeUndefined();
		expect(outputs[0]).toHaveLength(COUNT);
		expect(await emulator.stats()).toMatchObject({
			refusedSignatures: 1,
			projectCalls: 2,
			billed: COUNT,
		});
		expect(hints!.map(({ message }) => message).join()).toContain('2 hours ahead of');
	});
});

it('a clock that is right is not spoken of', async () => {
	const { hints } = await run('');
	expect(hints!.map(({ message }) => message).join()).not.toMatch(/clock/);
});

it('a time that is refused again ends the run after two signatures', async () => {
	await emulator.control('faults', { fault: { type: 'clockSkew', ms: 2 * HOUR } });
	const { outputs, error } = await run(emulatorIdentity.projectId);
	expect(outputs).toEqual([]);
	expect(`${error.message} ${error.description}`).toMatch(/clock|NTP/i);
	expect((await emulator.stats()).refusedSignatures).toBe(2);
});

it.each(['Sat, 13 Sep 275760 00:00:00 GMT', 'Thu, 01 Jan 1970 00:00:00 GMT'])(
	'a 401 with the date %s breaks nothing for the next run',
	async (date) => {
		const body = JSON.stringify({
			error_code: 'APIG.0301',
			error_msg: 'Incorrect IAM authentication information',
		});
		await emulator.control('faults', {
			match: { times: 1 },
			fault: {
				type: 'body',
				status: 401,
				body,
				headers: { date, 'content-type': 'application/json' },
			},
		});
		const { error } = await run(emulatorIdentity.projectId);
		expect(error.message).toMatch(/authentication information|clock/i);
		expect((await emulator.stats()).billed).toBe(0);
		const next = await run(emulatorIdentity.projectId);
		expect(next.error).toBeUndefined();
		expect(next.outputs[0]).toHaveLength(COUNT);
	},
);
