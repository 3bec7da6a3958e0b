import { setMaxListeners } from 'node:events';

import { CallFailed } from '../../../lib/run';
import { bench, failureOf, lost, ok, policyOf, refused } from './bench';
import { FakeClock } from './fakeClock';

describe('a call', () => {
	it('is sent again after a lost connection and says how often', async () => {
		const { all, stats } = bench(async (document, number) => {
			if (number < 3) throw lost('ECONNRESET');
			return ok(document);
		});
		const [end] = await all(1);
		expect(end).toMatchObject({ answer: { result: { document: 0 } }, attempts: 3 });
		expect(stats).toMatchObject({ sent: 3, billed: 1, retried: 2 });
	});

	it('is given up after four requests, with the last failure', async () => {
		const { all } = bench(async () => ({ status: 503, body: '<html></html>' }));
		const [end] = await all(1);
		expect(failureOf(end)).toMatchObject({ kind: 'server', httpStatus: 503 });
		expect(end.failed).toMatchObject({ attempts: 4, notSent: false });
	});

	it('is sent once when it brings bad input', async () => {
		const { all, runner } = bench(async () =>
			refused(400, 'AIS.0104', 'The image is not supported.'),
		);
		const ends = await all(20);
		expect(ends.map(({ attempts }) => attempts)).toEqual(Array(20).fill(1));
		expect(runner.stopped).toBeUndefined();
	});

	it('waits as long as Retry-After says and counts that', async () => {
		const { all, clock, stats } = bench(async (document, number) =>
			number === 1 ? { status: 429, headers: { 'retry-after': '9' } } : ok(document),
		);
		const from = clock.now();
		await all(1);
		expect(clock.now() - from).toBeGreaterThanOrEqual(9_000);
		expect(stats.waitedMs).toBeGreaterThanOrEqual(9_000);
		expect(stats.throttled).toBe(1);
	});

	it('ends the run when the service wants a longer pause than a call may take', async () => {
		const { all, stats } = bench(async () => ({
			status: 429,
			headers: { 'retry-after': '3600' },
		}));
		const ends = await all(100);
		expect(stats.sent).toBe(1);
		expect(ends.filter(({ failed }) => failed?.notSent)).toHaveLength(99);
	});

	it('leaves waiting for pace out of its time', async () => {
		const { all, stats } = bench(async (document) => ok(document), {
			callsPerMinute: 1,
			width: 5,
		});
		const ends = await all(20);
		expect(ends.every(({ answer }) => answer)).toBe(true);
		expect(stats.waitedMs).toBeGreaterThan(19 * 60_000);
	});

	it('adds no time to a run without trouble but the first request on its own', async () => {
		const clock = new FakeClock();
		const service = async (document: number) => {
			await clock.sleep(300);
			return ok(document);
		};
		const from = clock.now();
		await bench(service, { clock, signInKnown: true }).all(200);
		expect(clock.now() - from).toBe(6_000);
		const then = clock.now();
		await bench(service, { clock }).all(200);
		expect(clock.now() - then).toBe(6_300);
	});

	it('does not knock on a dead host four times a document', async () => {
		const { all, stats } = bench(async () => {
			throw lost('ECONNREFUSED');
		});
		const ends = await all(1_000);
		expect(ends.every((end) => failureOf(end)?.code === 'ECONNREFUSED')).toBe(true);
		expect(stats.sent).toBeLessThan(1_100);
	});
});

describe('a clock that is off', () => {
	const HOUR = 3_600_000;
	const stamp = (ms: number) => new Date(ms).toISOString().replace(/[-:]|\.\d+/g, '');
	const withClock = (skew: number, correction = skew) => {
		const clock = new FakeClock();
		let offset = 0;
		const set = bench(
			async (document) => {
				const signed = clock.now() + offset;
				await clock.sleep(50);
				const server = clock.now() + skew;
				if (Math.abs(server - signed) > 15 * 60_000) {
					offset = correction;
					return refused(
						401,
						'APIG.0303',
						`Incorrect app authentication information: signature expired, signature time:${stamp(signed)},server time:${stamp(server)}`,
					);
				}
				return ok(document);
			},
			{ clock, signedIn: 'accessKey' },
		);
		return set;
	};

	it.each([HOUR, -3 * HOUR])('by %p ms costs one refused signature', async (skew) => {
		const { all, stats } = withClock(skew);
		const ends = await all(200);
		expect(ends.every(({ answer }) => answer)).toBe(true);
		expect(stats.sent).toBe(201);
	});

	it('stops the run when the corrected time is refused as well', async () => {
		const { all, stats } = withClock(HOUR, 0);
		const ends = await all(200);
		expect(stats.sent).toBe(2);
		expect(failureOf(ends[0])!.kind).toBe('clock');
		expect(ends.filter(({ failed }) => failed?.notSent)).toHaveLength(199);
	});
});

describe('stop', () => {
	it('lets nothing further leave and ends every wait at once', async () => {
		const clock = new FakeClock();
		const stop = new AbortController();
		// Twenty made-up requests listen to it
		setMaxListeners(0, stop.signal);
		let sent = 0;
		const { all, stats } = bench(
			async (document) => {
				sent++;
				if (document % 3 === 0) return { status: 503 };
				await clock.sleep(10_000, stop.signal).catch(() => {
					throw Object.assign(new Error('canceled'), { code: 'ERR_CANCELED' });
				});
				return ok(document);
			},
			{ clock, width: 20, signal: stop.signal, signInKnown: true, callsPerMinute: 30 },
		);
		const from = clock.now();
		void clock.sleep(15_000).then(() => stop.abort());
		const ends = await all(500);
		const atStop = sent;
		expect(clock.now() - from).toBe(15_000);
		expect(ends).toHaveLength(500);
		expect(ends.every((end) => end.answer || failureOf(end)!.kind === 'cancelled')).toBe(true);
		expect(ends.filter(({ failed }) => failed?.notSent).length).toBeGreaterThan(400);
		expect(stats.sent).toBe(atStop);
		expect(clock.pending).toBe(0);
	});

	it('before the start sends nothing', async () => {
		const { all, stats } = bench(async (document) => ok(document), {
			signal: AbortSignal.abort(),
		});
		const ends = await all(10);
		expect(stats.sent).toBe(0);
		expect(ends.every(({ failed }) => failed instanceof CallFailed && failed.notSent)).toBe(true);
	});
});

it('attempts of one means one request, whatever comes back', async () => {
	for (const answer of [
		{ status: 429 },
		{ status: 503 },
		refused(400, 'AIS.0105', 'Recognition failed.'),
	]) {
		const { all } = bench(async () => answer, { policy: policyOf(1) });
		expect((await all(1))[0].attempts).toBe(1);
	}
});
