import { inflate, unpredict } from './inflate';
import { type Budget, type Dict, Keyword, Lexer, type PdfValue, Ref } from './lexer';

/** Where an object is: at an offset of the file, or in an object stream. */
export type Place = { offset: number } | { container: number };

/** An object stream, unpacked: its bytes and where each object starts in them. */
export interface Container {
	bytes: Buffer;
	starts: Map<number, number>;
}

/** An object read from the file; `stream` is where its data start. */
export interface ReadObject {
	number: number;
	value: PdfValue;
	stream?: number;
}

export const isCount = (value: unknown): value is number =>
	typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;

const first = (value: PdfValue | undefined): PdfValue | undefined =>
	Array.isArray(value) ? value[0] : value;

/** The objects of a PDF, read one by one as they are asked for. */
export class PdfFile {
	/** By object number; the newest state of the file */
	places = new Map<number, Place>();
	/** Of all trailers, the newest value of each entry */
	trailer: Dict = new Map();
	/** An object stream could not be unpacked, so objects may be missing */
	unreadable = false;
	private readonly objects = new Map<number, PdfValue>();
	private readonly containers = new Map<number, Container>();
	private readonly underway = new Set<number>();

	constructor(
		readonly bytes: Buffer,
		readonly budget: Budget,
	) {}

	/** Forgets what was read through places that turned out wrong. */
	reset(): void {
		this.places = new Map();
		this.trailer = new Map();
		this.unreadable = false;
		this.objects.clear();
		this.containers.clear();
	}

	/** The object that starts at an offset; undefined when none does. */
	readAt(offset: number): ReadObject | undefined {
		if (offset < 0 || offset >= this.bytes.length) return undefined;
		const lexer = new Lexer(this.bytes, offset, this.budget);
		const number = lexer.integer();
		if (number === undefined || lexer.integer() === undefined) return undefined;
		if (!lexer.keyword('obj')) return undefined;
		const value = lexer.value();
		if (!(value instanceof Map) || !lexer.keyword('stream')) return { number, value };
		if (this.bytes[lexer.at] === 0x0d) lexer.at += 1;
		if (this.bytes[lexer.at] === 0x0a) lexer.at += 1;
		return { number, value, stream: lexer.at };
	}

	/** What a value refers to, itself when it is no reference; null when the object is missing. */
	async resolve(value: PdfValue | undefined): Promise<PdfValue> {
		let found = value;
		for (let step = 0; found instanceof Ref && step < 20; step++)
			found = await this.get(found.number);
		return found === undefined || found instanceof Ref || found instanceof Keyword ? null : found;
	}

	/** Unpacked data of a stream object; undefined when its filter is none of ours. */
	async unpack(object: ReadObject): Promise<Buffer | undefined> {
		const dict = object.value;
		if (!(dict instanceof Map) || object.stream === undefined) return undefined;
		const data = await this.raw(dict, object.stream);
		this.budget.spend(data.length);
		const filters = await this.resolve(dict.get('/Filter'));
		if (filters === null || (Array.isArray(filters) && filters.length === 0)) return data;
		if (Array.isArray(filters) && filters.length > 1) return undefined;
		const filter = await this.resolve(first(filters));
		if (filter !== '/FlateDecode' && filter !== '/Fl') return undefined;
		const flat = await inflate(data, this.budget);
		const parameters = await this.resolve(first(await this.resolve(dict.get('/DecodeParms'))));
		if (!(parameters instanceof Map)) return flat;
		const entry = async (name: string, otherwise: number): Promise<number> => {
			const found = await this.resolve(parameters.get(name));
			return isCount(found) ? found : otherwise;
		};
		return unpredict(flat, {
			predictor: await entry('/Predictor', 1),
			columns: await entry('/Columns', 1),
			colors: await entry('/Colors', 1),
			bits: await entry('/BitsPerComponent', 8),
		});
	}

	/** An object stream by its object number, unpacked once. */
	async container(number: number): Promise<Container | undefined> {
		const known = this.containers.get(number);
		if (known) return known;
		const place = this.places.get(number);
		const object = place && 'offset' in place ? this.readAt(place.offset) : undefined;
		if (!object || !(object.value instanceof Map)) return undefined;
		const bytes = await this.unpack(object);
		const count = await this.resolve(object.value.get('/N'));
		const start = await this.resolve(object.value.get('/First'));
		const container: Container = { bytes: bytes ?? Buffer.alloc(0), starts: new Map() };
		const lexer = new Lexer(container.bytes, 0, this.budget);
		for (let index = 0; isCount(count) && isCount(start) && index < count; index++) {
			const inside = lexer.integer();
			const offset = lexer.integer();
			if (inside === undefined || offset === undefined) break;
			container.starts.set(inside, start + offset);
		}
		if (container.starts.size === 0 && count !== 0) this.unreadable = true;
		this.containers.set(number, container);
		return container;
	}

	/** All object streams unpacked so far. */
	unpacked(): Iterable<Container> {
		return this.containers.values();
	}

	private async get(number: number): Promise<PdfValue> {
		const known = this.objects.get(number);
		if (known !== undefined) return known;
		if (this.underway.has(number)) return null;
		this.underway.add(number);
		const value = await this.load(number);
		this.underway.delete(number);
		this.objects.set(number, value);
		return value;
	}

	private async load(number: number): Promise<PdfValue> {
		const place = this.places.get(number);
		if (!place) return null;
		if ('offset' in place) {
			const object = this.readAt(place.offset);
			return object?.number === number ? object.value : null;
		}
		const container = await this.container(place.container);
		const start = container?.starts.get(number);
		if (!container || start === undefined) return null;
		return new Lexer(container.bytes, start, this.budget).value();
	}

	/** Data of a stream as stored: by its length where that leads to the end mark, else up to that mark. */
	private async raw(dict: Dict, start: number): Promise<Buffer> {
		const length = await this.resolve(dict.get('/Length'));
		if (isCount(length) && start + length <= this.bytes.length) {
			const lexer = new Lexer(this.bytes, start + length, this.budget);
			if (lexer.keyword('endstream')) return this.bytes.subarray(start, start + length);
		}
		const end = this.bytes.indexOf('endstream', start, 'latin1');
		return this.bytes.subarray(start, end < 0 ? this.bytes.length : end);
	}
}
