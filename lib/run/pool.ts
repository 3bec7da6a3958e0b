/**
 * Runs tasks side by side, a fixed number at a time. Used by lib/n8n: one task a document, one more a page.
 *
 * Own code rather than p-limit: tasks spawned by tasks go to the front, a task can rest its slot while it
 * waits for another (no deadlock at width 1), and a stop settles what has not begun.
 */

/** Handed to each task: the place it holds in the pool. */
export interface Slot {
	/** Gives the place to others until `work` settles, takes it back, and passes the result or the throw on. */
	rest<T>(work: Promise<T>): Promise<T>;
}

export interface Pool {
	/** Runs the task when its turn comes; `front` puts it before all that wait. Rejects with the reason of a stop when it never began. */
	run<T>(task: (slot: Slot) => Promise<T>, options?: { front?: boolean }): Promise<T>;
	/** Nothing new begins: what waits rejects with the reason, what runs goes on. The first reason holds. */
	stop(reason: Error): void;
	/** The reason of the stop, if there was one */
	readonly stopped: Error | undefined;
}

interface Waiting {
	begin(): void;
	drop(reason: Error): void;
}

/** What is at this place of the row, which forgets it: a task that has begun holds a whole file. */
function taken<T>(row: Array<T | undefined>, place: number): T | undefined {
	const waiting = row[place];
	row[place] = undefined;
	return waiting;
}

/** A pool of `width` places (1 to 50; other numbers are brought into that range). */
export function createPool(width: number): Pool {
	const places = Math.min(50, Math.max(1, Math.trunc(width) || 1));
	// Tasks coming back from a rest have begun already: they go first, and a stop does not drop them
	const returning: Array<() => void> = [];
	const front: Waiting[] = [];
	let back: Array<Waiting | undefined> = [];
	let head = 0;
	let busy = 0;
	let reason: Error | undefined;

	const next = (): (() => void) | undefined => {
		const resumed = returning.shift();
		if (resumed) return resumed;
		const waiting = front.shift() ?? taken(back, head++);
		// Ten thousand shifts of a long array would cost more than the tasks: the tail is cut now and then
		if (head > 1000 && head * 2 > back.length) {
			back = back.slice(head);
			head = 0;
		}
		return waiting && (() => waiting.begin());
	};

	const fill = () => {
		while (busy < places && (returning.length || front.length || head < back.length)) {
			const begin = next();
			if (!begin) return;
			busy++;
			begin();
		}
	};

	const release = () => {
		busy--;
		fill();
	};

	const slot: Slot = {
		async rest(work) {
			release();
			try {
				return await work;
			} finally {
				await new Promise<void>((resolve) => {
					returning.push(resolve);
					fill();
				});
			}
		},
	};

	return {
		async run<T>(task: (slot: Slot) => Promise<T>, options: { front?: boolean } = {}) {
			if (reason) throw reason;
			return await new Promise<T>((resolve, reject) => {
				const waiting: Waiting = {
					begin: () => {
						void (async () => await task(slot))().then(resolve, reject).finally(release);
					},
					drop: reject,
				};
				(options.front ? front : back).push(waiting);
				fill();
			});
		},
		stop(why) {
			if (reason) return;
			reason = why;
			const dropped = [...front.splice(0), ...back.slice(head)];
			back = [];
			head = 0;
			for (const waiting of dropped) waiting?.drop(why);
		},
		get stopped() {
			return reason;
		},
	};
}
