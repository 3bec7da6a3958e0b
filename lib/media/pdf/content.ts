import type { PdfFile, Stream } from './file';
import { type Dict, Keyword, Lexer, PdfString, type PdfValue } from './lexer';
import { boundsOf, inherited, type PdfPage } from './pageTree';

/** Where a unit square goes: the six numbers of PDF's operator "cm". */
export type Matrix = readonly [number, number, number, number, number, number];

/** What a reader sees on a page. */
export class Painted {
	/** Pictures, and where they are put */
	pictures: Array<{ picture: Stream; matrix: Matrix }> = [];
	/** Text that can be seen; the invisible layer of recognized text does not count */
	text = false;
	/** All texts that are shown or can be copied */
	strings: PdfString[] = [];
	/** Lines, areas, shadings: all that is painted and not white */
	drawings = false;
	/** A picture written into the commands themselves */
	inline = false;
	/** Commands that cannot be unpacked */
	unknown = false;
}

/** A picture that covers so much of the page hides what was painted before. */
const COVERS = 0.95;

/** Forms within forms, deeper than any writer puts them. */
const MAX_FORMS = 10;

const SHOWS_TEXT = ['Tj', 'TJ', "'", '"'];
const FILLS = ['f', 'F', 'f*'];
const DRAWS = ['S', 's', 'B', 'B*', 'b', 'b*', 'sh'];

const times = ([a, b, c, d, e, f]: Matrix, [p, q, r, s, t, u]: Matrix): Matrix => [
	a * p + b * r,
	a * q + b * s,
	c * p + d * r,
	c * q + d * s,
	e * p + f * r + t,
	e * q + f * s + u,
];

const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

const matrixOf = (values: PdfValue): Matrix =>
	Array.isArray(values) && values.length === 6 && values.every((value) => typeof value === 'number')
		? (values as unknown as Matrix)
		: IDENTITY;

/** How many numbers a colour has that can be white; for "sc" and "scn" only three numbers are certainly RGB. */
const WHITE_NUMBERS: Readonly<Record<string, number>> = { g: 1, rg: 3, k: 4, sc: 3, scn: 3 };

const isWhite = (operator: string, operands: PdfValue[]): boolean =>
	operands.length === WHITE_NUMBERS[operator] &&
	operands.every((value) => value === (operator === 'k' ? 0 : 1));

interface State {
	matrix: Matrix;
	white: boolean;
	invisible: boolean;
}

/** Goes through the commands of a page and notes what they paint. */
class Painter {
	readonly painted = new Painted();

	constructor(
		private readonly file: PdfFile,
		private readonly pageArea: number,
	) {}

	async run(content: Buffer, resources: PdfValue, matrix: Matrix, depth = 0): Promise<void> {
		const lexer = new Lexer(content, 0, this.file.budget);
		let state: State = { matrix, white: false, invisible: false };
		const saved: State[] = [];
		let operands: PdfValue[] = [];
		for (;;) {
			await this.file.budget.rest();
			const value = lexer.value();
			if (!(value instanceof Keyword)) {
				operands.push(value);
				continue;
			}
			const { word } = value;
			if (word === '') return;
			if (word === 'q') saved.push(state);
			else if (word === 'Q') state = saved.pop() ?? state;
			else if (word === 'cm') state = { ...state, matrix: times(matrixOf(operands), state.matrix) };
			else if (word === 'Tr') state = { ...state, invisible: [3, 7].includes(Number(operands[0])) };
			else if (word === 'cs' || Object.hasOwn(WHITE_NUMBERS, word)) {
				state = { ...state, white: isWhite(word, operands) };
			} else if (word === 'Do') await this.paint(operands[0], resources, state.matrix, depth);
			else if (word === 'BI') {
				// Its bytes follow, which are no commands
				this.painted.inline = true;
				return;
			} else if (SHOWS_TEXT.includes(word)) {
				for (const part of operands.flat()) {
					if (!(part instanceof PdfString)) continue;
					this.painted.strings.push(part);
					if (!state.invisible) this.painted.text = true;
				}
			} else if (DRAWS.includes(word) || (FILLS.includes(word) && !state.white)) {
				this.painted.drawings = true;
			}
			operands = [];
		}
	}

	private async paint(
		name: PdfValue | undefined,
		resources: PdfValue,
		matrix: Matrix,
		depth: number,
	): Promise<void> {
		const objects = await this.file.entry(resources, '/XObject');
		const reference = objects instanceof Map ? objects.get(String(name)) : undefined;
		const stream = await this.file.stream(reference);
		const kind = stream && (await this.file.entry(stream.dict, '/Subtype'));
		if (stream && kind === '/Image') {
			const [a, b, c, d] = matrix;
			if (Math.abs(a * d - b * c) >= COVERS * this.pageArea) {
				this.painted.text = false;
				this.painted.drawings = false;
			}
			this.painted.pictures.push({ picture: stream, matrix });
		} else if (stream && kind === '/Form' && depth < MAX_FORMS) {
			const content = await this.file.unpack(stream);
			const own = await this.file.entry(stream.dict, '/Resources');
			const placed = times(matrixOf(await this.file.entry(stream.dict, '/Matrix')), matrix);
			if (content) await this.run(content, own ?? resources, placed, depth + 1);
			else this.painted.unknown = true;
		}
	}
}

/** Notes and form fields that are seen on the page; links and closed notes are not. */
async function hasNotes(file: PdfFile, dict: Dict): Promise<boolean> {
	const notes = await file.entry(dict, '/Annots');
	for (const reference of Array.isArray(notes) ? notes : []) {
		const note = await file.resolve(reference);
		const kind = await file.entry(note, '/Subtype');
		const look = await file.entry(note, '/AP');
		const box = await file.entry(note, '/Rect');
		const hidden = ((await file.entry(note, '/F')) as number) & 0x22;
		const empty = Array.isArray(box) && box[0] === box[2] && box[1] === box[3];
		const seen = look !== null && kind !== '/Link' && kind !== '/Popup';
		if (seen && !hidden && !empty) return true;
	}
	return false;
}

/** What the commands of a page paint. Throws OverBudget. */
export async function paintedOn(file: PdfFile, page: PdfPage): Promise<Painted> {
	const [left, bottom, right, top] = await boundsOf(file, page);
	const painter = new Painter(file, (right - left) * (top - bottom));
	const contents = page.dict.get('/Contents');
	const list = await file.resolve(contents);
	const parts: Buffer[] = [];
	for (const part of Array.isArray(list) ? list : [contents]) {
		if (part === undefined) continue;
		const unpacked = await file.unpack(await file.stream(part));
		if (unpacked) parts.push(unpacked, Buffer.from('\n'));
		else painter.painted.unknown = true;
	}
	const resources = await inherited(file, page, '/Resources');
	await painter.run(Buffer.concat(parts), resources, IDENTITY);
	if (await hasNotes(file, page.dict)) painter.painted.drawings = true;
	return painter.painted;
}
