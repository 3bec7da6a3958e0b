/** The JSON body of an OCR call against what the API documents. */
import { refuse } from './refusal.mjs';

const plainObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

const fits = {
	boolean: (value) => typeof value === 'boolean',
	integer: (value) => Number.isInteger(value),
	string: (value) => typeof value === 'string',
	strings: (value) => Array.isArray(value) && value.every((element) => typeof element === 'string'),
	object: plainObject,
};

const invalid = () => refuse('AIS.0101');

/** @returns {object} the body; throws ModelArts.4105 where it is no JSON object in a JSON request */
export function bodyOf({ headers, body }) {
	const type = String(headers['content-type'] ?? '')
		.toLowerCase()
		.split(';')[0]
		.trim();
	try {
		const value = type === 'application/json' && JSON.parse(body.toString('utf8'));
		if (plainObject(value)) return value;
	} catch {
		// said below
	}
	throw refuse('ModelArts.4105');
}

/**
 * Checks names, types, allowed values and what has to be there; a misspelt name counts as invalid, as documented.
 * @param {import('./facts.mjs').Api} api
 * @returns {Record<string, unknown>} the parameters without the file and its address
 */
export function parametersOf(api, body) {
	const known = new Map(api.parameters.map((parameter) => [parameter.name, parameter]));
	const found = {};
	for (const [name, value] of Object.entries(body)) {
		if (name === api.file || (name === 'url' && api.url)) continue;
		const parameter = known.get(name);
		if (!parameter || !fits[parameter.type](value)) throw invalid();
		if (parameter.values && ![value].flat().every((one) => parameter.values.includes(one)))
			throw invalid();
		if (name === api.page && value < 1) throw invalid();
		found[name] = value;
	}
	if (api.parameters.some(({ name, required }) => required && found[name] === undefined))
		throw invalid();
	if (api.oneOf && api.oneOf.filter((name) => found[name] !== undefined).length !== 1)
		throw invalid();
	return found;
}

/**
 * The file as text or its address: exactly one of them.
 * @returns {{ base64?: string, url?: string }} empty for an API that takes no file
 */
export function sourceOf(api, body) {
	if (!api.file) return {};
	const { [api.file]: base64, url } = body;
	const given = [base64, url].filter((value) => value !== undefined);
	if (given.length !== 1 || typeof given[0] !== 'string' || given[0] === '') throw invalid();
	return { base64, url };
}
