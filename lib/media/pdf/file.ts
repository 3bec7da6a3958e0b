import type { PdfBudget } from './budget';
import { type Filter, undoFilters } from './filters';
import { type Dict, Keyword, Lexer, type PdfValue, Ref } from './lexer';

/** Where an object is: at an offset of the file, or in an object stream. */
export type ObjectPlace = { offset: number } | { container: number };

/** Bytes of memory that a place in a Map takes, and an object stream beside its bytes. */
const PLACE_COST = 100;
const CONTAINER_COST = 500;

/** An object stream, unpacked: its bytes and where each object starts in them. */
interface Container {
	bytes: Buffer;
	starts: Map<number, number>;
}

/** An object read from the file; `stream` is where its data start. */
interface ReadObject {
	number: number;
	value: PdfValue;
	stream?: number;
}

/** A stream: its dictionary and its data as they are stored. */
export interface Stream {
	dict: Dict;
	data: Buffer;
}

/** More than any writer packs one into another. */
const MAX_FILTERS = 8;

/** References to references, more than in any real file. */
const MAX_STEPS = 20;

export const isCount = (value: unknown): value is number =>
	typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;

const asList = (value: PdfValue): PdfValue[] =>
	Array.isArray(value) ? value : value === null ? [] : [value];

/** The objects of a PDF, read one by one as they are asked for. */
export class PdfFile {
	/** By object number; the newest state of the file */
	readonly places = new Map<number, ObjectPlace>();
	/** Of all trailers, the newest value of each entry */
	readonly trailer: Dict = new Map();
	/** An object stream could not be unpacked, so objects may be missing */
	unreadable = false;
	private readonly containers = new Map<number, Container>();

	constructor(
		readonly bytes: Buffer,
		readonly budget: PdfBudget,
	) {}

	/** Forgets what was read through places that turned out wrong. */
	reset(): void {
		this.places.clear();
		this.trailer.clear();
		this.unreadable = false;
		this.containers.clear();
	}

	place(number: number, place: ObjectPlace): void {
		this.budget.spend(PLACE_COST);
		this.places.set(number, place);
		this.containers.delete(number);
	}

	/** The object that starts at an offset; undefined when none does. */
	readAt(offset: number): ReadObject | undefined {
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
		for (let step = 0; found instanceof Ref && step < MAX_STEPS; step++) {
			await this.budget.rest();
			found = await this.load(found.number);
		}
		return found === undefined || found instanceof Ref || found instanceof Keyword ? null : found;
	}

	/** The same for an entry of a dictionary, or of what stands in its place. */
	async entry(dict: PdfValue | undefined, name: string): Promise<PdfValue> {
		return dict instanceof Map ? await this.resolve(dict.get(name)) : null;
	}

	/** The numbers of a list; undefined where it is no list of so many numbers. */
	async numbers(value: PdfValue | undefined, count: number): Promise<number[] | undefined> {
		const list = asList(await this.resolve(value));
		if (list.length !== count) return undefined;
		const found: PdfValue[] = [];
		for (const one of list) found.push(await this.resolve(one));
		return found.every((one) => typeof one === 'number') ? found : undefined;
	}

	/** The stream that a value refers to; undefined when it is no stream. */
	async stream(value: PdfValue | undefined): Promise<Stream | undefined> {
		const place = value instanceof Ref ? this.places.get(value.number) : undefined;
		return place && 'offset' in place ? await this.streamAt(place.offset) : undefined;
	}

	/** How the data of a stream are packed, the outermost step first. */
	async filters(dict: Dict): Promise<Filter[]> {
		const parameters = asList(await this.entry(dict, '/DecodeParms'));
		const filters: Filter[] = [];
		for (const given of asList(await this.entry(dict, '/Filter')).slice(0, MAX_FILTERS)) {
			const name = String(await this.resolve(given)).slice(1);
			const parms = await this.resolve(parameters[filters.length]);
			const number = async (entry: string, otherwise: number) => {
				const value = await this.entry(parms, entry);
				return isCount(value) ? value : otherwise;
			};
			const rows = {
				predictor: await number('/Predictor', 1),
				columns: await number('/Columns', 1),
				colors: await number('/Colors', 1),
				bits: await number('/BitsPerComponent', 8),
			};
			filters.push({ name, rows });
		}
		return filters;
	}

	/** Unpacked data of a stream; undefined when they are packed in a way that is not known here. */
	async unpack(stream: Stream | undefined): Promise<Buffer | undefined> {
		if (!stream) return undefined;
		const filters = await this.filters(stream.dict);
		const { data, left } = await undoFilters(stream.data, filters, this.budget);
		this.budget.spend(data.length);
		return left.length === 0 ? data : undefined;
	}

	/** An object stream by its object number, unpacked once. */
	async container(number: number): Promise<Container> {
		const known = this.containers.get(number);
		if (known) return known;
		// It is empty as long as it is read, so that a length that stands inside of it ends no circle
		const container: Container = { bytes: Buffer.alloc(0), starts: new Map() };
		this.containers.set(number, container);
		this.budget.spend(CONTAINER_COST);
		const stream = await this.stream(new Ref(number));
		container.bytes = (await this.unpack(stream)) ?? container.bytes;
		const count = await this.entry(stream?.dict, '/N');
		const start = await this.entry(stream?.dict, '/First');
		const lexer = new Lexer(container.bytes, 0, this.budget);
		let last = -1;
		for (let index = 0; isCount(count) && isCount(start) && index < count; index++) {
			const inside = lexer.integer();
			const offset = lexer.integer();
			if (inside === undefined || offset === undefined) break;
			await this.budget.rest();
			// Objects stand in order: the same bytes under many numbers are one object
			if (offset <= last) continue;
			last = offset;
			this.budget.spend(PLACE_COST);
			container.starts.set(inside, start + offset);
		}
		if (container.starts.size === 0 && count !== 0) this.unreadable = true;
		return container;
	}

	private async load(number: number): Promise<PdfValue> {
		const place = this.places.get(number);
		if (!place) return null;
		if ('offset' in place) {
			const object = this.readAt(place.offset);
			return object?.number === number ? object.value : null;
		}
		const container = await this.container(place.container);
		const start = container.starts.get(number);
		return start === undefined ? null : new Lexer(container.bytes, start, this.budget).value();
	}

	/** Data of a stream as stored: by its length where that leads to the end mark, else up to that mark. */
	async streamAt(offset: number): Promise<Stream | undefined> {
		const { value: dict, stream: start } = this.readAt(offset) ?? {};
		if (!(dict instanceof Map) || start === undefined) return undefined;
		const length = await this.entry(dict, '/Length');
		if (isCount(length) && start + length <= this.bytes.length) {
			const lexer = new Lexer(this.bytes, start + length, this.budget);
			if (lexer.keyword('endstream')) {
				return { dict, data: this.bytes.subarray(start, start + length) };
			}
		}
		const end = this.bytes.indexOf('endstream', start, 'latin1');
		const data = this.bytes.subarray(start, end < 0 ? this.bytes.length : end);
		// Searching is quick, but a hostile file has it done ten thousand times
		this.budget.spend(data.length >> 3);
		return { dict, data };
	}
}
