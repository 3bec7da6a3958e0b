/** The test of a credential: OCR calls without a document, which are refused and not billed; says what to correct. */
import { catalogue } from '../../catalogue';
import type { HuaweiCredential } from '../../huawei/auth/credential';
import { ocrEndpoint } from '../../huawei/auth/endpoints';
import { projectsRequest, readForeignProject, type IamRequest } from '../../huawei/auth/iam';
import { regionLabel } from '../../huawei/auth/regions';
import { withoutSecrets } from '../../huawei/auth/secrets';
import type { Session } from '../../huawei/auth/session';
import { readResponse, type ServiceFailure } from '../../huawei/errors';
import { iamCall, SignInRefused, type SignInContext } from './iamCall';
import { renewSession, signed } from './renewSession';

/** The APIs to probe, until one is open for the account: many accounts have only a few enabled. */
function apisOfRegion({ region }: HuaweiCredential): string[] {
	const offered = catalogue.filter(({ file, regions }) => file && regions.includes(region));
	return (offered.length > 0 ? offered : catalogue.slice(0, 1)).map(({ id }) => id);
}

/** An OCR call without a document: refused for that reason when all else is right. */
export const probeOf = (
	credential: HuaweiCredential,
	api = apisOfRegion(credential)[0],
): IamRequest => ({
	method: 'POST',
	url: `${ocrEndpoint(credential)}/v2/{project_id}/ocr/${api}`,
	headers: { 'content-type': 'application/json' },
	body: Buffer.from('{}'),
});

/** Not this API: another one may be open. */
const isClosed = ({ code, kind }: ServiceFailure): boolean =>
	code?.endsWith('.4204') === true || kind === 'notOffered';

/** Signed in, and the service looked for a document. */
const isPass = ({ kind }: ServiceFailure): boolean => kind === 'input' || kind === 'throttled';

async function probe(
	context: SignInContext,
	session: Session | undefined,
	api: string,
): Promise<ServiceFailure | undefined> {
	const { credential, memory } = context;
	const answer = await iamCall(context, signed(context, session, probeOf(credential, api)));
	const signedIn = credential.authentication;
	const outcome = readResponse(answer, { now: memory.now(), signedIn });
	return outcome.ok ? undefined : withoutSecrets(outcome.failure, credential);
}

/** The refusal when no API was open: which of the two reasons, and what to change. */
function notOpen(failure: ServiceFailure, { region }: HuaweiCredential): ServiceFailure {
	const label = regionLabel(region);
	const [what, remedy] =
		failure.kind === 'notOffered'
			? [
					'there is no OCR service at this address for',
					'Choose a region that offers OCR, such as cn-north-4, and check the custom endpoints.',
				]
			: [
					'the OCR service is not enabled for this account in',
					'Enable the APIs you need in the OCR console of this region, or choose the region in which they are enabled.',
				];
	const message = `The sign-in works, but ${what} region ${label}: ${failure.message}`;
	return { ...failure, message, remedy };
}

/** The refusal of a token that has only just been made. */
const freshTokenRefused = (failure: ServiceFailure): ServiceFailure => ({
	...failure,
	kind: 'authentication',
	message: `The sign-in works, but the OCR service does not take its token: ${failure.message}`,
	remedy:
		'Choose the region that the OCR endpoint belongs to. If that is right, use another IAM user: one with the name of its account gets restricted tokens.',
	repeatable: false,
});

/** The typed project when it belongs to another region, if IAM can be asked about it. */
async function findForeignProject(
	context: SignInContext,
	session: Session | undefined,
): Promise<ServiceFailure | undefined> {
	const { credential } = context;
	if (credential.projectId === '') return undefined;
	return await iamCall(context, signed(context, session, projectsRequest(credential, true))).then(
		(answer) => readForeignProject(answer, credential),
		() => undefined,
	);
}

/**
 * Finds out whether the service takes the credential. A token is renewed or a clock corrected once: a key is locked
 * after five refusals.
 * @param first the session to begin with
 * @returns the session to go on with; throws SignInRefused with what has to be corrected
 */
export async function checkCredential(
	context: SignInContext,
	first: Session | undefined,
): Promise<Session | undefined> {
	const { credential, memory, state } = context;
	const { host } = new URL(ocrEndpoint(credential));
	let session = first;
	let closed: ServiceFailure | undefined;
	let isCorrected = false;
	for (const api of apisOfRegion(credential)) {
		const offset = memory.clockOffset(host);
		let failure = await probe(context, session, api);
		if (!isCorrected && (failure?.kind === 'token' || failure?.kind === 'clock')) {
			isCorrected = true;
			const { kind, clockOffsetMs } = failure;
			if (kind === 'token') {
				state.refuseToken(session?.token);
				session = await renewSession(context);
			} else if (!memory.correctClock(host, offset, clockOffsetMs)) {
				throw new SignInRefused(failure);
			}
			failure = await probe(context, session, api);
			if (kind === 'token' && failure?.kind === 'token') {
				throw new SignInRefused(freshTokenRefused(failure));
			}
		}
		if (!failure || isPass(failure)) {
			closed = undefined;
			break;
		}
		if (!isClosed(failure)) throw new SignInRefused(failure);
		closed ??= failure;
	}
	const foreign = await findForeignProject(context, session);
	if (foreign) throw new SignInRefused(foreign);
	if (closed) throw new SignInRefused(notOpen(closed, credential));
	return session;
}
