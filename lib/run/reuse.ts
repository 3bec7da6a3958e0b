/**
 * Identical work once in a run: the same bytes with the same parameters are paid for once.
 *
 * Results live as long as this object, so as long as the run. Hand in results that are small (finished
 * items whose files are stored already), not answers with pictures in them.
 */
import { CallFailed } from './types';

/** Kinds of failure that the same bytes would meet again, or that end the run. */
const SAME_AGAIN = ['input', 'notOffered', 'account', 'authentication', 'cancelled'];

/** Whether a duplicate would fail in the same way. True for errors after the answer came: the answer would be the same. */
const wouldFailAlike = (thrown: unknown): boolean =>
	!(thrown instanceof CallFailed) ||
	(!thrown.failure.repeatable && SAME_AGAIN.includes(thrown.failure.kind));

/**
 * The memory of one run.
 * @param remembered results by id, from an earlier try of the same run; new ones are added
 */
export function createReuse<T>(remembered: Record<string, T> = {}) {
	const known = new Map<string, Promise<T>>();
	for (const [id, value] of Object.entries(remembered)) known.set(id, Promise.resolve(value));

	return {
		/**
		 * Does `work` unless work of this id has succeeded, or is under way and succeeds: that result is given then.
		 * A failure is given to duplicates only where a repeat would fail again; else the next of them does the work itself.
		 * Only work that has begun is waited for, so callers may wait inside a pool without blocking it for good.
		 */
		async once(id: string, work: () => Promise<T>): Promise<{ value: T; reused: boolean }> {
			for (let earlier = known.get(id); earlier; earlier = known.get(id)) {
				const [end] = await Promise.allSettled([earlier]);
				if (end.status === 'fulfilled' || wouldFailAlike(end.reason)) {
					return { value: await earlier, reused: true };
				}
				// The first of the waiting duplicates to come here takes over, the others wait for it
				if (known.get(id) === earlier) known.delete(id);
			}
			const begun = work();
			known.set(id, begun);
			remembered[id] = await begun;
			return { value: remembered[id], reused: false };
		},
	};
}
