/**
 * The tests of the engine in four shares: n8n-core takes a second to load, and each share loads it once. A whole run
 * takes the shares, a run with names of files takes the files (jest.config.js).
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { forgetSignIns } from '../forgetSignIns';

const SHARES = 4;
const engine = join(__dirname, '..');
const files = ['.', 'faults'].flatMap((folder) =>
	readdirSync(join(engine, folder))
		.filter((name) => name.endsWith('.test.ts'))
		.map((name) => join(folder, name)),
);

/** @param nth from 1 */
export function share(nth: number): void {
	describe.each(files.filter((_, at) => at % SHARES === nth - 1))('%s', (file) => {
		// Each file starts with a process that knows no sign-in
		beforeAll(forgetSignIns);
		require(join(engine, file));
	});
}
