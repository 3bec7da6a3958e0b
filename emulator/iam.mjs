/** The calls of IAM that a client of OCR makes. */
import { accountNamed, regions, userNamed } from './facts.mjs';
import { callerOf } from './gateway.mjs';
import { Refusal, refuse } from './refusal.mjs';

const keystone = (code, title, message, outcome) =>
	new Refusal(code, { error: { code, message, title } }, { outcome });
const badBody = () => keystone(400, 'Bad Request', 'The request body is invalid', 'login');
const isoMicros = (ms) => `${new Date(ms).toISOString().slice(0, -1)}000Z`;

function parsed(body) {
	try {
		return JSON.parse(body.toString('utf8'));
	} catch {
		throw badBody();
	}
}

/** The user who logs in; counts refusals, which lock the user. */
function logIn(identity, state) {
	const given = identity?.password?.user;
	const complete = [given?.name, given?.password, given?.domain?.name].every(
		(v) => typeof v === 'string' && v,
	);
	if (!Array.isArray(identity?.methods) || !identity.methods.includes('password') || !complete)
		throw badBody();
	const who = `${given.domain.name}/${given.name}`;
	const seen = state.logins.get(who) ?? { refusals: 0 };
	if (seen.until !== undefined && state.now() < seen.until) {
		throw keystone(401, 'Unauthorized', 'The account is locked.', 'login');
	}
	const user = userNamed(given.name, given.domain.name);
	if (!user || user.password !== given.password) {
		const refusals = seen.until === undefined ? seen.refusals + 1 : 1;
		const until =
			refusals >= state.config.lockAfterLogins ? state.now() + state.config.loginLockMs : undefined;
		state.logins.set(who, { refusals, until });
		throw keystone(401, 'Unauthorized', 'The username or password is wrong.', 'login');
	}
	state.logins.delete(who);
	if (user.consoleOnly) {
		const message = 'This user only supports console access, not programmatic access.';
		throw new Refusal(403, { code: 403, message }, { outcome: 'login' });
	}
	return user;
}

function scopeOf(scope) {
	if (!scope?.project) return undefined;
	const { id, name } = scope.project;
	const region = regions.find((candidate) =>
		id !== undefined ? candidate.project === id : candidate.id === name,
	);
	if (!region) throw keystone(404, 'Not Found', `Could not find project: ${id ?? name}.`, 'login');
	return { id: region.project, region: region.id };
}

/** POST /v3/auth/tokens @returns {{ status: number, headers: object, body: object }} */
export function createToken(request, state) {
	const auth = parsed(request.body)?.auth;
	const user = logIn(auth?.identity, state);
	const project = scopeOf(auth.scope);
	const { token, issuedAt, expiresAt } = state.tokens.issue(
		user,
		project,
		state.config.tokenLifetimeMs,
	);
	state.stats.tokensIssued += 1;
	const domain = { name: user.account, id: accountNamed(user.account).id };
	return {
		status: 201,
		headers: { 'X-Subject-Token': token },
		body: {
			token: {
				expires_at: isoMicros(expiresAt),
				issued_at: isoMicros(issuedAt),
				methods: ['password'],
				roles: [{ id: '0', name: 'te_admin' }],
				user: { domain, id: user.id, name: user.name, password_expires_at: '' },
				...(project ? { project: { domain, id: project.id, name: project.region } } : { domain }),
				...(request.query.has('nocatalog') ? {} : { catalog: catalogOf() }),
			},
		},
	};
}

/** GET /v3/auth/tokens: whether the token in X-Subject-Token is still good */
export function showToken(request, state) {
	callerOf(request, state, { scoped: false });
	try {
		const { expiresAt } = state.tokens.check(request.headers['x-subject-token']);
		return { status: 200, headers: {}, body: { token: { expires_at: isoMicros(expiresAt) } } };
	} catch {
		throw keystone(404, 'Not Found', 'Could not find the token.', 'refused');
	}
}

/** Without nocatalog the body is large: one entry a region and service stands for it. */
const catalogOf = () =>
	regions.flatMap(({ id }) =>
		['ocr', 'iam', 'obs'].map((name) => ({
			endpoints: [
				{
					id: `${name}-${id}`,
					interface: 'public',
					region: id,
					region_id: id,
					url: `https://${name}.${id}.emulator.invalid`,
				},
			],
			id: `${name}-${id}`,
			name,
			type: name,
		})),
	);

/** GET /v3/projects?name=... signed or with a token */
export function listProjects(request, state) {
	const { user } = callerOf(request, state, { scoped: false });
	if (user.permission === false) {
		throw refuse('IAM.0003', {
			message: "Policy doesn't allow iam:projects:listProjects to be performed.",
		});
	}
	const name = request.query.get('name');
	const found = regions.filter((region) => name === null || region.id === name);
	const projects = found.map((region) => ({
		domain_id: accountNamed(user.account).id,
		is_domain: false,
		parent_id: accountNamed(user.account).id,
		name: region.id,
		description: '',
		links: {},
		id: region.project,
		enabled: true,
	}));
	return { status: 200, headers: {}, body: { links: {}, projects } };
}
