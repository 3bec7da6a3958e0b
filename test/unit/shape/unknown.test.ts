import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { apiById } from '../../../lib/catalogue';
import { shapeAnswer } from '../../../lib/shape';

/** A field that the service may add tomorrow, at every level of every documented answer. */
const folder = join(__dirname, '../../fixtures/answers');
const fixtures = readdirSync(folder).map(
	(name) =>
		JSON.parse(readFileSync(join(folder, name), 'utf8')) as {
			api: string;
			cases: Array<{ answer: unknown }>;
		},
);

type Json = Record<string, unknown>;

/** The paths of all objects below `result`, elements of a list as one level. */
function levels(value: unknown, path: string, found: Map<string, Json>): Map<string, Json> {
	if (Array.isArray(value)) for (const one of value) levels(one, `${path}[]`, found);
	else if (typeof value === 'object' && value !== null) {
		if (!found.has(path)) found.set(path, value as Json);
		for (const [name, one] of Object.entries(value)) levels(one, `${path}.${name}`, found);
	}
	return found;
}

it('a new field of the service is lost at no level of any answer', () => {
	let count = 0;
	const lost: string[] = [];
	for (const { api, cases } of fixtures) {
		const seen = new Set<string>();
		for (const { answer } of cases) {
			for (const path of levels((answer as Json).result, 'result', new Map()).keys()) {
				if (seen.has(path)) continue;
				seen.add(path);
				count++;
				const copy = structuredClone(answer) as Json;
				(levels(copy.result, 'result', new Map()).get(path) as Json).brand_new = 'BRAND NEW VALUE';
				const items = shapeAnswer(
					apiById(api)!,
					copy,
					{ output: 'simplified', includeLines: true },
					apiById,
				);
				if (!JSON.stringify(items.map(({ json }) => json)).includes('BRAND NEW VALUE')) {
					lost.push(`${api} ${path}`);
				}
			}
		}
	}
	expect(lost).toEqual([]);
	expect(count).toBeGreaterThanOrEqual(200);
});
