/** The test of a credential: probes the service without a document, and says what to correct. */
import type { HuaweiCredential } from '../../huawei/auth/credential';
import { ocrEndpoint } from '../../huawei/auth/endpoints';
import { projectsRequest, readForeignProject, type IamRequest } from '../../huawei/auth/iam';
import { freshTokenRefused, notOpen, probesOf, probeVerdict } from '../../huawei/auth/iamCheck';
import type { Session } from '../../huawei/auth/session';
import { readResponse, type ServiceFailure } from '../../huawei/errors';
import { iamCall, SignInRefused, type SignInContext } from './iamCall';
import type { SignInMemory } from './memory';

/** The part of the sign-in that the test needs. */
interface Signer {
	/** Signs a request, or gives it the token */
	sign(session: Session | undefined, request: IamRequest): IamRequest;
	/** Another session than the refused one */
	renew(refused: Session | undefined): Promise<Session>;
	memory: SignInMemory;
}

/** An OCR call without a document: refused for that reason when all else is right, and not billed. */
export const probeOf = (credential: HuaweiCredential, api: string): IamRequest => ({
	method: 'POST',
	url: `${ocrEndpoint(credential)}/v2/{project_id}/ocr/${api}`,
	headers: { 'content-type': 'application/json' },
	body: Buffer.from('{}'),
});

async function probed(
	context: SignInContext,
	{ sign, memory }: Signer,
	session: Session | undefined,
	api: string,
): Promise<ServiceFailure | undefined> {
	const { credential } = context;
	const answer = await iamCall(context, sign(session, probeOf(credential, api)));
	const signedIn = credential.authentication;
	const outcome = readResponse(answer, { now: memory.now(), signedIn });
	return outcome.ok ? undefined : outcome.failure;
}

/** The typed project when it belongs to another region, if IAM can be asked about it. */
async function findForeignProject(
	context: SignInContext,
	{ sign }: Signer,
	session: Session | undefined,
): Promise<ServiceFailure | undefined> {
	const { credential } = context;
	if (credential.projectId === '') return undefined;
	return await iamCall(context, sign(session, projectsRequest(credential, true))).then(
		(answer) => readForeignProject(answer, credential),
		() => undefined,
	);
}

/**
 * Finds out whether the service takes the credential. A token is renewed and a clock corrected once.
 * @param first the session to begin with
 * @returns the session to go on with; throws SignInRefused with what has to be corrected
 */
export async function checkCredential(
	context: SignInContext,
	first: Session | undefined,
	signer: Signer,
): Promise<Session | undefined> {
	const { credential } = context;
	const { memory } = signer;
	const url = ocrEndpoint(credential);
	const corrected = new Set<string>();
	const probes = [...probesOf(credential)];
	let session = first;
	let closed: ServiceFailure | undefined;
	while (probes.length > 0) {
		const offset = memory.clockOffset(url);
		const failure = await probed(context, signer, session, probes[0]);
		const verdict = failure === undefined ? 'pass' : probeVerdict(failure);
		if (failure === undefined || verdict === 'pass') {
			closed = undefined;
			break;
		}
		if (verdict === 'next') {
			closed ??= failure;
			probes.shift();
			continue;
		}
		const again = corrected.has(verdict);
		corrected.add(verdict);
		if (verdict === 'token' && again) throw new SignInRefused(freshTokenRefused(failure));
		const better = verdict === 'clock' && memory.correctClock(url, offset, failure.clockOffsetMs);
		if (again || (verdict !== 'token' && !better)) throw new SignInRefused(failure);
		if (verdict === 'token') session = await signer.renew(session);
	}
	const foreign = await findForeignProject(context, signer, session);
	if (foreign) throw new SignInRefused(foreign);
	if (closed) throw new SignInRefused(notOpen(closed, credential));
	return session;
}
