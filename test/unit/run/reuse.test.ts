import type { FailureKind } from '../../../lib/huawei/errors/failure';
import { CallFailed, createPool, createReuse } from '../../../lib/run';
import { FakeClock } from './fakeClock';

const failed = (kind: FailureKind, repeatable = false) =>
	new CallFailed({ kind, message: kind, remedy: '', repeatable }, 1);

describe('reuse', () => {
	it('does identical work once, also when it is asked for side by side', async () => {
		const clock = new FakeClock();
		const reuse = createReuse<string>();
		let paid = 0;
		const work = async () => {
			paid++;
			await clock.sleep(10);
			return `answer ${paid}`;
		};
		const results = await clock.run(
			Promise.all(['a', 'a', 'b', 'a'].map((id) => reuse.once(id, work))),
		);
		const later = await clock.run(reuse.once('b', work));
		expect(paid).toBe(2);
		expect(results.map(({ reused }) => reused)).toEqual([false, true, false, true]);
		expect(results[3].value).toBe(results[0].value);
		expect(later).toEqual({ value: results[2].value, reused: true });
	});

	it.each([
		['bad input', failed('input')],
		['a refused sign-in', failed('authentication')],
		['an answer that was paid for and could not be used', new Error('An answer of another shape')],
	])('shares %s with its duplicates', async (_, thrown) => {
		const reuse = createReuse<string>();
		let sent = 0;
		const work = async () => {
			sent++;
			throw thrown;
		};
		const ends = await Promise.allSettled([1, 2, 3].map(() => reuse.once('a', work)));
		expect(ends.map((end) => end.status)).toEqual(['rejected', 'rejected', 'rejected']);
		expect(sent).toBe(1);
	});

	it.each(['connection', 'timeout', 'throttled', 'server', 'answer'] as FailureKind[])(
		'lets a duplicate try itself after %s, one at a time',
		async (kind) => {
			const clock = new FakeClock();
			const reuse = createReuse<string>();
			let sent = 0;
			const work = async () => {
				await clock.sleep(10);
				if (++sent === 1) throw failed(kind, true);
				return 'read';
			};
			const ends = await clock.run(
				Promise.allSettled([1, 2, 3, 4].map(() => reuse.once('a', work))),
			);
			expect(sent).toBe(2);
			expect(ends.map((end) => end.status)).toEqual([
				'rejected',
				'fulfilled',
				'fulfilled',
				'fulfilled',
			]);
		},
	);

	it('never blocks a pool for good, though duplicates wait inside it', async () => {
		const clock = new FakeClock();
		const pool = createPool(2);
		const reuse = createReuse<string>();
		const done: string[] = [];
		const work = (id: string) => async () => {
			await clock.sleep(10);
			return id;
		};
		const ids = ['a', 'a', 'a', 'b', 'a', 'b'];
		const one = async (id: string) =>
			await pool.run(async () => done.push((await reuse.once(id, work(id))).value));
		await clock.run(Promise.all(ids.map(one)));
		expect(done.sort()).toEqual([...ids].sort());
	});
});
