/**
 * Runs tasks side by side, a fixed number at a time: one task a document, one more a page.
 * Own code rather than p-limit: the pages of a document go before the next document, and a stop settles what has not begun.
 */

interface QueuedTask {
	begin(): void;
	drop(reason: Error): void;
}

/** First in, first out. Taking costs the same at any length, and a task that was taken is not kept in memory. */
class Queue {
	private coming: QueuedTask[] = [];

	/** The next one last */
	private going: QueuedTask[] = [];

	add(task: QueuedTask): void {
		this.coming.push(task);
	}

	take(): QueuedTask | undefined {
		if (this.going.length === 0) [this.going, this.coming] = [this.coming.reverse(), []];
		return this.going.pop();
	}
}

/** A pool of so many places, a whole number from 1. */
export function createPool(places: number) {
	const front = new Queue();
	const back = new Queue();
	let busy = 0;
	let reason: Error | undefined;

	const fill = () => {
		while (busy < places) {
			const task = front.take() ?? back.take();
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
				(options.front ? front : back).add({
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
			for (const queue of [front, back]) {
				for (let task = queue.take(); task; task = queue.take()) task.drop(why);
			}
		},
	};
}

export type Pool = ReturnType<typeof createPool>;
