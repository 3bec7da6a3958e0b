/**
 * Lints everything: n8n's linter over the package, ESLint's and TypeScript's own rules over the tests, types of the
 * tests, and the format of all sources.
 *
 *   node scripts/lint.mjs [--fix]
 */
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setUp } from './setup.mjs';

setUp();

const root = fileURLToPath(new URL('..', import.meta.url));
const require = createRequire(import.meta.url);
const fix = process.argv.includes('--fix');

/** The script behind a command of an installed package. */
function scriptOf(name, command = name) {
	const manifest = require.resolve(`${name}/package.json`);
	const { bin } = require(manifest);
	return join(dirname(manifest), typeof bin === 'string' ? bin : bin[command]);
}

const steps = [
	// The tests have rules of their own in test/eslint.config.mjs: n8n's forbid what only a package may not do
	['n8n-node lint', scriptOf('@n8n/node-cli', 'n8n-node'), ['lint', ...(fix ? ['--fix'] : [])]],
	['types of the tests', scriptOf('typescript', 'tsc'), ['-p', 'test/tsconfig.json']],
	['prettier', scriptOf('prettier'), [fix ? '--write' : '--check', '--log-level=warn', '.']],
];
const failed = steps.filter(([what, script, args]) => {
	console.error(`${what} ...`);
	const env = { ...process.env, ESLINT_FLAGS: 'unstable_config_lookup_from_file' };
	return (
		spawnSync(process.execPath, [script, ...args], { cwd: root, stdio: 'inherit', env }).status !==
		0
	);
});
for (const [what] of failed) console.error(`${what}: failed`);
process.exitCode = failed.length > 0 ? 1 : 0;
