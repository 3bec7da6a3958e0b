/** The test of a credential: knocks on the service without a document, and says what to mend. */
import { setClockOffset } from '../../huawei/auth/clock';
import type { HuaweiCredential } from '../../huawei/auth/credential';
import { ocrEndpoint } from '../../huawei/auth/endpoints';
import { readAnswer } from '../../huawei/errors';
import type { ServiceFailure } from '../../huawei/errors/failure';
import { projectsRequest, readForeignProject } from '../../huawei/auth/iam';
import type { IamRequest } from '../../huawei/auth/iam';
import { freshTokenRefused, notOpen, probesOf, verdictOf } from '../../huawei/auth/iamCheck';
import type { Session } from '../../huawei/auth/session';
import { call, SignInRefused } from './signInCalls';
import type { Desk } from './signInCalls';

/** What the test needs of the sign-in. */
export interface Signer {
	/** Signs a request, or gives it the token */
	sign(session: Session | undefined, request: IamRequest): IamRequest;
	/** Another session than the refused one */
	renew(refused: Session | undefined): Promise<Session>;
	now(): number;
}

/** An OCR call without a document: refused for that reason when all else is right, and not billed. */
export const probeOf = (credential: HuaweiCredential, api: string): IamRequest => ({
	method: 'POST',
	url: `${ocrEndpoint(credential)}/v2/{project_id}/ocr/${api}`,
	headers: { 'content-type': 'application/json' },
	body: Buffer.from('{}'),
});

async function probed(
	{ helpers, credential }: Desk,
	signer: Signer,
	session: Session | undefined,
	api: string,
): Promise<ServiceFailure | undefined> {
	const answer = await call(helpers, signer.sign(session, probeOf(credential, api)));
	const read = readAnswer(answer, { now: signer.now(), signedIn: credential.authentication });
	return read.ok ? undefined : read.failure;
}

/** The typed project when it belongs to another region, if IAM can be asked about it. */
async function foreignProject(
	{ helpers, credential }: Desk,
	signer: Signer,
	session: Session | undefined,
): Promise<ServiceFailure | undefined> {
	if (credential.projectId === '') return undefined;
	const request = signer.sign(session, projectsRequest(credential, true));
	return await call(helpers, request).then(
		(answer) => readForeignProject(answer, credential),
		() => undefined,
	);
}

/**
 * Finds out whether the service takes the credential. A token or a clock that is refused is mended once.
 * @returns the session to go on with; throws SignInRefused with what is to be mended
 */
export async function checkCredential(
	desk: Desk,
	signer: Signer,
	first: Session | undefined,
): Promise<Session | undefined> {
	const { credential } = desk;
	const mended = new Set<string>();
	const knocks = [...probesOf(credential)];
	let session = first;
	let closed: ServiceFailure | undefined;
	while (knocks.length > 0) {
		const failure = await probed(desk, signer, session, knocks[0]);
		const verdict = failure === undefined ? 'pass' : verdictOf(failure);
		if (failure === undefined || verdict === 'pass') {
			closed = undefined;
			break;
		}
		if (verdict === 'next') {
			closed ??= failure;
			knocks.shift();
			continue;
		}
		if (verdict === 'token' && mended.has(verdict))
			throw new SignInRefused(freshTokenRefused(failure));
		if (verdict === 'refused' || mended.has(verdict)) throw new SignInRefused(failure);
		mended.add(verdict);
		if (verdict === 'token') session = await signer.renew(session);
		else setClockOffset(ocrEndpoint(credential), failure.clockOffsetMs ?? 0);
	}
	const foreign = await foreignProject(desk, signer, session);
	if (foreign) throw new SignInRefused(foreign);
	if (closed) throw new SignInRefused(notOpen(closed, credential));
	return session;
}
