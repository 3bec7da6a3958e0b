import type { Session } from '../../../lib/huawei/auth/session';
import { SessionMemory } from '../../../lib/huawei/auth/sessionMemory';

const hour = 3_600_000;
function setUp() {
	let time = 1_000;
	let made = 0;
	const memory = new SessionMemory(() => time);
	const fetch = jest.fn(
		async (): Promise<Session> => ({ token: `t${++made}`, expires: time + hour, fingerprint: 'f' }),
	);
	const renew = (refused?: Session, fingerprint = 'f') =>
		memory.renew(fingerprint, refused, fetch, (thrown) => thrown === 'wrong password');
	return { memory, fetch, renew, pass: (ms: number) => (time += ms) };
}

test('a herd makes one sign-in, and so does who comes later', async () => {
	const { fetch, renew } = setUp();
	const sessions = await Promise.all(Array.from({ length: 1000 }, () => renew()));
	expect(new Set(sessions.map(({ token }) => token))).toEqual(new Set(['t1']));
	expect((await renew()).token).toBe('t1');
	expect(fetch).toHaveBeenCalledTimes(1);
});

test('a refused token is not handed out again, however young; many with the same one make one sign-in', async () => {
	const { fetch, renew } = setUp();
	let session = await renew();
	for (const expected of ['t2', 't3', 't4']) {
		const next = await Promise.all(Array.from({ length: 20 }, () => renew(session)));
		expect(new Set(next.map(({ token }) => token))).toEqual(new Set([expected]));
		// one who still holds the old one gets what the others got
		expect((await renew(session)).token).toBe(expected);
		session = next[0];
	}
	expect(fetch).toHaveBeenCalledTimes(4);
});

test('a refused token is gone, also when no other can be had', async () => {
	const { memory, fetch, renew } = setUp();
	const first = await renew();
	fetch.mockRejectedValueOnce('no network');
	await expect(renew(first)).rejects.toBe('no network');
	expect(memory.known('f')).toBeUndefined();
});

test('a wrong password is tried once for all, and again later', async () => {
	const { fetch, renew, pass } = setUp();
	fetch.mockRejectedValueOnce('wrong password');
	const results = await Promise.allSettled(Array.from({ length: 50 }, () => renew()));
	expect(results.every(({ status }) => status === 'rejected')).toBe(true);
	pass(29_000);
	await expect(renew()).rejects.toBe('wrong password');
	expect(fetch).toHaveBeenCalledTimes(1);
	pass(2_000);
	expect((await renew()).token).toBe('t1');
});

test('an edited credential does not wait for the refusal of the old one', async () => {
	const { fetch, renew } = setUp();
	fetch.mockRejectedValueOnce('wrong password');
	await expect(renew()).rejects.toBe('wrong password');
	fetch.mockResolvedValueOnce({ token: 'new', expires: hour, fingerprint: 'edited' });
	expect((await renew(undefined, 'edited')).token).toBe('new');
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
	pass(hour - 4 * 60_000);
	expect((await renew()).token).toBe('t2');
});

test('a passed test stands until it is used, and not for long', () => {
	const { memory, pass } = setUp();
	memory.wantCheck('f');
	expect([memory.wantsCheck('f'), memory.isChecked('f')]).toEqual([true, false]);
	memory.endCheck('f', true);
	expect([memory.wantsCheck('f'), memory.isChecked('f')]).toEqual([false, true]);
	memory.endCheck('f', false);
	expect(memory.isChecked('f')).toBe(false);
	memory.endCheck('f', true);
	pass(31_000);
	expect(memory.isChecked('f')).toBe(false);
});

test('thousands of credentials do not fill the memory', async () => {
	const { fetch, renew } = setUp();
	fetch.mockImplementation(async () => ({ token: 't', expires: hour, fingerprint: 'f0' }));
	await renew(undefined, 'f0');
	for (let i = 1; i < 300; i++) await renew(undefined, `f${i}`);
	const before = fetch.mock.calls.length;
	await renew(undefined, 'f0');
	expect(fetch.mock.calls.length).toBe(before + 1);
});
