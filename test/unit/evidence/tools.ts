/** Real readers from the system; where one is missing, a word says so. */
import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

const known = new Map<string, boolean>();

/** Whether a command is installed; says it where not. */
export function has(command: string): boolean {
	const found = known.get(command) ?? spawnSync('sh', ['-c', `command -v ${command}`]).status === 0;
	known.set(command, found);
	if (!found) process.stderr.write(`skipped: ${command} is not installed\n`);
	return found;
}

/** Does something with a file in a folder of its own. */
export async function withFile<T>(
	name: string,
	file: Buffer,
	use: (path: string, folder: string) => Promise<T>,
): Promise<T> {
	const folder = mkdtempSync(join(tmpdir(), 'evidence-'));
	try {
		writeFileSync(join(folder, name), file);
		return await use(join(folder, name), folder);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

/** The output of a command; what it says in an error where it fails. */
export const said = async (command: string, ...args: string[]): Promise<string> =>
	(await run(command, args, { maxBuffer: 64 * 1024 * 1024 })).stdout;

/** All sheets in UTF-8, with values as they are shown. */
const ALL_SHEETS = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1';

/**
 * What LibreOffice makes of a file, as text: `pdf` through pdftotext, else as it is. Undefined where it is missing.
 * @param through saved in this format first, and opened again
 */
export async function officeText(
	file: Buffer,
	extension: string,
	to: 'pdf' | 'csv',
	through?: 'ods' | 'odt',
): Promise<string | undefined> {
	if (!has('soffice') || (to === 'pdf' && !has('pdftotext'))) return undefined;
	return await withFile(`in.${extension}`, file, async (path, folder) => {
		const profile = `-env:UserInstallation=file://${folder}/profile`;
		const convert = async (from: string, filter: string) => {
			// Without a window LibreOffice does not look at the mark of UTF-8, which its import dialog goes by
			const utf8 = from.endsWith('.csv') ? ['--infilter=CSV:44,34,76,1'] : [];
			const args = [profile, '--headless', ...utf8, '--convert-to', filter, '--outdir', folder];
			await said('soffice', ...args, from);
		};
		if (through) await convert(path, through);
		if (through) rmSync(path);
		await convert(through ? join(folder, `in.${through}`) : path, to === 'csv' ? ALL_SHEETS : to);
		if (to === 'pdf') return await said('pdftotext', '-layout', join(folder, 'in.pdf'), '-');
		const names = readdirSync(folder).filter((name) => /^in-.*\.csv$/.test(name));
		return names.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n');
	});
}
