/**
 * All that a process remembers about sign-ins, in one place. It lives as long as the process; of credentials and hosts
 * beyond 200 it forgets the oldest. A credential is known by its fingerprint, so an edited one is a new one.
 */
import { fingerprintOf, type Session } from '../../huawei/auth/session';
import type { HuaweiCredential } from '../../huawei/auth/credential';

const MOST = 200;
/** A refusal of IAM is repeated from memory for this long: each further try counts towards locking the account. */
const REFUSAL_MS = 30_000;
/** How long a passed test of a credential stands, for the request that follows it at once */
const TEST_MS = 30_000;
/** How long a sign-in counts as good: enough for a workflow that runs every few minutes, too short for a changed key. */
const PROVEN_MS = 5 * 60_000;
/** A larger clock difference is ignored: with it the TLS certificates of the service would not be valid either */
const FURTHEST_CLOCK_MS = 366 * 24 * 3_600_000;
/** The service takes signatures that are up to 15 minutes off */
const SAME_CLOCK_MS = 14 * 60_000;
/** Refused tokens that are kept for each credential */
const REFUSED_KEPT = 5;

/** A map that forgets its oldest entry rather than grow without end. */
class Recent<V> extends Map<string, V> {
	set(id: string, value: V): this {
		this.delete(id);
		if (this.size >= MOST) this.delete(this.keys().next().value as string);
		return super.set(id, value);
	}
}

/** Where the sign-in of one credential stands. */
export class SignInState {
	/** A request needs a project ID that nobody has typed, so the next preAuthentication looks it up */
	needsProject = false;

	/** The Test button was pressed, so the next preAuthentication tests the credential */
	isTestWanted = false;

	private testPassedUntil = 0;

	/** The last session that IAM gave */
	private session?: Session;

	/** Not used again, even before they expire; the newest last */
	private refusedTokens: string[] = [];

	/** What IAM answered when it refused the sign-in */
	private refusal?: { thrown: unknown; until: number };

	private provenUntil = 0;

	private readonly pending = new Map<string, Promise<unknown>>();

	constructor(
		readonly fingerprint: string,
		private readonly now: () => number,
	) {}

	/** The session if it may be used now: made for this credential, not near its end, its token not refused. */
	usable(session: Session | undefined): Session | undefined {
		if (session?.fingerprint !== this.fingerprint) return undefined;
		const { token, renewAt = 0 } = session;
		if (token === undefined) return session;
		return this.now() < renewAt && !this.refusedTokens.includes(token) ? session : undefined;
	}

	/** The last session that IAM gave, if it may be used. */
	known(): Session | undefined {
		return this.usable(this.session);
	}

	/** The service refused this token. */
	refuseToken(token: string | undefined): void {
		if (token === undefined || this.refusedTokens.includes(token)) return;
		this.refusedTokens = [...this.refusedTokens, token].slice(-REFUSED_KEPT);
	}

	/** One run of `work` for all who ask for the same thing meanwhile; `work` has a deadline of its own. */
	async once<T>(id: string, work: () => Promise<T>): Promise<T> {
		const started =
			(this.pending.get(id) as Promise<T> | undefined) ??
			work().finally(() => this.pending.delete(id));
		this.pending.set(id, started);
		return await started;
	}

	/** A usable session: a known one, one that is just being fetched, or what `fetch` gives. */
	async renew(fetch: () => Promise<Session>): Promise<Session> {
		const known = this.known();
		if (known) return known;
		if (this.refusal && this.now() < this.refusal.until) throw this.refusal.thrown;
		const keep = (session: Session): Session => {
			this.refusal = undefined;
			return (this.session = session);
		};
		const keepRefusal = (thrown: unknown): never => {
			const { isLasting } = thrown as { isLasting?: boolean };
			if (isLasting) this.refusal = { thrown, until: this.now() + REFUSAL_MS };
			throw thrown;
		};
		return await this.once('session', async () => await fetch().then(keep, keepRefusal));
	}

	/** The test passed: one request may follow without another. */
	passTest(): void {
		this.testPassedUntil = this.now() + TEST_MS;
	}

	/** Whether a passed test still stands; it is used up by that. */
	usePassedTest(): boolean {
		const isPassed = this.now() < this.testPassedUntil;
		this.testPassedUntil = 0;
		return isPassed;
	}

	/** The service took this sign-in, or (`false`) refused it. */
	prove(good: boolean): void {
		this.provenUntil = good ? this.now() + PROVEN_MS : 0;
	}

	/** Whether the sign-in proved good a moment ago: then no request of a run needs to go first alone. */
	isProven(): boolean {
		return this.now() < this.provenUntil;
	}
}

/** The memory described at the top of this file; tests make their own. */
export class SignInMemory {
	private readonly states = new Recent<SignInState>();

	private readonly clocks = new Recent<number>();

	/** @param now milliseconds since 1970 */
	constructor(readonly now: () => number) {}

	/** What is known of a credential. */
	stateOf(credential: HuaweiCredential): SignInState {
		const id = fingerprintOf(credential);
		const state = this.states.get(id) ?? new SignInState(id, this.now);
		this.states.set(id, state);
		return state;
	}

	/** Milliseconds to add to the local clock for signatures to a host with its port; 0 when nothing is known. */
	clockOffset(host: string): number {
		return this.clocks.get(host) ?? 0;
	}

	/**
	 * Takes what a refusal says of the clock. A correction that was refused is forgotten.
	 * @param used the offset with which the refused request was signed
	 * @param reported milliseconds that the host is ahead of the local clock, if it said so
	 * @returns whether the next signature has another time than the refused one
	 */
	correctClock(host: string, used: number, reported: number | undefined): boolean {
		if (this.clockOffset(host) !== used) return true;
		this.clocks.delete(host);
		if (reported === undefined || !(Math.abs(reported) <= FURTHEST_CLOCK_MS)) return false;
		if (Math.abs(reported - used) < SAME_CLOCK_MS) return false;
		this.clocks.set(host, reported);
		return true;
	}
}

/** The memory of this process. */
export const signInMemory = new SignInMemory(Date.now);
