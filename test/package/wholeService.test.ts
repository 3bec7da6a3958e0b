/** The whole service is reachable: the built panels against the facts of the service, which the catalogue never sees. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { INodeProperties } from 'n8n-workflow';
import facts from '../../facts/apis.json';
import { builtNodes, operationsOf, optionsOf, root, shownFor } from './built';
import type { BuiltNode } from './built';

interface Parameter {
	name: string;
	type: string;
	required: boolean | string;
	default: unknown;
	values?: string[];
}

interface Fact {
	id: string;
	category: string;
	expose: string;
	image_field: string | null;
	formats: string[];
	pdf_page_field: string | null;
	regions: string[];
	params: Parameter[];
}

const apis = facts as unknown as Fact[];
const offered = apis.filter(({ expose }) => expose !== 'no');
const nodeOf = (category: string): BuiltNode => {
	const wanted = `huaweicloudocr${category === 'custom' ? 'document' : category}`;
	return builtNodes.find(({ className }) => className.toLowerCase() === wanted)!;
};
const documentNode = nodeOf('document');

/** Parameters that follow from the input: the file, its address, its page. */
const FROM_INPUT = ['image', 'data', 'url', 'pdf_page_number', 'page_num'];

/** The field of the panel that a documented type asks for. */
const fieldTypes = ({ name, type, values }: Parameter): string => {
	if (name === 'kv_map' || type === 'object') return 'json';
	if (values && type === 'string') return 'options';
	if (values && type === 'string[]') return 'multiOptions';
	if (type === 'string' || type === 'string[]') return 'string';
	return type === 'integer' ? 'number' : type;
};

const holdersOf = (id: string) =>
	builtNodes.flatMap((node) =>
		operationsOf(node).flatMap((property) =>
			optionsOf(property)
				.filter(({ value }) => value === id)
				.map((option) => ({ node, property, option })),
		),
	);

const only = (properties: INodeProperties[], name: string): INodeProperties => {
	const found = properties.filter((property) => property.name === name);
	expect([name, found.length]).toEqual([name, 1]);
	return found[0];
};

describe('all of the service', () => {
	it('every API is an operation of the node of its category, or reached through "Other API"', () => {
		const direct = offered.filter(({ id }) => holdersOf(id).length === 1).map(({ id }) => id);
		const hidden = apis.filter(({ expose }) => expose === 'no').map(({ id }) => id);
		expect(direct.length).toBeGreaterThanOrEqual(48);
		expect(direct.length + hidden.length).toBe(apis.length);
		expect(hidden.flatMap(holdersOf)).toEqual([]);
		for (const { id, category } of offered) {
			expect([id, holdersOf(id).map(({ node }) => node)]).toEqual([id, [nodeOf(category)]]);
		}
	});

	it('no panel offers anything that has no fixture', () => {
		const all = builtNodes.flatMap((node) => operationsOf(node).flatMap(optionsOf));
		const ids = all.map(({ value }) => String(value)).filter((id) => id !== 'otherApi');
		expect(ids.length).toBe(all.length - 1);
		const fixture = (id: string) => join(root, 'test/fixtures/answers', `${id}.json`);
		expect(ids.filter((id) => !existsSync(fixture(id)))).toEqual([]);
	});

	it('"Other API" takes an ID, a file or none, and any parameters', () => {
		const shown = shownFor(documentNode, 'otherApi');
		expect(only(shown, 'apiId')).toMatchObject({ type: 'string', required: true });
		expect(optionsOf(only(shown, 'fileParameter')).map(({ value }) => value)).toEqual([
			'data',
			'image',
			'none',
		]);
		expect(only(shown, 'parameters')).toMatchObject({ type: 'json', default: '{}' });
		only(shown, 'inputSource');
		const without = shownFor(documentNode, 'otherApi', { fileParameter: 'none' });
		expect(without.map(({ name }) => name)).not.toContain('inputSource');
		only(shown, 'output');
		expect(
			only(shownFor(documentNode, 'otherApi', { output: 'selectedFields' }), 'fields').type,
		).toBe('string');
	});
});

describe.each(offered.map((api) => [api.id, api] as const))('%s', (id, api) => {
	const node = nodeOf(api.category);
	const shown = shownFor(node, id);
	const [{ property, option }] = holdersOf(id);
	const collection = shown
		.filter(({ type }) => type === 'collection')
		.flatMap(({ options }) => options as INodeProperties[]);
	const own = api.params.filter(({ name }) => !FROM_INPUT.includes(name));

	it('is found under a resource where the node has many operations', () => {
		const operations = operationsOf(node).flatMap(optionsOf);
		const resource = node.node.description.properties.find(({ name }) => name === 'resource');
		expect(resource !== undefined).toBe(operations.length > 5);
		if (resource) {
			const [group] = property.displayOptions!.show!.resource!;
			expect(optionsOf(resource).map(({ value }) => value)).toContain(group);
		}
		expect(only(shown, 'operation')).toBe(property);
		expect(option.action).toMatch(/^[A-Z]/);
	});

	it('takes its file from every source, or none', () => {
		const hasFile = api.image_field !== null;
		expect(shown.some(({ name }) => name === 'inputSource')).toBe(hasFile);
		expect(shown.some(({ name }) => name === 'binaryPropertyName')).toBe(hasFile);
		// Operations without PDF get the pictures of scanned pages
		const readsPages = api.pdf_page_field !== null || !api.formats.includes('PDF');
		expect(shown.some(({ name }) => name === 'pages')).toBe(hasFile && readsPages);
		if (!hasFile) return;
		const source = only(shown, 'inputSource');
		expect(source.default).toBe('binary');
		expect(optionsOf(source).map(({ value }) => value)).toEqual([
			'allBinary',
			'base64',
			'binary',
			'url',
		]);
		const url = shownFor(node, id, { inputSource: 'url' });
		const base64 = shownFor(node, id, { inputSource: 'base64' });
		expect(only(shown, 'binaryPropertyName')).toMatchObject({ default: 'data', required: true });
		expect(only(url, 'url')).toMatchObject({ type: 'string', required: true });
		expect(only(base64, 'base64')).toMatchObject({ type: 'string', required: true });
		if (api.pdf_page_field) expect(only(shown, 'pages').default).toBe('1');
	});

	it('has every parameter under its own name, with type, values and default', () => {
		for (const parameter of own) {
			const beside = shown.filter(({ name, type }) => name === parameter.name && type !== 'hidden');
			const among = collection.filter(({ name }) => name === parameter.name);
			expect([parameter.name, beside.length + among.length]).toEqual([parameter.name, 1]);
			const [field] = [...beside, ...among];
			// What a call makes no sense without stands beside the operation
			// (an invoice without code has an empty one)
			const empty = id === 'invoice-verification' && parameter.name === 'code';
			if (parameter.required === true && !empty) expect(beside).toHaveLength(1);
			expect([parameter.name, field.type]).toEqual([parameter.name, fieldTypes(parameter)]);
			if (parameter.values) {
				const values = optionsOf(field).map(({ value }) => value);
				expect([...values].sort()).toEqual([...parameter.values].sort());
			}
			// A switch whose default is not stated is off
			const stated = parameter.default ?? (parameter.type === 'boolean' ? false : undefined);
			if (stated !== undefined) {
				expect([parameter.name, field.default]).toEqual([parameter.name, stated]);
			}
			expect(field.description ?? '').not.toBe('');
		}
	});

	it('offers no parameter that the service does not know', () => {
		const names = new Set(own.map(({ name }) => name));
		// What is not the service's is written in another way: theirs are lower case with underscores
		const service = [...shown, ...collection].filter(({ name }) =>
			/^[a-z]+(_[a-z0-9]+)+$/.test(name),
		);
		const unknown = service
			.map(({ name }) => name)
			.filter((name) => !names.has(name) && !name.startsWith('notice_'));
		expect(unknown).toEqual([]);
	});

	it('says where it is offered', () => {
		const named = /Offered in ([a-z0-9, -]+)\./.exec(option.description!)?.[1].split(', ') ?? [];
		expect(named.sort()).toEqual([...api.regions].sort());
	});

	it('warns where care is needed, and only there', () => {
		const notices = shown.filter(({ type }) => type === 'notice');
		expect(notices).toHaveLength(api.expose === 'advanced' ? 1 : 0);
		for (const { displayName } of notices) expect(displayName.length).toBeGreaterThan(40);
	});

	it('has its outputs, and its fields by name to select from', () => {
		expect(optionsOf(only(shown, 'output')).map(({ value }) => value)).toEqual([
			'raw',
			'selectedFields',
			'simplified',
		]);
		expect(only(shown, 'output').default).toBe('simplified');
		const fields = only(shownFor(node, id, { output: 'selectedFields' }), 'fields');
		// Bank receipts carry the labels of each bank
		expect(fields.type).toBe(id === 'bank-receipt' ? 'string' : 'multiOptions');
		if (fields.type === 'multiOptions') expect(optionsOf(fields).length).toBeGreaterThan(0);
		expect(shown.some(({ name }) => name === 'fields')).toBe(false);
	});
});
