/** Time that jumps from one alarm to the next, so that hours of waiting take milliseconds and every run is the same. */
import type { Clock } from '../../../lib/run/types';

type Alarm = { at: number; ring(): void };

export class FakeClock implements Clock {
	private alarms: Alarm[] = [];

	constructor(public time = Date.UTC(2025, 0, 2, 3, 4, 5)) {}

	now = () => this.time;

	sleep = (ms: number, signal?: AbortSignal) =>
		new Promise<void>((resolve, reject) => {
			if (signal?.aborted) return reject(new Error('aborted'));
			const alarm: Alarm = { at: this.time + Math.max(0, ms), ring: resolve };
			this.alarms.push(alarm);
			signal?.addEventListener('abort', () => {
				this.alarms = this.alarms.filter((each) => each !== alarm);
				reject(new Error('aborted'));
			});
		});

	/** Alarms still set: a timer that nobody stopped */
	get pending() {
		return this.alarms.length;
	}

	/** Lets everything that is ready happen, and time pass, until the work is done. */
	async run<T>(work: Promise<T>): Promise<T> {
		let done = false;
		const end = () => {
			done = true;
		};
		work.then(end, end);
		for (;;) {
			await new Promise(setImmediate);
			if (done) return await work;
			const next = this.alarms.reduce<Alarm | undefined>(
				(first, each) => (first && first.at <= each.at ? first : each),
				undefined,
			);
			if (!next) throw new Error('Stuck: nothing is left to wait for');
			this.alarms = this.alarms.filter((each) => each !== next);
			this.time = Math.max(this.time, next.at);
			next.ring();
		}
	}
}

/** Chance that is the same in every run (mulberry32). */
export function seeded(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = state;
		mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}
