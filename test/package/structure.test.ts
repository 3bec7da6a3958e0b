/** The rooms of the house: how large a file may be, and who may know whom. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { builtNodes, root } from './built';

const MOST_LINES = 250;
const MOST_LINES_OF_A_TEST = 280;
const MOST_LINES_OF_A_NODE = 60;
const ROOMS = ['lib', 'nodes', 'credentials', 'emulator', 'demo', 'bench', 'scripts', 'test'];

/** Paths below a folder of the project, without what is installed or made. */
function filesIn(folder: string): string[] {
	if (!existsSync(join(root, folder))) return [];
	return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
		const path = `${folder}/${entry.name}`;
		if (!entry.isDirectory()) return [path];
		return ['node_modules', 'output', 'coverage'].includes(entry.name) ? [] : filesIn(path);
	});
}

const textOf = (path: string) => readFileSync(join(root, path), 'utf8');
const linesOf = (path: string) => textOf(path).trimEnd().split('\n').length;
const isCode = (path: string) => /\.(ts|mjs|cjs|js)$/.test(path);
const isData = (path: string) => path.startsWith('lib/catalogue/');

interface Import {
	from: string;
	typesOnly: boolean;
}

/** What a source imports, requires or re-exports. */
function importsOf(path: string): Import[] {
	const text = textOf(path);
	const statements = /^(?:import|export)\s+(type\s)?(?:[^'"();]*?\sfrom\s+)?['"]([^'"\n]+)['"]/gm;
	const calls = /\b(?:require|import)\(\s*['"`]([^'"`\n]+)['"`]/g;
	return [
		...[...text.matchAll(statements)].map(([, type, from]) => ({
			from,
			typesOnly: type !== undefined,
		})),
		...[...text.matchAll(calls)].map(([, from]) => ({ from, typesOnly: false })),
	];
}

/** The file of the project that a relative import means. */
function resolved(importer: string, from: string): string {
	const base = relative(root, join(root, dirname(importer), from));
	const found = [base, `${base}.ts`, `${base}.js`, `${base}/index.ts`, `${base}/index.js`].find(
		(path) => isCode(path) && existsSync(join(root, path)),
	);
	return found ?? base;
}

const isRelative = ({ from }: Import) => from.startsWith('.');
const neighbours = (path: string) =>
	importsOf(path)
		.filter(isRelative)
		.map(({ from }) => resolved(path, from));

/** A chain of imports that comes back to where it began, or nothing. */
function circleIn(files: string[]): string[] | undefined {
	const done = new Set<string>();
	const follow = (path: string, chain: string[]): string[] | undefined => {
		if (chain.includes(path)) return [...chain.slice(chain.indexOf(path)), path];
		if (done.has(path)) return undefined;
		for (const next of neighbours(path)) {
			const circle = next.startsWith('lib/') ? follow(next, [...chain, path]) : undefined;
			if (circle) return circle;
		}
		done.add(path);
		return undefined;
	};
	for (const file of files) {
		const circle = follow(file, []);
		if (circle) return circle;
	}
	return undefined;
}

const lib = filesIn('lib');
const dist = filesIn('dist').filter((path) => path.endsWith('.js'));

describe('size', () => {
	it('node classes are wiring', () => {
		const classes = filesIn('nodes').filter(isCode);
		expect(classes).toHaveLength(builtNodes.length);
		expect(classes.filter((path) => linesOf(path) > MOST_LINES_OF_A_NODE)).toEqual([]);
	});

	it('no file but data is long', () => {
		const code = ROOMS.flatMap(filesIn).filter((path) => isCode(path) && !isData(path));
		expect(code.length).toBeGreaterThan(150);
		const long = code.map((path) => [path, linesOf(path)] as const);
		const most = (path: string) => (path.startsWith('test/') ? MOST_LINES_OF_A_TEST : MOST_LINES);
		expect(long.filter(([path, lines]) => lines > most(path))).toEqual([]);
	});

	it('nothing of the package is exempt from the lint', () => {
		const sources = ['lib', 'nodes', 'credentials'].flatMap(filesIn).filter(isCode);
		expect(
			sources.filter((path) => /eslint-disable|@ts-(ignore|nocheck)/.test(textOf(path))),
		).toEqual([]);
	});
});

it('a name is that of one function only', () => {
	const declared =
		/^(?:export )?(?:(?:async )?function\*? (\w+)|const (\w+)(?:: [^=\n]+)? =\s+(?:async )?(?:<[^\n]*>)?\()/gm;
	const homes = new Map<string, string[]>();
	for (const path of lib.filter(isCode)) {
		for (const [, first, second] of textOf(path).matchAll(declared)) {
			const name = first ?? second;
			homes.set(name, [...(homes.get(name) ?? []), path]);
		}
	}
	expect(homes.size).toBeGreaterThan(500);
	expect([...homes].filter(([, paths]) => paths.length > 1)).toEqual([]);
});

describe('who knows whom', () => {
	it('imports of lib never come back to where they began, types included', () => {
		expect(circleIn(lib)).toBeUndefined();
	});

	it('every import of lib, nodes and credentials means a file that is there', () => {
		const lost = ['lib', 'nodes', 'credentials']
			.flatMap(filesIn)
			.filter(isCode)
			.flatMap((path) => neighbours(path).filter((next) => !existsSync(join(root, next))));
		expect(lost).toEqual([]);
	});

	it('lib knows neither nodes nor credentials, and only lib/n8n knows n8n and lib/n8n', () => {
		const known = lib.flatMap((path) => importsOf(path).map((one) => ({ path, ...one })));
		expect(known.length).toBeGreaterThan(200);
		const outside = known
			.filter(isRelative)
			.filter(({ path, from }) => !resolved(path, from).startsWith('lib/'));
		expect(outside).toEqual([]);
		const rest = known.filter(({ path }) => !path.startsWith('lib/n8n/'));
		expect(rest.filter(({ from, typesOnly }) => /n8n/.test(from) && !typesOnly)).toEqual([]);
		expect(rest.filter(({ path, from }) => resolved(path, from).startsWith('lib/n8n/'))).toEqual(
			[],
		);
	});

	it('what is built needs nothing but n8n-workflow, node:crypto and itself', () => {
		const needed = dist.flatMap((path) => importsOf(path).map(({ from }) => ({ path, from })));
		const foreign = needed.filter(({ from }) => !from.startsWith('.')).map(({ from }) => from);
		expect([...new Set(foreign)].sort()).toEqual(['n8n-workflow', 'node:crypto']);
		const own = needed.filter(({ from }) => from.startsWith('.'));
		const stray = own.filter(
			({ path, from }) => !/^dist\/(lib|nodes|credentials)\//.test(resolved(path, from)),
		);
		expect(stray).toEqual([]);
		const withN8n = needed.filter(({ from }) => from === 'n8n-workflow').map(({ path }) => path);
		expect(withN8n.filter((path) => !/^dist\/(nodes|credentials|lib\/n8n)\//.test(path))).toEqual(
			[],
		);
	});

	it('the emulator shares no code with the package', () => {
		const emulator = filesIn('emulator').filter(isCode);
		const known = emulator.flatMap((path) => neighbours(path).map((next) => [path, next]));
		expect(emulator.length).toBeGreaterThan(20);
		expect(known.filter(([, next]) => !next.startsWith('emulator/'))).toEqual([]);
	});
});
