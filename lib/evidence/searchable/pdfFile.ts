/** A PDF with an invisible layer of text on its pages: an update behind the original, whose bytes all stay. */
import { type Pause, withinBudget } from '../../media/pdf/budget';
import { inherited } from '../../media/pdf/content';
import type { PdfFile } from '../../media/pdf/file';
import { type Dict, Lexer, type PdfValue, PdfString, Ref } from '../../media/pdf/lexer';
import { type OpenPdf, openPdf, type PdfPage } from '../../media/pdf/pageTree';
import { Refused } from '../../refused';
import type { Point } from '../../shape/values/box';
import { Codes, fontObjects, packedStream, streamOf } from './font';
import { languageOf, layerOf, type Line, type ToPage } from './layer';

const REMEDY = 'Open the PDF in a PDF reader, print it to a new PDF, and try again.';
const FONT_NAME = '/OcrTextLayer';

/** A value as PDF text. */
function written(value: PdfValue): string {
	if (value instanceof Ref) return `${value.number} ${value.generation} R`;
	if (value instanceof PdfString) return value.stored.toString('latin1');
	if (value instanceof Map) {
		return `<<${[...value].map(([name, one]) => `${freshName(name)} ${written(one)}`).join('')}>>`;
	}
	if (Array.isArray(value)) return `[${value.map(written).join(' ')}]`;
	if (typeof value === 'string') return freshName(value);
	if (typeof value === 'number') return Number.isInteger(value) ? String(value) : value.toFixed(6);
	return value === true ? 'true' : value === false ? 'false' : 'null';
}

/** Names are texts with their slash; what is no plain character is written by its number. */
const freshName = (name: string): string =>
	`/${name.slice(1).replace(/[^A-Za-z0-9_.+:*$@!&'"^`|~?,;=\\-]/g, (one) => `#${one.charCodeAt(0).toString(16).padStart(2, '0')}`)}`;

const isBox = (value: PdfValue[]): value is number[] =>
	value.length === 4 && value.every((one) => typeof one === 'number');

async function boxOf(file: PdfFile, page: PdfPage, name: string): Promise<number[] | undefined> {
	const value = await inherited(file, page, name);
	if (!Array.isArray(value)) return undefined;
	const sides: PdfValue[] = [];
	for (const one of value) sides.push(await file.resolve(one));
	if (!isBox(sides)) return undefined;
	const [a, b, c, d] = sides;
	return [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)];
}

/** Pixels a point: 144 dpi as documented, or the next usual resolution in which the places fit. */
const SCALES = [144, 200, 216, 300, 400, 600].map((dpi) => dpi / 72);

/** From pixels of the rendered page to its own coordinates, for any origin and rotation. */
async function toPageOf(file: PdfFile, page: PdfPage, lines: readonly Line[]): Promise<ToPage> {
	const media = (await boxOf(file, page, '/MediaBox')) ?? [0, 0, 612, 792];
	const crop = (await boxOf(file, page, '/CropBox')) ?? media;
	const [x0, y0] = [Math.max(media[0], crop[0]), Math.max(media[1], crop[1])];
	const [x1, y1] = [Math.min(media[2], crop[2]), Math.min(media[3], crop[3])];
	const rotate = Number(await inherited(file, page, '/Rotate')) || 0;
	const turn = (((Math.round(rotate / 90) * 90) % 360) + 360) % 360;
	const [width, height] = turn % 180 === 0 ? [x1 - x0, y1 - y0] : [y1 - y0, x1 - x0];
	const far = (axis: 0 | 1) =>
		lines.reduce((most, { box }) => Math.max(most, ...box.map((point) => point[axis])), 0);
	const needed = Math.max(far(0) / width, far(1) / height);
	const scale = SCALES.find((one) => needed <= one * 1.01) ?? needed;
	return ([x, y]): Point => {
		const [u, v] = [x / scale, y / scale];
		if (turn === 90) return [x0 + v, y0 + u];
		if (turn === 180) return [x1 - u, y0 + v];
		if (turn === 270) return [x1 - v, y1 - u];
		return [x0 + u, y1 - v];
	};
}

/** The page with the layer after its own contents, whose graphics state is restored first. */
async function withLayer(
	{ file }: OpenPdf,
	page: PdfPage,
	[open, layer, font]: readonly [Ref, Ref, Ref],
): Promise<Dict> {
	const contents = page.dict.get('/Contents');
	const resolved = await file.resolve(contents);
	const own: PdfValue[] = Array.isArray(resolved)
		? resolved
		: contents === undefined
			? []
			: [contents];
	const resources = await inherited(file, page, '/Resources');
	const mine: Dict = new Map(resources instanceof Map ? resources : []);
	const fonts = await file.resolve(mine.get('/Font'));
	mine.set('/Font', new Map([...(fonts instanceof Map ? fonts : []), [FONT_NAME, font]]));
	const dict: Dict = new Map(page.dict);
	dict.set('/Resources', mine);
	dict.set('/Contents', [open, ...own, layer]);
	return dict;
}

/** Objects that an update adds or replaces, with their places in the file. */
class Update {
	readonly parts: Buffer[] = [];
	readonly places = new Map<number, { offset: number; generation: number }>();

	constructor(
		private at: number,
		public next: number,
	) {}

	reserve(): Ref {
		return new Ref(this.next++);
	}

	put({ number, generation }: Ref, object: Buffer | string): void {
		const body = typeof object === 'string' ? Buffer.from(object, 'latin1') : object;
		const whole = Buffer.concat([
			Buffer.from(`${number} ${generation} obj\n`, 'latin1'),
			body,
			Buffer.from('\nendobj\n', 'latin1'),
		]);
		this.places.set(number, { offset: this.at, generation });
		this.parts.push(whole);
		this.at += whole.length;
	}

	/** The cross-reference of the update, in the form that the file has already. */
	finish(trailer: Dict, previous: number, asStream: boolean): void {
		const start = this.at;
		const ref = asStream ? this.reserve() : undefined;
		if (ref) this.places.set(ref.number, { offset: start, generation: 0 });
		const dict: Dict = new Map();
		for (const name of ['/Root', '/Info', '/ID']) {
			const value = trailer.get(name);
			if (value !== undefined) dict.set(name, value);
		}
		dict.set('/Size', this.next);
		dict.set('/Prev', previous);
		const rows = [...this.places].sort(([one], [other]) => one - other);
		if (ref) {
			dict.set('/Type', '/XRef');
			dict.set('/W', [1, 4, 2]);
			dict.set(
				'/Index',
				rows.flatMap(([number]) => [number, 1]),
			);
			const data = Buffer.alloc(7 * rows.length);
			rows.forEach(([, { offset, generation }], row) => {
				data[7 * row] = 1;
				data.writeUInt32BE(offset, 7 * row + 1);
				data.writeUInt16BE(generation, 7 * row + 5);
			});
			this.put(ref, streamOf(written(dict).slice(2, -2), data));
		} else {
			const table = rows.map(
				([number, { offset, generation }]) =>
					`${number} 1\n${String(offset).padStart(10, '0')} ${String(generation).padStart(5, '0')} n \n`,
			);
			this.parts.push(Buffer.from(`xref\n${table.join('')}trailer\n${written(dict)}\n`, 'latin1'));
		}
		this.parts.push(Buffer.from(`startxref\n${start}\n%%EOF\n`, 'latin1'));
	}
}

/** Where the newest cross-reference stands, and whether it is a stream. */
function crossReference(file: PdfFile): { start: number; asStream: boolean } {
	const at = file.bytes.lastIndexOf('startxref', undefined, 'latin1');
	const start = new Lexer(file.bytes, at + 9, file.budget).integer() ?? 0;
	return { start, asStream: !new Lexer(file.bytes, start, file.budget).keyword('xref') };
}

/** The catalog with the language, where it names none. */
async function nameLanguage({ file }: OpenPdf, update: Update, texts: string[]): Promise<void> {
	const root = file.trailer.get('/Root');
	const catalog = await file.resolve(root);
	if (!(root instanceof Ref) || !(catalog instanceof Map) || catalog.has('/Lang')) return;
	const lang = new PdfString(Buffer.from(`(${languageOf(texts)})`));
	update.put(root, written(new Map([...catalog, ['/Lang', lang]])));
}

/**
 * The PDF with the text of its pages laid invisibly over them.
 * @param lines by page, counted from 1, in pixels of the page as the service draws it
 * @throws Refused for a locked or damaged file
 */
export async function searchablePdf(
	bytes: Buffer,
	lines: ReadonlyMap<number, readonly Line[]>,
	pause: Pause,
): Promise<Buffer> {
	return await withinBudget(pause, async (budget) => {
		const pdf = await openPdf(bytes, budget);
		const { file, encrypted, sound } = pdf;
		if (encrypted) throw new Refused('The PDF is locked by a password', REMEDY);
		if (!sound) throw new Refused('The PDF is damaged', REMEDY);
		const { start, asStream } = crossReference(file);
		const size = file.trailer.get('/Size');
		const most = Math.max(0, ...file.places.keys());
		const update = new Update(file.bytes.length + 1, Math.max(most + 1, Number(size) || 0));
		const codes = new Codes();
		const first = update.next;
		update.next += 6;
		const font = new Ref(first);
		const open = update.reserve();
		update.put(open, streamOf('', Buffer.from('q')));
		let number = 0;
		for await (const page of pdf.pages()) {
			await budget.rest();
			const own = lines.get(++number);
			if (!page?.ref || !own || own.length === 0) continue;
			const toPage = await toPageOf(file, page, own);
			const layer = update.reserve();
			const text = layerOf(own, toPage, codes, FONT_NAME);
			update.put(layer, await packedStream('', Buffer.concat([Buffer.from('Q\n'), text])));
			update.put(page.ref, written(await withLayer(pdf, page, [open, layer, font])));
		}
		(await fontObjects(first, codes)).forEach((object, at) =>
			update.put(new Ref(first + at), object),
		);
		await nameLanguage(
			pdf,
			update,
			[...lines.values()].flat().map(({ text }) => text),
		);
		update.finish(file.trailer, start, asStream);
		return Buffer.concat([bytes, Buffer.from('\n'), ...update.parts]);
	});
}
