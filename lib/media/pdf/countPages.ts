import { isCount, PdfFile } from './file';
import { Budget, type PdfValue, Ref } from './lexer';
import { countPageObjects, objectStart, searchObjects } from './search';
import { readXref } from './xref';

export interface PdfPages {
	/** Absent when the file does not tell */
	pages?: number;
	/** The file asks for a password, if only to be changed */
	encrypted: boolean;
}

/** Bytes read or unpacked at most: several times what the largest file that the service takes can need. */
const BUDGET_BYTES = 96 * 1024 * 1024;

/** Where readers still look for the start of a PDF. */
const HEADER_BYTES = 1024;

/** Counts the leaves of the page tree; a node met twice counts once, so circles end. */
async function countLeaves(file: PdfFile, root: PdfValue): Promise<number> {
	const open: PdfValue[] = [root];
	const seen = new Set<number>();
	let leaves = 0;
	while (open.length > 0) {
		const next = open.pop() as PdfValue;
		if (next instanceof Ref) {
			if (seen.has(next.number)) continue;
			seen.add(next.number);
		}
		const node = await file.resolve(next);
		if (!(node instanceof Map)) continue;
		const kids = await file.resolve(node.get('/Kids'));
		if (Array.isArray(kids)) for (const kid of kids) open.push(kid);
		else leaves += 1;
	}
	return leaves;
}

/** Pages by the tree from the catalogue, undefined when the tree cannot be reached. */
async function countTree(file: PdfFile): Promise<number | undefined> {
	const root = await file.resolve(file.trailer.get('/Root'));
	const tree = root instanceof Map ? root.get('/Pages') : undefined;
	const node = await file.resolve(tree);
	if (tree === undefined || !(node instanceof Map)) return undefined;
	const kids = await file.resolve(node.get('/Kids'));
	const count = await file.resolve(node.get('/Count'));
	// A count that the file has not objects enough for is a lie
	const likely = isCount(count) && count > 0 && count <= file.places.size;
	if (likely && Array.isArray(kids)) return count;
	return (await countLeaves(file, tree)) || undefined;
}

/** A linearised file says its pages in its first object, readable even when the rest is encrypted. */
function linearizedPages(file: PdfFile): number | undefined {
	const at = file.bytes.subarray(0, HEADER_BYTES).indexOf('/Linearized');
	if (at < 0) return undefined;
	const start = objectStart(file.bytes, file.bytes.lastIndexOf('obj', at, 'latin1'));
	const dict = file.readAt(start)?.value;
	if (!(dict instanceof Map) || dict.get('/L') !== file.bytes.length) return undefined;
	const pages = dict.get('/N');
	return isCount(pages) && pages > 0 ? pages : undefined;
}

async function countIn(file: PdfFile): Promise<number | undefined> {
	const told = (await readXref(file)) ? await countTree(file) : undefined;
	if (told !== undefined) return told;
	const encrypt = file.trailer.get('/Encrypt');
	await searchObjects(file);
	if (encrypt !== undefined) file.trailer.set('/Encrypt', encrypt);
	const found = await countTree(file);
	if (found !== undefined) return found;
	// Page objects alone tell nothing while others stay hidden
	return (
		linearizedPages(file) ?? (file.unreadable ? undefined : countPageObjects(file) || undefined)
	);
}

/**
 * Counts the pages of a PDF from its bytes: through the page tree, or by searching where the file is damaged.
 * Reads only what it needs, copies nothing large, never throws, and gives up where a hostile file asks for
 * more work than a real one.
 */
export async function countPdfPages(bytes: Buffer): Promise<PdfPages> {
	const header = bytes.subarray(0, HEADER_BYTES).indexOf('%PDF-');
	// Offsets count from the header where something stands before it
	const file = new PdfFile(header > 0 ? bytes.subarray(header) : bytes, new Budget(BUDGET_BYTES));
	let pages: number | undefined;
	try {
		pages = await countIn(file);
	} catch {
		// Over budget: the count stays unknown
	}
	const encrypted = (file.trailer.get('/Encrypt') ?? null) !== null;
	return pages === undefined ? { encrypted } : { pages, encrypted };
}
