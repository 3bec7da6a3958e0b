/** A PDF with an invisible layer of text on its pages: an update behind the original, whose bytes all stay. */
import { type Pause, withinBudget } from '../../media/pdf/budget';
import type { PdfFile } from '../../media/pdf/file';
import { type Dict, Lexer, PdfString, Ref } from '../../media/pdf/lexer';
import { type OpenPdf, openPdf, type PdfNode, type PdfPage } from '../../media/pdf/pageTree';
import { xrefOffset } from '../../media/pdf/xref';
import { Refused } from '../../refused';
import type { Box } from '../../shape/values/box';
import { Codes, FONT_OBJECTS, putFont } from './font';
import { languageOf, layerOf, type Line } from './layer';
import { linesToAdd } from './ownText';
import {
	fromDrawn,
	fromPicture,
	pixelsAPoint,
	shownPage,
	type ShownPage,
	type ToPage,
	within,
} from './toPage';
import { type CrossReference, packedStream, textString, Writer, written } from './writer';

const REMEDY = 'Open the PDF in a PDF reader, print it to a new PDF, and try again.';
/** Objects that readers take at most (ISO 32000-1, Annex C) */
const MOST_OBJECTS = 8_388_607;
const FONT_NAME = '/OcrTextLayer';

/** Where the newest cross-reference stands, and whether it is a stream. */
function crossReference(file: PdfFile): CrossReference {
	const start = xrefOffset(file) ?? 0;
	return { start, asStream: !new Lexer(file.bytes, start, file.budget).keyword('xref') };
}

/** Gives the document a title and a language, where it has none. */
async function nameFile({ file }: OpenPdf, update: Writer, title: string, texts: string[]) {
	const given = file.trailer.get('/Info');
	const info = await file.resolve(given);
	if (!(info instanceof Map && info.has('/Title'))) {
		const named: Dict = new Map(info instanceof Map ? info : []);
		named.set('/Title', new PdfString(Buffer.from(textString(title))));
		const ref = given instanceof Ref ? given : update.reserve();
		file.trailer.set('/Info', ref);
		update.put(ref, written(named));
	}
	const root = file.trailer.get('/Root');
	const catalog = await file.resolve(root);
	if (!(root instanceof Ref) || !(catalog instanceof Map)) return;
	if (catalog.has('/Lang')) return;
	const language = new PdfString(Buffer.from(`(${languageOf(texts)})`));
	update.put(root, written(new Map([...catalog, ['/Lang', language]])));
}

/** The pages with their layers. Resources that several pages share stay shared. */
class Layers {
	readonly codes = new Codes();
	private readonly shared = new Map<unknown, Ref>();

	constructor(
		private readonly file: PdfFile,
		private readonly update: Writer,
		private readonly font: Ref,
	) {}

	/** The page with its layer before its own contents, whose graphics state is not known at their end. */
	async add({ page, lines, bounds }: ShownPage, toPage: ToPage): Promise<void> {
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
		this.update.put(page.ref, written(dict));
	}

	private async resources(page: PdfPage): Promise<Ref> {
		let holder: PdfNode | undefined = page;
		while (holder && (holder.dict.get('/Resources') ?? null) === null) holder = holder.above;
		const given = holder?.dict.get('/Resources');
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
		const { file, encrypted, sound, pages } = pdf;
		if (encrypted) throw new Refused('The PDF is locked by a password', REMEDY);
		if (!sound) throw new Refused('The PDF is damaged', REMEDY);
		const before = crossReference(file);
		let free = Math.ceil(Number(file.trailer.get('/Size'))) || 1;
		for (const known of file.places.keys()) free = Math.max(free, known + 1);
		if (free > MOST_OBJECTS) throw new Refused('The PDF is damaged', REMEDY);
		const update = new Writer(file.bytes.length + 1, free);
		const font = update.reserve(FONT_OBJECTS);
		const layers = new Layers(file, update, font);
		const sheets: ShownPage[] = [];
		for (const [at, page] of pages.entries()) {
			const all = lines.get(at + 1) ?? [];
			const own = all.length > 0 ? await linesToAdd(file, page, all) : [];
			if (own.length > 0) sheets.push(await shownPage(file, page, own));
		}
		const scale = sentAs || sheets.length === 0 ? 1 : await pixelsAPoint(file, sheets);
		for (const sheet of sheets) {
			await budget.rest();
			const exact = sentAs && (await fromPicture(file, sheet.page));
			await layers.add(sheet, exact || fromDrawn(sheet, scale));
		}
		await putFont(update, font, layers.codes);
		const texts = [...lines.values()].flat().map(({ text }) => text);
		await nameFile(pdf, update, title, texts);
		update.finish(file.trailer, before);
		return Buffer.concat([bytes, Buffer.from('\n'), ...update.parts]);
	});
}
