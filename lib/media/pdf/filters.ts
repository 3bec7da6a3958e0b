/** How the data of a stream are packed (ISO 32000-1, 7.4), and unpacking them. */
import { latin1 } from '../bytes';
import { inflated } from '../packing';
import { unfilter } from '../png';
import type { PdfBudget } from './budget';
import { unhex } from './lexer';

/** How the rows of a table or picture were prepared before they were packed: entries of /DecodeParms. */
interface Rows {
	predictor: number;
	columns: number;
	colors: number;
	bits: number;
}

/** A step of packing: name without its slash, and the rows it worked on. */
export interface Filter {
	name: string;
	rows: Rows;
}

/** Bytes of ASCII85 text: five characters make four bytes, "z" stands for four zeros, "~>" ends it. */
function unAscii85(text: Buffer): Buffer {
	const [digits] = latin1(text, 0)
		.replace(/[^!-uz~]+/g, '')
		.replace(/z/g, '!!!!!')
		.split('~', 1);
	const groups = Math.ceil(digits.length / 5);
	const whole = Buffer.from(digits.padEnd(5 * groups, 'u'), 'latin1');
	const out = Buffer.alloc(4 * groups);
	for (let group = 0; group < groups; group++) {
		let value = 0;
		for (let at = 5 * group; at < 5 * group + 5; at++) value = value * 85 + whole[at] - 0x21;
		out.writeUInt32BE(value % 2 ** 32, 4 * group);
	}
	return out.subarray(0, Math.floor((digits.length * 4) / 5));
}

/** What came out is charged to the budget while it comes, so that a small file cannot grow to gigabytes. */
async function inflate(bytes: Buffer, budget: PdfBudget): Promise<Buffer> {
	const pieces: Uint8Array[] = [];
	for await (const piece of inflated(bytes)) {
		pieces.push(piece);
		// The pieces and the whole that is made of them
		budget.spend(2 * piece.length);
		await budget.rest();
	}
	return Buffer.concat(pieces);
}

/** What a byte needs that is computed from three others, against one that is only read; and a row beside its bytes. */
const PREDICTED_COST = 4;
const ROW_COST = 60;

/** Undoes the PNG predictors (10 to 15) that writers use before packing; undefined for the TIFF one. */
async function unpredict(
	data: Buffer,
	{ predictor, columns, colors, bits }: Rows,
	budget: PdfBudget,
): Promise<Buffer | undefined> {
	if (predictor < 2) return data;
	const pixel = Math.max(1, (colors * bits) >> 3);
	const length = Math.ceil((columns * colors * bits) / 8);
	if (predictor < 10 || !(length > 0) || length > data.length) return undefined;
	const count = Math.floor(data.length / (length + 1));
	const out = Buffer.alloc(count * length);
	let above: Buffer = Buffer.alloc(length + 1);
	for (let at = 0; at < count; at++) {
		budget.spend(PREDICTED_COST * length + ROW_COST);
		if (at % 256 === 0) await budget.rest();
		const row = data.subarray(at * (length + 1), (at + 1) * (length + 1));
		unfilter(row, above, pixel);
		out.set(row.subarray(1), at * length);
		above = row;
	}
	return out;
}

async function undo({ name, rows }: Filter, data: Buffer, budget: PdfBudget) {
	switch (name) {
		case 'FlateDecode':
			return await unpredict(await inflate(data, budget), rows, budget);
		case 'ASCIIHexDecode':
			budget.spend(4 * data.length);
			return unhex(data);
		case 'ASCII85Decode':
			budget.spend(8 * data.length);
			return unAscii85(data);
		default:
			return undefined;
	}
}

/** Undoes the steps of packing one by one, until the first that is not known here: what is `left` from there on. */
export async function undoFilters(data: Buffer, filters: readonly Filter[], budget: PdfBudget) {
	let now = data;
	for (let index = 0; index < filters.length; index++) {
		const next = await undo(filters[index], now, budget);
		if (!next) return { data: now, left: filters.slice(index) };
		now = next;
	}
	return { data: now, left: [] };
}
