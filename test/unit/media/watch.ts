/** What work costs others: the longest time they wait for their turn, and memory at its peak. */
export interface Cost {
	blockedMs: number;
	extraMb: number;
}

const TICK_MS = 5;
const MB = 1024 * 1024;

export async function costOf(work: () => Promise<unknown>): Promise<Cost> {
	const before = process.memoryUsage().rss;
	let peak = before;
	let last = performance.now();
	let blockedMs = 0;
	const look = () => {
		const now = performance.now();
		blockedMs = Math.max(blockedMs, now - last - TICK_MS);
		last = now;
		peak = Math.max(peak, process.memoryUsage().rss);
	};
	const timer = setInterval(look, TICK_MS);
	await work();
	look();
	clearInterval(timer);
	return { blockedMs, extraMb: (peak - before) / MB };
}

const whole = process.env.MEDIA_CASES !== undefined;

/** How large files are that are made to take long: with MEDIA_CASES as large as a file may be. */
export const LARGE = (whole ? 32 : 4) * MB;

/** The promise is a second on a machine of one's own; a test may share its processor with others. */
const LONGEST_MS = whole ? 1000 : 5000;

/** The promise for files of up to 32 MB. */
export function expectBounded({ blockedMs, extraMb }: Cost): void {
	expect(blockedMs).toBeLessThan(LONGEST_MS);
	expect(extraMb).toBeLessThan(whole ? 300 : 150);
}

/** Numbers from 0 up to a limit, the same for the same seed (mulberry32). */
export function dice(seed: number): (limit: number) => number {
	let state = seed >>> 0;
	return (limit) => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
	};
}
