/** Sends one call: waits for pace, retries, renews the token, corrects the clock, obeys a stop. */
import type { Outcome, ServiceFailure } from '../huawei/errors';
import { createCap } from './cap';
import { createMeter } from './meter';
import type { Pacer, Permit } from './pace';
import type { Pool } from './pool';
import { delayBeforeNext, mayBeBilled } from './retry';
import type { RetryPolicy, Tally } from './retry';
import { SignInTrial } from './signInTrial';
import type { Pass } from './signInTrial';
import { createStop, isPlannedEnd, stoppedByCap } from './stop';
import { CallFailed } from './types';
import type { Clock, Stats } from './types';

export interface RunnerOptions {
	clock: Clock;
	random: () => number;
	policy: RetryPolicy;
	pacer: Pacer;
	/** Stopped together with the runner, so that nothing new is read */
	pool?: Pool;
	/** Ends the run after so many billed calls; no end when left out */
	stopAfterCalls?: number;
	/** The Stop button */
	signal?: AbortSignal;
	/** The sign-in is known to work (a fresh token, a good run a moment ago): no request needs to go first alone */
	signInKnown?: boolean;
	/** Counted into */
	stats: Stats;
}

/** Kinds after which nothing more is sent: every further call would fail in the same way, or lock the key. */
const STOPS: ReadonlyArray<ServiceFailure['kind']> = ['authentication', 'account', 'cancelled'];

/** Times one call may be sent again with a new token or a corrected clock */
const MOST_SIGN_INS = 8;

/** After so many lost connections in a row, over all calls, the host counts as down: no repeats until it answers */
const DEAD_AFTER = 20;

/** Where one call stands. */
interface Progress {
	sent: number;
	/** Requests whose answer was lost, so that they may have been billed */
	lost: number;
	tally: Tally;
	firstSentAt?: number;
	/** Waited for pace since the first request: not the call's fault, so not in its time budget */
	pacedMs: number;
	/** Kept for the next request after a refused token or clock */
	pass?: Pass;
	/** Times it was sent again because of a refused token or clock */
	signIns: number;
	last?: ServiceFailure;
}

/** A runner for one execution. */
export function createRunner(options: RunnerOptions) {
	const { clock, policy, pacer, pool, random, stats } = options;
	const stopAfter = options.stopAfterCalls || Infinity;
	const cap = createCap(stopAfter);
	const meter = createMeter(clock.now);
	const trial = new SignInTrial(clock, options.signInKnown);
	let unreachedInARow = 0;
	const stop = createStop((reason) => pool?.stop(new CallFailed(reason, 0)), options.signal);

	/** A wait that the summary counts. */
	const held = async <T>(wait: (signal: AbortSignal) => Promise<T>) => {
		const value = await meter.during(stop.wait(wait));
		stats.waitedMs = meter.ms;
		return value;
	};

	/** The call ends here because the run has. */
	const ended = ({ sent, lost, last }: Progress): CallFailed => {
		const reason = stop.reason!;
		const ownFirst = reason.kind !== 'cancelled' || isPlannedEnd(reason);
		return new CallFailed((ownFirst && last) || reason, sent, lost);
	};

	/** Waits for everything that must be so before a request leaves. */
	const depart = async (progress: Progress): Promise<{ pass: Pass; permit: Permit }> => {
		const kept = progress.pass;
		progress.pass = undefined;
		const pass = kept ?? (await stop.wait(async (signal) => await trial.enter(signal)));
		const room = await stop.wait(async (signal) => await cap.enter(signal));
		if (!room) stop.now(stoppedByCap(stopAfter));
		const from = clock.now();
		const permit = await held(async (signal) => await pacer.acquire(signal, progress.sent > 0));
		if (progress.sent > 0) progress.pacedMs += clock.now() - from;
		if (pass && permit && !stop.reason) return { pass, permit };
		if (permit) pacer.report(permit, { unsent: true });
		if (room) cap.leave(false);
		pass?.leave();
		throw ended(progress);
	};

	/** Applies a failure to the whole run. Gives the failure that the call must handle; nothing when it may go again at once. */
	const conclude = (
		progress: Progress,
		round: number,
		refusal: ServiceFailure,
	): ServiceFailure | undefined => {
		if (refusal.kind === 'throttled') stats.throttled++;
		const ofSignIn = refusal.kind === 'token' || refusal.kind === 'clock';
		const spent = ofSignIn && progress.signIns++ >= MOST_SIGN_INS;
		const failure =
			ofSignIn && !spent
				? trial.refused(refusal, round)
				: { ...refusal, repeatable: refusal.repeatable && !spent };
		if (!failure) return undefined;
		// No call of the run can succeed now if the pause is longer than the time budget of a call
		const endless = (failure.retryAfterMs ?? 0) > policy.budgetMs;
		if (ofSignIn || endless || STOPS.includes(failure.kind)) stop.now(failure);
		return failure;
	};

	/** Comes back when the call may be sent again; throws when not. */
	const beforeNext = async (
		progress: Progress,
		failure: ServiceFailure,
		repeatLost: boolean,
	): Promise<void> => {
		progress.last = failure;
		const unreached = failure.kind === 'connection' && failure.httpStatus === undefined;
		unreachedInARow = unreached ? unreachedInARow + 1 : 0;
		const spent = clock.now() - (progress.firstSentAt ?? clock.now()) - progress.pacedMs;
		const delayMs = delayBeforeNext(failure, progress.tally, spent, policy, random);
		const dead = unreachedInARow >= DEAD_AFTER;
		if (delayMs === undefined || dead || (!repeatLost && mayBeBilled(failure))) {
			throw new CallFailed(failure, progress.sent, progress.lost);
		}
		await held(async (signal) => await clock.sleep(delayMs, signal));
		if (stop.reason) throw ended(progress);
	};

	/**
	 * Sends one request and records its outcome.
	 * @returns the answer, why there is none, or nothing when the request may go again at once with a better sign-in
	 */
	const attempt = async <T>(
		progress: Progress,
		send: () => Promise<Outcome<T>>,
	): Promise<Outcome<T> | undefined> => {
		const { pass, permit } = await depart(progress);
		const { round } = trial;
		progress.firstSentAt ??= clock.now();
		progress.sent++;
		if (progress.sent > 1) stats.retried++;
		pass.depart();
		const outcome = await send();
		const lost = !outcome.ok && mayBeBilled(outcome.failure);
		if (outcome.ok) stats.billed++;
		if (lost) {
			progress.lost++;
			stats.possiblyBilled++;
		}
		cap.leave(outcome.ok || lost);
		pacer.report(permit, { failure: outcome.ok ? undefined : outcome.failure });
		trial.note(outcome, round);
		// The next one may only try the sign-in when this one has drawn its conclusions
		const refusal = outcome.ok ? undefined : conclude(progress, round, outcome.failure);
		if (outcome.ok || refusal || !pass.tries) pass.leave();
		else progress.pass = pass;
		if (outcome.ok) return outcome;
		return refusal && { ...outcome, failure: refusal };
	};

	return {
		/**
		 * Sends until there is an answer; else throws CallFailed.
		 * @param send never throws
		 * @param repeatLost whether it is sent again when its answer is lost, though the service may have done and billed it
		 * @returns the answer, and how many requests left
		 */
		async call<T>(send: () => Promise<Outcome<T>>, repeatLost = true) {
			const progress: Progress = { sent: 0, lost: 0, tally: {}, pacedMs: 0, signIns: 0 };
			for (;;) {
				const outcome = await attempt(progress, send);
				if (outcome?.ok) {
					unreachedInARow = 0;
					return { answer: outcome.value, requestId: outcome.requestId, attempts: progress.sent };
				}
				if (outcome) await beforeNext(progress, outcome.failure, repeatLost);
			}
		},
		/** Something else than an answer has shown that the sign-in is good: no request needs to go first alone. */
		signInProven: () => trial.prove(),
		/** Ends the run for this reason: waits end, nothing further is sent, what is under way is left to its end. The first reason holds. */
		stop: stop.now,
		/** Why the run stopped, if it did */
		get stopped() {
			return stop.reason;
		},
	};
}
