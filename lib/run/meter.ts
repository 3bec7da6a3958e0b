/** Wall time during which at least one of many was waiting: waits side by side count once. Used by lib/run. */
export interface Meter {
	/** Waits for `wait` with the meter running; gives its result and how long this one took, in milliseconds. */
	during<T>(wait: Promise<T>): Promise<{ value: T; ms: number }>;
	readonly ms: number;
}

/** A meter that stands at nought. */
export function createMeter(now: () => number): Meter {
	let open = 0;
	let since = 0;
	let total = 0;
	return {
		async during(wait) {
			const from = now();
			if (open++ === 0) since = from;
			try {
				const value = await wait;
				return { value, ms: now() - from };
			} finally {
				if (--open === 0) total += now() - since;
			}
		},
		get ms() {
			return open === 0 ? total : total + now() - since;
		},
	};
}
