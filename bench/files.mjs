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

/** The path of a PDF with so many empty pages. */
export function pdfOf(pages) {
	const kids = Array.from({ length: pages }, (_, page) => page + 3);
	const objects = [
		'<</Type/Catalog/Pages 2 0 R>>',
		`<</Type/Pages/Count ${pages}/Kids[${kids.map((number) => `${number} 0 R`).join(' ')}]>>`,
		...kids.map(() => '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>'),
	];
	let text = '%PDF-1.4\n';
	const offsets = objects.map((body, index) => {
		const at = text.length;
		text += `${index + 1} 0 obj${body}endobj\n`;
		return at;
	});
	const rows = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
	const size = objects.length + 1;
	const table = `xref\n0 ${size}\n0000000000 65535 f \n${rows}`;
	const path = join(folder, `${pages}.pdf`);
	writeFileSync(
		path,
		`${text}${table}trailer<</Size ${size}/Root 1 0 R>>\nstartxref\n${text.length}\n%%EOF\n`,
	);
	return path;
}
