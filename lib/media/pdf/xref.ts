import { isCount, type PdfFile, type ObjectPlace } from './file';
import { type Dict, isBlank, Lexer, type PdfValue } from './lexer';

/** More updates than a file is saved with. */
const MAX_SECTIONS = 500;

/** Newer sections are read first, so what is known already stays. */
function keepPlace(file: PdfFile, number: number, place: ObjectPlace): void {
	if (!file.places.has(number)) file.place(number, place);
}

/** Entries of a cross-reference table after its keyword; the trailer follows. False when it is damaged. */
async function readXrefTable(file: PdfFile, lexer: Lexer): Promise<boolean> {
	while (!lexer.keyword('trailer')) {
		const start = lexer.integer();
		const count = lexer.integer();
		if (start === undefined || count === undefined) return false;
		for (let index = 0; index < count; index++) {
			await file.budget.rest();
			const offset = lexer.integer();
			if (offset === undefined || lexer.integer() === undefined) return false;
			if (lexer.keyword('n')) keepPlace(file, start + index, { offset });
			// A free entry may hide an object that the stream of a hybrid file knows, so it is not kept
			else if (!lexer.keyword('f')) return false;
		}
	}
	return true;
}

const big = (row: Buffer, at: number, length: number): number =>
	length === 0 ? 0 : row.readUIntBE(at, length);

/** What reading one entry of a cross-reference stream costs. */
const ENTRY_COST = 16;

/** Entries of a cross-reference stream. False when it cannot be read. */
async function readXrefStream(file: PdfFile, dict: Dict, data: Buffer): Promise<boolean> {
	const widths = await file.numbers(dict.get('/W'), 3);
	if (!widths?.every((width) => isCount(width) && width <= 6)) return false;
	const [a, b, c] = widths;
	const index = await file.entry(dict, '/Index');
	const parts: PdfValue[] = Array.isArray(index) ? index : [0, dict.get('/Size') ?? 0];
	let at = 0;
	const width = a + b + c;
	for (let part = 0; part + 1 < parts.length; part += 2) {
		const [start, count] = [parts[part], parts[part + 1]];
		if (!isCount(start) || !isCount(count)) return false;
		for (let step = 0; step < count && width > 0 && at + width <= data.length; step++) {
			file.budget.spend(ENTRY_COST);
			await file.budget.rest();
			const kind = a === 0 ? 1 : big(data, at, a);
			const value = big(data, at + a, b);
			if (kind === 1) keepPlace(file, start + step, { offset: value });
			else if (kind === 2) keepPlace(file, start + step, { container: value });
			at += width;
		}
	}
	return true;
}

/** One section at an offset, table or stream: its dictionary, or undefined when it is damaged. */
async function readSection(file: PdfFile, offset: number): Promise<Dict | undefined> {
	const lexer = new Lexer(file.bytes, offset, file.budget);
	if (lexer.keyword('xref')) {
		if (!(await readXrefTable(file, lexer))) return undefined;
		const dict = lexer.value();
		return dict instanceof Map ? dict : undefined;
	}
	const stream = await file.streamAt(offset);
	if (stream?.dict.get('/Type') !== '/XRef') return undefined;
	const data = await file.unpack(stream);
	return data && (await readXrefStream(file, stream.dict, data)) ? stream.dict : undefined;
}

/** Where the newest cross-reference stands, as the end of the file says; undefined where it does not. */
export function xrefOffset(file: PdfFile): number | undefined {
	const at = file.bytes.lastIndexOf('startxref', undefined, 'latin1');
	if (at < 0 || !isBlank(file.bytes[at + 9])) return undefined;
	return new Lexer(file.bytes, at + 9, file.budget).integer();
}

/**
 * Reads the cross-reference sections from the newest back, filling places and trailer. False when the chain is
 * broken: then the file is to be searched.
 */
export async function readXref(file: PdfFile): Promise<boolean> {
	const start = xrefOffset(file);
	if (start === undefined) return false;
	const seen = new Set<number>();
	const open: number[] = [start];
	while (open.length > 0 && seen.size < MAX_SECTIONS) {
		const offset = open.pop() as number;
		if (seen.has(offset)) continue;
		seen.add(offset);
		const dict = await readSection(file, offset);
		if (!dict) return false;
		for (const [name, value] of dict) if (!file.trailer.has(name)) file.trailer.set(name, value);
		// The stream of a hybrid file comes before the older sections, so it goes on top
		for (const name of ['/Prev', '/XRefStm']) {
			const next = dict.get(name);
			if (isCount(next)) open.push(next);
		}
	}
	return true;
}
