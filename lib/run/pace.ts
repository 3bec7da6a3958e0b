/**
 * A rate limiter that learns from the answers of the service: one for a run.
 *
 * - A limit that a refusal names ("limit:60,time:1 minute") is kept from then on, unless calls evidently pass beyond it.
 * - Retry-After holds all calls back.
 * - Refusals in a row, or well above half of all, make all calls pause and fewer go side by side; answers let more go again.
 * - Single refusals do nothing here: the call that met one waits on its own (lib/run/retry).
 */
import type { ServiceFailure } from '../huawei/errors';
import { Limits } from './limits';
import type { Permit } from './limits';
import type { Clock } from './types';

export type { Permit } from './limits';

const MINUTE = 60_000;
/** Weight of one outcome in the share of refusals: about the last 50 count */
const WEIGHT = 0.04;
const SHARE_TO_SLOW_DOWN = 0.6;
const REFUSALS_TO_SLOW_DOWN = 8;
const REFUSALS_TO_TRUST_LIMIT = 12;
const NARROWER = 0.7;
/** How fast the number of requests side by side grows: one more after (that number / this) answers */
const WIDER = 0.2;
const WIDEST = 64;
const PAUSE_MS = { first: 500, longest: 15_000 };

interface QueuedRequest {
	go(permit: Permit): void;
}

/**
 * A new pacer: at first only the cap of the user holds requests back.
 * @param callsPerMinute the user's own cap; below 1 is none
 */
export function createPacer(clock: Clock, callsPerMinute = 0) {
	const calls = Math.trunc(callsPerMinute);
	const limits = new Limits(calls >= 1 ? { calls, windowMs: MINUTE } : undefined);
	const first: QueuedRequest[] = [];
	const rest: QueuedRequest[] = [];
	let timer: { until: number; stop: AbortController } | undefined;
	let inFlight = 0;
	let width = Infinity;
	let blockedUntil = 0;
	let squeezedAt = -1;
	let pauseMs = PAUSE_MS.first;
	let share = 0;
	let row = 0;

	const holdMs = (now: number): number =>
		inFlight >= Math.floor(width) ? Infinity : Math.max(0, blockedUntil - now, limits.holdMs(now));

	const depart = (now: number): Permit => {
		inFlight++;
		return limits.depart(now);
	};

	/** Lets waiting requests leave where the limits allow it, and sets a timer for the next. */
	const releaseWaiting = () => {
		const now = clock.now();
		while (first.length + rest.length > 0) {
			const hold = holdMs(now);
			if (hold > 0) {
				if (hold !== Infinity) wakeAt(now + hold, hold);
				return;
			}
			(first.shift() ?? rest.shift())?.go(depart(now));
		}
		timer?.stop.abort();
		timer = undefined;
	};

	const wakeAt = (until: number, ms: number) => {
		if (timer && timer.until <= until) return;
		timer?.stop.abort();
		const mine = { until, stop: new AbortController() };
		timer = mine;
		const ring = () => {
			if (timer !== mine) return;
			timer = undefined;
			releaseWaiting();
		};
		clock.sleep(Math.ceil(ms), mine.stop.signal).then(ring, ring);
	};

	/** All calls pause and fewer go side by side; once for all refusals of calls that were on their way together. */
	const slowDown = (now: number, permit: Permit) => {
		if (permit.sentAt < squeezedAt) return;
		width = Math.max(1, Math.min(width, inFlight + 1) * NARROWER);
		blockedUntil = Math.max(blockedUntil, now + pauseMs);
		pauseMs = Math.min(PAUSE_MS.longest, pauseMs * 2);
		squeezedAt = blockedUntil;
	};

	const refused = (permit: Permit, failure: ServiceFailure) => {
		const now = clock.now();
		row++;
		share += WEIGHT * (1 - share);
		limits.refused(now, failure.limit);
		if (failure.retryAfterMs !== undefined) {
			blockedUntil = Math.max(blockedUntil, now + failure.retryAfterMs);
		}
		if (row >= REFUSALS_TO_TRUST_LIMIT) limits.trustAgain(now);
		if (row >= REFUSALS_TO_SLOW_DOWN || share > SHARE_TO_SLOW_DOWN) slowDown(now, permit);
	};

	const passed = (permit: Permit) => {
		row = 0;
		share -= WEIGHT * share;
		pauseMs = PAUSE_MS.first;
		limits.passed(permit, clock.now());
		if (width !== Infinity) width += WIDER / width;
		if (width > WIDEST) width = Infinity;
	};

	const wait = async (signal: AbortSignal | undefined, front: boolean): Promise<Permit> =>
		await new Promise<Permit>((resolve, reject) => {
			const queue = front ? first : rest;
			const leave = () => {
				queue.splice(queue.indexOf(waiting), 1);
				reject(new Error('Stopped'));
				releaseWaiting();
			};
			const waiting: QueuedRequest = {
				go: (permit) => {
					signal?.removeEventListener('abort', leave);
					resolve(permit);
				},
			};
			signal?.addEventListener('abort', leave, { once: true });
			queue.push(waiting);
			releaseWaiting();
		});

	return {
		/** Comes when the request may leave; `front` goes before all that wait (repeats). Rejects when the signal aborts. */
		async acquire(signal?: AbortSignal, front = false): Promise<Permit> {
			if (signal?.aborted) throw new Error('Stopped');
			const now = clock.now();
			// The usual case costs no queue and no timer
			if (first.length + rest.length === 0 && holdMs(now) === 0) return depart(now);
			return await wait(signal, front);
		},
		/** How it went; without a failure it was answered. Every permit is reported once, also when nothing was sent in the end (`unsent`). */
		report(
			permit: Permit,
			{ failure, unsent }: { failure?: ServiceFailure; unsent?: boolean },
		): void {
			inFlight--;
			if (unsent) limits.undo(permit);
			else if (failure?.kind === 'throttled') refused(permit, failure);
			// A lost connection or a timeout says nothing about pace
			else if (!failure || failure.httpStatus !== undefined) passed(permit);
			releaseWaiting();
		},
	};
}

export type Pacer = ReturnType<typeof createPacer>;
