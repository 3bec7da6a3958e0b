/** Where a token is renewed and a project ID looked up: one call of IAM, however many requests need it. */
import type { HuaweiCredential, TokenSettings } from '../../huawei/auth/credential';
import { iamEndpoint, ocrEndpoint } from '../../huawei/auth/endpoints';
import {
	projectsRequest,
	readProjectId,
	readToken,
	tokenCheckRequest,
	tokenRequest,
} from '../../huawei/auth/iam';
import type { Session } from '../../huawei/auth/session';
import { withSignature } from '../../huawei/auth/signHeaders';
import type { Outcome } from '../../huawei/errors';
import { iamCall, isLasting, outcomeValue, type SignInContext } from './iamCall';
import type { SignInMemory } from './memory';

/**
 * Whether a sign-in that IAM accepts is also good for the OCR service: true at Huawei Cloud, and where both have one
 * address. A custom gateway before only one of the two may change its requests.
 */
const provesForOcr = (credential: HuaweiCredential): boolean =>
	!credential.customEndpoints || iamEndpoint(credential) === ocrEndpoint(credential);

/** Looks up the project of the region: one signed call, and another only where the clocks were the reason. */
async function lookUpProject(memory: SignInMemory, context: SignInContext): Promise<string> {
	const { credential } = context;
	const request = projectsRequest(credential);
	const ask = async (): Promise<Outcome<string>> => {
		const offset = memory.clockOffset(request.url);
		const signed =
			credential.authentication === 'accessKey'
				? withSignature(request, credential, '', memory.now() + offset)
				: request;
		const answer = await iamCall(context, signed);
		const outcome = readProjectId(answer, credential, memory.now());
		if (outcome.ok || outcome.failure.kind !== 'clock') return outcome;
		const repeatable = memory.correctClock(request.url, offset, outcome.failure.clockOffsetMs);
		return { ok: false, failure: { ...outcome.failure, repeatable } };
	};
	const first = await ask();
	const again = !first.ok && first.failure.kind === 'clock' && first.failure.repeatable;
	return outcomeValue(again ? await ask() : first);
}

async function fetchSession(memory: SignInMemory, context: SignInContext): Promise<Session> {
	const { credential, fingerprint } = context;
	const session =
		credential.authentication === 'accessKey'
			? { fingerprint, projectId: await lookUpProject(memory, context) }
			: outcomeValue(
					readToken(
						await iamCall(context, tokenRequest(credential)),
						credential,
						fingerprint,
						memory.now(),
					),
				);
	if (provesForOcr(credential)) memory.note(fingerprint, { fetched: true });
	return session;
}

/** A session that may be used: a known one, one that is just being fetched, or a new one. Throws SignInRefused. */
export const renewSession = async (
	memory: SignInMemory,
	context: SignInContext,
): Promise<Session> =>
	await memory.renew(
		context.fingerprint,
		async () => await fetchSession(memory, context),
		isLasting,
	);

/** Asks IAM whether the token of a session is still valid. */
export const isAlive = async (
	memory: SignInMemory,
	context: SignInContext,
	{ token = '' }: Session,
): Promise<boolean> =>
	await memory.once(`token ${token}`, async () => {
		const request = tokenCheckRequest(context.credential as TokenSettings, token);
		return (await iamCall(context, request)).status === 200;
	});
