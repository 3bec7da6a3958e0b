/** One call with everything around it: pace, repeats, token, clock, stop. Used by lib/n8n/recognize. */
import { failureOfConnection } from '../huawei/errors';
import type { Outcome, ServiceFailure } from '../huawei/errors';
import { createMeter } from './meter';
import type { Pacer, Permit } from './pace';
import type { Pool } from './pool';
import { decide } from './retry';
import type { RetryPolicy, Tally } from './retry';
import { SignInTrial } from './signInTrial';
import type { Pass } from './signInTrial';
import { CallFailed, createStats, stoppedByUser } from './types';
import type { Clock, Stats } from './types';

/** What a request is told about itself. */
export interface Attempt {
	/** 1 for the first request of the call */
	number: number;
	/** Aborts with the run; hand it to the request */
	signal?: AbortSignal;
}

export interface RunnerOptions {
	clock: Clock;
	random: () => number;
	policy: RetryPolicy;
	pacer: Pacer;
	/** Stopped together with the runner, so that nothing new is read */
	pool?: Pool;
	/** The Stop button */
	signal?: AbortSignal;
	/** The sign-in is known to work (a fresh token, a good run a moment ago): no request needs to go first alone */
	signInKnown?: boolean;
	/** Counted into; a new one when left out */
	stats?: Stats;
}

export interface CallResult<T> {
	answer: T;
	requestId?: string;
	/** Requests that left for this call */
	attempts: number;
	/** Milliseconds this call was held back by pace or between repeats */
	waitedMs: number;
}

export interface Runner {
	/** Sends until there is an answer; else throws CallFailed. What `send` throws is read as a connection that came to nothing. */
	call<T>(send: (attempt: Attempt) => Promise<Outcome<T>>): Promise<CallResult<T>>;
	/** Something else than an answer has shown that the sign-in is good: no request needs to go first alone. */
	signInProven(): void;
	readonly stats: Stats;
	/** Why the run stopped, if it did */
	readonly stopped: ServiceFailure | undefined;
}

/** Kinds after which nothing more is sent: every further call would fare alike, or lock the key. */
const STOPS: ReadonlyArray<ServiceFailure['kind']> = ['authentication', 'account', 'cancelled'];

/** Where one call stands. */
interface Progress {
	sent: number;
	tally: Tally;
	firstSentAt?: number;
	waitedMs: number;
	/** Waited for pace since the first request: not the call's fault, so not in its time budget */
	pacedMs: number;
	/** Kept for the next request after a refused token or clock */
	pass?: Pass;
	/** Times it was sent again because of a refused token or clock */
	signIns: number;
	last?: ServiceFailure;
}

/** A runner for one execution. */
export function createRunner(options: RunnerOptions): Runner {
	const { clock, policy, pacer, random } = options;
	const stats = options.stats ?? createStats();
	const meter = createMeter(clock.now);
	const waits = new Set<AbortController>();
	const trial = new SignInTrial({
		clock,
		known: options.signInKnown,
		aloneMs: policy.aloneMs,
		mostTokens: policy.unprovenTokens,
	});
	let stopped: ServiceFailure | undefined;
	let lostInARow = 0;

	const stop = (failure: ServiceFailure) => {
		if (stopped) return;
		stopped = failure;
		options.pool?.stop(new CallFailed(failure, 0));
		for (const wait of waits) wait.abort();
	};
	const byUser = () => stop(stoppedByUser());
	if (options.signal?.aborted) byUser();
	options.signal?.addEventListener('abort', byUser, { once: true });

	/** A wait that a stop ends; whatever ends it, it does not throw. One signal a wait: Node warns of many listeners on one. */
	const untilStopped = async <T>(
		wait: (signal: AbortSignal) => Promise<T>,
	): Promise<T | undefined> => {
		const own = new AbortController();
		if (stopped) own.abort();
		waits.add(own);
		try {
			return await wait(own.signal);
		} catch {
			return undefined;
		} finally {
			waits.delete(own);
		}
	};

	const held = async <T>(progress: Progress, wait: (signal: AbortSignal) => Promise<T>) => {
		const { value, ms } = await meter.during(untilStopped(wait));
		progress.waitedMs += ms;
		stats.waitedMs = meter.ms;
		return { value, ms };
	};

	/** The call ends here because the run has. */
	const ended = ({ sent, last }: Progress): CallFailed => {
		const own = stopped?.kind !== 'cancelled' ? last : undefined;
		return new CallFailed(own ?? stopped ?? stoppedByUser(), sent);
	};

	/** Waits for everything that must be so before a request leaves. */
	const depart = async (progress: Progress): Promise<{ pass: Pass; permit: Permit }> => {
		const enter = async (signal: AbortSignal) => await trial.enter(signal);
		const pass = progress.pass ?? (await untilStopped(enter))!;
		progress.pass = undefined;
		const acquire = async (signal: AbortSignal) => await pacer.acquire(signal, progress.sent > 0);
		const { value: permit, ms } = await held(progress, acquire);
		if (progress.sent > 0) progress.pacedMs += ms;
		if (permit && !stopped) return { pass, permit };
		if (permit) pacer.report(permit, { unsent: true });
		pass.leave();
		throw ended(progress);
	};

	/** What a failure means for the whole run. Gives what is left of it for the call; nothing when it may go again at once. */
	const conclude = (
		progress: Progress,
		round: number,
		refusal: ServiceFailure,
	): ServiceFailure | undefined => {
		if (refusal.kind === 'throttled') stats.throttled++;
		const ofSignIn = refusal.kind === 'token' || refusal.kind === 'clock';
		const spent = ofSignIn && progress.signIns++ >= policy.signIns;
		const failure =
			ofSignIn && !spent
				? trial.refused(refusal, round)
				: { ...refusal, repeatable: refusal.repeatable && !spent };
		if (!failure) return undefined;
		if (ofSignIn) stop(failure);
		// A pause longer than a call may take: the run cannot go on now, and what is left keeps for later
		const endless = (failure.retryAfterMs ?? 0) > policy.budgetMs;
		if (endless || STOPS.includes(failure.kind)) stop(failure);
		return failure;
	};

	/** Comes back when the call may be sent again; throws when not. */
	const beforeNext = async (progress: Progress, failure: ServiceFailure): Promise<void> => {
		progress.last = failure;
		const lost = failure.kind === 'connection' && failure.httpStatus === undefined;
		lostInARow = lost ? lostInARow + 1 : 0;
		const spent = clock.now() - (progress.firstSentAt ?? clock.now()) - progress.pacedMs;
		const decision = decide(failure, progress.tally, spent, policy, random);
		if (!decision.again || lostInARow >= policy.deadAfter) {
			throw new CallFailed(failure, progress.sent);
		}
		const { delayMs } = decision;
		await held(progress, async (signal) => await clock.sleep(delayMs, signal));
		if (stopped) throw ended(progress);
	};

	/**
	 * Sends one request and reports how it went.
	 * @returns the answer, why there is none, or nothing when the request may go again at once with a better sign-in
	 */
	const attempt = async <T>(
		progress: Progress,
		send: (attempt: Attempt) => Promise<Outcome<T>>,
	): Promise<Outcome<T> | undefined> => {
		const { pass, permit } = await depart(progress);
		const { round } = trial;
		progress.firstSentAt ??= clock.now();
		const number = ++progress.sent;
		stats.sent++;
		if (number > 1) stats.retried++;
		pass.depart();
		let outcome: Outcome<T>;
		try {
			outcome = await send({ number, signal: options.signal });
		} catch (thrown) {
			outcome = { ok: false, failure: failureOfConnection(thrown) };
		}
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
		async call<T>(send: (attempt: Attempt) => Promise<Outcome<T>>): Promise<CallResult<T>> {
			const progress: Progress = {
				sent: 0,
				tally: { attempts: 0, own: {} },
				waitedMs: 0,
				pacedMs: 0,
				signIns: 0,
			};
			for (;;) {
				const outcome = await attempt(progress, send);
				if (outcome?.ok) {
					stats.billed++;
					lostInARow = 0;
					const { value: answer, requestId } = outcome;
					return { answer, requestId, attempts: progress.sent, waitedMs: progress.waitedMs };
				}
				if (outcome) await beforeNext(progress, outcome.failure);
			}
		},
		signInProven: () => trial.prove(),
		stats,
		get stopped() {
			return stopped;
		},
	};
}
