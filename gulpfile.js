/** Runs the build: clean, compile, copy what the compiler does not know, write schemas and codex search words. */
const { spawn } = require('node:child_process');
const { rm } = require('node:fs/promises');
const { series, parallel, src, dest } = require('gulp');

const run = (script, ...args) =>
	new Promise((resolve, reject) => {
		spawn(process.execPath, [script, ...args], { stdio: 'inherit' }).on('exit', (code) =>
			code === 0 ? resolve() : reject(new Error(`${script} ended with ${code}`)),
		);
	});

const clean = () => rm('dist', { recursive: true, force: true });
const compile = () => run(require.resolve('typescript/bin/tsc'), '-p', 'tsconfig.json');
const icons = () => src('icons/*.svg', { encoding: false }).pipe(dest('dist/icons'));
const codex = () => src('nodes/**/*.node.json').pipe(dest('dist/nodes'));
const schemas = () => run('scripts/schemas/write.mjs');

clean.description = 'Remove dist';
compile.description = 'TypeScript to dist';
icons.description = 'Copy icons';
codex.description = 'Copy codex files';
schemas.description = 'Write the output schemas of every operation from the catalogue';

const build = series(clean, parallel(compile, icons, codex), schemas);

module.exports = { clean, compile, icons, codex, schemas, build, default: build };
