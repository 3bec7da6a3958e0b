/** The package's own lint rules for the tests, without those of n8n: they forbid what only code inside n8n may not do. */
import { config } from '@n8n/node-cli/eslint';

const isOfN8n = ({ rules = {} }) => Object.keys(rules).some((name) => /^(@n8n|n8n-)/.test(name));

export default [
	...config.filter((part) => !isOfN8n(part)),
	{
		files: ['**/*.ts'],
		rules: {
			// Answers and items are JSON of any form, and a test says what it expects of them
			'@typescript-eslint/no-explicit-any': 'off',
			// Built nodes and plain JavaScript are loaded by path
			'@typescript-eslint/no-require-imports': 'off',
			'@typescript-eslint/no-unused-vars': [
				'error',
				{ ignoreRestSiblings: true, argsIgnorePattern: '^_', varsIgnorePattern: '^_$' },
			],
		},
	},
];
