/** n8n's own rules, in a process of their own: they are ECMAScript modules, which Jest does not load. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

interface Finding {
	file: string;
	ruleId: string | null;
	message: string;
	line: number;
}

/** Everything the rules find in a folder, warnings included. */
export function lint(folder: string): { files: number; found: Finding[] } {
	const printed = execFileSync(process.execPath, [join(__dirname, 'lint.mjs'), folder], {
		encoding: 'utf8',
		maxBuffer: 64_000_000,
		// With "test" the rules take every file for one of their own tests
		env: { ...process.env, NODE_ENV: 'production' },
	});
	return JSON.parse(printed);
}
