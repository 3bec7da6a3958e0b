/** The way in for tests: what happened, what is to happen, and back to the start. No auth; loopback only. */
import { identities } from './facts.mjs';
import { defaults } from './state.mjs';
import { knownFaults } from './effects.mjs';
import { Stats } from './stats.mjs';

function configure(state, changes) {
	const unknown = Object.keys(changes).filter((name) => !(name in defaults));
	if (unknown.length) throw new Error(`No such setting: ${unknown.join(', ')}`);
	Object.assign(state.config, changes);
	return state.config;
}

function addFaults(state, rules) {
	const unknown = [rules].flat().find((rule) => !knownFaults.has(rule?.fault?.type));
	if (unknown)
		throw new Error(
			`No such fault: ${unknown.fault?.type}. There are ${[...knownFaults].join(', ')}`,
		);
	state.faults.add(rules);
	return state.faults.report();
}

function reset(state, { only } = {}) {
	if (only !== 'stats') return state.reset();
	const { inFlight } = state.stats;
	state.stats = Object.assign(new Stats(state.stats.clock), { inFlight });
}

const routes = {
	'GET stats': (state) => state.stats.report(),
	'GET identities': () => identities,
	'GET config': (state) => state.config,
	'POST config': configure,
	'GET faults': (state) => state.faults.report(),
	'POST faults': addFaults,
	'DELETE faults': (state) => state.faults.clear(),
	'POST reset': reset,
	'POST tokens/revoke': (state, body) => ({
		revoked: state.tokens.revoke({ form: state.config.revokedTokenForm, ...body }),
	}),
};

/**
 * @param {string} route verb and path below /_control/, e.g. "POST faults"
 * @param {Buffer} body JSON or empty
 * @returns {{ status: number, body: object }}
 */
export function control(route, body, state) {
	const run = routes[route];
	if (!run)
		return { status: 404, body: { message: `There are ${Object.keys(routes).join(', ')}` } };
	try {
		const given = body.length ? JSON.parse(body.toString('utf8')) : {};
		return { status: 200, body: run(state, given) ?? {} };
	} catch (error) {
		return { status: 400, body: { message: error.message } };
	}
}
