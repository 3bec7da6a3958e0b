/** The schemas that n8n shows before a first run, against what really comes out. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { apiById, catalogue, kindsOf } from '../../lib/catalogue';
import type { ApiEntry } from '../../lib/catalogue/types';
import { fieldsToSelect } from '../../lib/shape/select';
import { root } from './built';

interface Schema {
	type: string;
	properties?: Record<string, Schema>;
	items?: Schema;
}

const folder = join(root, 'dist/nodes');
const read = (path: string) => JSON.parse(readFileSync(path, 'utf8'));
const schemaFor = ({ category, resource, id }: Pick<ApiEntry, 'category' | 'resource' | 'id'>) => {
	const node = `HuaweiCloudOcr${category[0].toUpperCase()}${category.slice(1)}`;
	return read(join(folder, node, '__schema__/v1.0.0', resource ?? '', `${id}.json`));
};
const itemsOf = ({ id }: ApiEntry): Array<{ json: Record<string, unknown> }> =>
	read(join(root, 'test/fixtures/answers', `${id}.json`)).cases[0].items;

const offered = catalogue.filter(({ expose }) => expose !== 'other');

/** What is not a schema in the few words that n8n reads. */
function wrongIn(schema: Schema, path = ''): string[] {
	const { type, properties, items, ...more } = schema;
	const wrong = Object.keys(more).filter((name) => !(path === '' && name === 'version'));
	if (!['object', 'array', 'string', 'number', 'integer', 'boolean'].includes(type))
		wrong.push(type);
	if ((type === 'object') !== (properties !== undefined)) wrong.push('properties');
	if ((type === 'array') !== (items !== undefined)) wrong.push('items');
	return [
		...wrong.map((name) => `${path}: ${name}`),
		...Object.entries(properties ?? {}).flatMap(([name, one]) => wrongIn(one, `${path}.${name}`)),
		...(items ? wrongIn(items, `${path}[]`) : []),
	];
}

const typeOf = (value: unknown): string => {
	if (Array.isArray(value)) return 'array';
	if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
	return typeof value;
};

/** What no schema can say: pairs are named by the document, values are those of other fields. */
const SAID_BY_THE_DOCUMENT: Record<string, RegExp> = {
	'bank-receipt': /^[^a-z]|^field_/,
	// A text, an amount or a number, as the field that is compared
	'invoice-verification': /^match\[\]\.(recognized|registered)/,
};

/** Paths of an item that its schema does not know, or knows as something else. */
function unknownIn(value: unknown, schema: Schema | undefined, path = ''): string[] {
	if (schema === undefined) return [path];
	if (value === null) return [];
	const type = typeOf(value);
	const properties = schema.properties ?? {};
	// The value that is doubtful, of whatever kind
	if (/^review\.fields\[\]\.(?:value|expected)$/.test(path)) return [];
	// An object without known names may hold anything
	if (schema.type === 'object' && Object.keys(properties).length === 0) {
		return typeof value === 'object' ? [] : [`${path}: ${type}, not ${schema.type}`];
	}
	// "Tax free" in the place of an amount
	if (schema.type === 'number' && type === 'string' && !/\d/.test(value as string)) return [];
	if (type !== schema.type && !(type === 'integer' && schema.type === 'number')) {
		return [`${path}: ${type}, not ${schema.type}`];
	}
	if (Array.isArray(value)) {
		return value.flatMap((one) => unknownIn(one, schema.items, `${path}[]`));
	}
	if (type !== 'object') return [];
	return Object.entries(value as object).flatMap(([name, one]) =>
		unknownIn(one, properties[name], path === '' ? name : `${path}.${name}`),
	);
}

describe.each(offered.map((entry) => [entry.id, entry] as const))('%s', (_id, entry) => {
	const schema = schemaFor(entry);

	it('is a schema', () => {
		expect(wrongIn(schema)).toEqual([]);
		expect(schema).toMatchObject({ type: 'object', version: 1 });
	});

	it('has every field that can be selected', () => {
		const names = fieldsToSelect(entry, kindsOf(entry)).map(({ name }) => name);
		expect(new Set(names).size).toBe(names.length);
		expect(Object.keys(schema.properties!)).toEqual(expect.arrayContaining(names));
		expect(Object.keys(schema.properties!).slice(-3)).toEqual(['review', 'source', 'call']);
	});

	it('knows what comes out of the full answer', () => {
		const source = { item: 0, field: 'data', fileName: 'scan.pdf', page: 1 };
		const call = { requestId: 'r', region: 'cn-north-4', attempts: 1, reused: false };
		const documented = itemsOf(entry).filter(({ json }) => apiById(String(json.document)));
		const unknown = documented.flatMap(({ json }) => unknownIn({ ...json, source, call }, schema));
		const exempt = SAID_BY_THE_DOCUMENT[entry.id];
		expect(documented.length).toBeGreaterThan(0);
		expect([...new Set(unknown)].filter((path) => !exempt?.test(path))).toEqual([]);
	});
});

it('"Other API" names what every item has', () => {
	const schema = schemaFor({ category: 'document', id: 'otherApi' });
	expect(wrongIn(schema)).toEqual([]);
	expect(Object.keys(schema.properties)).toEqual(['document', 'review', 'source', 'call']);
});
