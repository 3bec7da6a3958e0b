import { apiById, apisOf, catalogue } from '../../../lib/catalogue';
import type { ApiEntry, Category, Field, FieldType } from '../../../lib/catalogue/types';
import facts from '../../../facts/apis.json';
import { descriptionOf, describedPaths, placeless } from './paths';

interface Fact {
	id: string;
	path: string;
	category: string;
	image_field: string | null;
	formats: string[];
	pdf_page_field: string | null;
	min_side_px: number | null;
	max_side_px: number | null;
	max_pixels?: number;
	max_base64_bytes: number | null;
	fields: Record<string, string>;
	conditions?: Record<string, string>;
	confidence: string;
	positions: string;
	files: Record<string, string>;
	enums?: Record<string, string[]>;
	content_by_type?: Record<string, string | null>;
	result_codes?: string[];
}

const apis = facts as unknown as Fact[];
const ids = apis.map(({ id }) => id);
const fact = (id: string) => apis.find((api) => api.id === id)!;
const entry = (id: string) => apiById(id)!;
const sorted = (values: Iterable<string>) => [...values].sort();

/** What the catalogue may make of a documented type. */
const READINGS: Record<string, FieldType[]> = {
	string: ['text', 'date', 'dateTime', 'amount', 'number', 'integer', 'enum', 'file'],
	boolean: ['boolean'],
	integer: ['integer', 'number'],
	number: ['integer', 'number'],
	object: ['group', 'words', 'any'],
	'object[]': ['rows', 'lines', 'regions', 'cells', 'pairs'],
	'string[]': ['texts'],
	'integer[][]': ['location'],
	'integer[]': ['any'],
	'number[][]': ['any'],
};

/** What a condition asks for, in one order; the two sides of a card in one picture are no condition of a field. */
const parts = (condition: string): string =>
	sorted(
		new Set(condition.split(' and ').filter((part) => part && part !== 'side=double_side')),
	).join(' and ');

/** Path and condition of every field, with the conditions of what it is in. */
function conditionsOf({ answer }: ApiEntry): Array<[path: string, condition: string]> {
	const walk = (fields: readonly Field[], base: string, above: string[]): Array<[string, string]> =>
		fields.flatMap((field) => {
			const path = `${base}.${field.name}`;
			const all = [...above, ...(field.when ? [field.when] : [])];
			const inside = walk(field.fields ?? [], field.type === 'rows' ? `${path}[]` : path, all);
			return [[placeless(path), all.join(' and ')], ...inside];
		});
	const list = answer.documents ? `${answer.documents.at}[]` : 'result';
	return walk(answer.fields, answer.shape === 'sections' ? 'result[]' : list, []);
}

it('has every API of the service once, in the node of its category', () => {
	expect(apis.length).toBeGreaterThanOrEqual(52);
	const known = catalogue.map(({ id }) => id);
	expect(known).toEqual(expect.arrayContaining(ids));
	expect(new Set(known).size).toBe(known.length);
	for (const { id, category, path } of apis) {
		const node = (category === 'custom' ? 'document' : category) as Category;
		expect(apisOf(node).map((one) => one.id)).toContain(id);
		expect(path).toBe(`/v2/{project_id}/ocr/${entry(id).id}`);
	}
});

it('does not know an API that is not there', () => {
	expect(apiById('no-such-api')).toBeUndefined();
});

describe.each(ids)('%s', (id) => {
	it('has the limits of the service', () => {
		const { file } = entry(id);
		const documented = fact(id);
		if (documented.image_field === null) {
			expect(file).toBeUndefined();
			return;
		}
		const formats = documented.formats.map((name) =>
			name === 'JPG' ? 'JPEG' : name === 'TIF' ? 'TIFF' : name,
		);
		expect(sorted(file!.formats)).toEqual(sorted(new Set(formats)));
		expect({
			field: file!.field,
			page: file!.pageParameter ?? null,
			minSide: file!.minSide,
			maxSide: file!.maxSide,
			maxPixels: file!.maxPixels,
			maxBase64Bytes: file!.maxBase64Bytes,
		}).toEqual({
			field: documented.image_field,
			page: documented.pdf_page_field,
			minSide: documented.min_side_px,
			maxSide: documented.max_side_px,
			maxPixels: documented.max_pixels,
			maxBase64Bytes: documented.max_base64_bytes,
		});
	});

	it('describes every field of the answer with a fitting type, and no other', () => {
		const paths = describedPaths(entry(id));
		for (const [path, type] of Object.entries(fact(id).fields)) {
			// a count beside its list says nothing that the list does not
			const list = paths.find((one) => one.path === path.replace(/_count$/, '_list'));
			const described = descriptionOf(paths, path) ?? list;
			expect([path, described !== undefined]).toEqual([path, true]);
			if (described!.path === path && described!.field) {
				expect([path, READINGS[type]]).toEqual([
					path,
					expect.arrayContaining([described!.field.type]),
				]);
			}
		}
		const documented = new Set(Object.keys(fact(id).fields).map(placeless));
		const invented = paths
			.filter(({ field }) => field)
			.map(({ path }) => placeless(path))
			.filter((path) => !documented.has(path));
		expect(invented).toEqual([]);
	});

	it('says when a field comes, as the service does', () => {
		const { fields, conditions = {} } = fact(id);
		const differs = conditionsOf(entry(id)).filter(([path, said]) => {
			const places = Object.keys(fields).filter((one) => placeless(one) === path);
			const known = places.map((one) => parts(conditions[one] ?? ''));
			return places.length > 0 && !known.includes(parts(said));
		});
		expect(differs).toEqual([]);
	});

	it('knows what switches confidences and positions on', () => {
		const { confidence, positions, parameters } = entry(id);
		expect({ confidence, positions }).toEqual({
			confidence: fact(id).confidence,
			positions: fact(id).positions,
		});
		const switches = [confidence, positions].filter((name) => name.includes('_'));
		expect(parameters.map(({ name }) => name)).toEqual(expect.arrayContaining(switches));
	});

	it('takes exactly the documented Base64 fields as files', () => {
		const files = describedPaths(entry(id)).filter(({ field }) => field?.type === 'file');
		const own = Object.fromEntries(
			files.map(({ path, field }) => [placeless(path), field!.content]),
		);
		const documented = Object.fromEntries(
			Object.entries(fact(id).files).map(([path, content]) => [placeless(path), content]),
		);
		expect(own).toEqual(documented);
		for (const { field } of files) expect(field!.binary).toMatch(/^[a-z]+$/);
	});

	it('has a readable text for every documented value of an enumeration', () => {
		const { enums = {} } = fact(id);
		const own = new Map<string, string[]>();
		for (const { path, field } of describedPaths(entry(id))) {
			if (field?.type === 'enum') own.set(placeless(path), Object.keys(field.values!));
		}
		expect(sorted(own.keys())).toEqual(sorted(Object.keys(enums)));
		for (const [path, values] of own) {
			expect([path, ...values]).toEqual(expect.arrayContaining([path, ...enums[path]]));
		}
	});
});

it('reads the content of a classified document by the entry of its API', () => {
	const { documents } = entry('auto-classification').answer;
	expect(documents!.contentByType).toEqual(fact('auto-classification').content_by_type);
	for (const id of Object.values(documents!.contentByType!)) {
		if (id !== null) expect(apiById(id)).toBeDefined();
	}
	const types = entry('auto-classification').parameters.find(({ name }) => name === 'type_list');
	expect(sorted(Object.keys(documents!.contentByType!))).toEqual(
		sorted(types!.values!.map(({ value }) => value)),
	);
});

it('says what each result code of a verification means', () => {
	const { outcome } = entry('invoice-verification').answer;
	expect(Object.keys(outcome!.meanings)).toEqual(fact('invoice-verification').result_codes);
	expect(outcome!.field).toBe('result_code');
	const good = Object.entries(outcome!.meanings).filter(([, { verified }]) => verified);
	expect(good.map(([code]) => code)).toEqual(['1000']);
	const states = entry('invoice-verification').answer.fields.find(({ name }) => name === 'status');
	const { good: valid, bad } = outcome!.state;
	expect([valid, ...Object.keys(bad)]).toEqual(Object.keys(states!.values!));
});
