import { latin1 } from '../bytes';
import { type PdfBudget, OverBudget } from './budget';

/** Reference to an indirect object. */
export class Ref {
	constructor(
		readonly number: number,
		readonly generation = 0,
	) {}
}

/** A word that is no value: obj, stream, endobj, an operator, or a stray character. */
export class Keyword {
	constructor(readonly word: string) {}
}

const ESCAPED: Readonly<Record<string, string>> = {
	...{ n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' },
	// A line that goes on
	...{ '\n': '', '\r': '', '\r\n': '' },
};

/** A string as it stands in the file, with its brackets: "(text)" with its escapes, or "<hex>". */
export class PdfString {
	constructor(readonly stored: Buffer) {}

	/** The bytes that it stands for. */
	bytes(): Buffer {
		if (this.stored[0] === 0x3c) return unhex(this.stored.subarray(1));
		const text = latin1(this.stored, 1, this.stored.length - 1).replace(
			/\\(?:([0-7]{1,3})|(\r\n|[^]))/g,
			(_, octal: string | undefined, sign: string) =>
				octal ? String.fromCharCode(parseInt(octal, 8) & 255) : (ESCAPED[sign] ?? sign),
		);
		return Buffer.from(text, 'latin1');
	}
}

/** Bytes of hexadecimal text up to ">"; what is no digit is passed over. */
export function unhex(text: Buffer): Buffer {
	const end = text.indexOf(0x3e);
	const digits = latin1(text, 0, end < 0 ? text.length : end).replace(/[^0-9a-f]/gi, '');
	return Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, 'hex');
}

export type Dict = Map<string, PdfValue>;

/** Names are texts with their slash. */
export type PdfValue =
	| number
	| boolean
	| null
	| string
	| Ref
	| Keyword
	| PdfString
	| Dict
	| PdfValue[];

const MAX_DEPTH = 60;

/** No name or keyword that is read here is longer. */
const MAX_WORD = 200;

/** Bytes of memory that a value takes beside those it is read from; a dictionary takes the most. */
const VALUE_COST = 48;
const DICT_COST = 250;

/** 1 = blank, 2 = delimiter, 0 = regular character. */
const KINDS = new Uint8Array(256);
for (const blank of [0, 9, 10, 12, 13, 32]) KINDS[blank] = 1;
for (const delimiter of '()<>[]{}/%') KINDS[delimiter.charCodeAt(0)] = 2;

/** Whether a name or word ends before this byte (or at the end of the file). */
const endsWord = (byte: number | undefined): boolean => byte === undefined || KINDS[byte] !== 0;

export const isBlank = (byte: number | undefined): boolean =>
	byte !== undefined && KINDS[byte] === 1;

const isDigit = (byte: number | undefined): boolean =>
	byte !== undefined && byte >= 0x30 && byte <= 0x39;

/** Reads PDF objects from bytes, forward from `at`. Every method throws OverBudget where it takes too much. */
export class Lexer {
	constructor(
		readonly bytes: Buffer,
		public at: number,
		private readonly budget: PdfBudget,
	) {}

	/** One value or keyword; a keyword '' at the end of the bytes. */
	value(depth = 0): PdfValue {
		if (depth > MAX_DEPTH) throw new OverBudget();
		this.skipBlanks();
		this.budget.spend(VALUE_COST);
		const start = this.at;
		const byte = this.bytes[start];
		if (byte === undefined) return new Keyword('');
		if (byte === 0x2f) return this.word(start + 1);
		if (byte === 0x28) return this.text();
		if (byte === 0x5b) return this.array(depth);
		if (byte === 0x3c) return this.bytes[start + 1] === 0x3c ? this.dict(depth) : this.hex();
		if (KINDS[byte] === 0) return this.plain(this.word(start));
		this.at += byte === 0x3e && this.bytes[start + 1] === 0x3e ? 2 : 1;
		return new Keyword(latin1(this.bytes, start, this.at));
	}

	/** A whole number without a sign; undefined when there is none, and the position stays. */
	integer(): number | undefined {
		const back = this.at;
		this.skipBlanks();
		let value = 0;
		const start = this.at;
		while (isDigit(this.bytes[this.at]) && this.at - start < 15) {
			value = value * 10 + this.bytes[this.at] - 0x30;
			this.at += 1;
		}
		this.budget.spend(this.at - start);
		if (this.at > start && endsWord(this.bytes[this.at])) return value;
		this.at = back;
		return undefined;
	}

	/** Whether the next word is this one; moves behind it if so. */
	keyword(word: string): boolean {
		const back = this.at;
		this.skipBlanks();
		let length = 0;
		while (length < word.length && this.bytes[this.at + length] === word.charCodeAt(length)) {
			length += 1;
		}
		const found = length === word.length;
		this.at = found ? this.at + length : back;
		return found;
	}

	skipBlanks(): void {
		const start = this.at;
		for (let inComment = false; this.at < this.bytes.length; this.at++) {
			const byte = this.bytes[this.at];
			if (inComment) inComment = byte !== 10 && byte !== 13;
			else if (byte === 0x25) inComment = true;
			else if (!isBlank(byte)) break;
		}
		this.budget.spend(this.at - start);
	}

	private word(from: number): string {
		const start = this.at;
		this.at = from;
		while (!endsWord(this.bytes[this.at])) this.at += 1;
		this.budget.spend(this.at - start);
		const text = latin1(this.bytes, start, Math.min(this.at, start + MAX_WORD));
		return text.includes('#')
			? text.replace(/#([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
			: text;
	}

	private plain(word: string): PdfValue {
		if (word === 'true' || word === 'false') return word === 'true';
		if (word === 'null') return null;
		if (!/^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(word)) return new Keyword(word);
		if (!/^\d+$/.test(word)) return Number(word);
		const back = this.at;
		const generation = this.integer();
		if (generation !== undefined && this.keyword('R') && endsWord(this.bytes[this.at])) {
			return new Ref(Number(word), generation);
		}
		this.at = back;
		return Number(word);
	}

	private text(): PdfString {
		const start = this.at;
		let open = 0;
		do {
			const byte = this.bytes[this.at];
			if (byte === 0x5c) this.at += 1;
			else if (byte === 0x28) open += 1;
			else if (byte === 0x29) open -= 1;
			this.at += 1;
		} while (open > 0 && this.at < this.bytes.length);
		return this.stored(start);
	}

	private hex(): PdfString {
		const start = this.at;
		const end = this.bytes.indexOf(0x3e, start);
		this.at = end < 0 ? this.bytes.length : end + 1;
		return this.stored(start);
	}

	private stored(start: number): PdfString {
		this.budget.spend(this.at - start + VALUE_COST);
		return new PdfString(this.bytes.subarray(start, this.at));
	}

	private array(depth: number): PdfValue[] {
		this.at += 1;
		const list: PdfValue[] = [];
		for (;;) {
			const value = this.value(depth + 1);
			if (value instanceof Keyword && endsList(value, ']')) return list;
			list.push(value);
		}
	}

	private dict(depth: number): Dict {
		this.at += 2;
		this.budget.spend(DICT_COST);
		const dict: Dict = new Map();
		for (;;) {
			const name = this.value(depth + 1);
			if (name instanceof Keyword && endsList(name, '>>')) return dict;
			if (typeof name !== 'string') continue;
			const value = this.value(depth + 1);
			if (value instanceof Keyword && endsList(value, '>>')) return dict;
			dict.set(name, value);
		}
	}
}

/** A damaged list or dictionary ends where the object does. */
const endsList = ({ word }: Keyword, end: string): boolean =>
	word === end || word === '' || word === 'endobj' || word === 'stream';
