/**
 * Lints a folder with the rules that n8n's linter has beside those of ESLint and TypeScript, and prints as JSON what it
 * finds, warnings included: `[{ file, ruleId, message, line }]`.
 * A process of its own, because these rules are ECMAScript modules that Jest does not load.
 */
import { createRequire } from 'node:module';
import { ESLint } from 'eslint';

const require = createRequire(import.meta.url);
const { config } = require('@n8n/node-cli/eslint');

const ownRules = (rules = {}) =>
	Object.fromEntries(Object.entries(rules).filter(([name]) => /^(@n8n|n8n-)/.test(name)));

const eslint = new ESLint({
	cwd: process.argv[2],
	overrideConfigFile: true,
	overrideConfig: config.map((part) =>
		part.rules ? { ...part, rules: ownRules(part.rules) } : part,
	),
});
const results = await eslint.lintFiles(['.']);
const found = results.flatMap(({ filePath, messages }) =>
	messages.map(({ ruleId, message, line }) => ({ file: filePath, ruleId, message, line })),
);
process.stdout.write(JSON.stringify(found));
