/** Sends calls: each waits for its turn, is sent again where that helps, and ends with the run. */
import type { Outcome, ServiceFailure } from '../huawei/errors';
import { createDepartures, type Departure, type DepartureOptions } from './departures';
import type { Pool } from './pool';
import { delayBeforeNext, mayBeBilled } from './retry';
import type { RetryPolicy, Tally } from './retry';
import { isOfSignIn } from './signInTrial';
import { isPlannedEnd, stoppedByCap, stoppedByUser } from './stop';
import { CallFailed } from './types';
import type { Stats } from './types';

export interface RunnerOptions extends Omit<DepartureOptions, 'stats' | 'onUsedUp'> {
	random: () => number;
	policy: RetryPolicy;
	/** Stopped together with the runner, so that nothing new is read */
	pool?: Pool;
	/** The Stop button */
	signal?: AbortSignal;
	/** Counted into */
	stats: Stats;
}

/** Kinds after which nothing more is sent: every further call would fail in the same way, or lock the key. */
const STOPS: ReadonlyArray<ServiceFailure['kind']> = ['authentication', 'account', 'cancelled'];

/** After so many lost connections in a row, over all calls, the host counts as down: no repeats until it answers */
const DEAD_AFTER = 20;

/** Where one call stands. */
interface Call {
	sent: number;
	/** Requests whose answer was lost, so that they may have been billed */
	lost: number;
	tally: Tally;
	/** When the time of the call began, in milliseconds since 1970; waiting for pace is not its fault and moves it on */
	since?: number;
	/** Times it was sent again because of a refused token or clock */
	signIns: number;
	last?: ServiceFailure;
}

/** A runner for one execution. */
export function createRunner(options: RunnerOptions) {
	const { clock, policy, pool, random, signal, stats, stopAfterCalls = 0 } = options;
	let unreachedInARow = 0;
	let stopped: ServiceFailure | undefined;
	const stop = (reason: ServiceFailure): void => {
		if (stopped) return;
		stopped = reason;
		pool?.stop(new CallFailed(reason, 0));
		departures.stop();
	};
	const onUsedUp = () => stop(stoppedByCap(stopAfterCalls));
	const departures = createDepartures({ ...options, onUsedUp });
	if (signal?.aborted) stop(stoppedByUser);
	signal?.addEventListener('abort', () => stop(stoppedByUser), { once: true });

	/** The call ends here because the run has. */
	const ended = ({ sent, lost, last }: Call, reason: ServiceFailure): CallFailed => {
		const ownFirst = reason.kind !== 'cancelled' || isPlannedEnd(reason);
		return new CallFailed((ownFirst && last) || reason, sent, lost);
	};

	/** Notes what became of a request and applies it to the run. Gives the failure that the call has to deal with. */
	const conclude = (
		call: Call,
		departure: Departure,
		outcome: Outcome<unknown>,
	): ServiceFailure | undefined => {
		const isLost = !outcome.ok && mayBeBilled(outcome.failure);
		if (outcome.ok) stats.billed++;
		else if (outcome.failure.kind === 'throttled') stats.throttled++;
		if (isLost) {
			call.lost++;
			stats.possiblyBilled++;
		}
		const failure = departures.answered(call, departure, outcome, outcome.ok || isLost);
		// No call of the run can succeed now if the pause is longer than the time budget of a call
		const isEndless = (failure?.retryAfterMs ?? 0) > policy.budgetMs;
		if (failure && (isOfSignIn(failure) || isEndless || STOPS.includes(failure.kind))) {
			stop(failure);
		}
		departures.release();
		return failure;
	};

	/** Milliseconds to wait before the call is sent again; throws when it is given up. */
	const pauseAfter = (call: Call, failure: ServiceFailure, repeatLost: boolean): number => {
		call.last = failure;
		const isUnreached = failure.kind === 'connection' && failure.httpStatus === undefined;
		unreachedInARow = isUnreached ? unreachedInARow + 1 : 0;
		const delayMs = delayBeforeNext(failure, call.tally, clock.now() - call.since!, policy, random);
		const isDead = unreachedInARow >= DEAD_AFTER;
		if (delayMs === undefined || isDead || (!repeatLost && mayBeBilled(failure))) {
			throw new CallFailed(failure, call.sent, call.lost);
		}
		return delayMs;
	};

	return {
		/**
		 * Sends until there is an answer; else throws CallFailed.
		 * @param send never throws
		 * @param repeatLost whether it is sent again when its answer is lost, though the service may have done and billed it
		 * @returns the answer, and how many requests left
		 */
		async call<T>(send: () => Promise<Outcome<T>>, repeatLost = true) {
			const call: Call = { sent: 0, lost: 0, tally: {}, signIns: 0 };
			for (let pauseMs = 0; ; ) {
				const departure = stopped ? undefined : await departures.next(call, pauseMs);
				if (!departure || stopped) throw ended(call, stopped!);
				call.since = call.since === undefined ? departure.sentAt : call.since + departure.heldMs;
				if (call.sent++ > 0) stats.retried++;
				const outcome = await send();
				const failure = conclude(call, departure, outcome);
				if (outcome.ok) {
					unreachedInARow = 0;
					return { answer: outcome.value, requestId: outcome.requestId, attempts: call.sent };
				}
				pauseMs = failure ? pauseAfter(call, failure, repeatLost) : 0;
			}
		},
		/** Ends the run for this reason: waits end, nothing further is sent, what is under way is left to its end. The first reason holds. */
		stop,
		/** Why the run stopped, if it did */
		get stopped() {
			return stopped;
		},
	};
}
