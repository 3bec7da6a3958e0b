/**
 * How many requests may leave per time and side by side; learned from the answers of the service, for one run.
 *
 * - The user's cap is kept, and a limit that a refusal names ("limit:60,time:1 minute") from then on.
 * - Retry-After holds all requests back.
 * - After many refusals in a row all requests pause and fewer go side by side; answers let more go again.
 * - A single refusal does nothing more: the call that met it waits on its own (lib/run/retry).
 */
import type { ServiceFailure } from '../huawei/errors';

interface Limit {
	calls: number;
	windowMs: number;
}

const MINUTE = 60_000;
/** Windows are kept a little longer than named: two clocks and a network lie between the counters */
const STRETCH = 1.02;
/** Departures that are remembered for a limit yet to be learned */
const KEPT = 10_000;
const REFUSALS_TO_SLOW_DOWN = 8;
const NARROWER = 0.7;
/** How fast the number of requests side by side grows: one more after (that number / this) answers */
const WIDER = 0.2;
const WIDEST = 64;
const PAUSE_MS = { first: 500, longest: 15_000 };

/** At first only the cap of the user holds requests back. Times are in milliseconds since 1970. */
export class Pace {
	private readonly cap?: Limit;

	private learned?: Limit;

	/** When requests left, the latest last */
	private log: number[] = [];

	private underWay = 0;

	/** Requests that may be under way side by side */
	private width = Infinity;

	private blockedUntil = 0;

	/** Refusals of requests that left before say nothing new */
	private slowedAt = -1;

	private pauseMs = PAUSE_MS.first;

	private refusalsInARow = 0;

	/** @param callsPerMinute the user's own cap; below 1 is none */
	constructor(callsPerMinute = 0) {
		const calls = Math.trunc(callsPerMinute);
		if (calls >= 1) this.cap = { calls, windowMs: MINUTE };
	}

	/** Milliseconds until a request may leave: 0 when it may at once, Infinity when an answer has to come first. */
	holdMs(now: number): number {
		if (this.underWay >= Math.floor(this.width)) return Infinity;
		const free = [this.cap, this.learned].map((limit) => {
			const nth = limit && this.log[this.log.length - limit.calls];
			return nth === undefined ? 0 : nth + limit!.windowMs * STRETCH;
		});
		return Math.max(0, ...[this.blockedUntil, ...free].map((time) => time - now));
	}

	/** A request leaves. */
	leave(now: number): void {
		this.underWay++;
		const kept = Math.max(this.cap?.calls ?? 0, this.learned?.calls ?? 0, KEPT);
		if (this.log.length > 2 * kept) this.log = this.log.slice(-kept);
		this.log.push(now);
	}

	/** The request that left at `sentAt` was answered, or failed. */
	answered(sentAt: number, now: number, failure?: ServiceFailure): void {
		this.underWay--;
		if (failure?.kind === 'throttled') this.refused(sentAt, now, failure);
		// A lost connection or a timeout says nothing about pace
		else if (!failure || failure.httpStatus !== undefined) this.passed();
	}

	private refused(sentAt: number, now: number, { limit, retryAfterMs = 0 }: ServiceFailure): void {
		this.learned = limit ?? this.learned;
		this.blockedUntil = Math.max(this.blockedUntil, now + retryAfterMs);
		if (++this.refusalsInARow < REFUSALS_TO_SLOW_DOWN || sentAt < this.slowedAt) return;
		this.width = Math.max(1, Math.min(this.width, this.underWay + 1) * NARROWER);
		this.blockedUntil = Math.max(this.blockedUntil, now + this.pauseMs);
		this.pauseMs = Math.min(PAUSE_MS.longest, this.pauseMs * 2);
		this.slowedAt = this.blockedUntil;
	}

	private passed(): void {
		this.refusalsInARow = 0;
		this.pauseMs = PAUSE_MS.first;
		this.width += WIDER / this.width;
		if (this.width > WIDEST) this.width = Infinity;
	}
}
