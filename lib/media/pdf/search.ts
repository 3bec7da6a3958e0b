import type { PdfFile } from './file';
import { endsWord, isBlank, Lexer } from './lexer';

const isDigit = (byte: number | undefined): boolean =>
	byte !== undefined && byte >= 0x30 && byte <= 0x39;

/** Every place where a text stands, found natively. */
function* placesOf(bytes: Buffer, text: string): Generator<number> {
	let at = bytes.indexOf(text, 0, 'latin1');
	while (at >= 0) {
		yield at;
		at = bytes.indexOf(text, at + text.length, 'latin1');
	}
}

/** Goes back over blanks and one whole number; where that starts, or -1. */
function beforeNumber(bytes: Buffer, end: number): number {
	let at = end;
	while (at > 0 && end - at < 20 && isBlank(bytes[at - 1])) at -= 1;
	const stop = at;
	while (at > 0 && stop - at < 10 && isDigit(bytes[at - 1])) at -= 1;
	return at < stop ? at : -1;
}

/** Where the object starts whose "obj" stands here ("12 0 obj"), or -1. */
export function objectStart(bytes: Buffer, at: number): number {
	// "endobj" and other words
	if (!isBlank(bytes[at - 1]) && !isDigit(bytes[at - 1])) return -1;
	const generation = beforeNumber(bytes, at);
	return generation > 0 && isBlank(bytes[generation - 1]) ? beforeNumber(bytes, generation) : -1;
}

/** Offsets of all objects, ascending. */
function objectOffsets(bytes: Buffer): number[] {
	const offsets: number[] = [];
	for (const at of placesOf(bytes, 'obj')) {
		const start = objectStart(bytes, at);
		if (start >= 0) offsets.push(start);
	}
	return offsets;
}

/** The last of the ascending offsets that is not behind a place, or -1. */
function offsetBefore(offsets: readonly number[], at: number): number {
	let [low, high] = [0, offsets.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if (offsets[middle] <= at) low = middle + 1;
		else high = middle;
	}
	return low === 0 ? -1 : offsets[low - 1];
}

/** Objects whose dictionary has this /Type; offset and dictionary. */
function* objectsOfType(file: PdfFile, offsets: readonly number[], type: string) {
	let last = -1;
	for (const at of placesOf(file.bytes, type)) {
		const offset = offsetBefore(offsets, at);
		if (offset < 0 || offset === last) continue;
		last = offset;
		const object = file.readAt(offset);
		if (object?.value instanceof Map && object.value.get('/Type') === type) {
			yield { number: object.number, offset, dict: object.value };
		}
	}
}

/** Unpacks the object streams; where an object is stored twice, the later place in the file is the newer. */
async function placeContained(file: PdfFile, offsets: readonly number[]): Promise<void> {
	for (const { number, offset } of objectsOfType(file, offsets, '/ObjStm')) {
		const container = await file.container(number);
		for (const inside of container?.starts.keys() ?? []) {
			const known = file.places.get(inside);
			if (!known || 'container' in known || known.offset < offset) {
				file.places.set(inside, { container: number });
			}
		}
	}
}

/** Root and Encrypt from whatever trailers are left; from a catalogue when there are none. */
function findTrailer(file: PdfFile, offsets: readonly number[]): void {
	const keep = (name: string, value: unknown) => {
		if (value !== undefined) file.trailer.set(name, value as never);
	};
	for (const at of placesOf(file.bytes, 'trailer')) {
		const dict = new Lexer(file.bytes, at + 7, file.budget).value();
		if (dict instanceof Map) for (const name of ['/Root', '/Encrypt']) keep(name, dict.get(name));
	}
	for (const { dict } of objectsOfType(file, offsets, '/XRef')) {
		for (const name of ['/Root', '/Encrypt']) keep(name, dict.get(name));
	}
	if (file.trailer.has('/Root')) return;
	for (const { dict } of objectsOfType(file, offsets, '/Catalog')) keep('/Root', dict);
	for (const { bytes, starts } of file.unpacked()) {
		if (!bytes.includes('/Catalog')) continue;
		for (const start of starts.values()) {
			const dict = new Lexer(bytes, start, file.budget).value();
			if (dict instanceof Map && dict.get('/Type') === '/Catalog') keep('/Root', dict);
		}
	}
}

/** Finds the objects of a damaged file by searching all of it: fills places and trailer anew. */
export async function searchObjects(file: PdfFile): Promise<void> {
	file.reset();
	const offsets = objectOffsets(file.bytes);
	for (const offset of offsets) {
		const number = new Lexer(file.bytes, offset, file.budget).integer();
		if (number !== undefined) file.places.set(number, { offset });
	}
	await placeContained(file, offsets);
	findTrailer(file, offsets);
}

/** How often "/Type /Page" stands in bytes. */
function pageMarks(bytes: Buffer): number[] {
	const marks: number[] = [];
	for (const at of placesOf(bytes, '/Page')) {
		if (!endsWord(bytes[at + 5])) continue;
		let before = at;
		while (before > 0 && at - before < 20 && isBlank(bytes[before - 1])) before -= 1;
		if (bytes.toString('latin1', before - 5, before) === '/Type') marks.push(at);
	}
	return marks;
}

/** Counts the page objects of a searched file, each object number in its newest state only. */
export function countPageObjects(file: PdfFile): number {
	const current = [...file.places.values()]
		.flatMap((place) => ('offset' in place ? [place.offset] : []))
		.sort((a, b) => a - b);
	const offsets = objectOffsets(file.bytes);
	const newest = new Set(current);
	const pages = new Set<number>();
	for (const at of pageMarks(file.bytes)) {
		const offset = offsetBefore(offsets, at);
		if (newest.has(offset)) pages.add(offset);
	}
	let count = pages.size;
	for (const { bytes } of file.unpacked()) count += pageMarks(bytes).length;
	return count;
}
