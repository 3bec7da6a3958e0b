/** The only way to the OCR service: each call goes through n8n's own helper, signed by the credential. */
import type {
	ICredentialDataDecryptedObject,
	IExecuteFunctions,
	IHttpRequestOptions,
	IN8nHttpFullResponse,
} from 'n8n-workflow';

import { readCredential } from '../../huawei/auth/credential';
import { ocrEndpoint } from '../../huawei/auth/endpoints';
import { withoutSecrets } from '../../huawei/auth/secrets';
import { parseSession } from '../../huawei/auth/session';
import {
	failureOfConnection,
	readResponse,
	type Outcome,
	type ServiceFailure,
} from '../../huawei/errors';
import type { RequestBody } from '../../huawei/requestBody';
import { signInMemory as memory } from '../credential/memory';
import { Requests } from '../request';

const CREDENTIAL = 'huaweiCloudApi';

const REFUSED_SIGN_IN: ReadonlyArray<ServiceFailure['kind']> = ['token', 'clock', 'authentication'];

/** A request may take this many times its timeout in all: n8n applies the timeout only to the silence before the answer. */
const DEADLINE = 2;

/** The context with another cancel signal: n8n's helper takes the signal from its context and from nowhere else. */
const withSignal = (context: IExecuteFunctions, signal: AbortSignal): IExecuteFunctions =>
	Object.create(context, {
		getExecutionCancelSignal: { value: () => signal },
	}) as IExecuteFunctions;

/**
 * The credential for one request. n8n writes a renewed session into it. The copy keeps the session with which this
 * request goes out, whatever other requests renew meanwhile; the shared credential gets it for the requests that follow.
 */
function forOneRequest(shared: ICredentialDataDecryptedObject): ICredentialDataDecryptedObject {
	let { session } = shared;
	return Object.defineProperty({ ...shared }, 'session', {
		enumerable: true,
		get: () => session,
		set: (renewed: string) => {
			session = renewed;
			shared.session = renewed;
		},
	});
}

/** Opens the way to the service with the node's credential, which is decrypted once for all calls. */
export async function openGateway(context: IExecuteFunctions, timeoutMs: number) {
	const shared = await context.getCredentials<ICredentialDataDecryptedObject>(CREDENTIAL);
	const { id, name } = context.getNode().credentials?.[CREDENTIAL] ?? { id: '', name: '' };
	const credential = readCredential(shared);
	const state = memory.stateOf(credential);
	const endpoint = ocrEndpoint(shared);
	const requests = new Requests(timeoutMs * DEADLINE, context.getExecutionCancelSignal());
	const signedIn = credential.authentication;
	const { host } = new URL(endpoint);

	/** Keeps in mind what an answer says of the sign-in. */
	const noted = (outcome: Outcome, session: unknown, offset: number): Outcome => {
		if (outcome.ok) state.prove(true);
		if (outcome.ok || !REFUSED_SIGN_IN.includes(outcome.failure.kind)) return outcome;
		state.prove(false);
		const { failure } = outcome;
		if (failure.kind === 'token') state.refuseToken(parseSession(session)?.token);
		if (failure.kind !== 'clock') return outcome;
		const repeatable = memory.correctClock(host, offset, failure.clockOffsetMs);
		return { ok: false, failure: { ...failure, repeatable } };
	};

	const cleaned = (outcome: Outcome): Outcome =>
		outcome.ok ? outcome : { ok: false, failure: withoutSecrets(outcome.failure, credential) };

	return {
		/** Where all calls go */
		endpoint,
		/** Region of the credential */
		region: credential.region,
		/** The credential names its own endpoint, so nothing is known about what is offered there */
		customEndpoint: credential.customEndpoints,
		/** What is known of the sign-in */
		state,
		/**
		 * Sends one body once and reads the answer; never throws. After a refused token or clock the next request goes out
		 * with another one, if the failure is repeatable.
		 */
		async send(apiId: string, body: RequestBody): Promise<Outcome> {
			const request: IHttpRequestOptions = {
				method: 'POST',
				url: `${endpoint}/v2/{project_id}/ocr/${apiId}`,
				headers: {
					'content-type': 'application/json',
					// The hash that the signature needs: without this header it would be computed again at each attempt
					...(signedIn === 'accessKey' ? { 'X-Sdk-Content-Sha256': body.sha256() } : {}),
				},
				body: body.bytes,
				timeout: timeoutMs,
				encoding: 'stream',
				returnFullResponse: true,
				// n8n would send again after a 401 that throws: refused signatures lock the access key
				ignoreHttpStatusErrors: true,
				disableFollowRedirect: true,
			};
			const data = forOneRequest(shared);
			const offset = memory.clockOffset(host);
			const send = async (signal: AbortSignal) =>
				(await context.helpers.httpRequestWithAuthentication.call(
					withSignal(context, signal),
					CREDENTIAL,
					request,
					{ credentialsDecrypted: { id: id ?? '', name, type: CREDENTIAL, data } },
				)) as IN8nHttpFullResponse;
			try {
				const answer = await requests.answer(send);
				const outcome = readResponse(answer, { signedIn, now: memory.now() });
				return cleaned(noted(outcome, data.session, offset));
			} catch (error) {
				return cleaned({ ok: false, failure: failureOfConnection(error, host) });
			}
		},
		/** How far the local clock is behind the service's in milliseconds, as found by this run, a look-up or an earlier run */
		clockOffset: () => memory.clockOffset(host),
		/** No further call comes */
		close: () => requests.close(),
	};
}
