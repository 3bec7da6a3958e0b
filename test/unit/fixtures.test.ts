// Answers written by hand from the service's documentation, and the items a user should get for them.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { apiById, catalogue } from '../../lib/catalogue';
import { shapeAnswer } from './shape/support';

const folder = join(__dirname, '../fixtures/answers');
const fixtures = readdirSync(folder)
	.filter((name) => name.endsWith('.json'))
	.sort()
	.map((name) => ({ name, ...JSON.parse(readFileSync(join(folder, name), 'utf8')) }));
const facts: any[] = JSON.parse(readFileSync(join(__dirname, '../../facts/apis.json'), 'utf8'));

const entryOf = (id: string) => {
	const entry = apiById(id);
	if (!entry) throw new Error(`No catalogue entry ${id}`);
	return entry;
};

/** Path and text of every text in a value. */
function texts(value: any, path = ''): Array<[string, string]> {
	if (typeof value === 'string') return [[path, value]];
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([name, one]) =>
		texts(one, path === '' ? name : `${path}.${name}`),
	);
}

const longBase64 = (json: any): string[] =>
	texts(json)
		.filter(([, text]) => /[A-Za-z0-9+/=_-]{1025,}/.test(text))
		.map(([path]) => path);

/** Values of an answer by path as the documentation writes it, lists as []. */
function byPath(value: any, path = '', found = new Map<string, any[]>()): Map<string, any[]> {
	found.set(path, [...(found.get(path) ?? []), value]);
	if (Array.isArray(value)) for (const one of value) byPath(one, `${path}[]`, found);
	else if (typeof value === 'object' && value !== null) {
		for (const [name, one] of Object.entries(value))
			byPath(one, path === '' ? name : `${path}.${name}`, found);
	}
	return found;
}

const FITS: Record<string, (value: any) => boolean> = {
	string: (value) => typeof value === 'string',
	boolean: (value) => typeof value === 'boolean',
	number: (value) => typeof value === 'number',
	integer: (value) => Number.isInteger(value),
	object: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
};

/** Whether a value is of a documented type such as "string" or "integer[][]". */
function fits(value: any, type: string): boolean {
	if (!type.endsWith('[]')) return FITS[type](value);
	return Array.isArray(value) && value.every((one) => fits(one, type.slice(0, -2)));
}

/**
 * Paths of an answer that the facts do not have. An object without documented fields may hold any; the content of a
 * classified document is an answer of the API of its kind.
 */
function undocumented(api: string, answer: any, found: string[] = []): string[] {
	const { fields, content_by_type: kinds } = facts.find(({ id }) => id === api);
	const documented = Object.keys(fields);
	const open = (path: string) =>
		/^object(\[\])?$/.test(fields[path]) && !documented.some((one) => one.startsWith(`${path}.`));
	const walk = (value: any, path: string) => {
		if (Array.isArray(value)) return value.forEach((one) => walk(one, path));
		if (typeof value !== 'object' || value === null) return;
		for (const [name, one] of Object.entries<any>(value)) {
			const inner = path === '' ? name : `${path}.${name}`;
			const content = kinds && name === 'content' ? kinds[value.type] : undefined;
			if (content) undocumented(content, { result: one }, found);
			else if (kinds && name === 'content') continue;
			else if (!(inner in fields)) found.push(`${api}: ${inner}`);
			else if (!open(inner)) walk(one, Array.isArray(one) ? `${inner}[]` : inner);
		}
	};
	walk(answer, '');
	return found;
}

const seen = (files: any[]) =>
	Object.fromEntries(
		files.map((file) => [file.name, { mimeType: file.mimeType, bytes: file.data.length }]),
	);

/** Gives back what stands in place of each file, so that the raw answer can be compared whole. */
function withFiles(raw: any, files: any[]): any {
	const byName = new Map(files.map((file) => [file.name, file.data.toString('base64')]));
	const walk = (value: any): any => {
		if (typeof value === 'string') return byName.get(value) ?? value;
		if (Array.isArray(value)) return value.map(walk);
		if (typeof value !== 'object' || value === null) return value;
		return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, walk(one)]));
	};
	return walk(raw);
}

describe.each(fixtures)('$api', (fixture: any) => {
	it.each<[string, any]>(fixture.cases.map((one: any) => [one.name, one]))(
		'%s: items',
		(_name: string, one: any) => {
			const options = {
				output: 'simplified' as const,
				today: '2026-11-21',
				...(entryOf(fixture.api).input === 'invoice'
					? { asked: { asked: one.parameters, today: '2026-11-21' } }
					: {}),
				...one.options,
			};
			const documents = shapeAnswer(entryOf(fixture.api), one.answer, options);
			const wanted = one.items.map(({ json, binary = {} }: any) => ({ json, binary }));
			expect(documents.map(({ json, files }) => ({ json, binary: seen(files) }))).toEqual(wanted);
			// The order of the fields is the order of the columns
			expect(documents.map(({ json }) => JSON.stringify(json))).toEqual(
				wanted.map(({ json }: any) => JSON.stringify(json)),
			);
			expect(documents.flatMap(({ json }) => longBase64(json))).toEqual([]);
		},
	);

	it.each<[string, any]>(fixture.cases.map((one: any) => [one.name, one]))(
		'%s: raw',
		(_name: string, one: any) => {
			const before = structuredClone(one.answer);
			const [{ json, files }, ...more] = shapeAnswer(entryOf(fixture.api), one.answer, {
				output: 'raw',
			});
			expect(more).toEqual([]);
			expect(longBase64(json)).toEqual([]);
			expect(withFiles(json, files)).toEqual(before);
			expect(one.answer).toEqual(before);
			const held = texts(json).map(([, text]) => text);
			for (const file of files) expect(held).toContain(file.name);
		},
	);
});

describe('fixtures as a whole', () => {
	it('there are two or more cases for each API, the first of them full', () => {
		const names = catalogue.map(({ id }) => `${id}.json`);
		expect(fixtures.map(({ name }) => name)).toEqual(names.sort());
		for (const { name, api, cases } of fixtures) {
			expect([name, api]).toEqual([`${api}.json`, api]);
			expect(cases.length).toBeGreaterThanOrEqual(2);
			expect(cases[0].name).toBe('full');
			expect(cases.map((one: any) => one.name)).toContain('sparse');
		}
	});

	it('at least five answers carry a file of more than 1 kB', () => {
		const heavy = fixtures.filter(({ cases }) =>
			cases.some((one: any) => longBase64(one.answer).length > 0),
		);
		expect(heavy.length).toBeGreaterThanOrEqual(5);
	});

	it.each(facts.map((fact) => [fact.id, fact]))(
		'%s: every documented field occurs',
		(id, fact: any) => {
			const { cases } = fixtures.find(({ api }) => api === id);
			const found = new Set<string>(cases.flatMap((one: any) => [...byPath(one.answer).keys()]));
			expect(Object.keys(fact.fields).filter((path) => !found.has(path))).toEqual([]);
			const full = byPath(cases[0].answer);
			const wrong = Object.entries<string>(fact.fields).filter(
				([path, type]) => !(full.get(path) ?? []).every((value) => fits(value, type)),
			);
			expect(wrong).toEqual([]);
		},
	);

	it.each(fixtures)('$api: every field of the answers is documented', ({ api, cases }: any) => {
		const unknown = cases
			.filter((one: any) => !one.undocumented)
			.flatMap((one: any) => undocumented(api, one.answer));
		expect(unknown).toEqual([]);
	});

	it('parameters of the cases are parameters of the API', () => {
		for (const { api, cases } of fixtures) {
			const known = entryOf(api).parameters.map(({ name }) => name);
			const page = entryOf(api).file?.pageParameter;
			for (const one of cases) {
				expect([...known, page]).toEqual(expect.arrayContaining(Object.keys(one.parameters)));
			}
		}
	});
});
