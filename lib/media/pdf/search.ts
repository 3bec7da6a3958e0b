import type { PdfFile } from './file';
import { type Dict, isBlank, isDigit, Lexer } from './lexer';

/** Cost of finding a text once more. */
const FIND_COST = 64;

/** Every place where a text stands, found natively. */
async function* placesOf({ bytes, budget }: PdfFile, text: string): AsyncGenerator<number> {
	let at = bytes.indexOf(text, 0, 'latin1');
	while (at >= 0) {
		budget.spend(FIND_COST);
		await budget.rest();
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
function objectStart(bytes: Buffer, at: number): number {
	// "endobj" and other words
	if (!isBlank(bytes[at - 1]) && !isDigit(bytes[at - 1])) return -1;
	const generation = beforeNumber(bytes, at);
	return generation > 0 && isBlank(bytes[generation - 1]) ? beforeNumber(bytes, generation) : -1;
}

/** Offsets of all objects, ascending. */
async function objectOffsets(file: PdfFile): Promise<number[]> {
	const offsets: number[] = [];
	for await (const at of placesOf(file, 'obj')) {
		const start = objectStart(file.bytes, at);
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

interface TypedObject {
	number: number;
	offset: number;
	dict: Dict;
}

/** Objects of the file itself whose dictionary has this /Type. */
async function* objectsOfType(
	file: PdfFile,
	offsets: readonly number[],
	type: string,
): AsyncGenerator<TypedObject> {
	let last = -1;
	for await (const at of placesOf(file, type)) {
		const offset = offsetBefore(offsets, at);
		if (offset < 0 || offset === last) continue;
		last = offset;
		const object = file.readAt(offset);
		if (object?.value instanceof Map && object.value.get('/Type') === type) {
			yield { number: object.number, offset, dict: object.value };
		}
	}
}

/** Dictionaries of this /Type in the object streams that were unpacked; each object in its newest state only. */
async function* packedOfType(file: PdfFile, type: string): AsyncGenerator<Dict> {
	for (const { bytes, starts } of file.unpacked()) {
		if (!bytes.includes(type)) continue;
		for (const [number, start] of starts) {
			await file.budget.rest();
			const place = file.places.get(number);
			if (!place || 'offset' in place) continue;
			const dict = new Lexer(bytes, start, file.budget).value();
			if (dict instanceof Map && dict.get('/Type') === type) yield dict;
		}
	}
}

/** Unpacks the object streams; where an object is stored twice, the later place in the file is the newer. */
async function placePacked(file: PdfFile, offsets: readonly number[]): Promise<void> {
	for await (const { number, offset } of objectsOfType(file, offsets, '/ObjStm')) {
		const container = await file.container(number);
		for (const inside of container?.starts.keys() ?? []) {
			const known = file.places.get(inside);
			if (!known || 'container' in known || known.offset < offset) {
				file.place(inside, { container: number });
			}
		}
	}
}

/** Root and Encrypt from whatever trailers are left; from a catalogue when there are none. */
async function findTrailer(file: PdfFile, offsets: readonly number[]): Promise<void> {
	const keep = (dict: Dict) => {
		for (const name of ['/Root', '/Encrypt']) {
			const value = dict.get(name);
			if (value !== undefined) file.trailer.set(name, value);
		}
	};
	for await (const at of placesOf(file, 'trailer')) {
		const dict = new Lexer(file.bytes, at + 7, file.budget).value();
		if (dict instanceof Map) keep(dict);
	}
	for await (const { dict } of objectsOfType(file, offsets, '/XRef')) keep(dict);
	if (file.trailer.has('/Root')) return;
	for await (const { dict } of objectsOfType(file, offsets, '/Catalog'))
		keep(new Map([['/Root', dict]]));
	for await (const dict of packedOfType(file, '/Catalog')) keep(new Map([['/Root', dict]]));
}

/** Finds the objects of a damaged file by searching all of it: fills places and trailer again. */
export async function searchObjects(file: PdfFile): Promise<void> {
	file.reset();
	const offsets = await objectOffsets(file);
	for (const offset of offsets) {
		await file.budget.rest();
		const number = new Lexer(file.bytes, offset, file.budget).integer();
		if (number !== undefined) file.place(number, { offset });
	}
	await placePacked(file, offsets);
	await findTrailer(file, offsets);
}

/** The page objects of a searched file, each in its newest state, in the order in which they are stored. */
export async function* searchPages(file: PdfFile): AsyncGenerator<Dict> {
	const offsets = await objectOffsets(file);
	for await (const { number, offset, dict } of objectsOfType(file, offsets, '/Page')) {
		const place = file.places.get(number);
		if (place && 'offset' in place && place.offset === offset) yield dict;
	}
	yield* packedOfType(file, '/Page');
}
