import type { FailureKind, ServiceFailure } from '../../../lib/huawei/errors/failure';
import { delayBeforeNext } from '../../../lib/run/retry';
import { defaultPolicy, policyOf } from './bench';

const failure = (kind: FailureKind, more: Partial<ServiceFailure> = {}): ServiceFailure => ({
	kind,
	message: kind,
	remedy: '',
	repeatable: true,
	...more,
});

/** Waits until the policy gives up. */
function waits(what: ServiceFailure, policy = defaultPolicy, random = () => 1) {
	const tally = {};
	const delays: number[] = [];
	for (let elapsed = 0; ; ) {
		const delayMs = delayBeforeNext(what, tally, elapsed, policy, random);
		if (delayMs === undefined) return delays;
		delays.push(delayMs);
		elapsed += delayMs;
	}
}

describe('retry', () => {
	it.each(['connection', 'timeout', 'server'] as FailureKind[])(
		'sends %s four times in all',
		(kind) => {
			expect(waits(failure(kind))).toHaveLength(3);
		},
	);

	it('doubles the bound of the wait up to the cap, with full jitter below it', () => {
		const policy = policyOf(10);
		expect(waits(failure('connection'), policy)).toEqual([
			500, 1000, 2000, 4000, 8000, 16000, 20000, 20000, 20000,
		]);
		expect(waits(failure('connection'), policy, () => 0)).toEqual(Array(9).fill(0));
		expect(waits(failure('connection'), policy, () => 0.25).slice(0, 3)).toEqual([125, 250, 500]);
	});

	it('outlives a throttled minute', () => {
		const total = waits(failure('throttled'), defaultPolicy, () => 0.5).reduce((a, b) => a + b, 0);
		expect(total).toBeGreaterThan(60_000);
	});

	it('never waits less than the service asks for', () => {
		const asked = failure('throttled', { retryAfterMs: 7_000 });
		for (const wait of waits(asked, defaultPolicy, () => 0)) expect(wait).toBe(7_000);
		for (const wait of waits(asked, defaultPolicy, () => 1)) {
			expect(wait).toBeGreaterThanOrEqual(7_000);
			expect(wait).toBeLessThanOrEqual(7_700);
		}
	});

	it('keeps to the time of one call', () => {
		const policy = { ...defaultPolicy, budgetMs: 10_000 };
		expect(waits(failure('throttled', { retryAfterMs: 4_000 }), policy, () => 0)).toEqual([
			4000, 4000,
		]);
		expect(waits(failure('throttled', { retryAfterMs: 11_000 }), policy)).toEqual([]);
	});

	it('repeats a recognition that came to nothing once', () => {
		expect(waits(failure('server', { code: 'AIS.0105' }))).toHaveLength(1);
	});

	it.each([
		'input',
		'notOffered',
		'account',
		'authentication',
		'answer',
		'cancelled',
	] as FailureKind[])('never repeats %s', (kind) => {
		expect(waits(failure(kind, { repeatable: false }))).toEqual([]);
		expect(waits(failure(kind))).toEqual([]);
	});

	it('repeats nothing that is marked as not repeatable', () => {
		expect(waits(failure('connection', { repeatable: false }))).toEqual([]);
	});

	it('repeats nothing when attempts are one', () => {
		for (const kind of ['connection', 'throttled'] as FailureKind[]) {
			expect(waits(failure(kind), policyOf(1))).toEqual([]);
		}
		expect(waits(failure('server', { code: 'AIS.0105' }), policyOf(1))).toEqual([]);
	});

	it('counts refusals for pace apart from what went wrong', () => {
		const tally = {};
		const next = (kind: FailureKind) =>
			delayBeforeNext(failure(kind), tally, 0, defaultPolicy, () => 0) !== undefined;
		const course: FailureKind[] = [
			'throttled',
			'connection',
			'throttled',
			'server',
			'throttled',
			'timeout',
		];
		expect(course.map(next)).toEqual(Array(6).fill(true));
		expect(next('connection')).toBe(false);
	});
});
