/* eslint-disable */
import { setMaxListeners } from 'node:events';

import type { ServiceFailure } from '../../../lib/huawei/failure';
import { CallFailed, defaultPolicy, policyOf } from '../../../lib/run';
import { bench, failureOf, lost, ok, refused } from './bench';
import { FakeClock } from './fakeClock';

const wrongSecret = refused(
	401,
	'APIG.0301',
	'Incorrect IAM authentication information: verify aksk signature fail',
);
const tokenForms: Array<[string, { status: number; body?: unknown }]> = [
	['a bare 401', { status: 401, body: '' }],
	['401 Token expired', { status: 401, body: { error: { code: 401, message: 'Token expired' } } }],
	['403 abnormal', { status: 403, body: { error_msg: 'The authentication token is abnormal.' } }],
	[
		'APIG.0301',
		refused(401, 'APIG.0301', 'Incorrect IAM authentication information: decrypt token fail'),
	],
	['APIG.0307', refused(401, 'APIG.0307', 'The token must be updated.')],
	['ModelArts.0203', refused(400, 'ModelArts.0203', 'Invalid token.')],
];

describe('a call', () => {
	it('is sent again after a lost connection and says how often', async () => {
		const { all, runner } = bench(async (document, { number }) => {
			if (number < 3) throw lost('ECONNRESET');
			return ok(document);
		});
		const [end] = await all(1);
		expect(end).toMatchObject({ answer: { result: { document: 0 } }, attempts: 3 });
		expect(runner.stats).toMatchObject({ sent: 3, billed: 1, retried: 2 });
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
		const { all, runner, clock } = bench(async (document, { number }) =>
			number === 1 ? { status: 429, headers: { 'retry-after': '9' } } : ok(document),
		);
		const from = clock.now();
		await all(1);
		expect(clock.now() - from).toBeGreaterThanOrEqual(9_000);
		expect(runner.stats.waitedMs).toBeGreaterThanOrEqual(9_000);
		expect(runner.stats.throttled).toBe(1);
	});

	it('ends the run when the service wants a longer pause than a call may take', async () => {
		const { all, runner } = bench(async () => ({
			status: 429,
			headers: { 'retry-after': '3600' },
		}));
		const ends = await all(100);
		expect(runner.stats.sent).toBe(1);
		expect(ends.filter(({ failed }) => failed?.notSent)).toHaveLength(99);
	});

	it('leaves waiting for pace out of its time', async () => {
		const { all, runner } = bench(async (document) => ok(document), {
			callsPerMinute: 1,
			width: 5,
		});
		const ends = await all(20);
		expect(ends.every(({ answer }) => answer)).toBe(true);
		expect(runner.stats.waitedMs).toBeGreaterThan(19 * 60_000);
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
		const { all, runner } = bench(async () => {
			throw lost('ECONNREFUSED');
		});
		const ends = await all(1_000);
		expect(ends.every((end) => failureOf(end)?.code === 'ECONNREFUSED')).toBe(true);
		expect(runner.stats.sent).toBeLessThan(1_100);
	});
});

describe('a sign-in that is refused', () => {
	it.each([
		['a wrong secret', wrongSecret],
		[
			'a locked key',
			refused(
				401,
				'APIG.0301',
				'Incorrect IAM authentication information: AK access failed to reach the limit,forbidden',
			),
		],
		[
			'an unknown key',
			refused(
				401,
				'APIG.0301',
				'Incorrect IAM authentication information: Get secretKey failed,ak:EMULATORACCESSKEY0001,err:ak not exist',
			),
		],
		[
			'an account without the API',
			refused(400, 'ModelArts.4204', 'Request api error! The API ocr is not subscribed.'),
		],
	])(
		'%s with 1,000 items sends one request and reports the rest as not sent',
		async (_, answer) => {
			const clock = new FakeClock();
			let seen = 0;
			const { all, runner, pool } = bench(
				async () => {
					seen++;
					await clock.sleep(80);
					return answer;
				},
				{ clock, width: 50, signedIn: 'accessKey' },
			);
			const ends = await all(1_000);
			expect(seen).toBe(1);
			expect(ends.filter(({ failed }) => failed && !failed.notSent)).toHaveLength(1);
			const rest = ends.filter(({ failed }) => failed?.notSent);
			expect(rest).toHaveLength(999);
			expect(new Set(rest.map((end) => failureOf(end)!.message))).toEqual(
				new Set([runner.stopped!.message]),
			);
			expect(pool.stopped).toBeDefined();
			expect(clock.pending).toBe(0);
		},
	);

	it('in mid-run stops what is left and keeps what is there', async () => {
		const clock = new FakeClock();
		let seen = 0;
		const { all, runner } = bench(
			async (document) => {
				await clock.sleep(100);
				return ++seen > 500 ? wrongSecret : ok(document);
			},
			{ clock, width: 10 },
		);
		const ends = await all(1_000);
		expect(ends.filter(({ answer }) => answer)).toHaveLength(500);
		// Those that were on their way together
		expect(runner.stats.sent).toBeLessThanOrEqual(510);
		expect(ends.filter(({ failed }) => failed?.notSent).length).toBeGreaterThanOrEqual(490);
	});

	it('is found out by a second request when the first one hangs', async () => {
		const clock = new FakeClock();
		let seen = 0;
		const { all } = bench(
			async () => {
				if (++seen === 1) await clock.sleep(60_000);
				return wrongSecret;
			},
			{ clock, width: 20 },
		);
		const from = clock.now();
		const ends = await all(100);
		expect(seen).toBe(2);
		expect(ends.every(({ failed }) => failed)).toBe(true);
		expect(clock.now() - from).toBeLessThanOrEqual(60_000);
	});

	it('a first request that hangs does not hold up the run', async () => {
		const clock = new FakeClock();
		let seen = 0;
		const { all } = bench(
			async (document) => {
				await clock.sleep(++seen === 1 ? 60_000 : 100);
				return ok(document);
			},
			{ clock, width: 10 },
		);
		const from = clock.now();
		const ends = await all(200);
		expect(ends.every(({ answer }) => answer)).toBe(true);
		expect(clock.now() - from).toBe(60_000);
	});

	it('bad input and throttling of the user prove it good', async () => {
		for (const answer of [
			refused(400, 'AIS.0102', 'The image format is not supported.'),
			refused(
				429,
				'APIG.0308',
				'The throttling threshold has been reached: policy user over ratelimit,limit:XX,time:1 minute',
			),
		]) {
			const clock = new FakeClock();
			let atOnce = 0;
			let most = 0;
			const { all } = bench(
				async (document, { number }) => {
					most = Math.max(most, ++atOnce);
					await clock.sleep(50);
					atOnce--;
					return document === 0 && number === 1 ? answer : ok(document);
				},
				{ clock },
			);
			await all(40);
			// The throttled one holds its place while it waits
			expect(most).toBeGreaterThanOrEqual(9);
		}
	});
});

describe('a token that dies', () => {
	/** A service that knows which tokens are alive; the run holds the token of its generation. */
	const withTokens = (
		form: { status: number; body?: unknown },
		{ diesAfter = [0], width = 50, fetches = async () => undefined as unknown } = {},
	) => {
		const clock = new FakeClock();
		const deaths = [...diesAfter];
		let alive = 0;
		let answered = 0;
		let fetched = 0;
		const set = bench(
			async (document, { tokenGeneration }) => {
				const valid = tokenGeneration >= alive;
				await clock.sleep(40 + (document % 7) * 10);
				if (!valid) return form;
				if (answered >= (deaths[0] ?? Infinity)) {
					deaths.shift();
					alive = tokenGeneration + 1;
					return form;
				}
				answered++;
				return ok(document);
			},
			{
				clock,
				width,
				signedIn: 'token',
				refreshToken: async () => {
					fetched++;
					await clock.sleep(200);
					await fetches();
				},
			},
		);
		return { ...set, fetched: () => fetched };
	};

	it.each(tokenForms)('before 1,000 items costs one new token and no item: %s', async (_, form) => {
		const { all, fetched, runner } = withTokens(form);
		const ends = await all(1_000);
		expect(ends.every(({ answer }) => answer)).toBe(true);
		expect(fetched()).toBe(1);
		expect(runner.stats.refreshed).toBe(1);
	});

	it.each(tokenForms)(
		'three times among 1,000 items costs three new tokens and no item: %s',
		async (_, form) => {
			const { all, fetched, runner } = withTokens(form, { diesAfter: [200, 500, 700] });
			const ends = await all(1_000);
			expect(ends.every(({ answer }) => answer)).toBe(true);
			expect(ends.map(({ document }) => document)).toEqual(
				Array.from({ length: 1_000 }, (_, i) => i),
			);
			expect(fetched()).toBe(3);
			expect(runner.stats.billed).toBe(1_000);
		},
	);

	it('for good stops the run after a few new ones', async () => {
		const clock = new FakeClock();
		let fetched = 0;
		const { all, runner } = bench(async () => tokenForms[4][1], {
			clock,
			signedIn: 'token',
			refreshToken: async () => void fetched++,
		});
		const ends = await all(1_000);
		expect(fetched).toBe(defaultPolicy.unprovenTokens);
		expect(runner.stats.sent).toBe(fetched + 1);
		expect(failureOf(ends[0])!.remedy).toContain('same name as the account');
		expect(ends.filter(({ failed }) => failed?.notSent)).toHaveLength(999);
	});

	it('and cannot be replaced stops the run with what the sign-in said', async () => {
		const failure: ServiceFailure = {
			kind: 'authentication',
			message: 'The username or password is wrong.',
			remedy: 'Mend it.',
			repeatable: false,
		};
		const { all, fetched } = withTokens(tokenForms[0][1], {
			fetches: async () => {
				throw Object.assign(new Error('refused'), { failure });
			},
		});
		const ends = await all(1_000);
		expect(fetched()).toBe(1);
		expect(new Set(ends.map((end) => failureOf(end)!.message))).toEqual(new Set([failure.message]));
	});

	it('is fetched again when the way to the sign-in breaks once', async () => {
		let tries = 0;
		const { all, fetched } = withTokens(tokenForms[0][1], {
			fetches: async () => {
				if (++tries === 1) throw lost('ECONNRESET');
			},
		});
		const ends = await all(300);
		expect(ends.every(({ answer }) => answer)).toBe(true);
		expect(fetched()).toBe(2);
	});

	it('stops a run that has no way to get another', async () => {
		const { all, runner } = bench(async () => tokenForms[4][1]);
		const ends = await all(50);
		expect(runner.stats.sent).toBe(1);
		expect(ends.every(({ failed }) => failed)).toBe(true);
	});
});

describe('a clock that is off', () => {
	const HOUR = 3_600_000;
	const stamp = (ms: number) => new Date(ms).toISOString().replace(/[-:]|\.\d+/g, '');
	const withClock = (skew: number, mends = true) => {
		const clock = new FakeClock();
		let offset = 0;
		const set = bench(
			async (document) => {
				const signed = clock.now() + offset;
				await clock.sleep(50);
				const server = clock.now() + skew;
				if (Math.abs(server - signed) > 15 * 60_000) {
					return refused(
						401,
						'APIG.0303',
						`Incorrect app authentication information: signature expired, signature time:${stamp(signed)},server time:${stamp(server)}`,
					);
				}
				return ok(document);
			},
			{ clock, signedIn: 'accessKey', setClockOffset: (ms) => (mends ? (offset = ms) : undefined) },
		);
		return set;
	};

	it.each([HOUR, -3 * HOUR])(
		'by %p ms is signed around after one refusal, and told',
		async (skew) => {
			const { all, runner } = withClock(skew);
			const ends = await all(200);
			expect(ends.every(({ answer }) => answer)).toBe(true);
			expect(runner.stats.sent).toBe(201);
			expect(Math.abs(runner.stats.clockOffsetMs! - skew)).toBeLessThan(2_000);
		},
	);

	it('stops the run when the corrected time is refused as well', async () => {
		const { all, runner } = withClock(HOUR, false);
		const ends = await all(200);
		expect(runner.stats.sent).toBe(2);
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
		const { all, runner } = bench(
			async (document, { signal }) => {
				sent++;
				if (document % 3 === 0) return { status: 503 };
				await clock.sleep(10_000, signal).catch(() => {
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
		expect(runner.stats.sent).toBe(atStop);
		expect(clock.pending).toBe(0);
	});

	it('before the start sends nothing', async () => {
		const { all, runner } = bench(async (document) => ok(document), {
			signal: AbortSignal.abort(),
		});
		const ends = await all(10);
		expect(runner.stats.sent).toBe(0);
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
