/** A PDF with an invisible layer of text on its pages: an update behind the original, whose bytes all stay. */
import { type Pause, withinBudget } from '../../media/pdf/budget';
import type { PdfFile } from '../../media/pdf/file';
import { type Dict, Lexer, type PdfValue, PdfString, Ref } from '../../media/pdf/lexer';
import { type OpenPdf, openPdf, type PdfPage } from '../../media/pdf/pageTree';
import { Refused } from '../../refused';
import type { Box } from '../../shape/values/box';
import { Codes, FONT_OBJECTS, fontObjects } from './font';
import { languageOf, layerOf, type Line } from './layer';
import { linesToAdd } from './ownText';
import { packedStream, streamOf, textString, xmpOf } from './objects';
import {
	fromDrawn,
	fromPicture,
	pixelsAPoint,
	shownPage,
	type ShownPage,
	type ToPage,
	within,
} from './toPage';

const REMEDY = 'Open the PDF in a PDF reader, print it to a new PDF, and try again.';
/** Objects that readers take at most (ISO 32000-1, Annex C) */
const MOST_OBJECTS = 8_388_607;
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
	if (typeof value === 'number') {
		const most = Number.MAX_SAFE_INTEGER;
		const near = Math.min(Math.max(value, -most), most);
		return Number.isInteger(near) ? String(near) : near.toFixed(6);
	}
	return value === true ? 'true' : value === false ? 'false' : 'null';
}

/** Names are texts with their slash; what is no plain character is written by its number. */
const freshName = (name: string): string =>
	`/${name.slice(1).replace(/[^A-Za-z0-9_.+:*$@!&'"^`|~?,;=\\-]/g, (one) => `#${one.charCodeAt(0).toString(16).padStart(2, '0')}`)}`;

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

/** Gives the document a title and a language, where it has none. */
async function nameFile({ file }: OpenPdf, update: Update, title: string, texts: string[]) {
	const given = file.trailer.get('/Info');
	const info = await file.resolve(given);
	const isNamed = info instanceof Map && info.has('/Title');
	if (!isNamed) {
		const named: Dict = new Map(info instanceof Map ? info : []);
		named.set('/Title', new PdfString(Buffer.from(textString(title))));
		const ref = given instanceof Ref ? given : update.reserve();
		file.trailer.set('/Info', ref);
		update.put(ref, written(named));
	}
	const root = file.trailer.get('/Root');
	const catalog = await file.resolve(root);
	if (!(root instanceof Ref) || !(catalog instanceof Map)) return;
	const language = languageOf(texts);
	const more: Dict = new Map();
	if (!catalog.has('/Lang')) more.set('/Lang', new PdfString(Buffer.from(`(${language})`)));
	if (!isNamed && !catalog.has('/Metadata')) {
		const metadata = update.reserve();
		update.put(metadata, xmpOf(title, language));
		more.set('/Metadata', metadata);
	}
	if (more.size > 0) update.put(root, written(new Map([...catalog, ...more])));
}

/** The pages with their layers. Resources that several pages share stay shared. */
class Layers {
	readonly codes = new Codes();
	private readonly shared = new Map<unknown, Ref>();

	constructor(
		private readonly file: PdfFile,
		private readonly update: Update,
		private readonly font: Ref,
	) {}

	/** The page with its layer before its own contents, whose graphics state is not known at their end. */
	async add(ref: Ref, { page, lines, bounds }: ShownPage, toPage: ToPage): Promise<void> {
		const layer = this.update.reserve();
		const onPage = (box: Box) => within(box.map(toPage) as Box, bounds);
		const text = layerOf(lines, onPage, this.codes, FONT_NAME);
		this.update.put(layer, await packedStream('', text));
		const contents = page.dict.get('/Contents');
		const resolved = await this.file.resolve(contents);
		const own = Array.isArray(resolved) ? resolved : contents === undefined ? [] : [contents];
		const dict: Dict = new Map(page.dict);
		dict.set('/Resources', await this.resources(page));
		dict.set('/Contents', [layer, ...own]);
		this.update.put(ref, written(dict));
	}

	private async resources(page: PdfPage): Promise<Ref> {
		const holder = [page.dict, ...page.above].find(
			(dict) => (dict.get('/Resources') ?? null) !== null,
		);
		const given = holder?.get('/Resources');
		const key = given instanceof Ref ? given.number : holder;
		const known = this.shared.get(key);
		if (known) return known;
		const found = await this.file.resolve(given);
		const all: Dict = new Map(found instanceof Map ? found : []);
		const fonts = await this.file.resolve(all.get('/Font'));
		all.set('/Font', new Map([...(fonts instanceof Map ? fonts : []), [FONT_NAME, this.font]]));
		const ref = this.update.reserve();
		this.shared.set(key, ref);
		this.update.put(ref, written(all));
		return ref;
	}
}

export interface PageText {
	/** By page, counted from 1; in pixels of the page as the service saw it */
	lines: ReadonlyMap<number, readonly Line[]>;
	/** The service got the pictures of the pages in place of the PDF */
	sentAs?: 'picture';
	/** For a file that has no title */
	title: string;
}

/**
 * The PDF with the text of its pages laid invisibly over them.
 * @throws Refused for a locked or damaged file
 */
export async function searchablePdf(
	bytes: Buffer,
	{ lines, sentAs, title }: PageText,
	pause: Pause,
): Promise<Buffer> {
	return await withinBudget(pause, async (budget) => {
		const pdf = await openPdf(bytes, budget);
		const { file, encrypted, sound } = pdf;
		if (encrypted) throw new Refused('The PDF is locked by a password', REMEDY);
		if (!sound) throw new Refused('The PDF is damaged', REMEDY);
		const { start, asStream } = crossReference(file);
		const size = file.trailer.get('/Size');
		let free = Math.ceil(Number(size)) || 1;
		for (const known of file.places.keys()) free = Math.max(free, known + 1);
		if (free > MOST_OBJECTS) throw new Refused('The PDF is damaged', REMEDY);
		const update = new Update(file.bytes.length + 1, free);
		const first = update.next;
		update.next += FONT_OBJECTS;
		const layers = new Layers(file, update, new Ref(first));
		const sheets: ShownPage[] = [];
		let number = 0;
		for await (const page of pdf.pages()) {
			const all = lines.get(++number) ?? [];
			const own = page && all.length > 0 ? await linesToAdd(file, page, all) : [];
			if (page?.ref && own.length > 0) sheets.push(await shownPage(file, page, own));
		}
		const scale = sentAs || sheets.length === 0 ? 1 : await pixelsAPoint(file, sheets);
		for (const sheet of sheets) {
			await budget.rest();
			const exact = sentAs && (await fromPicture(file, sheet.page));
			await layers.add(sheet.page.ref!, sheet, exact || fromDrawn(sheet, scale));
		}
		(await fontObjects(first, layers.codes)).forEach((object, at) =>
			update.put(new Ref(first + at), object),
		);
		const texts = [...lines.values()].flat().map(({ text }) => text);
		await nameFile(pdf, update, title, texts);
		update.finish(file.trailer, start, asStream);
		return Buffer.concat([bytes, Buffer.from('\n'), ...update.parts]);
	});
}
