import { readCredential } from '../../lib/huawei/auth/credential';
import type { Session } from '../../lib/huawei/auth/session';
import { SignInMemory } from '../../lib/n8n/credential/memory';

const hour = 3_600_000;
const day = 24 * hour;
const host = 'ocr.example.com';
const wrongPassword = { isLasting: true };
const keys = (accessKeyId: string, ocrEndpoint = '') =>
	readCredential({ accessKeyId, customEndpoints: true, ocrEndpoint });

function setUp() {
	let time = 1_000;
	let made = 0;
	const memory = new SignInMemory(() => time);
	const stateOf = (name = 'A') => memory.stateOf(keys(name));
	const fetch = jest.fn(
		async (fingerprint: string): Promise<Session> => ({
			token: `t${++made}`,
			renewAt: time + hour,
			fingerprint,
		}),
	);
	const renew = async (refused?: Session, name = 'A') => {
		const state = stateOf(name);
		state.refuseToken(refused?.token);
		return await state.renew(async () => await fetch(state.fingerprint));
	};
	return { memory, stateOf, fetch, renew, pass: (ms: number) => (time += ms) };
}

describe('sessions', () => {
	test('a herd makes one sign-in, and so does who comes later', async () => {
		const { fetch, renew } = setUp();
		const sessions = await Promise.all(Array.from({ length: 1000 }, async () => await renew()));
		expect(new Set(sessions.map(({ token }) => token))).toEqual(new Set(['t1']));
		expect((await renew()).token).toBe('t1');
		expect(fetch).toHaveBeenCalledTimes(1);
	});

	test('a refused token is not handed out again, however young; many with the same one make one sign-in', async () => {
		const { fetch, renew, stateOf } = setUp();
		let session = await renew();
		for (const expected of ['t2', 't3', 't4']) {
			const old = session;
			const next = await Promise.all(Array.from({ length: 20 }, async () => await renew(old)));
			expect(new Set(next.map(({ token }) => token))).toEqual(new Set([expected]));
			// one who still holds the old one gets what the others got
			expect((await renew(old)).token).toBe(expected);
			expect(stateOf().usable(old)).toBeUndefined();
			session = next[0];
		}
		expect(fetch).toHaveBeenCalledTimes(4);
	});

	test('a refused token is gone, also when no other can be had', async () => {
		const { stateOf, fetch, renew } = setUp();
		const first = await renew();
		fetch.mockRejectedValueOnce('no network');
		await expect(renew(first)).rejects.toBe('no network');
		expect(stateOf().known()).toBeUndefined();
	});

	test('a wrong password is tried once for all, and again later', async () => {
		const { fetch, renew, pass } = setUp();
		fetch.mockRejectedValueOnce(wrongPassword);
		const results = await Promise.allSettled(Array.from({ length: 50 }, async () => await renew()));
		expect(results.every(({ status }) => status === 'rejected')).toBe(true);
		pass(29_000);
		await expect(renew()).rejects.toBe(wrongPassword);
		expect(fetch).toHaveBeenCalledTimes(1);
		pass(2_000);
		expect((await renew()).token).toBe('t1');
	});

	test('an edited credential does not wait for the refusal of the old one', async () => {
		const { fetch, renew } = setUp();
		fetch.mockRejectedValueOnce(wrongPassword);
		await expect(renew()).rejects.toBe(wrongPassword);
		expect((await renew(undefined, 'EDITED')).token).toBe('t1');
	});

	test('a lost connection is not remembered as a refusal', async () => {
		const { fetch, renew } = setUp();
		fetch.mockRejectedValueOnce('no network');
		await expect(renew()).rejects.toBe('no network');
		expect((await renew()).token).toBe('t1');
	});

	test('a session near its end is renewed', async () => {
		const { renew, pass } = setUp();
		await renew();
		pass(hour);
		expect((await renew()).token).toBe('t2');
	});

	test('thousands of credentials do not fill the memory', async () => {
		const { fetch, renew } = setUp();
		await renew(undefined, 'A0');
		for (let i = 1; i < 300; i++) await renew(undefined, `A${i}`);
		const before = fetch.mock.calls.length;
		await renew(undefined, 'A0');
		expect(fetch.mock.calls.length).toBe(before + 1);
	});
});

test('only a session of this credential is used', () => {
	const { stateOf } = setUp();
	const { fingerprint } = stateOf();
	const session = { token: 't', renewAt: 2_000, fingerprint };
	expect(stateOf().usable(session)).toBe(session);
	expect(stateOf('EDITED').usable(session)).toBeUndefined();
	expect(stateOf().usable({ token: 't', fingerprint })).toBeUndefined();
	expect(stateOf().usable({ projectId: 'p', fingerprint })).toBeDefined();
	expect(stateOf().usable(undefined)).toBeUndefined();
});

test('a test that passed stands until it is used, and not for long', () => {
	const { stateOf, pass } = setUp();
	const state = stateOf();
	expect(state.usePassedTest()).toBe(false);
	state.passTest();
	expect([state.usePassedTest(), state.usePassedTest()]).toEqual([true, false]);
	state.passTest();
	pass(31_000);
	expect(state.usePassedTest()).toBe(false);
});

describe('clocks', () => {
	test('are kept by host and port', () => {
		const { memory } = setUp();
		expect(memory.correctClock('clock.example:8443', 0, 90 * 60_000)).toBe(true);
		expect(memory.clockOffset('clock.example:8443')).toBe(90 * 60_000);
		expect(memory.clockOffset('clock.example')).toBe(0);
	});

	test.each([
		['the year 275760', Date.UTC(275760, 8, 13)],
		['two years', 730 * day],
		['minus two years', -730 * day],
		['no number', NaN],
		['nothing', undefined],
	])('are not believed to be off by %s', (_, told) => {
		const { memory } = setUp();
		expect(memory.correctClock(host, 0, told)).toBe(false);
		expect(memory.clockOffset(host)).toBe(0);
	});

	test('a correction that is refused is forgotten', () => {
		const { memory } = setUp();
		memory.correctClock(host, 0, 2 * hour);
		expect(memory.correctClock(host, 2 * hour, 2 * hour + 300)).toBe(false);
		expect(memory.clockOffset(host)).toBe(0);
	});

	test('one that held gives way to what the service says when the local clock is put right', () => {
		const { memory } = setUp();
		memory.correctClock(host, 0, 2 * hour);
		expect(memory.correctClock(host, 2 * hour, 200)).toBe(true);
		expect(memory.clockOffset(host)).toBe(200);
	});

	test('of fifty refusals side by side the first corrects, the others go again', () => {
		const { memory } = setUp();
		const results = Array.from({ length: 50 }, (_, i) => memory.correctClock(host, 0, hour + i));
		expect(results.every(Boolean)).toBe(true);
		expect(memory.clockOffset(host)).toBe(hour);
	});
});

test('a proven sign-in stays so for five minutes, or until it is refused', () => {
	const { memory, pass } = setUp();
	const state = memory.stateOf(keys('A', 'https://ocr.example.com'));
	state.prove(true);
	const elsewhere = memory.stateOf(keys('A', 'https://ocr.other.example'));
	expect([state.isProven(), elsewhere.isProven()]).toEqual([true, false]);
	pass(5 * 60_000);
	expect(state.isProven()).toBe(false);
	state.prove(true);
	state.prove(false);
	expect(state.isProven()).toBe(false);
});
