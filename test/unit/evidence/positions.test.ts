/** Where values stand, for every API that tells it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { apiById } from '../../../lib/catalogue';
import { onPage, type Evidence } from '../../../lib/shape/evidence';
import { readDocuments, type ShapedDocument } from '../../../lib/shape';
import { joinDocuments } from '../../../lib/shape/join';
import { valueAt } from '../../../lib/shape/values/json';

type Json = Record<string, unknown>;

const root = join(__dirname, '../../..');
const read = <T>(path: string): T => JSON.parse(readFileSync(join(root, path), 'utf8')) as T;
const facts = read<Array<{ id: string; fields: Record<string, string> }>>('facts/apis.json');
const folder = 'test/fixtures/answers';
const fixtures = readdirSync(join(root, folder)).map((name) =>
	read<{ api: string; cases: Array<{ answer: Json }> }>(`${folder}/${name}`),
);

/** Single characters, and the text in a cell whose own place is told, are no values. */
const NO_VALUE = /char_list|rectification_matrix|words_list\[\]/;

/** Paths of all lists of corner points in an answer. */
function places(value: unknown, path = ''): string[] {
	if (Array.isArray(value)) {
		const [first] = value as unknown[];
		if (Array.isArray(first) && typeof first[0] === 'number') return [path];
		return value.flatMap((one) => places(one, `${path}[]`));
	}
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([name, one]) => places(one, `${path}.${name}`));
}

const documentsOf = (api: string, answer: unknown): ShapedDocument[] =>
	readDocuments(apiById(api)!, answer, { output: 'simplified', includePositions: true });
const evidence = ({ json }: ShapedDocument) => json.evidence as Evidence[];

const telling = fixtures.filter(
	({ cases }) => places(cases.map(({ answer }) => answer)).length > 0,
);

it('every API whose answer has corner points is looked at', () => {
	const documented = facts
		.filter(({ fields }) =>
			Object.entries(fields).some(([path, type]) => /location$/.test(path) && /\]\[\]/.test(type)),
		)
		.map(({ id }) => id);
	const here = telling.map(({ api }) => api);
	expect(here).toEqual(expect.arrayContaining(documented));
	expect(here.length).toBeGreaterThanOrEqual(36);
});

describe.each(telling.map((one) => [one.api, one] as const))('%s', (api, { cases }) => {
	it('gives every place once, under a name that the item has', () => {
		for (const { answer } of cases) {
			const documents = documentsOf(api, answer);
			const told = places(answer).filter((path) => !NO_VALUE.test(path));
			// A cell tells the place of its text and its own: one of them is shown
			const cells = told.filter((path) => path.endsWith('].cell_location')).length;
			const inCells = told.filter((path) => path.endsWith('].words_block_list[].location')).length;
			const all = documents.flatMap(evidence);
			expect(all.length).toBeGreaterThanOrEqual(told.length - Math.min(cells, inCells));
			expect(all.length).toBeLessThanOrEqual(told.length);
			for (const document of documents) {
				for (const { name, box } of evidence(document)) {
					expect(box).toHaveLength(4);
					// A portrait is a file
					if (name === 'document' || name === 'portrait') continue;
					expect([name, valueAt(document.json, name) !== undefined]).toEqual([name, true]);
				}
			}
		}
	});
});

const corners = (at: number) => [
	[at, at],
	[at + 5, at],
	[at + 5, at + 5],
	[at, at + 5],
];
const cellsOf = (...lines: string[][]) =>
	lines.flatMap((line, row) =>
		line.map((words, column) => ({
			...{ words, rows: [row], columns: [column] },
			...{ location: corners(10 * row + column), confidence: 0.9 },
		})),
	);

it.each([
	[
		'general-table',
		'rows',
		(cells: unknown[]) => ({ words_region_list: [{ type: 'table', words_block_list: cells }] }),
	],
	[
		'smart-document-recognizer',
		'tables.1.rows',
		(cells: unknown[]) => [{ table_result: { table_list: [{ words_block_list: cells }] } }],
	],
])('%s: a table that goes on keeps its places', (api, path, result) => {
	const pages = [
		cellsOf(['Name', 'No. 1'], ['Tea', 'T1'], ['Cup', 'C1']),
		cellsOf(['12', '3.50'], ['15', '4.90']),
	].map((cells, at) => {
		const [document] = documentsOf(api, { result: result(cells) });
		return { page: at + 1, documents: [onPage(document, at + 1)] };
	});
	const [{ document }, ...others] = joinDocuments(pages);
	expect(others).toEqual([]);
	const found = (document.json as Json).evidence as Json[];
	const named = found.map(({ name, value, page }) => [name, value, page]);
	expect(named).toEqual([
		[path, 'Name', 1],
		[path, 'No. 1', 1],
		[`${path}.1.Name`, 'Tea', 1],
		[`${path}.1.No. 1`, 'T1', 1],
		[`${path}.2.Name`, 'Cup', 1],
		[`${path}.2.No. 1`, 'C1', 1],
		[`${path}.3.Name`, '12', 2],
		[`${path}.3.No. 1`, '3.50', 2],
		[`${path}.4.Name`, '15', 2],
		[`${path}.4.No. 1`, '4.90', 2],
	]);
	for (const [name, value] of named.slice(2)) {
		expect(valueAt(document.json, name as string)).toBe(value);
	}
});
