/** Wall time during which at least one of many was waiting: waits side by side count once. */
interface Meter {
	/** Waits for `wait` with the meter running. */
	during<T>(wait: Promise<T>): Promise<T>;
	readonly ms: number;
}

/** A meter that starts at zero. */
export function createMeter(now: () => number): Meter {
	let open = 0;
	let since = 0;
	let total = 0;
	return {
		async during(wait) {
			if (open++ === 0) since = now();
			try {
				return await wait;
			} finally {
				if (--open === 0) total += now() - since;
			}
		},
		get ms() {
			return open === 0 ? total : total + now() - since;
		},
	};
}
