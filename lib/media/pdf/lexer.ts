import { latin1 } from '../bytes';

/** Reference to an indirect object. */
export class Ref {
	constructor(readonly number: number) {}
}

/** A word that is no value: obj, stream, endobj, or a stray character. */
export class Keyword {
	constructor(readonly word: string) {}
}

export type Dict = Map<string, PdfValue>;

/** Names are texts with their slash; the contents of strings are not needed and read as ''. */
export type PdfValue = number | boolean | null | string | Ref | Keyword | Dict | PdfValue[];

/** A hostile file asks for more work than any real one. */
export class OverBudget extends Error {}

/** Bytes that may still be looked at: what keeps every loop over a hostile file finite. */
export class Budget {
	constructor(private left: number) {}

	spend(bytes: number): void {
		this.left -= bytes;
		if (this.left < 0) throw new OverBudget();
	}
}

const MAX_DEPTH = 60;

/** What a value is charged, since it takes far more memory than the bytes it was read from. */
export const VALUE_COST = 32;

/** 1 = blank, 2 = delimiter, 0 = regular character. */
const KINDS = new Uint8Array(256);
for (const blank of [0, 9, 10, 12, 13, 32]) KINDS[blank] = 1;
for (const delimiter of '()<>[]{}/%') KINDS[delimiter.charCodeAt(0)] = 2;

/** Whether a name or word ends before this byte (or at the end of the file). */
export const endsWord = (byte: number | undefined): boolean =>
	byte === undefined || KINDS[byte] !== 0;

export const isBlank = (byte: number | undefined): boolean =>
	byte !== undefined && KINDS[byte] === 1;

const isDigit = (byte: number | undefined): boolean =>
	byte !== undefined && byte >= 0x30 && byte <= 0x39;

const isLineEnd = (byte: number): boolean => byte === 10 || byte === 13;

/** Reads PDF objects from bytes, forward from `at`. */
export class Lexer {
	constructor(
		readonly bytes: Buffer,
		public at: number,
		private readonly budget: Budget,
	) {}

	/** One value or keyword; a keyword '' at the end of the bytes. */
	value(depth = 0): PdfValue {
		if (depth > MAX_DEPTH) throw new OverBudget();
		this.skipBlanks();
		const start = this.at;
		const byte = this.bytes[start];
		if (byte === undefined) return new Keyword('');
		let value: PdfValue;
		if (byte === 0x2f) value = this.word(start + 1);
		else if (byte === 0x28) value = this.text();
		else if (byte === 0x5b) value = this.array(depth);
		else if (byte === 0x3c) value = this.bytes[start + 1] === 0x3c ? this.dict(depth) : this.hex();
		else if (KINDS[byte] === 2) {
			this.at += byte === 0x3e && this.bytes[start + 1] === 0x3e ? 2 : 1;
			value = new Keyword(latin1(this.bytes, start, this.at));
		} else value = this.plain(this.word(start));
		this.budget.spend(VALUE_COST);
		return value;
	}

	/** A whole number without a sign; undefined, and nowhere moved, when there is none. */
	integer(): number | undefined {
		const back = this.at;
		this.skipBlanks();
		let value = 0;
		const start = this.at;
		while (isDigit(this.bytes[this.at]) && this.at - start < 15) {
			value = value * 10 + this.bytes[this.at] - 0x30;
			this.at += 1;
		}
		this.budget.spend(this.at - back);
		if (this.at > start && endsWord(this.bytes[this.at])) return value;
		this.at = back;
		return undefined;
	}

	/** Whether the next word is this one; moves behind it if so. */
	keyword(word: string): boolean {
		const back = this.at;
		this.skipBlanks();
		const end = this.at + word.length;
		if (latin1(this.bytes, this.at, end) === word) {
			this.at = end;
			return true;
		}
		this.at = back;
		return false;
	}

	skipBlanks(): void {
		const start = this.at;
		for (;;) {
			const byte = this.bytes[this.at];
			if (byte === 0x25) {
				while (this.at < this.bytes.length && !isLineEnd(this.bytes[this.at])) this.at += 1;
			} else if (isBlank(byte)) this.at += 1;
			else break;
		}
		this.budget.spend(this.at - start);
	}

	private word(from: number): string {
		const start = this.at;
		this.at = from;
		while (!endsWord(this.bytes[this.at])) this.at += 1;
		this.budget.spend(this.at - start);
		const text = latin1(this.bytes, start, Math.min(this.at, start + 200));
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
			return new Ref(Number(word));
		}
		this.at = back;
		return Number(word);
	}

	private text(): string {
		const start = this.at;
		let open = 0;
		do {
			const byte = this.bytes[this.at];
			if (byte === 0x5c) this.at += 1;
			else if (byte === 0x28) open += 1;
			else if (byte === 0x29) open -= 1;
			this.at += 1;
		} while (open > 0 && this.at < this.bytes.length);
		this.budget.spend(this.at - start);
		return '';
	}

	private hex(): string {
		const end = this.bytes.indexOf(0x3e, this.at);
		const next = end < 0 ? this.bytes.length : end + 1;
		this.budget.spend(next - this.at);
		this.at = next;
		return '';
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
		const dict: Dict = new Map();
		for (;;) {
			const name = this.value(depth + 1);
			if (name instanceof Keyword && endsList(name, '>>')) return dict;
			if (typeof name !== 'string' || name === '') continue;
			const value = this.value(depth + 1);
			if (value instanceof Keyword && endsList(value, '>>')) return dict;
			dict.set(name, value);
		}
	}
}

/** A damaged list or dictionary ends where the object does. */
const endsList = ({ word }: Keyword, end: string): boolean =>
	word === end || word === '' || word === 'endobj' || word === 'stream';
