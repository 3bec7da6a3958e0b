/**
 * What n8n asks of a community node that it verifies, line by line. Its linter is run in lint.test.ts, its scanner in
 * pack.test.ts, its rules for the panels in descriptions.test.ts. CONTRIBUTING.md lists what only a person can do.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { NodeConnectionTypes } from 'n8n-workflow';
import { HuaweiCloudApi } from '../../credentials/HuaweiCloudApi.credentials';
import { builtNodes, manifest, root } from './built';

const textOf = (...path: string[]) => readFileSync(join(root, ...path), 'utf8');
const facts = JSON.parse(textOf('package.json'));
const readme = textOf('README.md');
const chinese = /\p{Script=Han}/u;

/** Every text of a panel or credential that a person reads. */
function* textsOf(value: unknown): Generator<[key: string, text: string]> {
	if (typeof value !== 'object' || value === null) return;
	for (const [name, inside] of Object.entries(value)) {
		const read = ['displayName', 'name', 'description', 'action', 'hint', 'placeholder'];
		if (typeof inside === 'string' && read.includes(name)) yield [name, inside];
		else yield* textsOf(inside);
	}
}

describe('package', () => {
	it('says who made it, under which license and where its source is', () => {
		const { hostname, pathname } = new URL(facts.repository.url.replace(/^git\+/, ''));
		const home = `https://${hostname}${pathname.replace(/\.git$/, '')}`;
		expect(facts).toMatchObject({
			name: expect.stringMatching(/^n8n-nodes-[a-z-]+$/),
			version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
			description: expect.stringMatching(/^n8n nodes for Huawei Cloud OCR/),
			license: 'MIT',
			author: { name: expect.stringMatching(/\w/), email: expect.stringMatching(/^\S+@\S+$/) },
			homepage: `${home}#readme`,
			bugs: { url: `${home}/issues` },
			files: ['dist'],
			n8n: { n8nNodesApiVersion: 1, strict: true },
		});
		expect(hostname).toBe('github.com');
		expect(textOf('LICENSE.md')).toContain('MIT License');
		expect(textOf('CHANGELOG.md')).toContain(`## ${facts.version}`);
	});

	it('runs nothing when it is installed', () => {
		const run = /^(pre|post)?(install|prepare|publish)$/;
		expect(Object.keys(facts.scripts).filter((name) => run.test(name))).toEqual([]);
		expect(facts.dependencies).toBeUndefined();
		expect(facts.overrides).toBeUndefined();
	});

	it('is published by a GitHub Action with provenance and without a token', () => {
		const publish = textOf('.github', 'workflows', 'publish.yml');
		expect(publish).toMatch(/id-token: write/);
		expect(publish).toMatch(/npm publish --provenance --access public/);
		expect(publish).not.toMatch(/secrets\.|NODE_AUTH_TOKEN|NPM_TOKEN/);
		const actions = publish.match(/uses: \S+/g)!;
		for (const action of actions) expect(action).toMatch(/@[0-9a-f]{40}$/);
	});
});

describe('nodes', () => {
	it.each(builtNodes)('$className moves items on and decides nothing about the flow', (built) => {
		const { description, ...methods } = built.node;
		expect([description.inputs, description.outputs]).toEqual([
			[NodeConnectionTypes.Main],
			[NodeConnectionTypes.Main],
		]);
		expect(description.group).toEqual(['transform']);
		expect(description).not.toHaveProperty('webhooks');
		expect(methods).not.toHaveProperty('trigger');
	});

	it.each(builtNodes)('$className is named after its class, file and service', (built) => {
		const { name, displayName, defaults } = built.node.description;
		expect(`${built.className[0].toLowerCase()}${built.className.slice(1)}`).toBe(name);
		expect(basename(built.path, '.node.js')).toBe(built.className);
		expect(displayName).toBe(
			built.className.replace(/(?<=[a-z])(?=[A-Z])|(?=Ocr)/g, ' ').replace('Ocr', 'OCR'),
		);
		expect(defaults.name).toBe(displayName);
	});

	it('speak English, as does the credential: Chinese is what stands on a document, quoted', () => {
		const shown = [...builtNodes.map(({ node }) => node.description), new HuaweiCloudApi()];
		const texts = shown.flatMap((one) => [...textsOf(one)]);
		expect(texts.length).toBeGreaterThan(1_000);
		const mixed = texts.filter(([, text]) => chinese.test(text));
		expect(mixed.filter(([key]) => key !== 'description')).toEqual([]);
		const tooMuch = mixed.filter(
			([, text]) =>
				text.match(/\p{Script=Han}/gu)!.length > 4 || text.match(/[a-z]+/gi)!.length < 4,
		);
		expect(tooMuch).toEqual([]);
	});
});

describe('README.md', () => {
	it('is English: beside the tables Chinese is a name, a search word or the link to the Chinese page', () => {
		const lines = readme.split('\n').filter((line) => chinese.test(line) && !line.startsWith('|'));
		const tooMuch = lines.filter((line) => line.match(/\p{Script=Han}/gu)!.length > 10);
		expect(tooMuch).toEqual([]);
		expect(lines.length).toBeLessThan(8);
	});

	it.each(['Install', 'Credentials', 'Operations', 'First run', 'License'])('has "%s"', (title) => {
		expect(readme).toMatch(new RegExp(`^##+ ${title}$`, 'm'));
	});

	it('leads to workflows that can be imported and use no other community nodes', () => {
		expect(readme).toContain('(examples/README.md)');
		const files = readdirSync(join(root, 'examples')).filter((file) => file.endsWith('.json'));
		expect(files.length).toBeGreaterThan(5);
		for (const file of files) {
			const { nodes } = JSON.parse(textOf('examples', file)) as { nodes: Array<{ type: string }> };
			const packages = new Set(nodes.map(({ type }) => type.replace(/\.[^.]*$/, '')));
			expect(packages).toContain(manifest.name);
			packages.delete(manifest.name);
			for (const name of packages) {
				expect(['n8n-nodes-base', '@n8n/n8n-nodes-langchain']).toContain(name);
			}
		}
	});
});

it('what only a person can do is one list', () => {
	const lists = textOf('CONTRIBUTING.md').split(/^## /m);
	const [list, ...others] = lists.filter((part) => /^What only a person can do/.test(part));
	expect(others).toEqual([]);
	for (const step of [
		/trusted publisher/,
		/two-factor/,
		/video/,
		/Creator Portal/,
		/real account/,
	]) {
		expect(list).toMatch(step);
	}
});
