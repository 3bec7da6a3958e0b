/** Measures the wall time during which at least one of many was waiting: waits side by side count once. */
export function createMeter(now: () => number) {
	let open = 0;
	let since = 0;
	let total = 0;
	return {
		/** Waits with the meter running. */
		async during<T>(wait: Promise<T>): Promise<T> {
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
