import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { apiById, catalogue } from '../../../lib/catalogue';
import { shapeAnswer } from './support';

/** A field that the service may add tomorrow, at every level of every documented answer. */
type Json = Record<string, unknown>;

const read = <T>(path: string): T =>
	JSON.parse(readFileSync(join(__dirname, '../../..', path), 'utf8')) as T;
const folder = 'test/fixtures/answers';
const fixtures = readdirSync(join(__dirname, '../../..', folder)).map((name) =>
	read<{ api: string; cases: Array<{ answer: Json }> }>(`${folder}/${name}`),
);
const facts = read<Array<{ id: string; fields: Record<string, string> }>>('facts/apis.json');

const NEW = 'BRAND NEW VALUE';
const SAMPLES: Record<string, unknown> = {
	string: 'words',
	boolean: true,
	number: 0.9,
	integer: 1,
	object: {},
	'integer[]': [0],
	'integer[][]': [
		[1, 1],
		[9, 1],
		[9, 5],
		[1, 5],
	],
};

/** What the documentation says below a path, each list with one element. */
function documented(fields: Readonly<Record<string, string>>, path: string): unknown {
	const type = fields[path] ?? 'object';
	const inside = type === 'object[]' ? `${path}[].` : `${path}.`;
	const names = Object.keys(fields)
		.filter((one) => one.startsWith(inside) && !/[.[]/.test(one.slice(inside.length)))
		.map((one) => one.slice(inside.length));
	const json = Object.fromEntries(names.map((name) => [name, documented(fields, inside + name)]));
	if (type === 'object[]') return [json];
	if (type === 'object') return json;
	return structuredClone(SAMPLES[type] ?? [SAMPLES[type.replace(/\[\]$/, '')]]);
}

const treeOf = (id: string): Json => {
	const { fields } = facts.find((api) => api.id === id)!;
	const tree = { result: documented(fields, 'result') } as Json;
	for (const one of Array.isArray(tree.result) ? tree.result : [])
		if (one.status) one.status.error_code = 'AIS.0000';
	return tree;
};

/** Classified documents of every kind, with the content that the kind's own API documents. */
const OF_TOMORROW: [string, null] = ['kind_of_tomorrow', null];
const classified = catalogue
	.filter(({ answer }) => answer.documents?.contentByType)
	.flatMap(({ id, answer }) =>
		[...Object.entries(answer.documents?.contentByType ?? {}), OF_TOMORROW].map(([type, kind]) => {
			const content = kind === null ? { a: 'words', b: { c: 'words' } } : treeOf(kind).result;
			const element = { ...(treeOf(id).result as Json[])[0], type, content };
			return { api: id, level: `${id} ${type}`, answers: [{ result: [element] } as Json] };
		}),
	);
const cases = [
	...fixtures.map(({ api, cases: all }) => ({
		...{ api, level: api },
		answers: all.map(({ answer }) => answer),
	})),
	...facts.map(({ id }) => ({ api: id, level: id, answers: [treeOf(id)] })),
	...classified,
];

/** The paths of all objects of an answer, elements of a list as one level. */
function levels(value: unknown, path: string, found: Map<string, Json>): Map<string, Json> {
	if (Array.isArray(value)) for (const one of value) levels(one, `${path}[]`, found);
	else if (typeof value === 'object' && value !== null) {
		if (!found.has(path)) found.set(path, value as Json);
		for (const [name, one] of Object.entries(value)) levels(one, `${path}.${name}`, found);
	}
	return found;
}

it('a new field of the service is lost at no level of any answer', () => {
	const all = new Set<string>();
	const lost: string[] = [];
	for (const { api, level, answers } of cases) {
		const seen = new Set<string>();
		for (const answer of answers) {
			for (const path of levels(answer, 'body', new Map()).keys()) {
				if (seen.has(path)) continue;
				seen.add(path);
				all.add(`${level} ${path}`);
				const copy = structuredClone(answer);
				levels(copy, 'body', new Map()).get(path)!.brand_new = NEW;
				const items = shapeAnswer(apiById(api)!, copy, {
					output: 'simplified',
					includeLines: true,
				});
				if (!JSON.stringify(items.map(({ json }) => json)).includes(NEW)) {
					lost.push(`${level} ${path}`);
				}
			}
		}
	}
	expect(lost).toEqual([]);
	expect(classified.length).toBe(17);
	expect(all.size).toBeGreaterThanOrEqual(384);
});
