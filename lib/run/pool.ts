/**
 * Runs tasks side by side, a fixed number at a time: one task a document, one more a page.
 * Own code rather than p-limit: the pages of a document go before the next document, and a stop settles what has not begun.
 */

interface QueuedTask {
	begin(): void;
	drop(reason: Error): void;
}

/** A pool of so many places, a whole number from 1. */
export function createPool(places: number) {
	const front: QueuedTask[] = [];
	const back: QueuedTask[] = [];
	let busy = 0;
	let reason: Error | undefined;

	const fill = () => {
		while (busy < places) {
			const task = front.shift() ?? back.shift();
			if (!task) return;
			busy++;
			task.begin();
		}
	};

	const release = () => {
		busy--;
		fill();
	};

	return {
		/** Runs the task when its turn comes; `front` puts it before all that wait. Rejects with the reason of a stop when it never began. */
		async run<T>(task: () => Promise<T>, options: { front?: boolean } = {}): Promise<T> {
			if (reason) throw reason;
			return await new Promise<T>((resolve, reject) => {
				(options.front ? front : back).push({
					begin: () => {
						void (async () => await task())().then(resolve, reject).finally(release);
					},
					drop: reject,
				});
				fill();
			});
		},
		/** Nothing new begins: what waits rejects with the reason, what runs goes on. The first reason holds. */
		stop(why: Error): void {
			if (reason) return;
			reason = why;
			for (const queue of [front, back]) for (const { drop } of queue.splice(0)) drop(why);
		},
	};
}

export type Pool = ReturnType<typeof createPool>;
