import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root } from './built';
import { lint } from './rules';

it("the lint of n8n's own tool finds nothing in the package, not even to warn of", () => {
	const { files, found } = lint(root);
	expect(files).toBeGreaterThan(150);
	expect(found.map(({ file, ...rest }) => ({ file: relative(root, file), ...rest }))).toEqual([]);
});

it('its rules are those of n8n, unchanged', () => {
	expect(readFileSync(join(root, 'eslint.config.mjs'), 'utf8')).toBe(
		"import { config } from '@n8n/node-cli/eslint';\n\nexport default config;\n",
	);
});
