/** What files and positions cost: 100 pages made searchable in a process of their own; 10,000 items that want neither. */
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

const ITEMS = 10_000;

/** Items of small pages without options, and the step that would make files of them. */
async function itemsAlone() {
	const require = createRequire(import.meta.url);
	const { readDocuments } = require('../../dist/lib/shape/index.js');
	const { apiById } = require('../../dist/lib/catalogue/index.js');
	const { addFiles } = require('../../dist/lib/n8n/node/addFiles.js');
	const entry = apiById('general-text');
	const words_block_list = linesOf(1)
		.slice(0, 20)
		.map(({ text, box }) => ({ words: text, location: box, confidence: 0.9 }));
	const body = { result: { words_block_count: 20, words_block_list } };
	const read = () => readDocuments(entry, body, { output: 'simplified' });
	const job = { entry, files: [], shape: { output: 'simplified' } };
	const documents = read();
	const outcomes = [{ ok: true, result: { documents }, source: { item: 0 } }];
	const timed = async (step) => {
		for (let at = 0; at < 1_000; at++) await step();
		const started = performance.now();
		for (let at = 0; at < ITEMS; at++) await step();
		return rounded(performance.now() - started, 1);
	};
	return {
		itemsWithoutOptionsMs: await timed(read),
		stepOfFilesWithoutOptionsMs: await timed(() => addFiles(undefined, job, outcomes)),
	};
}

export async function evidence() {
	const items = await itemsAlone();
	const folder = mkdtempSync(join(tmpdir(), 'bench-'));
	try {
		const path = join(folder, 'scan.pdf');
		writeFileSync(path, await scannedPdf());
		const child = fork(fileURLToPath(import.meta.url), ['measure', path]);
		const [{ ms, input, output, grown }] = await once(child, 'message');
		return {
			what: 'a scan of 100 pages becomes a searchable PDF: memory at the peak, above the process that holds the scan; 10,000 items of 20 lines that want no files, and what the step costs that would make them',
			...items,
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
