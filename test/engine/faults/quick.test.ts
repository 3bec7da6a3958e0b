/** What a run does not wait for. */
import type { Emulator } from '../emulator';
import { accessKeyCredential, emulatorIdentity, startEmulator } from '../emulator';
import { ask, pictureItem } from '../support';
import { upTo } from './storms';

let emulator: Emulator;

beforeAll(async () => {
	emulator = await startEmulator(['--sample', '--latency', '500']);
});
afterAll(async () => await emulator.stop());

/** How many calls had left when the first answer came. */
const leftBeforeFirstAnswer = async () => {
	const { requests } = await emulator.stats();
	const calls = requests.filter(({ api }: any) => api === 'general-text');
	const answered = Math.min(...calls.map(({ doneAt }: any) => doneAt));
	return calls.filter(({ at }: any) => at < answered).length;
};

const { projectId } = emulatorIdentity;

const run = async () => {
	await emulator.control('reset', { only: 'stats' });
	return await ask({
		url: emulator.url,
		// One that may go alone and ten side by side
		input: upTo(11).map((mark) => pictureItem(mark)),
		options: { concurrency: 10 },
		credentials: { huaweiCloudApi: accessKeyCredential(emulator.url, { projectId }) },
	});
};

it('a sign-in is tried by one call alone, and by none when it was good a moment ago', async () => {
	await run();
	expect(await leftBeforeFirstAnswer()).toBe(1);
	await run();
	expect(await leftBeforeFirstAnswer()).toBe(10);
});

it('a sign-in that was refused since is tried by one call alone again', async () => {
	await run();
	// the key was disabled in the console
	const message = 'Incorrect IAM authentication information: verify aksk signature fail';
	await emulator.control('faults', {
		fault: { type: 'error', status: 401, error_code: 'APIG.0301', error_msg: message },
	});
	await run();
	await run();
	expect((await emulator.stats()).byApi['general-text']).toBe(1);
});
