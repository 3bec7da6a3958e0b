/** docs/security.md names tests: each of them exists. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../..');
const page = readFileSync(join(root, 'docs/security.md'), 'utf8');
const named = [...page.matchAll(/`((?:unit|engine|package|e2e|hostile)\/[^`]+)`/g)].map(
	([, name]) => name,
);

it('every threat names tests that exist', () => {
	expect(new Set(named).size).toBeGreaterThan(8);
	const lost = named.filter((name) => !existsSync(join(root, 'test', `${name}.test.ts`)));
	expect(lost).toEqual([]);
	const threats = page.split('## Threat by threat')[1].split('\n## ')[0].split('\n').slice(4);
	const bare = threats.filter(
		(row) => row.startsWith('|') && !/`(unit|engine|hostile)\//.test(row),
	);
	expect(bare).toEqual([]);
});
