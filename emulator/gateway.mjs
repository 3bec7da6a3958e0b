/** Who is calling, and may he: the stage before any body is looked into. */
import { accountNamed, regionOfProject } from './facts.mjs';
import { refuse } from './refusal.mjs';
import { userOfSignature } from './signature.mjs';

/**
 * Who signed the request, by access key or by token.
 * @param {object} request method, url, headers, bodyHash
 * @param {import('./state.mjs').State} state
 * @returns {{ user: import('./facts.mjs').User, project?: { id: string, region: string }, by: 'signature' | 'token', token?: string }}
 */
export function callerOf(request, state, { scoped = true } = {}) {
	const token = request.headers['x-auth-token'];
	if (token !== undefined) {
		const { expiredTokenForm } = state.config;
		const entry = scoped
			? state.tokens.checkScoped(token, expiredTokenForm)
			: state.tokens.check(token, expiredTokenForm);
		return { user: entry.user, project: entry.project, by: 'token', token };
	}
	if (request.headers.authorization === undefined) {
		throw refuse('APIG.0301', { detail: 'x-auth-token not found', outcome: 'signature' });
	}
	const user = userOfSignature(request, {
		now: state.now,
		locks: state.locks,
		clockForm: state.config.clockForm,
	});
	return { user, by: 'signature' };
}

/**
 * May this caller use this API with this project in this region?
 * @param {ReturnType<typeof callerOf>} caller
 * @param {import('./facts.mjs').Api} api
 * @param {string} projectId of the path
 */
export function admit(caller, api, projectId, headers, config) {
	const { region, strictRegions } = config;
	if (strictRegions && !api.regions.includes(region)) throw refuse('APIG.0101');
	const named = headers['x-project-id'];
	if (named !== undefined && named !== projectId) throw refuse('ModelArts.4203');
	const projectRegion = regionOfProject(projectId);
	if (caller.project) {
		if (caller.project.region !== region) throw refuse('APIG.0307', { outcome: 'token' });
		if (caller.project.id !== projectId) throw refuse('ModelArts.4203');
	}
	if (projectRegion === undefined) throw refuse('ModelArts.4203');
	const notSubscribed = projectRegion !== region || !accountNamed(caller.user.account).subscribed;
	if (notSubscribed) {
		throw refuse('ModelArts.4204', {
			message: `Request api error! The API ${api.id} is not subscribed.`,
		});
	}
	if (caller.user.permission === false) throw refuse('ModelArts.4203');
}
