/** A limiter that listens to the service. Used by lib/run/call. */
import type { ServiceFailure } from '../huawei/failure';
import type { Clock } from './types';

/** A request that is on its way. */
export interface Permit {
	sentAt: number;
	id: number;
}

export interface Pacer {
	/** Comes when the request may leave; `front` goes before all that wait (repeats). Throws when the signal aborts. */
	acquire(signal?: AbortSignal, front?: boolean): Promise<Permit>;
	/** How it went; without a failure it was answered. Every permit is reported once, also when nothing was sent in the end (`unsent`). */
	report(permit: Permit, outcome: { failure?: ServiceFailure; unsent?: boolean }): void;
	/** Wall time during which at least one request was held back */
	readonly waitedMs: number;
}

export interface PaceOptions {
	clock: Clock;
	/** The user's own cap */
	callsPerMinute?: number;
}

export declare function createPacer(options: PaceOptions): Pacer;
