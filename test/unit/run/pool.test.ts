import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createPool } from '../../../lib/run';
import { FakeClock } from './fakeClock';

const at = (clock: FakeClock, ms: number) => clock.sleep(ms);

describe('pool', () => {
	it('runs no more than its width side by side and gives every result to its own caller', async () => {
		const clock = new FakeClock();
		const pool = createPool(3);
		let now = 0;
		let most = 0;
		const work = Array.from({ length: 50 }, (_, index) =>
			pool.run(async () => {
				most = Math.max(most, ++now);
				await at(clock, 100 - index);
				now--;
				return index;
			}),
		);
		expect(await clock.run(Promise.all(work))).toEqual(Array.from({ length: 50 }, (_, i) => i));
		expect(most).toBe(3);
	});

	it('takes the pages of a document before the next document, in their order', async () => {
		const clock = new FakeClock();
		const pool = createPool(1);
		const order: string[] = [];
		const document = async (name: string) => {
			let pages: Promise<unknown> | undefined;
			await pool.run(async () => {
				order.push(name);
				const page = async (number: number) =>
					await pool.run(
						async () => {
							order.push(`${name}${number}`);
							await at(clock, 5);
						},
						{ front: true },
					);
				pages = Promise.all([1, 2].map(page));
			});
			await pages;
		};
		await clock.run(Promise.all(['a', 'b'].map(document)));
		expect(order).toEqual(['a', 'a1', 'a2', 'b', 'b1', 'b2']);
	});

	it('goes on after a task that throws', async () => {
		const pool = createPool(1);
		await expect(pool.run(async () => Promise.reject(new Error('unreadable')))).rejects.toThrow(
			'unreadable',
		);
		await expect(pool.run(async () => 'next')).resolves.toBe('next');
	});

	it('settles what has not begun when it is stopped, lets the rest end, and takes nothing new', async () => {
		const clock = new FakeClock();
		const pool = createPool(2);
		const begun: number[] = [];
		const work = Array.from({ length: 6 }, (_, index) =>
			pool.run(async () => {
				begun.push(index);
				await at(clock, 50);
				return index;
			}),
		);
		pool.stop(new Error('refused'));
		pool.stop(new Error('a later reason'));
		const ends = await clock.run(Promise.allSettled(work));
		expect(begun).toEqual([0, 1]);
		expect(
			ends.map((end) => (end.status === 'fulfilled' ? end.value : end.reason.message)),
		).toEqual([0, 1, 'refused', 'refused', 'refused', 'refused']);
		await expect(pool.run(async () => 'late')).rejects.toThrow('refused');
	});

	it('lets go of what a task held when the task is done, not when all are', async () => {
		setFlagsFromString('--expose-gc');
		const collect = runInNewContext('gc') as () => void;
		const pool = createPool(1);
		let file: object | undefined = { bytes: 1 };
		const remains = new WeakRef(file);
		const taskHolding = (held: object | undefined) => async () => held !== undefined;
		const first = pool.run(taskHolding(file));
		file = undefined;
		let end = () => {};
		const last = pool.run(async () => await new Promise<void>((resolve) => (end = resolve)));
		expect(await first).toBe(true);
		await new Promise((done) => setImmediate(done));
		collect();
		expect(remains.deref()).toBeUndefined();
		end();
		await last;
	});

	it('takes tasks as quickly when a hundred thousand and more wait', async () => {
		const pool = createPool(10);
		let done = 0;
		const begun = performance.now();
		await Promise.all(Array.from({ length: 150_000 }, () => pool.run(async () => void done++)));
		expect(done).toBe(150_000);
		// Under a second; with a list that moves all that wait at each task, 15 seconds and more
		expect(performance.now() - begun).toBeLessThan(6_000);
	}, 60_000);
});
