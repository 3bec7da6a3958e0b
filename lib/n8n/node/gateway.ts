import type {
	ICredentialDataDecryptedObject,
	IExecuteFunctions,
	IHttpRequestOptions,
	IN8nHttpFullResponse,
} from 'n8n-workflow';

import { clockOffset, setClockOffset } from '../../huawei/auth/clock';
import { readCredential } from '../../huawei/auth/credential';
import { ocrEndpoint } from '../../huawei/auth/endpoints';
import { failureOfConnection, readAnswer } from '../../huawei/errors';
import type { ServiceFailure } from '../../huawei/errors/failure';
import { rejectSession, sessionUsedBy } from '../../huawei/auth/session';
import type { Outcome } from '../../run/types';
import { startDeadline } from './deadline';
import { isProven, noteSignIn, signInIdOf, whenProven } from '../credential/provenSignIns';

export const CREDENTIAL = 'huaweiCloudApi';

const REFUSED_SIGN_IN: ReadonlyArray<ServiceFailure['kind']> = ['token', 'clock', 'authentication'];

/** An answer that trickles in is given this many times the timeout in all. */
const TRICKLE = 2;

/** The one way out: a signed-in call of an OCR API. */
export interface Gateway {
	/** Region of the credential */
	region: string;
	/** The credential names its own endpoint, so nothing is known about what is offered there */
	customEndpoint: boolean;
	usesToken: boolean;
	/** The service took this sign-in a moment ago */
	signInKnown: boolean;
	/** Tells when a look-up, a new token or another run shows that the sign-in is good; gives what ends the telling */
	whenProven(tell: () => void): () => void;
	/** Sends one Buffer once and reads the answer; never throws. */
	send(apiId: string, body: Buffer): Promise<Outcome>;
	/** Makes the next call sign in anew: the token in use was refused. */
	dropToken(): Promise<void>;
	/** Corrects the clock of the next signatures. */
	setClockOffset(ms: number): void;
	/** How far the local clock is behind the service's in milliseconds, as found by this run, a look-up or an earlier run */
	clockOffset(): number;
}

/**
 * Opens the way to the service with the node's credential.
 * All calls share one decrypted copy: a token that is fetched for one of them serves the others at once.
 */
export async function openGateway(context: IExecuteFunctions, timeoutMs: number): Promise<Gateway> {
	const data = await context.getCredentials<ICredentialDataDecryptedObject>(CREDENTIAL);
	const { id, name } = context.getNode().credentials?.[CREDENTIAL] ?? { id: '', name: '' };
	const endpoint = ocrEndpoint(data);
	const usesToken = data.authentication === 'token';
	const credentialsDecrypted = { id: id ?? '', name, type: CREDENTIAL, data };
	const signInId = signInIdOf(readCredential(data));
	let refused: string | undefined;

	return {
		region: String(data.region),
		customEndpoint: data.customEndpoints === true,
		usesToken,
		signInKnown: isProven(signInId, Date.now()),
		whenProven: (tell) => whenProven(signInId, tell),
		async send(apiId, body) {
			const request: IHttpRequestOptions = {
				method: 'POST',
				url: `${endpoint}/v2/{project_id}/ocr/${apiId}`,
				headers: { 'content-type': 'application/json' },
				body,
				timeout: timeoutMs,
				encoding: 'arraybuffer',
				returnFullResponse: true,
				// A 401 that throws would be resent by the platform: refused signatures lock the access key
				ignoreHttpStatusErrors: true,
				disableFollowRedirect: true,
			};
			const deadline = startDeadline(context, timeoutMs * TRICKLE);
			const facts = { signedIn: usesToken ? 'token' : 'accessKey' } as const;
			try {
				const answer = (await context.helpers.httpRequestWithAuthentication.call(
					deadline.context,
					CREDENTIAL,
					request,
					{ credentialsDecrypted },
				)) as IN8nHttpFullResponse;
				const outcome = readAnswer(
					{ status: answer.statusCode, headers: answer.headers, body: answer.body },
					{ ...facts, now: Date.now() },
				);
				if (outcome.ok) noteSignIn(signInId, true, Date.now());
				else if (REFUSED_SIGN_IN.includes(outcome.failure.kind)) {
					noteSignIn(signInId, false, Date.now());
					if (outcome.failure.kind === 'token') refused = sessionUsedBy(request);
				}
				return outcome;
			} catch (error) {
				const thrown = deadline.passed() ? { code: 'ETIMEDOUT' } : error;
				const { host } = new URL(endpoint);
				const failure = failureOfConnection(thrown, { ...facts, host, now: Date.now() });
				return { ok: false, failure };
			} finally {
				deadline.end();
			}
		},
		async dropToken() {
			// Renewed meanwhile by another call: then the one in hand is not the one that was refused
			if (refused === data.session) data.session = rejectSession(refused);
		},
		setClockOffset: (ms) => setClockOffset(endpoint, ms),
		clockOffset: () => clockOffset(endpoint),
	};
}
