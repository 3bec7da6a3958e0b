/**
 * The tests that load n8n, in three shares: n8n-core takes seconds to load, and each share loads it once. A whole run
 * takes the shares, a run with names of files takes the files (jest.config.js).
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { forgetSignIns } from '../engine/forgetSignIns';
import folders from './folders.json';

const SHARES = 3;
const tests = join(__dirname, '..');
const files = folders.flatMap((folder) =>
	readdirSync(join(tests, folder))
		.filter((name) => name.endsWith('.test.ts'))
		.map((name) => join(folder, name)),
);

/** @param nth from 1 */
export function share(nth: number): void {
	describe.each(files.filter((_, at) => at % SHARES === nth - 1))('%s', (file) => {
		// Each file starts with a process that knows no sign-in
		beforeAll(forgetSignIns);
		require(join(tests, file));
	});
}
