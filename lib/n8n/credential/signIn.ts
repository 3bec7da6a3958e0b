/**
 * The sign-in of the credential: what n8n asks for before and at every request.
 *
 * n8n's handshake. For every request that goes out with a credential n8n
 *   1. calls `preAuthentication` if the stored session is empty, and stores what it gives;
 *   2. calls `authenticate`, which signs the request or gives it the token, and sends the request;
 *   3. after an error with `response.status` 401 calls `preAuthentication` again, stores what it gives,
 *      calls `authenticate` again and sends the request (again). It does so once.
 * n8n has no other way to say "the stored session will not do": it keeps it through edits of the credential and past
 * its end. So `authenticate` throws an error that looks like a 401 (SessionNeeded) before anything is sent, n8n runs
 * step 3, and the request goes out with what that brought. `authenticate` cannot reach the network and
 * `preAuthentication` does not see the request, so what the one wants of the other stands in SignInState:
 *
 *   authenticate finds                    notes            preAuthentication then
 *   a token that is stale or refused      -                fetches another one
 *   a project ID that nobody has typed    needsProject     looks it up
 *   the request of the Test button        isTestWanted     tests the credential; what follows is let through
 *
 * A stored token that is none of these comes to `preAuthentication` only after a refusal: then IAM is asked whether it
 * is still valid before another one is fetched. The HTTP Request node runs step 3 after every error, also after a wrong
 * parameter.
 *
 * What keeps this safe:
 * - n8n asks again for every request, also for a thousand at once: SignInState makes one call of IAM for all.
 * - A refusal of IAM is thrown without a `response`, or n8n would try the password a second time. It is repeated from
 *   memory for half a minute, so that many requests at once try a wrong password once.
 * - The node's own calls get every status as an answer (no step 3 after a real 401, which would repeat a refused
 *   signature): lib/n8n/node/gateway notes the refused token, and the next `authenticate` asks for a new one.
 */
import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	IHttpRequestHelper,
	IHttpRequestOptions,
} from 'n8n-workflow';

import { assertComplete, readCredential } from '../../huawei/auth/credential';
import { parseSession, type Session } from '../../huawei/auth/session';
import { requestHeader } from '../../huawei/auth/wireRequest';
import { testMark } from '../../huawei/auth/testMark';
import { checkCredential, probeOf } from './checkCredential';
import { inWordsForUsers, SessionNeeded, type SignInContext } from './iamCall';
import { signInMemory, type SignInMemory } from './memory';
import { isAlive, renewSession, signed } from './renewSession';

/** Time that one call of IAM has in all, in milliseconds: nobody waits longer for a shared sign-in */
const IAM_DEADLINE_MS = 20_000;

/** A session that may be used; undefined when the stored one is it, or none is needed. */
async function sessionFor(
	context: SignInContext,
	stored: Session | undefined,
): Promise<Session | undefined> {
	const { credential, state } = context;
	if (credential.authentication === 'accessKey') {
		const isMissing = credential.projectId === '' && stored === undefined && state.needsProject;
		return isMissing ? await renewSession(context) : undefined;
	}
	const isLatest = stored && (state.known() ?? stored).token === stored.token;
	if (isLatest && (await isAlive(context, stored))) return undefined;
	state.refuseToken(stored?.token);
	return await renewSession(context);
}

/** Tests the credential; throws what has to be corrected. */
async function testedSession(
	context: SignInContext,
	stored: Session | undefined,
): Promise<Session | undefined> {
	const { credential, state } = context;
	const isNeeded = credential.authentication === 'token' || credential.projectId === '';
	const first = isNeeded ? (stored ?? (await renewSession(context))) : stored;
	const session = await checkCredential(context, first);
	state.passTest();
	if (credential.authentication === 'token') return session;
	// The first run looks the project up again and stores it: a credential that is tested before it is saved cannot be written to
	if (isNeeded) state.needsProject = true;
	return undefined;
}

/** What n8n calls of the credential; see the handshake at the top of this file. */
export class SignIn {
	constructor(
		private readonly memory: SignInMemory,
		private readonly deadlineMs = IAM_DEADLINE_MS,
	) {}

	private read(data: ICredentialDataDecryptedObject) {
		const credential = readCredential(data);
		assertComplete(credential);
		const state = this.memory.stateOf(credential);
		const stored = state.usable(parseSession(credential.session));
		return { credential, memory: this.memory, state, stored };
	}

	/**
	 * What n8n calls for a session: when there is none, after `authenticate` asked for one, and after a refusal.
	 * @returns the new session as a text, or nothing when the stored one will do
	 */
	async preAuthenticate(
		{ helpers }: IHttpRequestHelper,
		data: ICredentialDataDecryptedObject,
	): Promise<IDataObject> {
		return await inWordsForUsers(async () => {
			const { stored, ...known } = this.read(data);
			const context = { ...known, helpers, deadlineMs: this.deadlineMs };
			const find = known.state.isTestWanted ? testedSession : sessionFor;
			known.state.isTestWanted = false;
			const session = JSON.stringify(await find(context, stored));
			return session === undefined || session === known.credential.session ? {} : { session };
		});
	}

	/** Signs a request or gives it a token; returns new options and leaves those given as they are. */
	async authenticate(
		data: ICredentialDataDecryptedObject,
		options: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		return await inWordsForUsers(async () => {
			const { stored, ...known } = this.read(data);
			const { credential, state } = known;
			const isTest = requestHeader(options, testMark) !== undefined;
			if (isTest && !state.usePassedTest()) {
				state.isTestWanted = true;
				throw new SessionNeeded();
			}
			const probe = isTest && { ...probeOf(credential), baseURL: undefined, qs: undefined };
			return signed(known, stored, { ...options, ...probe });
		});
	}
}

/** The sign-in with the memory of this process. */
export const openSignIn = (): SignIn => new SignIn(signInMemory);
