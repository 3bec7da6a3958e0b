/** A scanned PDF of 100 pages becomes searchable, in a process of its own: what it needs beside the file itself. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rounded } from '../statistics.mjs';

const MB = 1_000_000;
const PAGES = 100;
const LINES = 60;

/** A PDF of 100 pages, each a JPEG of A4 at 150 dpi. */
async function scannedPdf() {
	const { createCanvas } = await import('@napi-rs/canvas');
	const { PDFDocument } = await import('pdf-lib');
	const canvas = createCanvas(1240, 1754);
	const pen = canvas.getContext('2d');
	pen.fillStyle = '#fff';
	pen.fillRect(0, 0, canvas.width, canvas.height);
	pen.fillStyle = '#123';
	for (let at = 0; at < 4000; at++) pen.fillRect((at * 307) % 1200, (at * 211) % 1700, 12, 3);
	const pdf = await PDFDocument.create();
	for (let page = 0; page < PAGES; page++) {
		const picture = await pdf.embedJpg(canvas.toBuffer('image/jpeg', 85));
		pdf.addPage([595, 842]).drawImage(picture, { x: 0, y: 0, width: 595, height: 842 });
	}
	return Buffer.from(await pdf.save());
}

const linesOf = (page) =>
	Array.from({ length: LINES }, (_, line) => {
		const [left, top, right, bottom] = [100, 60 + 26 * line, 1100, 80 + 26 * line];
		const text = `Page ${page}, line ${line}: so many words stand on a line of a letter`;
		const box = [
			[left, top],
			[right, top],
			[right, bottom],
			[left, bottom],
		];
		return { text, box };
	});

/** In the process of its own: the growth up to the peak while the PDF is made. */
async function measured(path) {
	const require = createRequire(import.meta.url);
	const { searchablePdf } = require('../../dist/lib/evidence/searchable/pdfFile.js');
	const bytes = readFileSync(path);
	const upTo = Array.from({ length: PAGES }, (_, at) => at + 1);
	const lines = new Map(upTo.map((page) => [page, linesOf(page)]));
	const before = process.memoryUsage().rss;
	const started = performance.now();
	const made = await searchablePdf(bytes, { lines, title: 'scan.pdf' }, async () => {
		await new Promise((resolve) => setImmediate(resolve));
	});
	const ms = performance.now() - started;
	const peak = process.resourceUsage().maxRSS * 1024;
	return { ms, input: bytes.length, output: made.length, grown: Math.max(0, peak - before) };
}

if (process.argv[2] === 'measure') {
	process.send(await measured(process.argv[3]));
	process.disconnect();
}

export async function evidence() {
	const folder = mkdtempSync(join(tmpdir(), 'bench-'));
	try {
		const path = join(folder, 'scan.pdf');
		writeFileSync(path, await scannedPdf());
		const child = fork(fileURLToPath(import.meta.url), ['measure', path]);
		const [{ ms, input, output, grown }] = await once(child, 'message');
		return {
			what: 'a scan of 100 pages becomes a searchable PDF: memory at the peak, above the process that holds the scan',
			searchable100PagesPeakMb: rounded(grown / MB, 1),
			searchable100PagesBesideOutputMb: rounded((grown - output) / MB, 1),
			searchable100PagesInputMb: rounded(input / MB, 1),
			searchable100PagesOutputMb: rounded(output / MB, 1),
			searchable100PagesMs: rounded(ms, 0),
			layerBytesAPage: Math.round((output - input) / PAGES),
		};
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}
