/** The kind of a failure; decides whether to retry, renew the token, stop the run or report. */
export type FailureKind =
	/** The file or a parameter is not accepted: the same call fails again */
	| 'input'
	/** The region or gateway does not know the API */
	| 'notOffered'
	/** The service is not open for the account, no permission, no quota, frozen: every call fails in the same way */
	| 'account'
	/** Signature, access key or log-in refused: repeating locks the key or the account */
	| 'authentication'
	/** The local clock and the service's differ too far for a signature */
	| 'clock'
	/** The token is expired, revoked or of another project: retry once with a new one */
	| 'token'
	| 'throttled'
	| 'timeout'
	| 'connection'
	| 'server'
	/** 2xx, but not what the service documents: HTML, truncated, no result */
	| 'answer'
	| 'cancelled';

/** A call that gave no result, in the service's own words where it said any. Holds no secret and no picture. */
export interface ServiceFailure {
	kind: FailureKind;
	/** e.g. "AIS.0104", "APIG.0308", "ECONNRESET"; absent when nothing was named */
	code?: string;
	/** The service's own words, or what happened to the connection */
	message: string;
	/** The next step for the user, one or two sentences */
	remedy: string;
	httpStatus?: number;
	requestId?: string;
	/** Whether the same call may be sent again */
	repeatable: boolean;
	/** Wait the service asked for, in milliseconds */
	retryAfterMs?: number;
	/** Throttling limit that the service named */
	limit?: { calls: number; windowMs: number };
	/** Milliseconds to add to the local clock, where the refusal names the service's time */
	clockOffsetMs?: number;
}

/** The result of a request: what its answer holds, or why there is no answer. */
export type Outcome<T = Record<string, unknown>> =
	| { ok: true; value: T; requestId?: string }
	| { ok: false; failure: ServiceFailure };
