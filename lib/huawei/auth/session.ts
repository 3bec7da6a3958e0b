/** The result of a sign-in: kept as JSON in one hidden field of the credential, encrypted by n8n, shared by its workers. */
import { createHash } from 'node:crypto';

import { isProjectId, type HuaweiCredential } from './credential';

export interface Session {
	/** Absent with access keys */
	token?: string;
	/** When to fetch the next one, some minutes before it expires, in milliseconds since 1970 */
	renewAt?: number;
	/** Of the credential that it was made for; another one makes it stale */
	fingerprint: string;
	/** From the token answer or looked up; absent where the typed one is used */
	projectId?: string;
}

const optional = (value: unknown, type: string): boolean =>
	value === undefined || typeof value === type;

/** Reads the stored text; undefined when it is empty or not a session. */
export function parseSession(stored: unknown): Session | undefined {
	if (typeof stored !== 'string' || stored === '') return undefined;
	try {
		const session = JSON.parse(stored) as Partial<Session> | null;
		const sound =
			typeof session?.fingerprint === 'string' &&
			optional(session.token, 'string') &&
			optional(session.renewAt, 'number') &&
			(session.projectId === undefined || isProjectId(session.projectId));
		return sound ? (session as Session) : undefined;
	} catch {
		return undefined;
	}
}

/** A short digest of every setting that a sign-in depends on, the secrets and the endpoints included. */
export function fingerprintOf(credential: HuaweiCredential): string {
	const identity =
		credential.authentication === 'token'
			? [credential.accountName, credential.userName, credential.password]
			: [credential.accessKeyId, credential.secretAccessKey, credential.securityToken];
	const parts = [
		credential.authentication,
		credential.region,
		credential.projectId,
		...(credential.customEndpoints
			? [credential.iamEndpoint.trim(), credential.ocrEndpoint.trim()]
			: []),
		...identity,
	];
	return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);
}
