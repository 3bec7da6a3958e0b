/** Pictures and PDFs that are not as usual: kinds of PNG, cut and locked pages, boxes past the edge. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { PDFDocument, StandardFonts } from 'pdf-lib';
import type { Line } from '../../../lib/evidence/searchable/layer';
import { searchablePdf } from '../../../lib/evidence/searchable/pdfFile';
import { searchablePicture } from '../../../lib/evidence/searchable/pictureFile';
import { pause } from '../media/pdfs';
import { pdfiumPixels, pdfiumTexts, plain, qpdfFaults, READERS } from './readers';
import { has, said, withFile } from './tools';

const lineAt = (text: string, left: number, top: number, right: number, bottom: number): Line => ({
	text,
	box: [
		[left, top],
		[right, top],
		[right, bottom],
		[left, bottom],
	],
});

const SIDE = 40;
const checksums = Array.from({ length: 256 }, (_, at) => {
	let value = at;
	for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
	return value;
});

function chunk(type: string, data: Buffer): Buffer {
	const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
	const sum = body.reduce((crc, byte) => checksums[(crc ^ byte) & 255] ^ (crc >>> 8), -1);
	const [length, end] = [Buffer.alloc(4), Buffer.alloc(4)];
	length.writeUInt32BE(data.length);
	end.writeUInt32BE((sum ^ -1) >>> 0);
	return Buffer.concat([length, body, end]);
}

interface Kind {
	type: number;
	bits: number;
	/** Bytes of the row on the left half, on the right half */
	halves: [left: number[], right: number[]];
	more?: Array<[type: string, bytes: number[]]>;
	interlaced?: boolean;
}

/** A square whose left half is one colour and whose right half is another. */
function pngOf({ type, bits, halves, more = [], interlaced }: Kind): Buffer {
	const head = Buffer.from([0, 0, 0, SIDE, 0, 0, 0, SIDE, bits, type, 0, 0, interlaced ? 1 : 0]);
	const half = (bytes: number[]) => Array.from({ length: SIDE / 2 }, () => bytes).flat();
	const row = Buffer.from([0, ...halves.flatMap(half)]);
	return Buffer.concat([
		Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
		chunk('IHDR', head),
		...more.map(([name, bytes]) => chunk(name, Buffer.from(bytes))),
		chunk('IDAT', deflateSync(Buffer.concat(Array.from({ length: SIDE }, () => row)))),
		chunk('IEND', Buffer.alloc(0)),
	]);
}

const RED_AND_BLUE = [200, 0, 0, 0, 0, 200];
const CASES: Array<[string, Kind, number[], number[]]> = [
	['grey', { type: 0, bits: 8, halves: [[90], [180]] }, [90, 90, 90], [180, 180, 180]],
	[
		'grey of 16 bits',
		{
			type: 0,
			bits: 16,
			halves: [
				[90, 0],
				[180, 0],
			],
		},
		[90, 90, 90],
		[180, 180, 180],
	],
	[
		'grey, one shade clear',
		{ type: 0, bits: 8, halves: [[90], [180]], more: [['tRNS', [0, 90]]] },
		[255, 255, 255],
		[180, 180, 180],
	],
	[
		'RGB, one colour clear',
		{
			type: 2,
			bits: 8,
			halves: [
				[200, 0, 0],
				[0, 0, 200],
			],
			more: [['tRNS', [0, 200, 0, 0, 0, 0]]],
		},
		[255, 255, 255],
		[0, 0, 200],
	],
	[
		'RGB of 16 bits',
		{
			type: 2,
			bits: 16,
			halves: [
				[200, 0, 0, 0, 0, 0],
				[0, 0, 0, 0, 200, 0],
			],
		},
		[200, 0, 0],
		[0, 0, 200],
	],
	[
		'palette, half clear',
		{
			type: 3,
			bits: 8,
			halves: [[0], [1]],
			more: [
				['PLTE', RED_AND_BLUE],
				['tRNS', [128]],
			],
		},
		[227, 127, 127],
		[0, 0, 200],
	],
	[
		'grey with opacity',
		{
			type: 4,
			bits: 8,
			halves: [
				[90, 0],
				[90, 255],
			],
		},
		[255, 255, 255],
		[90, 90, 90],
	],
	[
		'RGB with opacity of 16 bits',
		{
			type: 6,
			bits: 16,
			halves: [
				[200, 0, 0, 0, 0, 0, 0, 0],
				[0, 0, 0, 0, 200, 0, 255, 255],
			],
		},
		[255, 255, 255],
		[0, 0, 200],
	],
];

it.each(CASES)('PNG: %s looks as on white paper', async (_name, kind, left, right) => {
	const pdf = await searchablePicture(pngOf(kind), [lineAt('word', 2, 2, 30, 12)], 'T');
	expect(await withFile('a.pdf', pdf, async (path) => qpdfFaults(path))).toBe('');
	const { at, side } = await pdfiumPixels(pdf);
	const near = (given: number[]) => given.map((value) => expect.closeTo(value, -0.8));
	expect(at(side / 4, side / 2)).toEqual(near(left));
	expect(at((3 * side) / 4, side / 2)).toEqual(near(right));
	expect(plain((await pdfiumTexts(pdf))[0])).toBe('word');
});

it('an interlaced PNG is refused by name', async () => {
	const png = pngOf({ type: 0, bits: 8, halves: [[90], [180]], interlaced: true });
	await expect(searchablePicture(png, [], 'T')).rejects.toMatchObject({
		message: expect.stringContaining('interlaced PNG'),
		remedy: expect.stringContaining('without interlacing'),
	});
});

const empty = async (change: (pdf: PDFDocument) => void = () => undefined) => {
	const pdf = await PDFDocument.create();
	pdf.addPage([200, 100]);
	change(pdf);
	return Buffer.from(await pdf.save());
};

it.each(READERS)(
	'$name: a word past the edge lies on its page, whatever the page shows',
	async (reader) => {
		if (!reader.there()) return;
		const file = await empty((pdf) => pdf.getPage(0).setCropBox(50, 20, 100, 60));
		const lines = [lineAt('inside', 20, 20, 80, 40), lineAt('outside', 5000, 9000, 5200, 9050)];
		const made = await searchablePdf(file, { lines: new Map([[1, lines]]), title: 'T' }, pause);
		const { pages, text } = await withFile('a.pdf', made, reader.read);
		expect(plain(text)).toContain('outside');
		for (const { box } of pages[0]) {
			expect(Math.min(...box)).toBeGreaterThan(-3);
			expect(box[2]).toBeLessThan(103);
			expect(box[3]).toBeLessThan(63);
		}
	},
);

it('resolution: as documented where it fits, else the one that fits', async () => {
	const file = await empty();
	const widthOf = async (dpi: number) => {
		// A line from a tenth to nine tenths of the page
		const [left, right] = [20, 180].map((point) => (point * dpi) / 72);
		const lines = [lineAt('from here to there', left, 20, right, 40)];
		const made = await searchablePdf(file, { lines: new Map([[1, lines]]), title: 'T' }, pause);
		const { pages } = await withFile('a.pdf', made, READERS[2].read);
		return pages[0].at(-1)!.box[2];
	};
	for (const dpi of [144, 200, 300])
		expect([dpi, await widthOf(dpi)]).toEqual([dpi, expect.closeTo(180, -0.5)]);
	// Unknown resolutions are estimated
	expect(await widthOf(175)).toBeGreaterThan(150);
});

it('title and language are set, own ones stay', async () => {
	if (!has('pdftotext')) return;
	const lines = new Map([[1, [lineAt('增值税发票', 20, 20, 80, 40)]]]);
	const titled = await empty((pdf) => pdf.setTitle('My own'));
	for (const [file, title] of [
		[await empty(), '发票 & <1>.pdf'],
		[titled, 'My own'],
	] as const) {
		const made = await searchablePdf(file, { lines, title: '发票 & <1>.pdf' }, pause);
		await withFile('a.pdf', made, async (path) => {
			expect(await said('pdfinfo', path)).toContain(title);
			expect(qpdfFaults(path)).toBe('');
		});
		expect(made.toString('latin1')).toContain('/Lang (zh-CN)');
	}
});

it('a PDF that qpdf locks is refused, also where only changes need a password', async () => {
	if (!has('qpdf')) return;
	const lines = new Map([[1, [lineAt('x', 0, 0, 10, 10)]]]);
	await withFile('a.pdf', await empty(), async (path, folder) => {
		for (const user of ['secret-example', '']) {
			const locked = join(folder, 'locked.pdf');
			execFileSync('qpdf', ['--encrypt', user, 'owner-example', '256', '--', path, locked]);
			const work = searchablePdf(readFileSync(locked), { lines, title: 'T' }, pause);
			await expect(work).rejects.toThrow(/locked by a password/);
		}
	});
});

it.each(READERS)('$name: Arabic, emoji and a page of text come back', async (reader) => {
	if (!reader.there()) return;
	const pdf = await PDFDocument.create();
	const font = await pdf.embedFont(StandardFonts.Helvetica);
	pdf.addPage([300, 200]).drawText('Printed before', { x: 20, y: 20, size: 12, font });
	const lines = [lineAt('سلام', 40, 40, 140, 70), lineAt('ok 😀🀄 end', 40, 100, 300, 130)];
	const file = Buffer.from(await pdf.save());
	const made = await searchablePdf(file, { lines: new Map([[1, lines]]), title: 'T' }, pause);
	const { text } = await withFile('a.pdf', made, reader.read);
	expect(plain(text)).toContain('ok😀🀄end');
	expect(plain(text)).toContain('Printedbefore');
	// mupdf gives right-to-left text as it is seen
	const arabic = reader.name === 'mupdf' ? [...'سلام'].reverse().join('') : 'سلام';
	expect(plain(text)).toMatch(new RegExp(`سلام|${arabic}`));
});
