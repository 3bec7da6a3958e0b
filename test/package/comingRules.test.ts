/** Rules that n8n has documented for its linter and scanner and not released yet, each by its letter. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { HuaweiCloudApi } from '../../credentials/HuaweiCloudApi.credentials';
import { builtNodes, manifest, root } from './built';

const textOf = (path: string) => readFileSync(join(root, path), 'utf8');
const facts = JSON.parse(textOf('package.json'));
const sourceOf = ({ className }: { className: string }) =>
	`nodes/${className}/${className}.node.ts`;

/** Every parameter of a panel with those inside it. */
const everyProperty = (properties: INodeProperties[]): INodeProperties[] =>
	properties.flatMap((property) => [
		property,
		...(property.type === 'collection'
			? everyProperty((property.options ?? []) as INodeProperties[])
			: []),
	]);

const namesIn = ({ options = [] }: INodeProperties): string[] =>
	options.map((option) => ('displayName' in option ? option.displayName : option.name));

/** Shown only where a workflow of the first release has it set. */
const isOutside = (option: object): boolean =>
	/"_cnd":\{"exists":true\}/.test(JSON.stringify(option));

it('no-monorepo: one package.json', () => {
	const ignored = ['node_modules', 'dist', '.git', 'installed', 'coverage', '.n8n-dev'];
	const manifestsIn = (folder: string): string[] =>
		readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
			const path = join(folder, entry.name);
			if (entry.isDirectory()) return ignored.includes(entry.name) ? [] : manifestsIn(path);
			return entry.name === 'package.json' ? [path] : [];
		});
	expect(manifestsIn('.')).toEqual(['package.json']);
	expect(facts.repository.directory).toBeUndefined();
});

it('require-community-node-keyword, require-mit-license', () => {
	expect(facts.keywords).toContain('n8n-community-node-package');
	expect(facts.license).toBe('MIT');
});

it('cred-class-name-suffix, cred-class-name-field-conventions, cred-filename-against-convention', () => {
	expect(HuaweiCloudApi.name).toMatch(/Api$/);
	expect(new HuaweiCloudApi().name).toMatch(/^[a-z]\w*Api$/);
	expect(manifest.n8n.credentials.map((path) => basename(path))).toEqual([
		`${HuaweiCloudApi.name}.credentials.js`,
	]);
});

describe.each(builtNodes)('$className', (built) => {
	const { className, node } = built;
	const { description } = node;
	const { properties } = description;
	const all = everyProperty(properties);

	it('require-continue-on-fail: asked in execute itself', () => {
		const execute = textOf(sourceOf(built)).split('async execute(')[1];
		expect(execute).toContain('this.continueOnFail()');
	});

	it('non-required-fields-in-collection: a field is required, or chooses, groups or tells something', () => {
		const free = properties.filter(
			({ name, type, required }) =>
				!required &&
				!['resource', 'operation', 'authentication'].includes(name) &&
				!['collection', 'fixedCollection', 'notice'].includes(type),
		);
		// Hidden: n8n would drop the values that workflows of the first release have there
		const fields = free.filter(({ type }) => type !== 'hidden').map(({ name }) => name);
		expect(fields).toEqual([]);
		const hidden = free.map(({ name }) => name).sort();
		expect(hidden).toEqual(
			description.name.endsWith('Verification') ? ['check_code', 'code', 'subtotal_amount'] : [],
		);
	});

	it('open-ended-node-fields: no optional JSON beside the collections', () => {
		expect(properties.filter(({ type, required }) => type === 'json' && !required)).toEqual([]);
	});

	it('hint-max-length', () => {
		expect(all.filter(({ hint = '' }) => hint.length > 120)).toEqual([]);
	});

	it('icon-contrast: 3:1 where the rule asks for 1.5:1', () => {
		const { light, dark } = description.icon as { light: string; dark: string };
		const icon = (path: string) => textOf(path.replace('file:../../', ''));
		expect(
			Math.max(...coloursOf(icon(light)).map((colour) => contrast(colour, '#ffffff'))),
		).toBeGreaterThan(3);
		expect(
			Math.max(...coloursOf(icon(dark)).map((colour) => contrast(colour, '#2d2e2e'))),
		).toBeGreaterThan(3);
		// One drawing in two sets of colours, and one drawing a node
		expect(icon(dark).replace(/#\w{6}/g, '')).toBe(icon(light).replace(/#\w{6}/g, ''));
		expect(basename(light, '.svg')).toBe(description.name);
	});

	it('valid-node-categories, no-ai-codex-category, no-codex-subcategories, no-logic-or-flow-nodes', () => {
		const codex = JSON.parse(textOf(`nodes/${className}/${className}.node.json`));
		expect(codex.categories).toEqual(['Data & Storage', 'Utility']);
		expect(codex).not.toHaveProperty('subcategories');
		expect(description).not.toHaveProperty('codex');
	});

	it('no-asterisk-in-option-names, no-duplicate-param-options', () => {
		for (const property of all) {
			const names = namesIn(property);
			const offered = names.filter((_, index) => !isOutside(property.options![index]));
			expect(names.filter((name) => name.includes('*'))).toEqual([]);
			expect(new Set(offered).size).toBe(offered.length);
		}
	});

	it('options-sorted-alphabetically', () => {
		for (const property of all.filter(({ type }) => /^(multiO|o)ptions$/.test(type))) {
			const names = (property.options as INodePropertyOptions[]).map(({ name }) => name);
			expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b, 'en')));
		}
	});

	it('require-param-default', () => {
		expect(all.filter((property) => property.default === undefined)).toEqual([]);
	});

	it('node-class-description-name-camelcase, node-class-description-non-core-color, node-filename-against-convention', () => {
		expect(description.name).toMatch(/^[a-z][A-Za-z0-9]*$/);
		expect(description.defaults.color).toBeUndefined();
		expect(className).toBe(description.name[0].toUpperCase() + description.name.slice(1));
		expect(existsSync(join(root, sourceOf(built)))).toBe(true);
	});

	it('single-credential-per-node', () => {
		expect(description.credentials).toHaveLength(1);
	});

	it('no-hardcoded-ids, node-operation-error-itemindex, prefer-declarative-style: the node file holds wiring only', () => {
		const source = textOf(sourceOf(built));
		expect(source).not.toMatch(/(partner|account|tenant|customer|client)_?id/i);
		expect(source).not.toMatch(/NodeOperationError|helpers/);
	});
});

const coloursOf = (svg: string): string[] => [...new Set(svg.match(/#[\da-f]{6}/g))];

/** WCAG 2: contrast of two colours such as #ff0000, from 1 to 21. */
function contrast(one: string, other: string): number {
	const luminance = (colour: string) => {
		const [red, green, blue] = [1, 3, 5].map((at) => {
			const level = parseInt(colour.slice(at, at + 2), 16) / 255;
			return level <= 0.03928 ? level / 12.92 : ((level + 0.055) / 1.055) ** 2.4;
		});
		return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
	};
	const [bright, dim] = [luminance(one), luminance(other)].sort((a, b) => b - a);
	return (bright + 0.05) / (dim + 0.05);
}
