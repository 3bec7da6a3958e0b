/**
 * What this process knows of its sign-ins: one at a time for each credential, and the last result of each.
 * n8n asks anew for every request, also for a thousand at once.
 */
import { isFresh, type Session } from './session';

/** A refusal is repeated from memory for this long: each further try would count towards locking the account. */
const refusalMs = 30_000;
/** How long a passed test stands: the request that follows it at once */
const checkMs = 30_000;
const most = 200;

/** A map that forgets its oldest entry rather than grow without end. */
class Recent<V> extends Map<string, V> {
	set(id: string, value: V): this {
		this.delete(id);
		if (this.size >= most) this.delete(this.keys().next().value as string);
		return super.set(id, value);
	}
}

export class SessionMemory {
	private readonly latest = new Recent<Session>();

	private readonly running = new Map<string, Promise<unknown>>();

	private readonly refusals = new Recent<{ thrown: unknown; until: number }>();

	private readonly projects = new Recent<true>();

	private readonly legacy = new Recent<boolean>();

	private readonly checks = new Recent<'wanted' | number>();

	/** @param now milliseconds since 1970 */
	constructor(private readonly now: () => number) {}

	/** One run of `work` for all who ask for the same thing meanwhile. */
	async once<T>(id: string, work: () => Promise<T>): Promise<T> {
		const running = this.running.get(id) as Promise<T> | undefined;
		if (running) return await running;
		const started = work().finally(() => this.running.delete(id));
		this.running.set(id, started);
		return await started;
	}

	/** The last session of this credential that may be used, unless it is the one with the refused token. */
	known(fingerprint: string, refused?: Session): Session | undefined {
		const session = this.latest.get(fingerprint);
		if (session === undefined || !isFresh(session, fingerprint, this.now())) return undefined;
		return refused !== undefined && refused.token === session.token ? undefined : session;
	}

	/**
	 * A session other than the refused one: a known one, one that is just being fetched, or what `fetch` gives.
	 * @param isRefusal whether what `fetch` threw will be thrown again by the same settings
	 */
	async renew(
		fingerprint: string,
		refused: Session | undefined,
		fetch: () => Promise<Session>,
		isRefusal: (thrown: unknown) => boolean,
	): Promise<Session> {
		const known = this.known(fingerprint, refused);
		if (known) return known;
		// else it is the refused one or an old one: nobody is to get it, whatever comes of the next
		this.latest.delete(fingerprint);
		const refusal = this.refusals.get(fingerprint);
		if (refusal && this.now() < refusal.until) throw refusal.thrown;
		return await this.once(
			fingerprint,
			async () =>
				await fetch().then(
					(session) => this.keep(fingerprint, session),
					(thrown: unknown) => {
						const until = this.now() + refusalMs;
						if (isRefusal(thrown)) this.refusals.set(fingerprint, { thrown, until });
						throw thrown;
					},
				),
		);
	}

	private keep(fingerprint: string, session: Session): Session {
		this.latest.set(fingerprint, session);
		this.refusals.delete(fingerprint);
		return session;
	}

	/** Some request of this credential needs a project ID that nobody has typed. */
	wantProject(fingerprint: string): void {
		this.projects.set(fingerprint, true);
	}

	wantsProject(fingerprint: string): boolean {
		return this.projects.has(fingerprint);
	}

	/**
	 * Notes by which of n8n's two paths the last request went: the one of the HTTP Request node asks for a new
	 * session after any refusal, also of a wrong parameter; the other one only after a 401.
	 */
	noteUse(fingerprint: string, legacy: boolean): void {
		this.legacy.set(fingerprint, legacy);
	}

	usedByLegacy(fingerprint: string): boolean {
		return this.legacy.get(fingerprint) === true;
	}

	/** Asks for a test of the credential at the next sign-in. */
	wantCheck(fingerprint: string): void {
		this.checks.set(fingerprint, 'wanted');
	}

	wantsCheck(fingerprint: string): boolean {
		return this.checks.get(fingerprint) === 'wanted';
	}

	/** The test has been run: with `passed` one request may follow without another. */
	endCheck(fingerprint: string, passed: boolean): void {
		if (passed) this.checks.set(fingerprint, this.now() + checkMs);
		else this.checks.delete(fingerprint);
	}

	/** Whether a passed test still stands for the request that follows it. */
	isChecked(fingerprint: string): boolean {
		const until = this.checks.get(fingerprint);
		return typeof until === 'number' && this.now() < until;
	}
}
