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
 * What LibreOffice makes of the files, as text: each is saved in a format of its own and opened again. `printed` is the
 * workbook as it is printed. Undefined where LibreOffice or pdftotext is missing.
 */
export async function readByOffice({ xlsx, docx, csv }: Record<string, Buffer>) {
	if (!has('soffice') || !has('pdftotext')) return undefined;
	return await withFile('book.xlsx', xlsx, async (_path, folder) => {
		const at = (name: string) => join(folder, name);
		writeFileSync(at('word.docx'), docx);
		writeFileSync(at('table.csv'), csv);
		const profile = `-env:UserInstallation=file://${folder}/profile`;
		const convert = async (to: string, names: string[], ...more: string[]) => {
			const args = [profile, '--headless', ...more, '--convert-to', to, '--outdir', folder];
			await said('soffice', ...args, ...names.map(at));
		};
		// Without a window LibreOffice does not look at the mark of UTF-8, which its import dialog goes by
		await convert('ods', ['book.xlsx', 'table.csv'], '--infilter=CSV:44,34,76,1');
		await convert('odt', ['word.docx']);
		await convert(ALL_SHEETS, ['book.ods', 'table.ods']);
		await convert('pdf', ['book.xlsx', 'word.odt']);
		const sheetsOf = (name: string) =>
			readdirSync(folder)
				.filter((file) => file.startsWith(`${name}-`) && file.endsWith('.csv'))
				.map((file) => readFileSync(at(file), 'utf8'))
				.join('\n');
		const pdfText = async (name: string) => await said('pdftotext', '-layout', at(name), '-');
		const [printed, word] = [await pdfText('book.pdf'), await pdfText('word.pdf')];
		return { xlsx: sheetsOf('book'), csv: sheetsOf('table'), docx: word, printed };
	});
}
