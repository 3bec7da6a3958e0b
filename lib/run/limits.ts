/** The limits of calls per time: the cap of the user and those that the service named. */

interface Limit {
	calls: number;
	windowMs: number;
}

/** A request that is on its way. */
export interface Permit {
	sentAt: number;
	/** Refusals for pace that were known when it left */
	refusalsKnown: number;
}

/** Windows are kept a little longer than named: two clocks and a network lie between the counters. */
const STRETCH = 1.02;
/** A limit that the service named is doubted when calls still succeed after so many of its refusals, and … */
const TURNS_TO_DOUBT = 5;
/** … when they succeed so many times faster than the limit would allow. */
const PACE_TO_DOUBT = 1.5;

/** Departures that are remembered for a limit yet to be learned */
const KEPT = 10_000;

/** A log of the times at which requests left, compared with all limits. */
export class Limits {
	private log: number[] = [];

	private learned?: Limit & { since: number; passed: number; turns: number; doubted: boolean };

	private refusals = 0;

	private lastTurn = 0;

	constructor(private readonly cap?: Limit) {}

	/** Milliseconds until one more may leave; 0 when it may at once. */
	holdMs(now: number): number {
		let hold = 0;
		for (const limit of [this.cap, this.learned?.doubted ? undefined : this.learned]) {
			if (!limit) continue;
			const nth = this.log[this.log.length - limit.calls];
			if (nth !== undefined) hold = Math.max(hold, nth + limit.windowMs * STRETCH - now);
		}
		return hold;
	}

	/** Records a request that leaves now. */
	depart(now: number): Permit {
		const kept = Math.max(this.cap?.calls ?? 0, this.learned?.calls ?? 0, KEPT);
		if (this.log.length > 2 * kept) this.log = this.log.slice(-kept);
		this.log.push(now);
		return { sentAt: now, refusalsKnown: this.refusals };
	}

	/** Removes a departure whose request was not sent. */
	undo(permit: Permit): void {
		const at = this.log.lastIndexOf(permit.sentAt);
		if (at >= 0) this.log.splice(at, 1);
	}

	/** Records an answer; a learned limit may become doubted. */
	passed(permit: Permit, now: number): void {
		const { learned } = this;
		if (!learned || learned.doubted || permit.sentAt < learned.since) return;
		learned.passed++;
		if (permit.refusalsKnown > this.lastTurn) {
			learned.turns++;
			this.lastTurn = permit.refusalsKnown;
		}
		const expected = (learned.calls * (now - learned.since)) / learned.windowMs;
		learned.doubted =
			learned.turns >= TURNS_TO_DOUBT && learned.passed > 2 + expected * PACE_TO_DOUBT;
	}

	/** Records a refusal for pace, and learns the limit that it names. */
	refused(now: number, named: Limit | undefined): void {
		this.refusals++;
		if (!named) return;
		const { learned } = this;
		if (learned?.calls === named.calls && learned.windowMs === named.windowMs) return;
		this.learn(named, now);
	}

	/** No call succeeds any more: a doubted limit holds again. */
	trustAgain(now: number): void {
		if (this.learned?.doubted) this.learn(this.learned, now);
	}

	private learn({ calls, windowMs }: Limit, now: number): void {
		this.learned = { calls, windowMs, since: now, passed: 0, turns: 0, doubted: false };
		this.lastTurn = this.refusals - 1;
	}
}
