/**
 * Lints a folder with n8n's own rules, as `n8n-node lint` does, and prints as JSON how many files were looked at and
 * what was found, warnings included: `{ files, found: [{ file, ruleId, message, line }] }`.
 * A process of its own, because these rules are ECMAScript modules that Jest does not load.
 */
import { createRequire } from 'node:module';
import { ESLint } from 'eslint';

const require = createRequire(import.meta.url);
const { config } = require('@n8n/node-cli/eslint');

const eslint = new ESLint({
	cwd: process.argv[2],
	overrideConfigFile: true,
	// The tests have rules of their own: test/eslint.config.mjs
	overrideConfig: [...config, { ignores: ['test/'] }],
});
const results = await eslint.lintFiles(['.']);
const found = results.flatMap(({ filePath, messages }) =>
	messages.map(({ ruleId, message, line }) => ({ file: filePath, ruleId, message, line })),
);
process.stdout.write(JSON.stringify({ files: results.length, found }));
