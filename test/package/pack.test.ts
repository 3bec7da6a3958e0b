/** What npm would publish. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { apisOf, catalogue } from '../../lib/catalogue';
import type { Category } from '../../lib/catalogue/types';
import { builtNodes, manifest, root } from './built';

const run = (command: string, ...args: string[]) =>
	execFileSync(command, args, {
		cwd: root,
		encoding: 'utf8',
		stdio: ['ignore', 'pipe', 'ignore'],
		// With "test" the rules of the scanner take every file for one of their own tests
		env: { ...process.env, NODE_ENV: 'production' },
	});

const { packed, tarball, source } = JSON.parse(run(process.execPath, join(__dirname, 'scan.mjs')));
const files: string[] = packed.files.map(({ path }: { path: string }) => path);
const json = (path: string) => JSON.parse(readFileSync(join(root, path), 'utf8'));
const offered = catalogue.filter(({ expose }) => expose !== 'other');

describe('the tarball', () => {
	it('holds what n8n needs and nothing else', () => {
		const known = [
			/^(LICENSE\.md|README\.md|README\.zh-CN\.md|package\.json)$/,
			/^dist\/(lib|nodes|credentials)\/[\w/.-]+\.js$/,
			/^dist\/icons\/[\w.]+\.svg$/,
			/^dist\/nodes\/(\w+)\/\1\.node\.json$/,
			/^dist\/nodes\/\w+\/__schema__\/v1\.0\.0\/[\w/-]+\.json$/,
		];
		expect(files.filter((path) => !known.some((form) => form.test(path)))).toEqual([]);
		expect(files.filter((path) => /\.(test|spec|d)\.|\/test\//.test(path))).toEqual([]);
		expect(packed.unpackedSize).toBeLessThan(1_500_000);
	});

	it('has every file that package.json names', () => {
		const { nodes, credentials } = manifest.n8n;
		expect(nodes).toHaveLength(7);
		expect(files).toEqual(expect.arrayContaining([...nodes, ...credentials]));
	});

	it('has the icons of nodes and credentials where they are looked for', () => {
		const [path] = manifest.n8n.credentials;
		const { HuaweiCloudApi } = jest.requireActual(join(root, path));
		const icons = [
			...builtNodes.map((one) => ({ path: one.path, icon: one.node.description.icon })),
			{ path, icon: new HuaweiCloudApi().icon },
		];
		for (const { path, icon } of icons) {
			expect(Object.keys(icon as object).sort()).toEqual(['dark', 'light']);
			for (const one of Object.values(icon as Record<string, string>)) {
				expect(files).toContain(join(dirname(path), one.replace('file:', '')));
			}
		}
	});

	it('has the schema of every operation', () => {
		const schemas = files.filter((path) => path.includes('/__schema__/'));
		const wanted = offered.map(({ category, resource, id }) => {
			const node = `HuaweiCloudOcr${category[0].toUpperCase()}${category.slice(1)}`;
			return ['dist/nodes', node, '__schema__/v1.0.0', resource, `${id}.json`]
				.filter(Boolean)
				.join('/');
		});
		expect(wanted.length).toBeGreaterThanOrEqual(48);
		const other = 'dist/nodes/HuaweiCloudOcrDocument/__schema__/v1.0.0/otherApi.json';
		expect(schemas.sort()).toEqual([...wanted, other].sort());
	});

	it('asks for nothing at run time but n8n itself', () => {
		const { dependencies, peerDependencies, bundledDependencies } = json('package.json');
		expect([dependencies, bundledDependencies]).toEqual([undefined, undefined]);
		expect(peerDependencies).toEqual({ 'n8n-workflow': '*' });
	});
});

describe.each(builtNodes)('codex of $className', ({ path, className, node }) => {
	const codex = json(path.replace(/\.js$/, '.json'));
	const category = className.replace('HuaweiCloudOcr', '').toLowerCase() as Category;

	it('belongs to its node', () => {
		expect(files).toContain(path.replace(/\.js$/, '.json'));
		expect(codex.node).toBe(`${manifest.name}.${node.description.name}`);
		expect([codex.nodeVersion, codex.codexVersion]).toEqual(['1.0', '1.0']);
	});

	it('has links, and no category that hides it among the AI nodes', () => {
		for (const name of ['credentialDocumentation', 'primaryDocumentation']) {
			expect(codex.resources[name]).toEqual([
				{ url: expect.stringMatching(/^https:\/\/\S+#\S+$/) },
			]);
		}
		expect(codex.categories.length).toBeGreaterThan(0);
		expect(codex.categories).not.toContain('AI');
	});

	it('is found by what its documents are called, in English and in Chinese', () => {
		expect(codex.alias).toEqual(
			expect.arrayContaining(['Huawei Cloud', 'OCR', '华为云', '文字识别']),
		);
		for (const { name, nameZh, expose } of apisOf(category)) {
			if (expose !== 'other') expect(codex.alias).toEqual(expect.arrayContaining([name, nameZh]));
		}
	});

	it('has links to headings that the README has', () => {
		const readme = readFileSync(join(root, 'README.md'), 'utf8');
		const headings = [...readme.matchAll(/^#+ (.*)$/gm)].map(([, text]) =>
			text.toLowerCase().replace(/ /g, '-'),
		);
		for (const [{ url }] of Object.values<Array<{ url: string }>>(codex.resources)) {
			expect(headings).toContain(url.split('#')[1]);
		}
	});
});

it('common Chinese words for documents find a node', () => {
	const words = builtNodes.flatMap(({ path }) => json(path.replace(/\.js$/, '.json')).alias);
	for (const word of ['身份证', '发票', '火车票', '护照', '营业执照', '银行卡', '车牌', '名片']) {
		expect(words).toContain(word);
	}
});

it('codex files and the tables of the READMEs are those of the catalogue', () => {
	expect(() => run(process.execPath, 'scripts/docs/write.mjs', '--check')).not.toThrow();
});

it('both legs of the community scanner pass', () => {
	expect({ tarball, source }).toEqual({ tarball: { passed: true }, source: { passed: true } });
});
