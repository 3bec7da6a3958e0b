/** Where a token is renewed and a project ID looked up, and how a request goes out with them. */
import { authorized } from '../../huawei/auth/authorize';
import type { TokenSettings } from '../../huawei/auth/credential';
import {
	projectsRequest,
	readProjectId,
	readToken,
	tokenCheckRequest,
	tokenRequest,
} from '../../huawei/auth/iam';
import type { Session } from '../../huawei/auth/session';
import { wantsProject, wireUrl } from '../../huawei/auth/wireRequest';
import { iamCall, SessionNeeded, SignInRefused, type SignInContext } from './iamCall';

/** Looks up the project of the region: one signed call, and another only where the clocks were the reason. */
async function lookUpProject(context: SignInContext, isSecond = false): Promise<string> {
	const { credential, memory } = context;
	const request = projectsRequest(credential);
	const { host } = new URL(request.url);
	const offset = memory.clockOffset(host);
	const answer = await iamCall(context, signed(context, undefined, request));
	const outcome = readProjectId(answer, credential, memory.now());
	if (outcome.ok) return outcome.value;
	const { failure } = outcome;
	if (failure.kind !== 'clock') throw new SignInRefused(failure);
	const repeatable = memory.correctClock(host, offset, failure.clockOffsetMs);
	if (!repeatable || isSecond) throw new SignInRefused({ ...failure, repeatable });
	return await lookUpProject(context, true);
}

async function fetchSession(context: SignInContext): Promise<Session> {
	const { credential, memory, state } = context;
	const { fingerprint } = state;
	if (credential.authentication === 'accessKey') {
		return { fingerprint, projectId: await lookUpProject(context) };
	}
	const answer = await iamCall(context, tokenRequest(credential));
	const outcome = readToken(answer, credential, fingerprint, memory.now());
	if (!outcome.ok) throw new SignInRefused(outcome.failure);
	return outcome.value;
}

/**
 * A session that may be used: a known one, one that is just being fetched, or a new one; one call of IAM, however many
 * requests need it. Throws SignInRefused.
 */
export const renewSession = async (context: SignInContext): Promise<Session> =>
	await context.state.renew(async () => await fetchSession(context));

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
	const isToken = credential.authentication === 'token';
	const { projectId: found, token } = session ?? (isToken ? undefined : state.known()) ?? {};
	const projectId = credential.projectId || (found ?? '');
	if (isToken && token === undefined) throw new SessionNeeded();
	if (!isToken && projectId === '' && wantsProject(url)) {
		state.needsProject = true;
		throw new SessionNeeded();
	}
	const now = memory.now() + memory.clockOffset(url.host);
	return authorized(request, url, credential, { projectId, token, now });
}
