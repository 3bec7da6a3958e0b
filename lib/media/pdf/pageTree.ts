import type { PdfBudget } from './budget';
import { PdfFile } from './file';
import { type Dict, type PdfValue, Ref } from './lexer';
import { searchObjects, searchPages } from './search';
import { readXref } from './xref';

/** Where readers still look for the start of a PDF. */
const HEADER_BYTES = 1024;

/** Bytes of memory of a node that is known, and of a branch that is open. */
const NODE_COST = 100;
const BRANCH_COST = 500;

/** A page: its dictionary, and the branches above it, whose entries it may inherit. */
export interface PdfPage {
	/** Its object; absent in a damaged file whose pages were searched for */
	ref?: Ref;
	dict: Dict;
	above: readonly Dict[];
}

interface Branch {
	dict: Dict;
	kids: PdfValue[];
	next: number;
}

/**
 * The leaves of the page tree in order; undefined for one that is listed and cannot be found. A node that is met
 * twice counts once, so circles end.
 */
async function* leavesOf(file: PdfFile): AsyncGenerator<PdfPage | undefined> {
	const root = await file.resolve(file.trailer.get('/Root'));
	const tree = root instanceof Map ? root.get('/Pages') : undefined;
	if (tree === undefined) return;
	const seen = new Set<number>();
	const open: Branch[] = [{ dict: new Map(), kids: [tree], next: 0 }];
	while (open.length > 0) {
		const branch = open[open.length - 1];
		if (branch.next === branch.kids.length) {
			open.pop();
			continue;
		}
		file.budget.spend(NODE_COST);
		await file.budget.rest();
		const kid = branch.kids[branch.next++];
		// A page is always an object of its own: entries written into the list itself are ignored
		if (!(kid instanceof Ref) || seen.has(kid.number)) continue;
		seen.add(kid.number);
		const dict = await file.resolve(kid);
		const kids = await file.entry(dict, '/Kids');
		if (!(dict instanceof Map)) yield undefined;
		else if (Array.isArray(kids)) {
			file.budget.spend(BRANCH_COST);
			open.push({ dict, kids, next: 0 });
		} else if (dict.get('/Type') !== '/Pages') {
			yield { ref: kid, dict, above: open.map((above) => above.dict).reverse() };
		}
	}
}

async function* scattered(file: PdfFile): AsyncGenerator<PdfPage | undefined> {
	if (file.unreadable) yield undefined;
	for await (const dict of searchPages(file)) yield { dict, above: [] };
}

async function hasLeaf(file: PdfFile): Promise<boolean> {
	for await (const page of leavesOf(file)) if (page) return true;
	return false;
}

/** A PDF whose objects are found. */
export interface OpenPdf {
	file: PdfFile;
	/** Its cross-reference is whole */
	sound: boolean;
	/** Encrypted, even if only changes need a password: its streams and strings cannot be read here */
	encrypted: boolean;
	/** The pages in order, of a damaged file those that are left; undefined for one that cannot be found */
	pages: () => AsyncGenerator<PdfPage | undefined>;
}

/** Finds the objects of a PDF: by its cross-reference, or by searching where the file is damaged. Throws OverBudget. */
export async function openPdf(bytes: Buffer, budget: PdfBudget): Promise<OpenPdf> {
	const header = bytes.subarray(0, HEADER_BYTES).indexOf('%PDF-');
	// Offsets count from the header where something stands before it
	const file = new PdfFile(header > 0 ? bytes.subarray(header) : bytes, budget);
	const opened = (pages: OpenPdf['pages'], sound = false): OpenPdf => ({
		file,
		sound,
		encrypted: (file.trailer.get('/Encrypt') ?? null) !== null,
		pages,
	});
	const byTree = () => leavesOf(file);
	if ((await readXref(file)) && (await hasLeaf(file))) return opened(byTree, true);
	const encrypt = file.trailer.get('/Encrypt');
	await searchObjects(file);
	if (encrypt !== undefined) file.trailer.set('/Encrypt', encrypt);
	return opened((await hasLeaf(file)) ? byTree : () => scattered(file));
}
