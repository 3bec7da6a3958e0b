/** Writes objects of a PDF and the cross-reference to them (ISO 32000-1, 7.3 and 7.5). */
import { type Dict, type PdfValue, PdfString, Ref } from '../../media/pdf/lexer';
import { deflated } from '../../media/packing';

/** A text in UTF-16, in hexadecimal. */
export const utf16 = (text: string): string =>
	Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase();

/** A text of any script as a string of a PDF. */
export const textString = (text: string): string => `<FEFF${utf16(text)}>`;

/** A stream object's content: dictionary entries and bytes. */
export const streamOf = (entries: string, data: Buffer): Buffer =>
	Buffer.concat([
		Buffer.from(`<<${entries}/Length ${data.length}>>\nstream\n`, 'latin1'),
		data,
		Buffer.from('\nendstream', 'latin1'),
	]);

export const packedStream = async (entries: string, data: Buffer): Promise<Buffer> =>
	streamOf(`${entries}/Filter/FlateDecode`, await deflated([data]));

/** A value as PDF text. */
export function written(value: PdfValue): string {
	if (value instanceof Ref) return `${value.number} ${value.generation} R`;
	if (value instanceof PdfString) return value.stored.toString('latin1');
	if (value instanceof Map) {
		return `<<${[...value].map(([name, one]) => `${freshName(name)} ${written(one)}`).join('')}>>`;
	}
	if (Array.isArray(value)) return `[${value.map(written).join(' ')}]`;
	if (typeof value === 'string') return freshName(value);
	if (typeof value === 'number') {
		const most = Number.MAX_SAFE_INTEGER;
		const near = Math.min(Math.max(value, -most), most);
		return Number.isInteger(near) ? String(near) : near.toFixed(6);
	}
	return value === true ? 'true' : value === false ? 'false' : 'null';
}

/** Names are texts with their slash; what is no plain character is written by its number. */
const freshName = (name: string): string =>
	`/${name.slice(1).replace(/[^A-Za-z0-9_.+:*$@!&'"^`|~?,;=\\-]/g, (one) => `#${one.charCodeAt(0).toString(16).padStart(2, '0')}`)}`;

/** Where the cross-reference of a file stands, and whether it is a stream. */
export interface CrossReference {
	start: number;
	asStream: boolean;
}

/** Objects of a new file, or of an update behind one, with their places in it. */
export class Writer {
	readonly parts: Buffer[] = [];
	private readonly places = new Map<number, { offset: number; generation: number }>();

	/**
	 * @param at length of what stands before the objects
	 * @param next the first free number
	 */
	constructor(
		private at: number,
		private next: number,
	) {}

	/** Numbers for so many new objects; the first of them. */
	reserve(count = 1): Ref {
		this.next += count;
		return new Ref(this.next - count);
	}

	put({ number, generation }: Ref, object: Buffer | string): void {
		const body = typeof object === 'string' ? Buffer.from(object, 'latin1') : object;
		const whole = Buffer.concat([
			Buffer.from(`${number} ${generation} obj\n`, 'latin1'),
			body,
			Buffer.from('\nendobj\n', 'latin1'),
		]);
		this.places.set(number, { offset: this.at, generation });
		this.parts.push(whole);
		this.at += whole.length;
	}

	/** The cross-reference; that of an update has the form that the file has already. */
	finish(trailer: Dict, before?: CrossReference): void {
		const start = this.at;
		const ref = before?.asStream ? this.reserve() : undefined;
		if (ref) this.places.set(ref.number, { offset: start, generation: 0 });
		const dict: Dict = new Map();
		for (const name of ['/Root', '/Info', '/ID']) {
			const value = trailer.get(name);
			if (value !== undefined) dict.set(name, value);
		}
		dict.set('/Size', this.next);
		if (before) dict.set('/Prev', before.start);
		const rows = [...this.places].sort(([one], [other]) => one - other);
		if (ref) {
			dict.set('/Type', '/XRef');
			dict.set('/W', [1, 4, 2]);
			dict.set(
				'/Index',
				rows.flatMap(([number]) => [number, 1]),
			);
			const data = Buffer.alloc(7 * rows.length);
			rows.forEach(([, { offset, generation }], row) => {
				data[7 * row] = 1;
				data.writeUInt32BE(offset, 7 * row + 1);
				data.writeUInt16BE(generation, 7 * row + 5);
			});
			this.put(ref, streamOf(written(dict).slice(2, -2), data));
		} else {
			// A new file has one list, which begins with the head of the free numbers
			const head = before ? '' : `0 ${this.next}\n0000000000 65535 f \n`;
			const table = rows.map(([number, { offset, generation }]) => {
				const row = `${String(offset).padStart(10, '0')} ${String(generation).padStart(5, '0')} n \n`;
				return before ? `${number} 1\n${row}` : row;
			});
			const text = `xref\n${head}${table.join('')}trailer\n${written(dict)}\n`;
			this.parts.push(Buffer.from(text, 'latin1'));
		}
		this.parts.push(Buffer.from(`startxref\n${start}\n%%EOF\n`, 'latin1'));
	}
}
