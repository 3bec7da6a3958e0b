/**
 * All that a process remembers about sign-ins, in one place: sessions, refused tokens, refusals of IAM, clocks, which
 * sign-ins the service took, and tests that are asked for. It lives as long as the process, is keyed by a digest of the
 * credential (so an edited credential is a new one), and forgets the oldest entry beyond 200.
 */
import type { HuaweiCredential } from '../../huawei/auth/credential';
import { ocrEndpoint } from '../../huawei/auth/endpoints';
import { fingerprintOf, isFresh, type Session } from '../../huawei/auth/session';

const most = 200;
/** A refusal of IAM is repeated from memory for this long: each further try counts towards locking the account. */
const refusalMs = 30_000;
/** How long a passed test of a credential stands, for the request that follows it at once */
const checkMs = 30_000;
/** How long a sign-in counts as good: enough for a workflow that runs every few minutes, too short for a changed key. */
const provenMs = 5 * 60_000;
/** A larger clock difference is ignored: with it the TLS certificates of the service would not be valid either */
const furthestClockMs = 366 * 24 * 3_600_000;
/** The service takes signatures that are up to 15 minutes off */
const sameClockMs = 14 * 60_000;
/** Refused tokens that are kept for each credential */
const refusedKept = 5;

interface Entry {
	/** The last session that IAM gave */
	session?: Session;
	/** Tokens that the service refused, the newest last: they are not used again, even before they expire */
	refusedTokens: readonly string[];
	/** What IAM answered when it refused the sign-in */
	refusal?: { thrown: unknown; until: number };
	/** IAM accepted the sign-in, and no request has used the new session yet */
	fetched?: boolean;
	/** A request needs a project ID that nobody has typed */
	projectWanted?: boolean;
	/** The last request went by the path of the HTTP Request node */
	legacy?: boolean;
	/** A test of the credential is asked for, or passed and stands until this time */
	check?: 'wanted' | number;
}

/** A map that forgets its oldest entry rather than grow without end. */
class Recent<V> extends Map<string, V> {
	set(id: string, value: V): this {
		this.delete(id);
		if (this.size >= most) this.delete(this.keys().next().value as string);
		return super.set(id, value);
	}
}

/** What a proven sign-in is known by: the credential, and the service that took it. */
export const signInIdOf = (credential: HuaweiCredential): string =>
	`${fingerprintOf(credential)} ${ocrEndpoint(credential)}`;

const hostOf = (address: string): string => new URL(address).host;

/** The memory described at the top of this file; tests make their own. */
export class SignInMemory {
	private readonly entries = new Recent<Entry>();

	private readonly pending = new Map<string, Promise<unknown>>();

	private readonly clocks = new Recent<number>();

	private readonly proven = new Recent<number>();

	private readonly listeners = new Map<string, Set<() => void>>();

	/** @param now milliseconds since 1970 */
	constructor(readonly now: () => number) {}

	/** Forgets everything but what is under way. For tests, which share one process. */
	clear(): void {
		for (const map of [this.entries, this.clocks, this.proven]) map.clear();
	}

	private entry(fingerprint: string): Readonly<Entry> {
		return this.entries.get(fingerprint) ?? { refusedTokens: [] };
	}

	/** Records facts about a credential. */
	note(fingerprint: string, facts: Partial<Omit<Entry, 'refusedTokens' | 'session'>>): void {
		this.change(fingerprint, facts);
	}

	private change(fingerprint: string, facts: Partial<Entry>): void {
		this.entries.set(fingerprint, { ...this.entry(fingerprint), ...facts });
	}

	/** The recorded facts about a credential. */
	about(fingerprint: string): Readonly<Pick<Entry, 'fetched' | 'projectWanted' | 'legacy'>> {
		return this.entry(fingerprint);
	}

	/** One run of `work` for all who ask for the same thing meanwhile; `work` has a deadline of its own. */
	async once<T>(id: string, work: () => Promise<T>): Promise<T> {
		const pending = this.pending.get(id) as Promise<T> | undefined;
		if (pending) return await pending;
		const started = work().finally(() => this.pending.delete(id));
		this.pending.set(id, started);
		return await started;
	}

	/** The session if it may be used now: made for this credential, not near its end, its token not refused. */
	usable(fingerprint: string, session: Session | undefined): Session | undefined {
		if (!isFresh(session, fingerprint, this.now())) return undefined;
		const refused = this.entry(fingerprint).refusedTokens;
		return session?.token !== undefined && refused.includes(session.token) ? undefined : session;
	}

	/** The last session of this credential, if it may be used. */
	known(fingerprint: string): Session | undefined {
		return this.usable(fingerprint, this.entry(fingerprint).session);
	}

	/** The service refused this token. */
	refuseToken(fingerprint: string, token: string | undefined): void {
		const { refusedTokens } = this.entry(fingerprint);
		if (token === undefined || refusedTokens.includes(token)) return;
		this.change(fingerprint, { refusedTokens: [...refusedTokens, token].slice(-refusedKept) });
	}

	/**
	 * A usable session: a known one, one that is just being fetched, or what `fetch` gives.
	 * @param isLasting whether what `fetch` threw would be thrown again by the same settings
	 */
	async renew(
		fingerprint: string,
		fetch: () => Promise<Session>,
		isLasting: (thrown: unknown) => boolean,
	): Promise<Session> {
		const known = this.known(fingerprint);
		if (known) return known;
		const { refusal } = this.entry(fingerprint);
		if (refusal && this.now() < refusal.until) throw refusal.thrown;
		const keep = (session: Session): Session => {
			this.change(fingerprint, { session, refusal: undefined });
			return session;
		};
		const keepRefusal = (thrown: unknown): never => {
			const until = this.now() + refusalMs;
			if (isLasting(thrown)) this.change(fingerprint, { refusal: { thrown, until } });
			throw thrown;
		};
		return await this.once(fingerprint, async () => await fetch().then(keep, keepRefusal));
	}

	/** Whether a test of the credential is asked for. */
	wantsCheck(fingerprint: string): boolean {
		return this.entry(fingerprint).check === 'wanted';
	}

	/** The test passed: one request may follow without another. */
	passCheck(fingerprint: string): void {
		this.change(fingerprint, { check: this.now() + checkMs });
	}

	/** Whether a passed test still stands. */
	isChecked(fingerprint: string): boolean {
		const { check } = this.entry(fingerprint);
		return typeof check === 'number' && this.now() < check;
	}

	/** Milliseconds to add to the local clock for signatures to a URL; 0 when nothing is known. */
	clockOffset(url: string): number {
		return this.clocks.get(hostOf(url)) ?? 0;
	}

	/**
	 * Takes what a refusal says of the clock. A correction that was refused is forgotten.
	 * @param used the offset with which the refused request was signed
	 * @param reported milliseconds that the host is ahead of the local clock, if it said so
	 * @returns whether the next signature has another time than the refused one
	 */
	correctClock(url: string, used: number, reported: number | undefined): boolean {
		const host = hostOf(url);
		if (this.clockOffset(url) !== used) return true;
		this.clocks.delete(host);
		if (reported === undefined || !(Math.abs(reported) <= furthestClockMs)) return false;
		if (Math.abs(reported - used) < sameClockMs) return false;
		this.clocks.set(host, reported);
		return true;
	}

	/** The service took this sign-in, or (`false`) refused it. */
	proveSignIn(id: string, good: boolean): void {
		this.proven.delete(id);
		if (!good) return;
		this.proven.set(id, this.now() + provenMs);
		for (const listener of this.listeners.get(id) ?? []) listener();
	}

	/** Whether the sign-in proved good a moment ago: then no request of a run needs to go first alone. */
	isProven(id: string): boolean {
		return this.now() < (this.proven.get(id) ?? 0);
	}

	/** Calls the listener each time this sign-in proves good, until the function that it gives is called. */
	whenProven(id: string, listener: () => void): () => void {
		const all = this.listeners.get(id) ?? new Set();
		this.listeners.set(id, all.add(listener));
		return () => {
			all.delete(listener);
			if (all.size === 0) this.listeners.delete(id);
		};
	}
}

/** The memory of this process. */
export const signInMemory = new SignInMemory(Date.now);
