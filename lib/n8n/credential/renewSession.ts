/** Where a token is renewed and a project ID looked up, and how a request goes out with them. */
import type { AccessKeySettings, TokenSettings } from '../../huawei/auth/credential';
import {
	projectsRequest,
	readProjectId,
	readToken,
	tokenCheckRequest,
	tokenRequest,
} from '../../huawei/auth/iam';
import type { Session } from '../../huawei/auth/session';
import { withSignature, withToken } from '../../huawei/auth/signHeaders';
import { wantsProject, wireUrl } from '../../huawei/auth/signWire';
import { iamCall, isLasting, SessionNeeded, SignInRefused, type SignInContext } from './iamCall';

/** Looks up the project of the region: one signed call, and another only where the clocks were the reason. */
async function lookUpProject(
	context: SignInContext,
	credential: AccessKeySettings,
	isSecond = false,
): Promise<string> {
	const { memory } = context;
	const request = projectsRequest(credential);
	const url = wireUrl(request);
	const offset = memory.clockOffset(url.host);
	const signedRequest = withSignature(request, url, credential, '', memory.now() + offset);
	const outcome = readProjectId(await iamCall(context, signedRequest), credential, memory.now());
	if (outcome.ok) return outcome.value;
	const { failure } = outcome;
	if (failure.kind !== 'clock') throw new SignInRefused(failure);
	const repeatable = memory.correctClock(url.host, offset, failure.clockOffsetMs);
	if (!repeatable || isSecond) throw new SignInRefused({ ...failure, repeatable });
	return await lookUpProject(context, credential, true);
}

async function fetchToken(context: SignInContext, credential: TokenSettings): Promise<Session> {
	const { memory, state } = context;
	const answer = await iamCall(context, tokenRequest(credential));
	const outcome = readToken(answer, credential, state.fingerprint, memory.now());
	if (!outcome.ok) throw new SignInRefused(outcome.failure);
	return outcome.value;
}

async function fetchSession(context: SignInContext): Promise<Session> {
	const { credential, state } = context;
	const { fingerprint } = state;
	return credential.authentication === 'token'
		? await fetchToken(context, credential)
		: { fingerprint, projectId: await lookUpProject(context, credential) };
}

/**
 * A session that may be used: a known one, one that is just being fetched, or a new one; one call of IAM, however many
 * requests need it. Throws SignInRefused.
 */
export const renewSession = async (context: SignInContext): Promise<Session> =>
	await context.state.renew(async () => await fetchSession(context), isLasting);

/** Asks IAM whether the token of a session is still valid. */
export const isAlive = async (context: SignInContext, { token = '' }: Session): Promise<boolean> =>
	await context.state.once(`token ${token}`, async () => {
		const request = tokenCheckRequest(context.credential as TokenSettings, token);
		return (await iamCall(context, request)).status === 200;
	});

/** The request with a signature or the token. Throws SessionNeeded where it needs a session that is not there. */
export function signed<T extends object>(
	{ credential, memory, state }: Pick<SignInContext, 'credential' | 'memory' | 'state'>,
	session: Session | undefined,
	request: T,
): T {
	const url = wireUrl(request);
	if (credential.authentication === 'token') {
		if (session?.token === undefined) throw new SessionNeeded();
		return withToken(request, url, credential, session);
	}
	const found = session ?? state.known();
	const projectId = credential.projectId || (found?.projectId ?? '');
	if (projectId === '' && wantsProject(url)) {
		state.needsProject = true;
		throw new SessionNeeded();
	}
	const now = memory.now() + memory.clockOffset(url.host);
	return withSignature(request, url, credential, projectId, now);
}
