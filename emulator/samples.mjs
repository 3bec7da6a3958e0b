/**
 * The invented answers: every documented field of an API, cut down to what the request's switches ask for.
 *
 * A file of data/answers holds `answer`; `when` (path to the documented condition, "[]" for every element),
 * `defaultSide` for cards whose sides have different fields, and `variants` chosen by values of the request.
 */
import { createHash } from 'node:crypto';
import { apis, data } from './facts.mjs';
import { imageBase64, workbookBase64 } from './files.mjs';

const samples = new Map();
const sampleOf = (id) => {
	if (!samples.has(id)) samples.set(id, data(`answers/${id}`));
	return samples.get(id);
};

const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** One documented condition, e.g. "kv=true", "extract_type contains image_size", "type was sent", "type is table". */
function holds(condition, params, around) {
	const [, name, verb, value] = /^(\S+?)(=| contains | is | was )(.+)$/.exec(condition);
	switch (verb) {
		case '=':
			return String(params[name]) === value;
		case ' contains ':
			return [params[name]].flat().includes(value);
		case ' was ':
			return params[name] !== undefined;
		default:
			return around.findLast((object) => name in object)?.[name] === value;
	}
}

const met = (condition, params, around) =>
	condition
		.split(' or ')
		.some((part) => part.split(' and ').every((one) => holds(one, params, around)));

/** A copy without what the conditions leave out. */
function pruned(value, path, when, params, around) {
	if (Array.isArray(value)) {
		const kept = value.map((element) => pruned(element, `${path}[]`, when, params, around));
		return kept.filter(
			(element, i) => !(isObject(element) && isObject(value[i]) && hollow(element, value[i])),
		);
	}
	if (!isObject(value)) return value;
	const inside = [...around, value];
	const entries = Object.entries(value)
		.filter(([name]) => {
			const condition = when[path === '' ? name : `${path}.${name}`];
			return condition === undefined || met(condition, params, inside);
		})
		.map(([name, inner]) => [
			name,
			pruned(inner, path === '' ? name : `${path}.${name}`, when, params, inside),
		]);
	return Object.fromEntries(entries);
}
const hollow = (now, before) => Object.keys(now).length === 0 && Object.keys(before).length > 0;

/**
 * Confidences as a real service has them: of its own for each field, one in twelve low enough to want a look.
 * Always the same for the same field.
 */
function unsure(value, path, within = false) {
	if (typeof value === 'number' && within) {
		const chance = createHash('sha256').update(path).digest().readUInt32BE(0) / 2 ** 32;
		const low = chance < 1 / 12;
		return Number((low ? 0.45 + chance * 4 : 0.9 + chance * 0.0999).toFixed(4));
	}
	if (Array.isArray(value)) return value.map((one, i) => unsure(one, `${path}.${i}`, within));
	if (!isObject(value)) return value;
	const entries = Object.entries(value).map(([name, inner]) => [
		name,
		unsure(inner, `${path}.${name}`, within || name === 'confidence'),
	]);
	return Object.fromEntries(entries);
}

/** Cards: both sides at once, or the fields of the side that was asked for. */
function oneSide(answer, { side }, defaultSide) {
	const { front, back, ...whole } = answer.result;
	if (!front || !back) return answer;
	if (side === 'double_side') return { ...answer, result: { front, back } };
	const shown = side ?? defaultSide;
	if (shown === undefined) return { ...answer, result: whole };
	const other = shown === 'front' ? back : front;
	const own = shown === 'front' ? front : back;
	const fields = Object.entries(whole).filter(([name]) => name in own || !(name in other));
	return { ...answer, result: Object.fromEntries(fields) };
}

const asked = (variant, params) =>
	Object.entries(variant.match).every(([name, value]) => params[name] === value);

function plainAnswer(id, params) {
	const { answer, when = {}, variants = [], defaultSide } = sampleOf(id);
	const variant = variants.find((candidate) => asked(candidate, params));
	let whole = structuredClone(variant?.answer ?? answer);
	if (isObject(whole.result) && 'front' in whole.result) {
		whole = oneSide(whole, params, defaultSide);
	} else if (params.side !== undefined && isObject(whole.result) && 'side' in whole.result) {
		whole.result.side = params.side;
	}
	return unsure(pruned(whole, '', when, params, []), id);
}

/** Vouchers on one picture: each type's content is the answer of its own API, with its own switches. */
function classified(params) {
	const { answer, when, contents } = sampleOf('auto-classification');
	const wanted = params.type_list ?? answer.result.map(({ type }) => type);
	const template = answer.result[0];
	const result = wanted.map((type) => {
		const api = contents[type];
		const own = params.extended_parameters?.[type] ?? {};
		if (api === null)
			return { ...template, type, content: { number: '00000000', amount: '12.00' } };
		const known = new Set(apis.get(api).parameters.map(({ name }) => name));
		if (!Object.keys(own).every((name) => known.has(name))) {
			const status = { error_code: 'AIS.0101', error_msg: 'The input parameter is invalid.' };
			return { ...template, type, status, content: {} };
		}
		const { result: content } = plainAnswer(api, own);
		return { ...template, type, content: Array.isArray(content) ? content[0] : content };
	});
	return pruned({ ...answer, result }, '', when, params, []);
}

/** In the data a file stands as "@image" or "@workbook"; real bytes take its place. */
async function withFiles(value) {
	if (value === '@image') return await imageBase64();
	if (value === '@workbook') return await workbookBase64();
	if (Array.isArray(value)) return await Promise.all(value.map(withFiles));
	if (!isObject(value)) return value;
	const entries = await Promise.all(
		Object.entries(value).map(async ([name, inner]) => [name, await withFiles(inner)]),
	);
	return Object.fromEntries(entries);
}

/** Answers already worked out, by API and switches: tests ask for the same thousands of times. Never changed. */
const ready = new Map();
const mostReady = 2_000;

/**
 * @param {string} id of the API
 * @param {Record<string, any>} params the request's parameters without the file
 * @returns {Promise<object>} the whole body
 */
export async function sampleAnswer(id, params) {
	const name = `${id} ${JSON.stringify(params)}`;
	const known = ready.get(name);
	if (known) return known;
	const answer = await withFiles(
		id === 'auto-classification' ? classified(params) : plainAnswer(id, params),
	);
	if (ready.size < mostReady) ready.set(name, answer);
	return answer;
}
