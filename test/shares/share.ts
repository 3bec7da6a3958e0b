/**
 * The tests that load n8n, in three shares: n8n-core takes seconds to load, and each share loads it once. The third has
 * those that mostly wait, so that the others have the cores meanwhile. A whole run takes the shares, a run with names of
 * files takes the files (jest.config.js).
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { forgetSignIns } from '../engine/forgetSignIns';
import folders from './folders.json';

/** For timeouts, and for a service that wants patience */
const WAITING = ['storm', 'lostAnswers', 'quick'].map((name) => `engine/faults/${name}.test.ts`);

const tests = join(__dirname, '..');
const files = folders.flatMap((folder) =>
	readdirSync(join(tests, folder))
		.filter((name) => name.endsWith('.test.ts'))
		.map((name) => `${folder}/${name}`),
);

const waiting = files.filter((file) => WAITING.includes(file));
const working = files.filter((file) => !WAITING.includes(file));
const shares = [
	working.filter((_, at) => at % 2 === 0),
	working.filter((_, at) => at % 2 === 1),
	waiting,
];

/** @param nth from 1 */
export function share(nth: number): void {
	describe.each(shares[nth - 1])('%s', (file) => {
		// Each file starts with a process that knows no sign-in
		beforeAll(forgetSignIns);
		require(join(tests, file));
	});
}
