/** Holds a run to a number of billed calls. Requests under way count until it is known whether they were billed. */
export function createCap(most: number) {
	let used = 0;
	let underWay = 0;
	const waiting = new Set<() => void>();
	const change = async (signal: AbortSignal) =>
		await new Promise<void>((resolve) => {
			waiting.add(resolve);
			signal.addEventListener('abort', () => resolve(), { once: true });
		});

	return {
		/** Comes when one more request may leave: true when it may, false when all calls are used up or the signal aborts. */
		async enter(signal: AbortSignal): Promise<boolean> {
			while (used < most && used + underWay >= most && !signal.aborted) await change(signal);
			if (used >= most || signal.aborted) return false;
			underWay++;
			return true;
		},
		/** The request that entered has ended. */
		leave(billed: boolean): void {
			underWay--;
			if (billed) used++;
			for (const go of waiting) go();
			waiting.clear();
		},
	};
}
