/** The calls of the identity service that signing in needs: what is sent, and what the answers mean. No secret leaves in a refusal. */
import { isProjectId, type HuaweiCredential, type TokenSettings } from './credential';
import { iamEndpoint } from './endpoints';
import { isRecord, textOrEmpty, type Json } from '../../jsonValue';
import { readResponse, type Outcome, type RawAnswer, type ServiceFailure } from '../errors';
import { withoutSecrets } from './secrets';
import { regionLabel, regionOfProjectName } from './regions';
import { renewalOf, type Session } from './session';

export interface IamRequest {
	method: 'GET' | 'POST';
	url: string;
	headers: Record<string, string>;
	body?: Buffer;
}

const dayMs = 24 * 3_600_000;
/** Tokens are valid for a day; a longer lifetime in an answer is cut to this */
const longestLifeMs = 7 * dayMs;

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
	return withoutSecrets({ ...failure, ...(ends ? { kind: 'authentication' } : {}) }, credential);
}

const refused = (
	message: string,
	remedy: string,
	kind: ServiceFailure['kind'] = 'authentication',
): { ok: false; failure: ServiceFailure } => ({
	ok: false,
	failure: { kind, message, remedy, repeatable: false },
});

function answerHeader(answer: RawAnswer, name: string): string {
	const found = Object.entries(answer.headers ?? {}).find(([key]) => key.toLowerCase() === name);
	return found === undefined ? '' : String(found[1]);
}

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
	const token = answerHeader(answer, 'x-subject-token');
	if (token === '') return wrongAddress(credential, 'without a token');
	if (!/^[\x21-\x7e]+$/.test(token))
		return wrongAddress(credential, 'with a token that cannot be sent');
	const project = recordOrEmpty(body.project);
	const foreign = regionOfProjectName(textOrEmpty(project.name));
	if (foreign !== undefined && foreign.id !== credential.region) {
		return refused(foreignProjectMessage(credential, foreign.id), foreignProjectRemedy);
	}
	if (project.id !== undefined && !isProjectId(project.id)) {
		return wrongAddress(credential, 'with a project ID of another form');
	}
	const named = Date.parse(textOrEmpty(body.expires_at)) - Date.parse(textOrEmpty(body.issued_at));
	const lifetime = named > 0 ? Math.min(named, longestLifeMs) : dayMs;
	const expires = now + lifetime;
	return {
		ok: true,
		value: {
			token,
			expires,
			renewAt: renewalOf(expires, lifetime),
			fingerprint,
			projectId: project.id,
		},
	};
}

const foreignProjectRemedy =
	'Choose that region in the credential, or type the project ID of the chosen one.';

const foreignProjectMessage = (credential: HuaweiCredential, region: string): string =>
	`The project ID of the Huawei Cloud credential belongs to region ${regionLabel(region)}, not to ${regionLabel(credential.region)}.`;

interface Project {
	id: string;
	name: string;
	enabled: boolean;
}

/** The projects of an answer whose IDs may be used. */
const projectsIn = ({ projects }: Record<string, unknown>): Project[] =>
	(Array.isArray(projects) ? projects : [])
		.map(recordOrEmpty)
		.flatMap(({ id, name, enabled }) =>
			isProjectId(id) ? [{ id, name: textOrEmpty(name), enabled: enabled !== false }] : [],
		);

/** Reads the answer to projectsRequest: the ID of the region's project. */
export function readProjectId(
	answer: RawAnswer,
	credential: HuaweiCredential,
	now: number,
): Outcome<string> {
	const read = readResponse(answer, { expect: 'object', now, signedIn: credential.authentication });
	if (!read.ok) return { ok: false, failure: iamRefusal(read.failure, credential) };
	const named = projectsIn(read.value).filter(({ name }) => name === credential.region);
	const project = named.find(({ enabled }) => enabled) ?? named[0];
	if (project !== undefined) return { ok: true, value: project.id };
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
	const name = read.ok
		? projectsIn(read.value).find(({ id }) => id === credential.projectId)?.name
		: undefined;
	const region = regionOfProjectName(name ?? '');
	if (region === undefined || region.id === credential.region) return undefined;
	return refused(foreignProjectMessage(credential, region.id), foreignProjectRemedy).failure;
}
