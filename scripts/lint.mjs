/**
 * Lints everything, and fails on a warning as well: n8n's linter over the package, ESLint's and TypeScript's rules over
 * the tests, the types of the tests, and the format of all sources.
 *
 *   node scripts/lint.mjs [--fix]
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { setUp } from './setup.mjs';

setUp();

const root = fileURLToPath(new URL('..', import.meta.url));
const fix = process.argv.includes('--fix');
const sources = '**/*.{ts,mjs,cjs,js}';
const steps = [
	['n8n-node', 'lint', ...(fix ? ['--fix'] : [])],
	['tsc', '-p', 'test/tsconfig.json'],
	['prettier', fix ? '--write' : '--check', '--log-level=warn', sources],
];
// The tests have rules of their own in test/eslint.config.mjs: n8n's forbid what only code inside n8n may not do
const env = { ...process.env, ESLINT_FLAGS: 'unstable_config_lookup_from_file' };
const failed = steps.filter(([command, ...args]) => {
	const windows = process.platform === 'win32';
	const bin = `${root}node_modules/.bin/${command}${windows ? '.cmd' : ''}`;
	const stdio = ['ignore', 'pipe', 'inherit'];
	const { status, stdout } = spawnSync(bin, args, { cwd: root, stdio, env, shell: windows });
	process.stdout.write(stdout);
	// n8n's linter has no option that makes it fail on a warning; its last line counts them
	return status !== 0 || /[1-9]\d* warnings?\)/.test(String(stdout));
});
for (const command of failed) console.error(`Failed: ${command.join(' ')}`);
process.exitCode = failed.length > 0 ? 1 : 0;
