import type { ServiceFailure } from '../../../lib/huawei/errors/failure';
import { createDepartures } from '../../../lib/run/departures';
import { FakeClock, seeded } from './fakeClock';

const throttled = (more: Partial<ServiceFailure> = {}): ServiceFailure => ({
	kind: 'throttled',
	message: 'too many',
	remedy: '',
	repeatable: true,
	httpStatus: 429,
	...more,
});

/** Departures of a run whose sign-in is good. */
function departuresOf(clock: FakeClock, callsPerMinute = 0) {
	const stats = { waitedMs: 0 };
	const departures = createDepartures({ clock, callsPerMinute, signInKnown: true, stats });
	return {
		...departures,
		stats,
		/** @param sent requests of the call that left before */
		async next(sent = 0) {
			const call = { sent, signIns: 0 };
			const departure = await departures.next(call);
			if (!departure) return undefined;
			return (failure?: ServiceFailure) => {
				const outcome = failure
					? { ok: false as const, failure }
					: { ok: true as const, value: {} };
				departures.answered(call, departure, outcome, !failure);
				departures.release();
			};
		},
	};
}

/** Many workers that send as fast as it lets them; the service says what comes back. */
async function drive(
	setting: {
		tasks: number;
		width: number;
		latency: number;
		backoffMs?: number;
		callsPerMinute?: number;
	},
	service: (now: number) => ServiceFailure | undefined,
) {
	const clock = new FakeClock(1_000_000_000);
	const departures = departuresOf(clock, setting.callsPerMinute);
	const random = seeded(7);
	const sent: Array<{ at: number; ok: boolean }> = [];
	let left = setting.tasks;
	const worker = async () => {
		while (left-- > 0) {
			for (let times = 0; ; times++) {
				const answered = await departures.next(times);
				const failure = service(clock.now());
				const entry = { at: clock.now(), ok: !failure };
				sent.push(entry);
				await clock.sleep(failure ? 10 : setting.latency);
				answered!(failure);
				if (!failure) break;
				await clock.sleep(random() * (setting.backoffMs ?? 500));
			}
		}
	};
	const from = clock.now();
	await clock.run(Promise.all(Array.from({ length: setting.width }, worker)));
	return { sent, ms: clock.now() - from, clock };
}

/** Most sends in any window, counted from `since`. */
function mostIn(sent: Array<{ at: number }>, windowMs: number, since = 0) {
	const times = sent.map(({ at }) => at).filter((at) => at >= since);
	let most = 0;
	for (let end = 0, start = 0; end < times.length; end++) {
		while (times[end] - times[start] >= windowMs) start++;
		most = Math.max(most, end - start + 1);
	}
	return most;
}

/** A limiter as the gateway has it: windows of fixed length from the first call on, refused calls count as well. */
function fixedWindow(calls: number, windowMs: number, before = 0) {
	let end = 0;
	let count = 0;
	return (now: number) => {
		if (now >= end) {
			count = end === 0 ? before : 0;
			end = now + windowMs;
		}
		return ++count > calls
			? throttled({ code: 'APIG.0308', limit: { calls, windowMs } })
			: undefined;
	};
}

/** A limiter over the last `windowMs`, refused calls left out. */
function slidingWindow(calls: number, windowMs: number) {
	const log: number[] = [];
	return (now: number) => {
		while (log.length && log[0] <= now - windowMs) log.shift();
		if (log.length >= calls) return throttled({ code: 'APIG.0308', limit: { calls, windowMs } });
		log.push(now);
		return undefined;
	};
}

describe('pace', () => {
	it('adds nothing while nobody complains', async () => {
		const { ms } = await drive({ tasks: 200, width: 10, latency: 300 }, () => undefined);
		expect(ms).toBe(6_000);
	});

	it("keeps the user's cap in any minute", async () => {
		const { sent, ms } = await drive(
			{ tasks: 200, width: 10, latency: 50, callsPerMinute: 60 },
			() => undefined,
		);
		expect(mostIn(sent, 60_000)).toBe(60);
		expect(ms).toBeLessThan(4 * 60_000);
		expect(ms).toBeGreaterThan(2.9 * 60_000);
	});

	it.each([
		['fixed', fixedWindow],
		['sliding', slidingWindow],
	])('keeps a limit that it was told, by a %s window', async (_, limiter) => {
		const { sent, ms } = await drive({ tasks: 300, width: 20, latency: 100 }, limiter(60, 60_000));
		const learnt = sent.find(({ ok }) => !ok)!.at + 10;
		// What was on its way when the limit was learnt could not be held back any more
		expect(mostIn(sent, 60_000, learnt + 100)).toBeLessThanOrEqual(60);
		const refused = sent.filter(({ ok }) => !ok).length;
		expect(refused).toBeLessThanOrEqual(25);
		// 300 calls at 60 a minute cannot be done in less than 4 minutes
		expect(ms).toBeLessThan(4.5 * 60_000);
	});

	it('keeps to limits by the second and by the hour as well', async () => {
		const second = await drive({ tasks: 100, width: 20, latency: 20 }, slidingWindow(10, 1_000));
		expect(second.ms).toBeLessThan(11_500);
		expect(second.sent.length).toBeLessThan(130);
		const hour = await drive({ tasks: 150, width: 5, latency: 20 }, fixedWindow(100, 3_600_000));
		expect(hour.sent.filter(({ ok }) => !ok).length).toBeLessThanOrEqual(5);
		expect(hour.ms).toBeLessThan(1.05 * 3_600_000);
	});

	it('does not hammer when somebody else uses up the limit', async () => {
		const { sent } = await drive(
			{ tasks: 100, width: 10, latency: 100 },
			fixedWindow(60, 60_000, 45),
		);
		expect(sent.filter(({ ok }) => !ok).length).toBeLessThan(60);
	});

	it('does not take random refusals for a limit', async () => {
		const random = seeded(3);
		const { sent, ms } = await drive({ tasks: 2_000, width: 10, latency: 20 }, () =>
			random() < 0.3 ? throttled() : undefined,
		);
		expect(sent.filter(({ ok }) => ok)).toHaveLength(2_000);
		// 857 refusals cost their own calls 21 s over ten workers; the pace may add a little
		expect(ms).toBeLessThan(45_000);
	});

	it('holds everybody back as long as Retry-After says', async () => {
		const refusals: number[] = [];
		const { sent } = await drive({ tasks: 60, width: 10, latency: 100 }, (now) => {
			if (refusals.length > 0 || sent0.push(now) < 25) return undefined;
			refusals.push(now);
			return throttled({ retryAfterMs: 5_000 });
		});
		const told = refusals[0] + 10;
		const during = sent.filter(({ at }) => at > told && at < told + 5_000);
		expect(during).toEqual([]);
		expect(sent.filter(({ at }) => at >= told + 5_000).length).toBeGreaterThan(30);
	});
	const sent0: number[] = [];

	it('goes narrower under a limit of calls at a time, and loses none', async () => {
		const clock = new FakeClock();
		const departures = departuresOf(clock);
		const from = clock.now();
		let atOnce = 0;
		let refused = 0;
		let done = 0;
		const worker = async () => {
			while (done < 400) {
				const answered = await departures.next();
				const failure = ++atOnce > 3 ? throttled({ code: 'ModelArts.4401' }) : undefined;
				await clock.sleep(failure ? 5 : 100);
				atOnce--;
				answered!(failure);
				if (failure) {
					refused++;
					await clock.sleep(250);
				} else done++;
			}
		};
		await clock.run(Promise.all(Array.from({ length: 40 }, worker)));
		expect(refused).toBeLessThan(done * 0.7);
		// Three at a time need 14 s at best
		expect(clock.now() - from).toBeLessThan(35_000);
	});

	it('speeds up again when the refusals end', async () => {
		const from = 1_000_000_000;
		const { sent } = await drive({ tasks: 3_000, width: 20, latency: 50 }, (now) =>
			now < from + 20_000 ? throttled() : undefined,
		);
		const after = sent.filter(({ ok }) => ok).map(({ at }) => at);
		expect(after[0]).toBeLessThan(from + 40_000);
		const last = after.slice(-400);
		// 20 side by side at 50 ms are 400 a second
		expect(last[399] - last[0]).toBeLessThan(1_300);
	});

	it('lets go of a waiting call at once when the run stops, and leaves no timer behind', async () => {
		const clock = new FakeClock();
		const departures = departuresOf(clock, 1);
		await departures.next();
		const waiting = [departures.next(), departures.next(1)];
		expect(clock.pending).toBe(1);
		departures.stop();
		expect(await Promise.all(waiting)).toEqual([undefined, undefined]);
		expect(clock.pending).toBe(0);
	});

	it('lets repeats go before new calls', async () => {
		const clock = new FakeClock();
		const departures = departuresOf(clock, 1);
		await departures.next();
		const order: string[] = [];
		const go = async (name: string, sent: number) => {
			await departures.next(sent);
			order.push(name);
		};
		await clock.run(Promise.all([go('new', 0), go('repeat', 1)]));
		expect(order).toEqual(['repeat', 'new']);
	});
});
