/** Where every request waits until it may leave: for its pause, the trial of the sign-in, the pace, and a free call. */
import type { Outcome, ServiceFailure } from '../huawei/errors';
import { Pace } from './pace';
import { SignInTrial, type SigningCall } from './signInTrial';
import type { Clock, Stats } from './types';

/** A call, as far as its requests wait here. */
interface WaitingCall extends SigningCall {
	/** Requests that have left for it: repeats go before all that wait */
	sent: number;
}

/** A request that left. */
export interface Departure {
	sentAt: number;
	/** Of the trial of the sign-in */
	round: number;
	/** Milliseconds that it was held back beyond its pause */
	heldMs: number;
}

interface Waiting {
	call: WaitingCall;
	/** The end of its pause, in milliseconds since 1970 */
	readyAt: number;
	/** Without a departure when the run has ended */
	leave(departure?: Departure): void;
}

export interface DepartureOptions {
	clock: Clock;
	/** The user's cap; 0 is none */
	callsPerMinute?: number;
	/** Billed calls after which none leaves any more; 0 is no end */
	stopAfterCalls?: number;
	/** The sign-in is known to work, by a good run a moment ago: no request needs to go first alone */
	signInKnown?: boolean;
	/** Its `waitedMs` is counted here */
	stats: Pick<Stats, 'waitedMs'>;
	/** Called when a request waits and all calls are used up; has to call `stop` */
	onUsedUp?: () => void;
}

export function createDepartures(options: DepartureOptions) {
	const { clock, stats, onUsedUp } = options;
	const pace = new Pace(options.callsPerMinute);
	const trial = new SignInTrial(options.signInKnown);
	const most = options.stopAfterCalls || Infinity;
	/** Repeats first, else in the order in which they came; never more than documents go side by side */
	const waiting: Waiting[] = [];
	let used = 0;
	let underWay = 0;
	/** Since when a request is held back by its pause or by the pace */
	let heldSince: number | undefined;
	let alarm: { at: number; stop: AbortController } | undefined;

	/** Milliseconds until a request may leave; Infinity when something else has to happen first. */
	const holdMs = ({ call, readyAt }: Waiting, now: number): number => {
		// Requests under way count until it is known whether they were billed
		if (used + underWay >= most) return Infinity;
		return Math.max(readyAt - now, trial.holdMs(call, now), pace.holdMs(now));
	};

	const depart = ({ call, readyAt, leave }: Waiting, now: number): void => {
		underWay++;
		pace.leave(now);
		trial.leave(call, now);
		leave({ sentAt: now, round: trial.round, heldMs: now - readyAt });
	};

	const wakeAt = (at: number): void => {
		if (alarm?.at === at) return;
		alarm?.stop.abort();
		alarm = undefined;
		if (at === Infinity) return;
		const mine = { at, stop: new AbortController() };
		alarm = mine;
		const ring = () => {
			if (alarm !== mine) return;
			alarm = undefined;
			release();
		};
		clock.sleep(Math.ceil(at - clock.now()), mine.stop.signal).then(ring, ring);
	};

	/** Lets requests leave that may, and sets the alarm for the next. */
	const release = (): void => {
		const now = clock.now();
		if (heldSince !== undefined) stats.waitedMs += now - heldSince;
		for (let at = 0; at < waiting.length; ) {
			if (holdMs(waiting[at], now) > 0) at++;
			else depart(waiting.splice(at, 1)[0], now);
		}
		const isHeld = waiting.some(({ readyAt }) => readyAt > now || pace.holdMs(now) > 0);
		heldSince = isHeld ? now : undefined;
		wakeAt(now + Math.min(...waiting.map((request) => holdMs(request, now))));
		if (used >= most && waiting.length > 0) onUsedUp?.();
	};

	return {
		/**
		 * Comes when the next request of the call may leave; without a departure when the run has ended.
		 * @param pauseMs milliseconds that it waits at least
		 */
		async next(call: WaitingCall, pauseMs = 0): Promise<Departure | undefined> {
			return await new Promise((leave) => {
				const firstNew = waiting.findIndex((other) => other.call.sent === 0);
				const at = call.sent > 0 && firstNew >= 0 ? firstNew : waiting.length;
				waiting.splice(at, 0, { call, readyAt: clock.now() + pauseMs, leave });
				release();
			});
		},
		/**
		 * Takes what became of a request. `release` has to follow, after all that follows from it for the run.
		 * @param billed whether it was or may have been billed
		 * @returns the failure that the call has to deal with; nothing where it may be sent again at once
		 */
		answered(
			call: WaitingCall,
			{ sentAt, round }: Departure,
			outcome: Outcome<unknown>,
			billed: boolean,
		): ServiceFailure | undefined {
			underWay--;
			if (billed) used++;
			pace.answered(sentAt, clock.now(), outcome.ok ? undefined : outcome.failure);
			return trial.answered(call, round, outcome);
		},
		release,
		/** The run has ended: nothing that waits leaves. */
		stop(): void {
			for (const { leave } of waiting.splice(0)) leave();
			release();
		},
	};
}
