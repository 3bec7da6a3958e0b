/** Programs that read PDFs: the text of each page, in pieces with their places. */
import { execFileSync, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import { has, said } from './tools';

/** A piece of text: left, top, right, bottom in points from the top left of the page as it is shown. */
export interface Piece {
	text: string;
	box: number[];
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const unescaped = (text: string) =>
	text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (_all, hex, digits, name) =>
		name
			? ENTITIES[name]
			: String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number.parseInt(digits, 10)),
	);

const numbers = (text: string) => text.split(' ').map(Number);

/** Words as pdftotext of poppler finds them. */
async function poppler(path: string): Promise<Piece[][]> {
	const pages = (await said('pdftotext', '-cropbox', '-bbox', path, '-')).split('<page').slice(1);
	return pages.map((page) =>
		[
			...page.matchAll(
				/<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">([^<]*)/g,
			),
		].map(([, l, t, r, b, text]) => ({ text: unescaped(text), box: [l, t, r, b].map(Number) })),
	);
}

/** Lines as mupdf finds them. */
async function mupdf(path: string): Promise<Piece[][]> {
	const pages = (await said('mutool', 'draw', '-q', '-F', 'stext', path)).split('<page').slice(1);
	return pages.map((page) =>
		[...page.matchAll(/<line bbox="([^"]+)"([^]*?)<\/line>/g)].map(([, box, line]) => ({
			text: [...line.matchAll(/ c="([^"]*)"/g)].map(([, one]) => unescaped(one)).join(''),
			box: numbers(box),
		})),
	);
}

/** pdf.js takes a second to start: one process reads all files of a test file, in turn. */
let pdfjs: { child: ChildProcess; lines: AsyncIterator<string> } | undefined;

async function readByPdfjs(path: string): Promise<Piece[][]> {
	if (!pdfjs) {
		const stdio = ['pipe', 'pipe', 'inherit'] as const;
		const child = spawn(process.execPath, [join(__dirname, 'pdfjs.mjs')], { stdio: [...stdio] });
		pdfjs = { child, lines: createInterface({ input: child.stdout! })[Symbol.asyncIterator]() };
	}
	pdfjs.child.stdin!.write(`${path}\n`);
	const { value, done } = await pdfjs.lines.next();
	if (done) throw new Error(`pdf.js cannot read ${path}`);
	return JSON.parse(value) as Piece[][];
}
afterAll(() => pdfjs?.child.stdin!.end());

/** The pieces of each page, and the whole text in the order in which it is read. */
export interface Found {
	pages: Piece[][];
	text: string;
}

const inOrder = (pages: Piece[][]): Found => ({
	pages,
	text: pages.flatMap((page) => page.map(({ text }) => text)).join(''),
});

/** Readers that give places. pdftotext orders words by columns, unless it is asked for the order of the file (-raw). */
export const READERS = [
	{
		name: 'pdftotext',
		there: () => has('pdftotext'),
		read: async (path: string): Promise<Found> => ({
			pages: await poppler(path),
			text: await said('pdftotext', '-raw', path, '-'),
		}),
	},
	{
		name: 'mupdf',
		there: () => has('mutool'),
		read: async (path: string) => inOrder(await mupdf(path)),
	},
	{
		name: 'pdf.js',
		there: () => true,
		read: async (path: string) => inOrder(await readByPdfjs(path)),
	},
];

let library: Promise<PDFiumLibrary> | undefined;

/** The text of each page as pdfium reads it. */
export async function pdfiumTexts(pdf: Buffer): Promise<string[]> {
	library ??= PDFiumLibrary.init();
	const document = await (await library).loadDocument(pdf);
	try {
		return [...document.pages()].map((page) => page.getText());
	} finally {
		document.destroy();
	}
}

/** The first page as pdfium draws it: a colour by its place, and the side of a square page. */
export async function pdfiumPixels(pdf: Buffer) {
	library ??= PDFiumLibrary.init();
	const document = await (await library).loadDocument(pdf);
	try {
		const { data, width } = await document
			.getPage(0)
			.render({ scale: 1, render: async (drawn) => drawn.data });
		const at = (x: number, y: number) => {
			const first = 4 * (Math.round(y) * width + Math.round(x));
			return [...data.subarray(first, first + 3)];
		};
		return { at, side: width };
	} finally {
		document.destroy();
	}
}

/** What qpdf finds wrong; nothing where it is not installed. */
export function qpdfFaults(path: string): string {
	if (!has('qpdf')) return '';
	const said = execFileSync('qpdf', ['--check', path]).toString();
	return /No syntax or stream/.test(said) ? '' : said;
}

/** Without blanks, composed. */
export const plain = (text: string) => text.normalize('NFC').replace(/\s+/g, '');

/** How many of the characters of `wanted` stand in `given`, in order: 0 to 1. */
export function shareInOrder(wanted: string, given: string): number {
	let before = new Uint16Array(given.length + 1);
	for (const one of wanted) {
		const now = new Uint16Array(given.length + 1);
		for (let at = 0; at < given.length; at++) {
			now[at + 1] = one === given[at] ? before[at] + 1 : Math.max(before[at + 1], now[at]);
		}
		before = now;
	}
	return before[given.length] / [...wanted].length;
}
