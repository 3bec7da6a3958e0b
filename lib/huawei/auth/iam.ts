/** The calls of the identity service that signing in needs: what is sent, and what the answers mean. No secret leaves in a refusal. */
import { isProjectId, type HuaweiCredential, type TokenSettings } from './credential';
import { iamEndpoint } from './endpoints';
import { isRecord, textOrEmpty, type Json } from '../../jsonValue';
import { readResponse, type Outcome, type RawAnswer, type ServiceFailure } from '../errors';
import { plainHeaders } from '../errors/text';
import { withoutSecrets } from './secrets';
import { regionLabel, regionOfProjectName } from './regions';
import type { Session } from './session';

export interface IamRequest {
	method: 'GET' | 'POST';
	url: string;
	headers: Record<string, string>;
	body?: Buffer;
}

const dayMs = 24 * 3_600_000;
/** Tokens are valid for a day; a longer lifetime in an answer is cut to this */
const longestLifeMs = 7 * dayMs;
/** A token is renewed so long before it expires, so that no call outlives it; a short-lived one later */
const renewBeforeMs = 5 * 60_000;

/** POST /v3/auth/tokens for the project that is typed, else for the region's own. */
export function tokenRequest(credential: TokenSettings): IamRequest {
	const { accountName, userName, password, projectId, region } = credential;
	const body = {
		auth: {
			identity: {
				methods: ['password'],
				password: { user: { name: userName, password, domain: { name: accountName } } },
			},
			scope: { project: projectId === '' ? { name: region } : { id: projectId } },
		},
	};
	return {
		method: 'POST',
		url: `${iamEndpoint(credential)}/v3/auth/tokens?nocatalog=true`,
		headers: { 'content-type': 'application/json' },
		body: Buffer.from(JSON.stringify(body)),
	};
}

/** GET /v3/auth/tokens: asks whether a token is still valid. Answers 200 when it is. */
export const tokenCheckRequest = (credential: TokenSettings, token: string): IamRequest => ({
	method: 'GET',
	url: `${iamEndpoint(credential)}/v3/auth/tokens?nocatalog=true`,
	headers: { 'X-Auth-Token': token, 'X-Subject-Token': token },
});

/** GET /v3/projects, to be signed or sent with a token: the project of the region, or all that the user may see. */
export const projectsRequest = (credential: HuaweiCredential, all = false): IamRequest => ({
	method: 'GET',
	url: `${iamEndpoint(credential)}/v3/projects${all ? '' : `?name=${encodeURIComponent(credential.region)}`}`,
	headers: {},
});

/** A refusal of IAM in its own words, with the next step of a credential. */
function iamRefusal(failure: ServiceFailure, credential: HuaweiCredential): ServiceFailure {
	// a sign-in that is refused for its contents has no token to renew, no file to change: the run must stop
	const ends = ['token', 'input', 'notOffered'].includes(failure.kind);
	const kind = ends ? 'authentication' : failure.kind;
	// The calls of OCR have limits of their own
	return withoutSecrets({ ...failure, kind, limit: undefined }, credential);
}

const refused = (
	message: string,
	remedy: string,
	kind: ServiceFailure['kind'] = 'authentication',
): { ok: false; failure: ServiceFailure } => ({
	ok: false,
	failure: { kind, message, remedy, repeatable: false },
});

const recordOrEmpty = (value: unknown): Json => (isRecord(value) ? value : {});

const wrongAddress = (credential: HuaweiCredential, what: string) =>
	refused(
		`${new URL(iamEndpoint(credential)).host} answered the sign-in ${what}.`,
		'Check that the IAM Endpoint of the credential is the address of IAM.',
		'answer',
	);

/**
 * Reads the answer to tokenRequest.
 * @param now local time in milliseconds; the token's life is counted from it, so that a wrong local clock does not matter
 */
export function readToken(
	answer: RawAnswer,
	credential: TokenSettings,
	fingerprint: string,
	now: number,
): Outcome<Session> {
	const read = readResponse(answer, { expect: 'object', now });
	if (!read.ok) return { ok: false, failure: iamRefusal(read.failure, credential) };
	const body = recordOrEmpty(read.value.token);
	const token = plainHeaders(answer.headers)['x-subject-token'] ?? '';
	if (token === '') return wrongAddress(credential, 'without a token');
	if (!/^[\x21-\x7e]+$/.test(token))
		return wrongAddress(credential, 'with a token that cannot be sent');
	const project = recordOrEmpty(body.project);
	const foreign = foreignProject(credential, project.name);
	if (foreign) return { ok: false, failure: foreign };
	if (project.id !== undefined && !isProjectId(project.id)) {
		return wrongAddress(credential, 'with a project ID of another form');
	}
	const named = Date.parse(textOrEmpty(body.expires_at)) - Date.parse(textOrEmpty(body.issued_at));
	const lifetime = named > 0 ? Math.min(named, longestLifeMs) : dayMs;
	const renewAt = now + lifetime - Math.min(renewBeforeMs, lifetime / 5);
	return { ok: true, value: { token, renewAt, fingerprint, projectId: project.id } };
}

/** The failure where a project of this name belongs to another region than that of the credential. */
function foreignProject(
	{ region }: HuaweiCredential,
	projectName: unknown,
): ServiceFailure | undefined {
	const home = regionOfProjectName(textOrEmpty(projectName))?.id;
	if (home === undefined || home === region) return undefined;
	return refused(
		`The project ID of the Huawei Cloud credential belongs to region ${regionLabel(home)}, not to ${regionLabel(region)}.`,
		'Choose that region in the credential, or type the project ID of the chosen one.',
	).failure;
}

/** The projects of an answer whose IDs may be used. */
const projectsIn = ({ projects }: Json): Json[] =>
	(Array.isArray(projects) ? projects : []).map(recordOrEmpty).filter(({ id }) => isProjectId(id));

/** Reads the answer to projectsRequest: the ID of the region's project. */
export function readProjectId(
	answer: RawAnswer,
	credential: HuaweiCredential,
	now: number,
): Outcome<string> {
	const read = readResponse(answer, { expect: 'object', now, signedIn: credential.authentication });
	if (!read.ok) return { ok: false, failure: iamRefusal(read.failure, credential) };
	const named = projectsIn(read.value).filter(({ name }) => name === credential.region);
	const project = named.find(({ enabled }) => enabled !== false) ?? named[0];
	if (project !== undefined) return { ok: true, value: String(project.id) };
	return refused(
		`The account has no project in region ${regionLabel(credential.region)}.`,
		'Choose the region in which the OCR service is enabled, or open the OCR console once in this region, which creates its project. A sub-project is not found by the region: type its Project ID.',
		'account',
	);
}

/** The failure where the typed project ID belongs to another region, read from the answer to projectsRequest for all. */
export function readForeignProject(
	answer: RawAnswer,
	credential: HuaweiCredential,
): ServiceFailure | undefined {
	const read = readResponse(answer, { expect: 'object' });
	if (!read.ok) return undefined;
	const project = projectsIn(read.value).find(({ id }) => id === credential.projectId);
	return foreignProject(credential, project?.name);
}
