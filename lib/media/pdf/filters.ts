import type { PdfBudget } from './budget';
import { inflate, type Rows, unpredict } from './inflate';

/** A step of packing: name without its slash, and the rows it worked on. */
export interface Filter {
	name: string;
	rows: Rows;
}

/** Short names that are allowed too. */
export const FULL_NAMES: Readonly<Record<string, string>> = {
	Fl: 'FlateDecode',
	AHx: 'ASCIIHexDecode',
	A85: 'ASCII85Decode',
	LZW: 'LZWDecode',
	RL: 'RunLengthDecode',
	CCF: 'CCITTFaxDecode',
	DCT: 'DCTDecode',
};

/** Bytes of hexadecimal text; what is no digit is passed over. */
export function unhex(text: Buffer): Buffer {
	const end = text.indexOf(0x3e);
	const digits = text.toString('latin1', 0, end < 0 ? text.length : end).replace(/[^0-9a-f]/gi, '');
	return Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, 'hex');
}

/** Bytes of ASCII85 text: five characters make four bytes, "z" stands for four zeros, "~>" ends it. */
function unAscii85(text: Buffer): Buffer {
	let zeros = 0;
	for (const byte of text) if (byte === 0x7a) zeros += 1;
	const out = Buffer.alloc(4 * (zeros + Math.ceil(text.length / 5)));
	let length = 0;
	let [value, count] = [0, 0];
	const put = (bytes: number) => {
		for (let byte = 0; byte < bytes; byte++) out[length++] = (value / 256 ** (3 - byte)) & 0xff;
		[value, count] = [0, 0];
	};
	for (const byte of text) {
		if (byte === 0x7e) break;
		if (byte === 0x7a && count === 0) put(4);
		if (byte < 0x21 || byte > 0x75) continue;
		value = value * 85 + byte - 0x21;
		if (++count === 5) put(4);
	}
	if (count > 1) {
		const bytes = count - 1;
		for (; count < 5; count++) value = value * 85 + 84;
		put(bytes);
	}
	return out.subarray(0, length);
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
