/**
 * Identical work once in a run: the same bytes with the same parameters are paid for once. Used by lib/n8n.
 *
 * Results live as long as this object, so as long as the run. Hand in results that are small (finished
 * items whose files are stored already), not answers with pictures in them.
 */
import { CallFailed } from './types';

export interface Reuse<T> {
	/**
	 * Does `work` unless work of this id has succeeded (or is under way and succeeds).
	 * A first one that came to nothing is shared only where the same again gives the same; else the next in line works itself.
	 *
	 * @param rest how to wait for another's work: the `rest` of the pool's slot, so that no place is held meanwhile
	 */
	once(
		id: string,
		work: () => Promise<T>,
		rest?: <R>(waiting: Promise<R>) => Promise<R>,
	): Promise<{ value: T; reused: boolean }>;
}

type Settled<T> = { value: T } | { thrown: unknown };

/**
 * Whether a twin of this work would come to the same end: bad input does, what stops the run does, and so does whatever
 * went wrong after the answer was there and paid for.
 */
export const wouldRepeatAlike = (thrown: unknown): boolean =>
	!(thrown instanceof CallFailed) ||
	(!thrown.failure.repeatable &&
		['input', 'notOffered', 'account', 'authentication', 'cancelled'].includes(
			thrown.failure.kind,
		));

/** An empty memory for one run. */
export function createReuse<T>(): Reuse<T> {
	const known = new Map<string, Promise<Settled<T>>>();

	return {
		async once(id, work, rest = async (waiting) => await waiting) {
			for (;;) {
				const earlier = known.get(id);
				if (!earlier) break;
				const end = await rest(earlier);
				if ('value' in end) return { value: end.value, reused: true };
				if (wouldRepeatAlike(end.thrown)) throw asReason(end.thrown);
				// The first of the waiting twins to come here takes over, the others wait for it
				if (known.get(id) === earlier) known.delete(id);
			}
			const mine = work().then(
				(value): Settled<T> => ({ value }),
				(thrown: unknown): Settled<T> => ({ thrown }),
			);
			known.set(id, mine);
			const end = await mine;
			if ('value' in end) return { value: end.value, reused: false };
			throw asReason(end.thrown);
		},
	};
}

const asReason = (thrown: unknown): Error =>
	thrown instanceof Error ? thrown : new Error(String(thrown));
