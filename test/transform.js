/**
 * TypeScript for Jest. What the build has compiled is taken from dist, as users get it; a source that was edited since,
 * and each test, is compiled here. Types are checked by `npm run build` and `npm run lint`.
 */
const { createHash } = require('node:crypto');
const { existsSync, readFileSync, statSync } = require('node:fs');
const { dirname, join, relative } = require('node:path');
const { version } = require('typescript/package.json');

/** The project of a source: this one, or the copy of test/engine/madeUpApi.test.ts */
function rootOf(path) {
	const folder = dirname(path);
	return folder === path || existsSync(join(folder, 'package.json')) ? folder : rootOf(folder);
}

/** What the build made of a source, unless the source is newer. */
function builtFrom(path) {
	const root = rootOf(path);
	const built = join(root, 'dist', relative(root, path)).replace(/\.ts$/, '.js');
	const made = statSync(built, { throwIfNoEntry: false });
	if (made === undefined || made.mtimeMs < statSync(path).mtimeMs) return undefined;
	return readFileSync(built, 'utf8');
}

function compile(source, fileName) {
	// Takes half a second to load, and is not needed where the results are still in Jest's cache
	const { ModuleKind, ScriptTarget, transpileModule } = require('typescript');
	const compilerOptions = {
		module: ModuleKind.CommonJS,
		target: ScriptTarget.ES2021,
		esModuleInterop: true,
		inlineSourceMap: true,
	};
	return transpileModule(source, { fileName, compilerOptions }).outputText;
}

module.exports = {
	process: (source, path) => ({ code: builtFrom(path) ?? compile(source, path) }),
	getCacheKey: (source, path) =>
		createHash('sha256')
			.update([version, path, source, builtFrom(path)].join('\0'))
			.digest('hex'),
};
