/**
 * What real readers find in the searchable PDFs of the demo samples: pdfium, pdf.js, mupdf, poppler, and qpdf's check.
 * The lines are those that the emulator read from the samples (fixtures/demoLines.json: page, text, four corners).
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Line } from '../../../lib/evidence/searchable/layer';
import { searchablePdf } from '../../../lib/evidence/searchable/pdfFile';
import { searchablePicture } from '../../../lib/evidence/searchable/pictureFile';
import { detectFormat } from '../../../lib/media/format/detect';
import { pixelSize } from '../../../lib/media/size/readSize';
import { pause } from '../media/pdfs';
import { pdfiumTexts, plain, qpdfFaults, READERS, shareInOrder } from './readers';
import type { Piece } from './readers';
import { withFile } from './tools';

/** Of the pictures in scanned.pdf */
const DPI_OF_SCANS = 200;

type Recorded = [text: string, ...box: Line['box']];

const recorded = JSON.parse(
	readFileSync(join(__dirname, '../../fixtures/demoLines.json'), 'utf8'),
) as Record<string, Record<string, Recorded[]>>;

const linesOf = (page: Recorded[]): Line[] => page.map(([text, ...box]) => ({ text, box }));

/** The bounds of a line in points of the page that the readers show. */
function placesOf(lines: readonly Line[], scale: number): Piece[] {
	return lines.map(({ text, box }) => {
		const [xs, ys] = [0, 1].map((axis) => box.map((point) => point[axis] * scale));
		return {
			text: plain(text),
			box: [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)],
		};
	});
}

/** Pieces that stand in no line which has their words. Readers take letters for a little higher than they are. */
const misplaced = (pieces: Piece[], places: Piece[]): Piece[] =>
	pieces.filter(({ text, box: [left, top, right, bottom] }) => {
		return !places.some(({ text: whole, box: [l, t, r, b] }) => {
			const room = 1.5 + 0.35 * Math.min(b - t, r - l);
			const inside = left > l - room && right < r + room && top > t - room && bottom < b + room;
			return whole.includes(plain(text)) && inside;
		});
	});

describe.each(Object.entries(recorded))('%s', (sample, pages) => {
	const [file, api] = sample.split(' ');
	const original = readFileSync(join(__dirname, '../../../demo/samples', file));
	const isPdf = file.endsWith('.pdf');
	const lines = new Map(Object.entries(pages).map(([page, own]) => [Number(page), linesOf(own)]));
	const wanted = plain(
		[...lines.values()]
			.flat()
			.map(({ text }) => text)
			.join(''),
	);
	// Handwriting takes pictures, so that the boxes are on those of the scanned pages
	const sentAs = isPdf && api === 'handwriting' ? 'picture' : undefined;
	/** Points a pixel */
	const scale = (): number => {
		if (sentAs) return 72 / DPI_OF_SCANS;
		if (isPdf) return 72 / 144;
		const { width, height } = pixelSize(original, detectFormat(original)!.id)!;
		return 842 / Math.max(width, height);
	};
	let made: Buffer;

	beforeAll(async () => {
		made = isPdf
			? await searchablePdf(original, { lines, sentAs, title: file }, pause)
			: await searchablePicture(original, lines.get(1)!, file);
	});

	it('is sound, small, and its original stays', async () => {
		expect(await withFile('made.pdf', made, async (path) => qpdfFaults(path))).toBe('');
		expect(made.length - original.length).toBeLessThan(12_000 * lines.size);
		if (isPdf) expect(made.subarray(0, original.length).equals(original)).toBe(true);
	});

	it('pdfium reads all of it in order', async () => {
		expect(shareInOrder(wanted, plain((await pdfiumTexts(made)).join('')))).toBeGreaterThan(0.98);
	});

	it.each(READERS)('$name reads all of it in order, each word in its place', async (reader) => {
		if (!reader.there()) return;
		const read = async (pdf: Buffer) => await withFile('a.pdf', pdf, reader.read);
		const found = await read(made);
		expect(shareInOrder(wanted, plain(found.text))).toBeGreaterThan(0.98);
		expect(plain(found.text).length).toBeLessThan(1.02 * wanted.length);
		const known = (isPdf ? (await read(original)).pages.flat() : []).map((one) =>
			JSON.stringify(one),
		);
		for (const [page, own] of lines) {
			const added = found.pages[page - 1].filter((one) => !known.includes(JSON.stringify(one)));
			// Pages that hold their text already get no second one
			expect(added.length > 0).toBe(file !== 'two-page.pdf');
			expect(misplaced(added, placesOf(own, scale()))).toEqual([]);
		}
	});
});
