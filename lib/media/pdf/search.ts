/** Finds the objects of a damaged PDF by searching all of it. */
import { latin1 } from '../bytes';
import type { PdfFile } from './file';
import { type Dict, Lexer, type PdfValue, Ref } from './lexer';

/** Cost of finding a word once more. */
const FIND_COST = 64;

/** Every place where a word stands, found natively. */
async function* placesOf({ bytes, budget }: PdfFile, word: string): AsyncGenerator<number> {
	let at = bytes.indexOf(word, 0, 'latin1');
	while (at >= 0) {
		budget.spend(FIND_COST);
		await budget.rest();
		yield at;
		at = bytes.indexOf(word, at + word.length, 'latin1');
	}
}

/** Number and generation before the word "obj" ("12 0 obj"); "endobj" and others have none. */
const HEAD = /(\d{1,10})[\0\t\n\f\r ]+\d{1,10}[\0\t\n\f\r ]*$/;
const LONGEST_HEAD = 40;

/** Whether an object that starts here may have this /Type, found natively. */
function mentions({ bytes, budget }: PdfFile, offset: number, type: string): boolean {
	const end = bytes.indexOf('endobj', offset, 'latin1');
	const object = bytes.subarray(offset, end < 0 ? bytes.length : end);
	budget.spend(FIND_COST + (object.length >> 4));
	return object.includes(type);
}

/** The objects whose dictionary has this /Type, each in its newest state, in the order in which they are stored. */
export async function* objectsOfType(
	file: PdfFile,
	type: string,
): AsyncGenerator<{ ref: Ref; dict: Dict }> {
	for (const [number, place] of file.places) {
		await file.budget.rest();
		if ('offset' in place && !mentions(file, place.offset, type)) continue;
		const ref = new Ref(number);
		const dict = await file.resolve(ref);
		if (dict instanceof Map && dict.get('/Type') === type) yield { ref, dict };
	}
}

/** Unpacks an object stream; where an object is stored twice, the later place in the file is the newer. */
async function placePacked(file: PdfFile, number: number): Promise<void> {
	const own = file.places.get(number);
	const container = await file.container(number);
	for (const inside of container.starts.keys()) {
		const known = file.places.get(inside);
		const isOlder =
			known && own && 'offset' in known && 'offset' in own && known.offset < own.offset;
		if (!known || 'container' in known || isOlder) file.place(inside, { container: number });
	}
}

/** Root and Encrypt from whatever trailers are left; from a catalogue when there are none. */
async function findTrailer(file: PdfFile): Promise<void> {
	const keep = (dict: PdfValue) => {
		for (const name of ['/Root', '/Encrypt']) {
			const value = dict instanceof Map ? dict.get(name) : undefined;
			if (value !== undefined) file.trailer.set(name, value);
		}
	};
	for await (const at of placesOf(file, 'trailer')) {
		keep(new Lexer(file.bytes, at + 7, file.budget).value());
	}
	for await (const { dict } of objectsOfType(file, '/XRef')) keep(dict);
	if (file.trailer.has('/Root')) return;
	for await (const { ref } of objectsOfType(file, '/Catalog')) file.trailer.set('/Root', ref);
}

/** Fills places and trailer again, without the cross-reference. */
export async function searchObjects(file: PdfFile): Promise<void> {
	file.reset();
	for await (const at of placesOf(file, 'obj')) {
		const head = HEAD.exec(latin1(file.bytes, Math.max(0, at - LONGEST_HEAD), at));
		if (head) file.place(Number(head[1]), { offset: at - head[0].length });
	}
	for await (const { ref } of objectsOfType(file, '/ObjStm')) await placePacked(file, ref.number);
	await findTrailer(file);
}
