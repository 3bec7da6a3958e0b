/** The pages of a PDF, and what a reader shows of them. */
import type { PdfBudget } from './budget';
import { PdfFile } from './file';
import { type Dict, type PdfValue, Ref } from './lexer';
import { objectsOfType, searchObjects } from './search';
import { readXref } from './xref';

/** Where readers still look for the start of a PDF. */
const HEADER_BYTES = 1024;

/** Bytes of memory of a page or branch, and of a branch that is open. */
const NODE_COST = 100;
const BRANCH_COST = 500;

/** A page or branch of the tree, and the branch above it, whose entries it may inherit. */
export interface PdfNode {
	dict: Dict;
	above?: PdfNode;
}

export interface PdfPage extends PdfNode {
	/** Its object */
	ref: Ref;
}

interface Branch extends PdfNode {
	kids: PdfValue[];
	next: number;
}

interface Pages {
	/** In order; of a damaged file those that are left */
	pages: PdfPage[];
	/** Some cannot be found, so their number is not known */
	missing: boolean;
}

/** The leaves of the page tree in order. A node that is met twice counts once, so circles end. */
async function leavesOf(file: PdfFile): Promise<Pages> {
	const root = await file.resolve(file.trailer.get('/Root'));
	const pages: PdfPage[] = [];
	let isLost = false;
	const seen = new Set<number>();
	const tree = root instanceof Map ? root.get('/Pages') : undefined;
	const open: Branch[] = [{ dict: new Map(), kids: tree === undefined ? [] : [tree], next: 0 }];
	while (open.length > 0) {
		const branch = open[open.length - 1];
		if (branch.next === branch.kids.length) {
			open.pop();
			continue;
		}
		file.budget.spend(NODE_COST);
		await file.budget.rest();
		const ref = branch.kids[branch.next++];
		// A page is always an object of its own: entries written into the list itself are ignored
		if (!(ref instanceof Ref) || seen.has(ref.number)) continue;
		seen.add(ref.number);
		const dict = await file.resolve(ref);
		const kids = await file.entry(dict, '/Kids');
		if (!(dict instanceof Map)) isLost = true;
		else if (Array.isArray(kids)) {
			file.budget.spend(BRANCH_COST);
			open.push({ dict, kids, next: 0, above: branch });
		} else if (dict.get('/Type') !== '/Pages') {
			pages.push({ ref, dict, above: branch });
		}
	}
	return { pages, missing: isLost && file.unreadable };
}

/** The page objects of a file without a page tree. */
async function scattered(file: PdfFile): Promise<Pages> {
	const pages: PdfPage[] = [];
	for await (const page of objectsOfType(file, '/Page')) pages.push(page);
	return { pages, missing: file.unreadable };
}

/** A PDF whose objects are found. */
export interface OpenPdf extends Pages {
	file: PdfFile;
	/** Its cross-reference is whole */
	sound: boolean;
	/** Encrypted, even if only changes need a password: its streams and strings cannot be read here */
	encrypted: boolean;
}

/** Finds the objects of a PDF: by its cross-reference, or by searching where the file is damaged. Throws OverBudget. */
export async function openPdf(bytes: Buffer, budget: PdfBudget): Promise<OpenPdf> {
	const header = bytes.subarray(0, HEADER_BYTES).indexOf('%PDF-');
	// Offsets count from the header where something stands before it
	const file = new PdfFile(header > 0 ? bytes.subarray(header) : bytes, budget);
	const opened = (found: Pages, sound: boolean): OpenPdf => ({
		...found,
		file,
		sound,
		encrypted: (file.trailer.get('/Encrypt') ?? null) !== null,
	});
	if (await readXref(file)) {
		const found = await leavesOf(file);
		if (found.pages.length > 0) return opened(found, true);
	}
	const encrypt = file.trailer.get('/Encrypt');
	await searchObjects(file);
	if (encrypt !== undefined) file.trailer.set('/Encrypt', encrypt);
	const found = await leavesOf(file);
	return opened(found.pages.length > 0 ? found : await scattered(file), false);
}

/** An entry of a page, or of the first branch above it that has it. */
export async function inherited(file: PdfFile, page: PdfPage, name: string): Promise<PdfValue> {
	for (let node: PdfNode | undefined = page; node; node = node.above) {
		const value = await file.entry(node.dict, name);
		if (value !== null) return value;
	}
	return null;
}

/** What is seen of a page: left, bottom, right, top in points. */
export type Bounds = readonly [left: number, bottom: number, right: number, top: number];

/** Readers take the size of US Letter where a page names none. */
const LETTER: Bounds = [0, 0, 612, 792];

const isArea = ([left, bottom, right, top]: Bounds): boolean => left < right && bottom < top;

async function pageBox(file: PdfFile, page: PdfPage, name: string): Promise<Bounds | undefined> {
	const sides = await file.numbers(await inherited(file, page, name), 4);
	if (!sides) return undefined;
	const [a, b, c, d] = sides;
	const box = [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)] as const;
	return isArea(box) ? box : undefined;
}

/** What is seen of a page, before it is turned. */
export async function boundsOf(file: PdfFile, page: PdfPage): Promise<Bounds> {
	const media = (await pageBox(file, page, '/MediaBox')) ?? LETTER;
	const crop = (await pageBox(file, page, '/CropBox')) ?? media;
	const [left, bottom] = [Math.max(media[0], crop[0]), Math.max(media[1], crop[1])];
	const bounds = [left, bottom, Math.min(media[2], crop[2]), Math.min(media[3], crop[3])] as const;
	return isArea(bounds) ? bounds : media;
}

/** An angle in whole quarter turns: 0, 90, 180 or 270. */
export const quarterTurn = (degrees: number): number =>
	(((Math.round(degrees / 90) * 90) % 360) + 360) % 360;

/** How a reader turns a page before it is shown: clockwise, 0, 90, 180 or 270 degrees. */
export const turnOf = async (file: PdfFile, page: PdfPage): Promise<number> =>
	quarterTurn(Number(await inherited(file, page, '/Rotate')) || 0);
