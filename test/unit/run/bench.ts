/** A run over a made-up service: pool and runner on fake time. */
import type { ServiceFailure } from '../../../lib/huawei/errors/failure';
import { CallFailed, createPool, createRunner, createStats } from '../../../lib/run';
import type { RunnerOptions } from '../../../lib/run/call';
import type { RetryPolicy } from '../../../lib/run/retry';
import { failureOfConnection, readResponse, type Outcome } from '../../../lib/huawei/errors';
import { FakeClock, seeded } from './fakeClock';

/** What the panel sets when nothing is set. */
export const defaultPolicy: RetryPolicy = { attempts: 4, budgetMs: 300_000 };

export const policyOf = (attempts: number): RetryPolicy => ({ ...defaultPolicy, attempts });

export type Body = { result: unknown };
/** What the service does with a request for the document, the first of which is 1: an HTTP answer, or a thrown loss of the connection. */
export type Service = (
	document: number,
	request: number,
) => Promise<{ status: number; headers?: Record<string, string>; body?: unknown }>;

export type End = { document: number; answer?: unknown; failed?: CallFailed; attempts: number };

export interface Setting extends Partial<RunnerOptions> {
	clock?: FakeClock;
	width?: number;
	seed?: number;
	signedIn?: 'token' | 'accessKey';
	policy?: RetryPolicy;
	repeatLost?: boolean;
}

export const ok = (document: number) => ({ status: 200, body: { result: { document } } });
export const refused = (status: number, error_code: string, error_msg: string) => ({
	status,
	body: { error_code, error_msg },
});
export const lost = (code: string) => Object.assign(new Error(code), { code });

export function bench(service: Service, setting: Setting = {}) {
	const { width = 10, seed = 1, signedIn, repeatLost, ...options } = setting;
	const clock = setting.clock ?? new FakeClock();
	const pool = createPool(width);
	const stats = { ...createStats(), sent: 0 };
	const runner = createRunner({
		random: seeded(seed),
		policy: defaultPolicy,
		...options,
		clock,
		pool,
		stats,
	});
	const send = async (...request: Parameters<Service>): Promise<Outcome> => {
		stats.sent++;
		try {
			return readResponse(await service(...request), { now: clock.now(), signedIn });
		} catch (thrown) {
			return { ok: false, failure: failureOfConnection(thrown) };
		}
	};
	const one = async (document: number): Promise<End> => {
		let requests = 0;
		try {
			const { answer, attempts } = await pool.run(() =>
				runner.call(async () => await send(document, ++requests), repeatLost),
			);
			return { document, answer, attempts };
		} catch (thrown) {
			if (!(thrown instanceof CallFailed)) throw thrown;
			return { document, failed: thrown, attempts: thrown.attempts };
		}
	};
	return {
		clock,
		pool,
		runner,
		stats,
		all: (count: number) =>
			clock.run(Promise.all(Array.from({ length: count }, (_, document) => one(document)))),
	};
}

/** A made-up sign-in: what the gateway, n8n's handshake and IAM do between them. Tokens are counted from 0. */
export function tokens(clock: FakeClock, fetch: () => Promise<unknown> = async () => undefined) {
	let current = 0;
	let refusedUpTo = -1;
	let fetched = 0;
	let renewal: Promise<void> | undefined;
	const renew = async () => {
		fetched++;
		await clock.sleep(200);
		await fetch();
		current++;
	};
	return {
		fetched: () => fetched,
		/** What a request goes out with: a refused token is replaced first, once for all who ask */
		async forRequest(): Promise<number> {
			while (refusedUpTo >= current) {
				renewal ??= renew().finally(() => (renewal = undefined));
				await renewal;
			}
			return current;
		},
		refuse: (token: number) => void (refusedUpTo = Math.max(refusedUpTo, token)),
	};
}

export const failureOf = (end: End): ServiceFailure | undefined => end.failed?.failure;
