/** Files to recognize, written to a folder of their own. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bmpOf } from './pictures.mjs';

const folder = mkdtempSync(join(tmpdir(), 'ocr-bench-files-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));

/** So many paths of one BMP of about that size. */
export function filesOf(count, bytes) {
	const path = join(folder, `${bytes}.bmp`);
	writeFileSync(path, bmpOf(bytes));
	return Array.from({ length: count }, () => path);
}
