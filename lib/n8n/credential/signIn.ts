/**
 * The sign-in of the credential: what n8n asks for before and at every request.
 *
 * n8n's handshake. For every request that goes out with a credential n8n
 *   1. calls `preAuthentication` if the stored session is empty, and stores what it gives;
 *   2. calls `authenticate`, which signs the request or gives it the token, and sends the request;
 *   3. after an error with `response.status` 401 calls `preAuthentication` again, stores what it gives,
 *      calls `authenticate` again and sends the request (again). It does so once.
 * n8n has no other way to say "the stored session will not do": it keeps it through edits of the credential and past
 * its end. So where `authenticate` finds the session stale (expired, of another credential, its token refused), it
 * throws an error that looks like a 401 (SessionNeeded). Nothing has been sent; n8n runs step 3, and the request goes
 * out with the new session. The same way is taken where a project ID has to be looked up, and by the Test button.
 *
 * What keeps this safe:
 * - n8n asks again for every request, also for a thousand at once: SignInMemory makes one call of IAM for all.
 * - A refusal of IAM is thrown without a `response`, or n8n would try the password a second time. It is repeated from
 *   memory for half a minute, so that many requests at once try a wrong password once.
 * - The HTTP Request node takes an older path, which runs step 3 after every error, also after a wrong parameter:
 *   there IAM is asked whether the token is valid before another one is fetched.
 * - The node's own calls get every status as an answer (no step 3 after a real 401, which would repeat a refused
 *   signature): lib/n8n/node/gateway notes the refused token in the memory, and the next `authenticate` asks for a
 *   new one.
 */
import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	IHttpRequestHelper,
	IHttpRequestOptions,
} from 'n8n-workflow';

import {
	assertComplete,
	readCredential,
	type HuaweiCredential,
} from '../../huawei/auth/credential';
import { probesOf } from '../../huawei/auth/iamCheck';
import { fingerprintOf, parseSession, type Session } from '../../huawei/auth/session';
import { withSignature, withToken } from '../../huawei/auth/signHeaders';
import { requestHeader, wantsProject, wireUrl } from '../../huawei/auth/signWire';
import { testMark } from '../../huawei/auth/testMark';
import { checkCredential, probeOf } from './checkCredential';
import { inWordsForUsers, SessionNeeded, type SignInContext } from './iamCall';
import { signInIdOf, signInMemory, type SignInMemory } from './memory';
import { isAlive, renewSession } from './renewSession';

/** Time that one call of IAM has in all, in milliseconds: nobody waits longer for a shared sign-in */
const iamDeadlineMs = 20_000;

/** What n8n calls of the credential; see the handshake at the top of this file. */
export class SignIn {
	constructor(
		private readonly memory: SignInMemory,
		private readonly deadlineMs = iamDeadlineMs,
	) {}

	/**
	 * What n8n calls for a session: when there is none, after `authenticate` asked for one, and after a refusal.
	 * @returns the new session as a text, or nothing when the stored one will do
	 */
	async preAuthenticate(
		{ helpers }: IHttpRequestHelper,
		data: ICredentialDataDecryptedObject,
	): Promise<IDataObject> {
		return await inWordsForUsers(async () => {
			const credential = readCredential(data);
			assertComplete(credential);
			const fingerprint = fingerprintOf(credential);
			const context = { helpers, credential, fingerprint, deadlineMs: this.deadlineMs };
			const stored = this.memory.usable(fingerprint, parseSession(credential.session));
			const session = this.memory.wantsCheck(fingerprint)
				? await this.checked(context, stored)
				: await this.sessionFor(context, stored);
			const same = session === undefined || JSON.stringify(session) === credential.session;
			return same ? {} : { session: JSON.stringify(session) };
		});
	}

	/** Signs a request or gives it a token; returns new options and leaves those given as they are. */
	async authenticate(
		data: ICredentialDataDecryptedObject,
		options: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		return await inWordsForUsers(() => {
			const { memory } = this;
			const credential = readCredential(data);
			assertComplete(credential);
			const fingerprint = fingerprintOf(credential);
			const isTest = requestHeader(options, testMark) !== undefined;
			if (isTest && !memory.isChecked(fingerprint)) {
				memory.note(fingerprint, { check: 'wanted' });
				throw new SessionNeeded();
			}
			const probe = isTest && {
				...probeOf(credential, probesOf(credential)[0]),
				baseURL: undefined,
				qs: undefined,
			};
			const stored = memory.usable(fingerprint, parseSession(credential.session));
			memory.note(fingerprint, { legacy: 'uri' in options });
			const signed = this.signed(credential, fingerprint, stored, { ...options, ...probe });
			if (isTest) memory.note(fingerprint, { check: undefined });
			// Only now, not when the session was fetched: other requests can use it after n8n has stored it and passed it on
			if (memory.about(fingerprint).fetched) {
				memory.note(fingerprint, { fetched: false });
				memory.proveSignIn(signInIdOf(credential), true);
			}
			return signed;
		});
	}

	private signed<T extends object>(
		credential: HuaweiCredential,
		fingerprint: string,
		session: Session | undefined,
		request: T,
	): T {
		const { memory } = this;
		if (credential.authentication === 'token') {
			if (session?.token === undefined) throw new SessionNeeded();
			return withToken(request, credential, session);
		}
		const found = session ?? memory.known(fingerprint);
		const projectId = credential.projectId || (found?.projectId ?? '');
		const url = wireUrl(request);
		if (projectId === '' && wantsProject(url)) {
			memory.note(fingerprint, { projectWanted: true });
			throw new SessionNeeded();
		}
		return withSignature(
			request,
			credential,
			projectId,
			memory.now() + memory.clockOffset(url.href),
		);
	}

	/** A session that may be used; undefined when the stored one is it, or none is needed. */
	private async sessionFor(
		context: SignInContext,
		stored: Session | undefined,
	): Promise<Session | undefined> {
		const { memory } = this;
		const { credential, fingerprint } = context;
		const { projectWanted, legacy } = memory.about(fingerprint);
		if (credential.authentication === 'accessKey') {
			const needless = credential.projectId !== '' || stored !== undefined || !projectWanted;
			return needless ? undefined : await renewSession(memory, context);
		}
		if (stored) {
			const latest = memory.known(fingerprint) ?? stored;
			const doubtful = legacy === true && latest.token === stored.token;
			if (doubtful && (await isAlive(memory, context, stored))) return undefined;
			memory.refuseToken(fingerprint, stored.token);
		}
		return await renewSession(memory, context);
	}

	/** Tests the credential; throws what has to be corrected. */
	private async checked(
		context: SignInContext,
		stored: Session | undefined,
	): Promise<Session | undefined> {
		const { memory } = this;
		const { credential, fingerprint } = context;
		memory.note(fingerprint, { check: undefined });
		const needed = credential.authentication === 'token' || credential.projectId === '';
		const first = needed ? (stored ?? (await renewSession(memory, context))) : stored;
		const session = await checkCredential(context, first, {
			sign: (current, request) => this.signed(credential, fingerprint, current, request),
			renew: async (refused) => {
				memory.refuseToken(fingerprint, refused?.token);
				return await renewSession(memory, context);
			},
			memory,
		});
		memory.passCheck(fingerprint);
		if (credential.authentication === 'token') return session;
		// The first run looks the project up again and stores it: a credential that is tested before it is saved cannot be written to
		if (needed) memory.note(fingerprint, { projectWanted: true });
		return undefined;
	}
}

/** The sign-in with the memory of this process. */
export const openSignIn = (): SignIn => new SignIn(signInMemory);
