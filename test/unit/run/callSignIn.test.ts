import type { ServiceFailure } from '../../../lib/huawei/errors/failure';
import { bench, failureOf, lost, ok, refused, tokens } from './bench';
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
			await expect(pool.run(async () => 'late')).rejects.toThrow(runner.stopped!.message);
			expect(clock.pending).toBe(0);
		},
	);

	it('in mid-run stops what is left and keeps what is there', async () => {
		const clock = new FakeClock();
		let seen = 0;
		const { all, stats } = bench(
			async (document) => {
				await clock.sleep(100);
				return ++seen > 500 ? wrongSecret : ok(document);
			},
			{ clock, width: 10 },
		);
		const ends = await all(1_000);
		expect(ends.filter(({ answer }) => answer)).toHaveLength(500);
		// Those that were on their way together
		expect(stats.sent).toBeLessThanOrEqual(510);
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
				async (document, number) => {
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
		const signIn = tokens(clock, fetches);
		let alive = 0;
		let answered = 0;
		const set = bench(
			async (document) => {
				const token = await signIn.forRequest();
				const valid = token >= alive;
				await clock.sleep(40 + (document % 7) * 10);
				if (valid && answered < (deaths[0] ?? Infinity)) {
					answered++;
					return ok(document);
				}
				if (valid) {
					deaths.shift();
					alive = token + 1;
				}
				signIn.refuse(token);
				return form;
			},
			{ clock, width, signedIn: 'token' },
		);
		return { ...set, fetched: signIn.fetched };
	};

	it.each(tokenForms)('before 1,000 items costs one new token and no item: %s', async (_, form) => {
		const { all, fetched } = withTokens(form);
		const ends = await all(1_000);
		expect(ends.every(({ answer }) => answer)).toBe(true);
		expect(fetched()).toBe(1);
	});

	it.each(tokenForms)(
		'three times among 1,000 items costs three new tokens and no item: %s',
		async (_, form) => {
			const { all, fetched, stats } = withTokens(form, { diesAfter: [200, 500, 700] });
			const ends = await all(1_000);
			expect(ends.every(({ answer }) => answer)).toBe(true);
			expect(ends.map(({ document }) => document)).toEqual(
				Array.from({ length: 1_000 }, (_, i) => i),
			);
			expect(fetched()).toBe(3);
			expect(stats.billed).toBe(1_000);
		},
	);

	it('for good stops the run after a few new ones', async () => {
		const clock = new FakeClock();
		const signIn = tokens(clock);
		const { all, stats } = bench(
			async () => {
				signIn.refuse(await signIn.forRequest());
				return tokenForms[4][1];
			},
			{ clock, signedIn: 'token' },
		);
		const ends = await all(1_000);
		expect(signIn.fetched()).toBe(3);
		expect(stats.sent).toBe(signIn.fetched() + 1);
		expect(failureOf(ends[0])!.remedy).toContain('same name as the account');
		expect(ends.filter(({ failed }) => failed?.notSent)).toHaveLength(999);
	});

	it('and cannot be replaced stops the run with what the sign-in said', async () => {
		const failure: ServiceFailure = {
			kind: 'authentication',
			message: 'The username or password is wrong.',
			remedy: 'Correct it.',
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

	it('of keys, which cannot be renewed, stops the run', async () => {
		const { all, stats } = bench(async () => tokenForms[4][1], { signedIn: 'accessKey' });
		const ends = await all(50);
		expect(stats.sent).toBe(1);
		expect(ends.every(({ failed }) => failed)).toBe(true);
	});
});
