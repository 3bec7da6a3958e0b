/** The sign-in of the credential: what n8n asks for before and at every request. Everything it knows of the service is in lib/huawei. */
import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	IHttpRequestHelper,
	IHttpRequestOptions,
} from 'n8n-workflow';

import { setClockOffset } from '../../huawei/auth/clock';
import { assertComplete, readCredential } from '../../huawei/auth/credential';
import type { HuaweiCredential, TokenSettings } from '../../huawei/auth/credential';
import {
	projectsRequest,
	readProjectId,
	readToken,
	tokenCheckRequest,
	tokenRequest,
} from '../../huawei/auth/iam';
import type { IamRequest, IamResult } from '../../huawei/auth/iam';
import { probesOf } from '../../huawei/auth/iamCheck';
import { fingerprintOf, isFresh, noteSession, parseSession } from '../../huawei/auth/session';
import type { Session } from '../../huawei/auth/session';
import { SessionMemory } from '../../huawei/auth/sessionMemory';
import { testMark, withSignature, withToken } from '../../huawei/auth/signHeaders';
import { headerOf, wantsProject, wireUrl } from '../../huawei/auth/signWire';
import { noteSignIn, provesForOcr, signInIdOf } from './provenSignIns';
import { call, given, isLasting, SessionNeeded, toldToUser } from './signInCalls';
import type { Desk } from './signInCalls';
import { checkCredential, probeOf } from './signInCheck';

export class SignIn {
	private readonly memory: SessionMemory;

	/** Sign-ins that IAM took just now */
	private readonly fetchedFor = new Set<string>();

	/** @param now milliseconds since 1970 */
	constructor(private readonly now: () => number) {
		this.memory = new SessionMemory(now);
	}

	/**
	 * What n8n calls for a session: when there is none, after `authenticate` asked for one, and after a refusal.
	 * @returns the new session as a text, or nothing when the stored one will do
	 */
	async preAuthenticate(
		{ helpers }: IHttpRequestHelper,
		data: ICredentialDataDecryptedObject,
	): Promise<IDataObject> {
		return await toldToUser(async () => {
			const credential = readCredential(data);
			assertComplete(credential);
			const desk = { helpers, credential, fingerprint: fingerprintOf(credential) };
			const stored = parseSession(credential.session);
			const session = this.memory.wantsCheck(desk.fingerprint)
				? await this.checked(desk, stored)
				: await this.sessionFor(desk, stored);
			const same = session === undefined || JSON.stringify(session) === credential.session;
			return same ? {} : { session: JSON.stringify(session) };
		});
	}

	/** Signs a request or gives it a token; returns new options and leaves those given as they are. */
	async authenticate(
		data: ICredentialDataDecryptedObject,
		options: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		return await toldToUser(() => {
			const credential = readCredential(data);
			assertComplete(credential);
			const fingerprint = fingerprintOf(credential);
			const isTest = headerOf(options, testMark) !== undefined;
			if (isTest && !this.memory.isChecked(fingerprint)) {
				this.memory.wantCheck(fingerprint);
				throw new SessionNeeded();
			}
			const request = isTest
				? {
						...options,
						...probeOf(credential, probesOf(credential)[0]),
						baseURL: undefined,
						qs: undefined,
					}
				: options;
			const stored = parseSession(credential.session);
			const session = isFresh(stored, fingerprint, this.now()) ? stored : undefined;
			this.memory.noteUse(fingerprint, 'uri' in options);
			noteSession(options, credential.session);
			const signed = this.signed(credential, fingerprint, session, request);
			if (isTest) this.memory.endCheck(fingerprint, false);
			// Not as soon as it is fetched: n8n has to hand the session over before others can go out with it
			if (this.fetchedFor.delete(fingerprint)) {
				noteSignIn(signInIdOf(credential), true, this.now());
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
		if (credential.authentication === 'token') {
			if (session?.token === undefined) throw new SessionNeeded();
			return withToken(request, credential, session);
		}
		const found = session ?? this.memory.known(fingerprint);
		const projectId = credential.projectId || (found?.projectId ?? '');
		if (projectId === '' && wantsProject(wireUrl(request))) {
			this.memory.wantProject(fingerprint);
			throw new SessionNeeded();
		}
		return withSignature(request, credential, projectId, this.now());
	}

	/** A session that may be used; undefined when the stored one is it, or none is needed. */
	private async sessionFor(desk: Desk, stored: Session | undefined): Promise<Session | undefined> {
		const { credential, fingerprint } = desk;
		const usable = isFresh(stored, fingerprint, this.now()) ? stored : undefined;
		if (credential.authentication === 'accessKey') {
			const needless =
				credential.projectId !== '' || usable || !this.memory.wantsProject(fingerprint);
			return needless ? undefined : await this.renewed(desk, stored?.rejected ? stored : undefined);
		}
		const doubtful = usable !== undefined && this.memory.usedByLegacy(fingerprint);
		if (doubtful && (await this.lives(desk, usable))) return undefined;
		return await this.renewed(desk, usable ?? (stored?.rejected ? stored : undefined));
	}

	private async renewed(desk: Desk, refused?: Session): Promise<Session> {
		return await this.memory.renew(
			desk.fingerprint,
			refused,
			async () => await this.fetched(desk),
			isLasting,
		);
	}

	private async fetched(desk: Desk): Promise<Session> {
		const { helpers, credential, fingerprint } = desk;
		const session =
			credential.authentication === 'accessKey'
				? { fingerprint, projectId: await this.projectOf(desk) }
				: given(
						readToken(
							await call(helpers, tokenRequest(credential)),
							credential,
							fingerprint,
							this.now(),
						),
					);
		if (provesForOcr(credential)) this.fetchedFor.add(fingerprint);
		return session;
	}

	/** Whether the token is known to IAM, or a newer one is known here. */
	private async lives(
		{ helpers, credential, fingerprint }: Desk,
		stored: Session,
	): Promise<boolean> {
		if (this.memory.known(fingerprint, stored)) return false;
		return await this.memory.once(`token ${stored.token}`, async () => {
			const request = tokenCheckRequest(credential as TokenSettings, stored.token ?? '');
			return (await call(helpers, request)).status === 200;
		});
	}

	/** Looks up the project of the region: one signed call, and another only where the clocks were the reason. */
	private async projectOf(desk: Desk): Promise<string> {
		const { helpers, credential } = desk;
		const ask = async (): Promise<IamResult<string>> => {
			const request = this.signed(
				credential,
				desk.fingerprint,
				undefined,
				projectsRequest(credential),
			);
			return readProjectId(await call(helpers, request), credential, this.now());
		};
		let answer = await ask();
		if (
			!answer.ok &&
			answer.failure.kind === 'clock' &&
			answer.failure.clockOffsetMs !== undefined
		) {
			setClockOffset(projectsRequest(credential).url, answer.failure.clockOffsetMs);
			answer = await ask();
		}
		return given(answer);
	}

	/** Tests the credential; throws what is to be mended. */
	private async checked(desk: Desk, stored: Session | undefined): Promise<Session | undefined> {
		const { credential, fingerprint } = desk;
		this.memory.endCheck(fingerprint, false);
		const needed = credential.authentication === 'token' || credential.projectId === '';
		const usable = isFresh(stored, fingerprint, this.now()) ? stored : undefined;
		const first = needed ? (usable ?? (await this.renewed(desk))) : usable;
		const signer = {
			sign: (session: Session | undefined, request: IamRequest) =>
				this.signed(credential, fingerprint, session, request),
			renew: async (refused: Session | undefined) => await this.renewed(desk, refused),
			now: this.now,
		};
		const session = await checkCredential(desk, signer, first);
		this.memory.endCheck(fingerprint, true);
		if (credential.authentication === 'token') return session;
		// left for the first run to store: a credential that is tested before it is saved cannot be written to
		if (needed) this.memory.wantProject(fingerprint);
		return undefined;
	}
}
