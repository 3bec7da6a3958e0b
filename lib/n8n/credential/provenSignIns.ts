/** Which sign-ins the service took a moment ago; kept in this process only, without any secret. */
import type { HuaweiCredential } from '../../huawei/auth/credential';
import { iamEndpoint, ocrEndpoint } from '../../huawei/auth/endpoints';
import { fingerprintOf } from '../../huawei/auth/session';

/** Long enough for a workflow that runs every few minutes, too short for keys to be changed and forgotten. */
const provenMs = 5 * 60_000;
const most = 200;
const proven = new Map<string, number>();
const listeners = new Map<string, Set<() => void>>();

/** What a sign-in is known by: a digest of its settings, and the service it goes to. */
export const signInIdOf = (credential: HuaweiCredential): string =>
	`${fingerprintOf(credential)} ${ocrEndpoint(credential)}`;

/**
 * Whether what IAM takes, the OCR service takes as well: so it is at Huawei Cloud, and behind one address. A gateway
 * that stands before only one of the two may change requests on their way.
 */
export const provesForOcr = (credential: HuaweiCredential): boolean =>
	!credential.customEndpoints || iamEndpoint(credential) === ocrEndpoint(credential);

/** Notes that the service took this sign-in, or (`false`) refused it. */
export function noteSignIn(id: string, good: boolean, now: number): void {
	proven.delete(id);
	if (!good) return;
	if (proven.size >= most) proven.delete(proven.keys().next().value as string);
	proven.set(id, now + provenMs);
	for (const tell of listeners.get(id) ?? []) tell();
}

/** Whether the sign-in proved good a moment ago: then no request of a run needs to go first alone. */
export const isProven = (id: string, now: number): boolean => now < (proven.get(id) ?? 0);

/** Tells when this sign-in proves good, until the function that it gives is called. */
export function whenProven(id: string, tell: () => void): () => void {
	const all = listeners.get(id) ?? new Set();
	listeners.set(id, all.add(tell));
	return () => {
		all.delete(tell);
		if (all.size === 0) listeners.delete(id);
	};
}
