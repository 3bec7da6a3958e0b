/** Cells of a table with lists of row and column indexes, to rows by header. */
import { wordsOf } from '../text';
import { own, records, uniqueNames, type Json } from '../values/json';

/** Most places of one table that merged cells may fill; the largest printed page has a few thousand. */
const MOST_PLACES = 250_000;
/** Rows a header may have */
const MOST_HEADER_ROWS = 3;

interface Cell {
	text: string;
	rows: number[];
	columns: number[];
}

export interface Table {
	/** Texts of rows that one cell fills from side to side above the header */
	titles: string[];
	header: string[];
	/** Texts by row and column */
	lines: string[][];
	/** By header */
	rows: Json[];
	/** Why a person should look at the table */
	doubt?: string;
}

/**
 * Rows of one table. Merged cells are spread over every place they cover; rows and columns that no cell
 * names are left out. Never throws; bounded whatever the indexes say.
 */
export function readTable(
	list: unknown,
	options: { firstRowIsHeader?: boolean; taken?: readonly string[] } = {},
): Table {
	const all = records(list).map(cellOf);
	const cells = all.filter(hasPlace);
	const rows = ranks(cells.map((cell) => cell.rows));
	const columns = ranks(cells.map((cell) => cell.columns));
	for (const cell of cells) {
		cell.rows = cell.rows.map((row) => rows.get(row) as number);
		cell.columns = cell.columns.map((column) => columns.get(column) as number);
	}
	const { lines, cut } = spread(cells, rows.size, columns.size);

	const titleRows =
		options.firstRowIsHeader === false ? 0 : countTitles(cells, rows.size, columns.size);
	const deep = options.firstRowIsHeader === false ? 0 : headerDepth(cells, titleRows, rows.size);
	const start = titleRows + deep;
	const header = names(lines.slice(titleRows, start), columns.size, options.taken);
	const body = lines.slice(start);
	return {
		titles: lines.slice(0, titleRows).map((line) => line[0]),
		header,
		lines: body,
		rows: body.map((line) => Object.fromEntries(header.map((name, at) => [name, line[at] ?? '']))),
		doubt: doubtOf(
			all.filter((cell) => !hasPlace(cell)),
			cut,
		),
	};
}

const hasPlace = (cell: Cell): boolean => cell.rows.length > 0 && cell.columns.length > 0;

function cellOf(block: Json): Cell {
	return { text: wordsOf(block), rows: indexes(block, 'rows'), columns: indexes(block, 'columns') };
}

function indexes(block: Json, name: string): number[] {
	const value = own(block, name);
	const list: unknown[] = Array.isArray(value) ? value : [value];
	const usable = list.filter((one): one is number => Number.isSafeInteger(one) && Number(one) >= 0);
	return [...new Set(usable)];
}

/** Place of every index that occurs, in ascending order, so that gaps cost nothing. */
function ranks(lists: readonly number[][]): Map<number, number> {
	const found = new Set<number>();
	for (const list of lists) for (const index of list) found.add(index);
	return new Map([...found].sort((a, b) => a - b).map((index, rank) => [index, rank]));
}

function spread(
	cells: readonly Cell[],
	height: number,
	width: number,
): { lines: string[][]; cut: boolean } {
	const tall = Math.min(height, Math.max(1, Math.floor(MOST_PLACES / Math.max(width, 1))));
	const wide = Math.min(width, MOST_PLACES);
	const lines: string[][] = Array.from({ length: width === 0 ? 0 : tall }, () =>
		new Array<string>(wide).fill(''),
	);
	let left = MOST_PLACES;
	let cut = tall < height || wide < width;
	for (const cell of cells) {
		const columns = cell.columns.filter((column) => column < wide);
		for (const row of cell.rows) {
			if (row >= tall || columns.length > left) {
				cut = true;
				if (left < columns.length) break;
				continue;
			}
			left -= columns.length;
			for (const column of columns) lay(lines[row], column, cell.text);
		}
	}
	return { lines, cut };
}

/** Texts of overlapping cells stand below each other. */
function lay(line: string[], column: number, text: string): void {
	const there = line[column];
	if (there === '') line[column] = text;
	else if (text !== '' && there !== text) line[column] = `${there}\n${text}`;
}

/** Rows at the top that one cell fills from side to side: a title, not a header. */
function countTitles(cells: readonly Cell[], height: number, width: number): number {
	const full = new Set(
		cells.filter((cell) => width > 1 && cell.columns.length === width).flatMap((cell) => cell.rows),
	);
	let count = 0;
	while (full.has(count)) count++;
	return count < height - 1 ? count : 0;
}

/** Rows of the header: more than one where a cell of its first row reaches further down; none for a single row. */
function headerDepth(cells: readonly Cell[], top: number, height: number): number {
	if (height - top < 2) return 0;
	let bottom = top;
	for (const cell of cells) {
		if (cell.rows.includes(top)) for (const row of cell.rows) bottom = Math.max(bottom, row);
	}
	const depth = bottom - top + 1;
	return depth <= MOST_HEADER_ROWS && bottom < height - 1 ? depth : 1;
}

function names(
	header: readonly string[][],
	width: number,
	taken: readonly string[] = [],
): string[] {
	const unique = uniqueNames(taken);
	return Array.from({ length: header[0]?.length ?? Math.min(width, MOST_PLACES) }, (_, column) => {
		const parts = header.map((line) => line[column].replace(/\s+/g, ' ').trim());
		const name = [...new Set(parts)].filter((part) => part !== '').join(' ');
		return unique(name === '' || name === '__proto__' ? `column_${column + 1}` : name);
	});
}

function doubtOf(unplaced: readonly Cell[], cut: boolean): string | undefined {
	if (cut) return 'The table is larger than can be laid out; part of it is missing here';
	const texts = unplaced.map((cell) => cell.text).filter((text) => text !== '');
	if (texts.length === 0) return undefined;
	return `${texts.length} cell${texts.length === 1 ? ' has' : 's have'} no place in the table: ${texts.join(', ').slice(0, 200)}`;
}
