/** n8n's own rules over what was BUILT: the panels are made from data, so the lint of the sources never sees them. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { INodeProperties } from 'n8n-workflow';
import { builtNodes as nodes, root as project } from './built';
import type { BuiltNode } from './built';
import { literalSource } from './literalSource';

/** Options stand in groups, as in the HTTP Request node, and by name only inside of each. */
const BY_MEANING = 'n8n-nodes-base/node-param-collection-type-unsorted-items';

interface Finding {
	file: string;
	ruleId: string | null;
	message: string;
	line: number;
}

/** Everything n8n's rules find in a folder. */
const lint = (folder: string): Finding[] =>
	JSON.parse(
		execFileSync(process.execPath, [join(__dirname, 'lint.mjs'), folder], {
			encoding: 'utf8',
			maxBuffer: 64_000_000,
			// With "test" the rules take every file for one of their own tests
			env: { ...process.env, NODE_ENV: 'production' },
		}),
	);

/** What n8n's rules say about sources, by class name. */
const findings = (sources: Map<string, string>): Map<string, string[]> => {
	const root = mkdtempSync(join(tmpdir(), 'descriptions-'));
	try {
		for (const [name, source] of sources) {
			mkdirSync(join(root, 'nodes', name), { recursive: true });
			writeFileSync(join(root, 'nodes', name, `${name}.node.ts`), source);
		}
		// What the rules look up beside the node
		for (const part of ['package.json', 'credentials', 'icons']) {
			cpSync(join(project, part), join(root, part), { recursive: true });
		}
		const found = new Map([...sources.keys()].map((name) => [name, [] as string[]]));
		for (const { file, ruleId, message, line } of lint(root)) {
			const name = basename(file, '.node.ts');
			if (!sources.has(name) || ruleId === BY_MEANING) continue;
			const near = sources
				.get(name)!
				.split('\n')
				.slice(line - 3, line + 3)
				.join(' ');
			found.get(name)!.push(`${ruleId}: ${message} | ${near.slice(0, 300)}`);
		}
		return found;
	} finally {
		rmSync(root, { recursive: true, force: true });
	}
};

/** The rule of sentence case knows no names of countries. */
const PLACES = /Hong Kong|Macao|Cambodia|Chile|Colombia|Myanmar|Peru|Thailand|Vietnam/g;
const lowerPlaces = (properties: INodeProperties[]): INodeProperties[] =>
	JSON.parse(
		JSON.stringify(properties, (name, value) =>
			name === 'action' ? value.replace(PLACES, (place: string) => place.toLowerCase()) : value,
		),
	);

const sourceOf = ({ className, node }: BuiltNode) =>
	[
		className,
		literalSource(className, {
			...node.description,
			properties: lowerPlaces(node.description.properties),
		}),
	] as const;

describe('built descriptions', () => {
	let found: Map<string, string[]>;
	/** The first node once more, with one parameter only, whose title is in the wrong case */
	const broken = (): [string, string] => {
		const { className, node } = nodes[0];
		const properties = node.description.properties
			.filter(({ name }) => name === 'inputSource')
			.map((property) => ({ ...property, displayName: 'input source' }));
		const name = `${className}Broken`;
		return [name, literalSource(name, { ...node.description, properties })];
	};
	// One run of the lint for all: it takes seconds to start
	beforeAll(() => (found = findings(new Map([...nodes.map(sourceOf), broken()]))));

	test.each(nodes)('$className follows n8n rules', ({ className }) => {
		expect(found.get(className)).toEqual([]);
	});

	it('would notice a broken rule', () => {
		expect(found.get(broken()[0])!.join()).toContain('node-param-display-name-miscased');
	});

	const everyProperty = function* (properties: INodeProperties[]): Generator<INodeProperties> {
		for (const property of properties) {
			yield property;
			if (property.type === 'collection')
				yield* everyProperty((property.options ?? []) as INodeProperties[]);
		}
	};

	test.each(nodes)('$className avoids the words that n8n asks to avoid', ({ node }) => {
		const texts = [...everyProperty(node.description.properties)].flatMap((property) => [
			property.displayName,
			property.description ?? '',
		]);
		expect(
			texts.filter((text) => /\b(errors?|problems?|failures?|mistakes?)\b/i.test(text)),
		).toEqual([]);
	});

	it.each(nodes)('$className starts with what most people come for', ({ node }) => {
		const { properties } = node.description;
		const cautioned = properties
			.filter(({ type }) => type === 'notice')
			.flatMap(({ displayOptions }) => displayOptions?.show?.operation ?? []);
		const defaults = properties
			.filter(({ name }) => name === 'operation')
			.map((operation) => operation.default);
		expect(
			defaults.filter((id) => id === 'otherApi' || (cautioned as unknown[]).includes(id)),
		).toEqual([]);
		expect(['businessAndBank', 'bankDocument']).not.toContain(
			properties.find(({ name }) => name === 'resource')?.default,
		);
	});

	it('keeps the fixed names', () => {
		expect(nodes.map(({ node }) => node.description.name)).toEqual([
			'huaweiCloudOcrGeneral',
			'huaweiCloudOcrCard',
			'huaweiCloudOcrReceipt',
			'huaweiCloudOcrDomain',
			'huaweiCloudOcrClassification',
			'huaweiCloudOcrVerification',
			'huaweiCloudOcrDocument',
		]);
		for (const { node } of nodes) {
			expect(node.description.version).toEqual([1]);
			expect(node.description.defaultVersion).toBe(1);
			expect(node.description.usableAsTool).toBe(true);
		}
	});
});
