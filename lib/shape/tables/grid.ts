/** Cells of a table with lists of row and column indexes, to rows by header. */
import { costOfNames, type AnswerBudget } from '../budget';
import type { Scope } from '../scope';
import { wordsOf } from '../text';
import type { PrintedCell, PrintedTable } from '../types';
import { own, uniqueNames, type Json } from '../values/json';
import { findHeader, type Cell, type Grid } from './header';
import { cellNumbers, isNumeric } from './numbers';

export interface Table {
	/** Texts above the header */
	titles: string[];
	header: string[];
	/** Texts by row and column; a merged number stands only once */
	lines: string[][];
	/** By header */
	rows: Json[];
	/** Why a person should look at the table */
	doubt?: string;
	/** Where the value of an element of the list is: its row from 1 and the column's name; undefined outside of the rows */
	valueOf(at: number): [row: number, column: string] | undefined;
}

/** Names that a row keeps for itself: which table it is of, which of its cells belong to a row above. */
const OWN_NAMES = ['table', 'merged'];

/**
 * Rows of one table. The text of a merged cell stands in every row and column that it covers. A number
 * stands only once, in the first of them, so that no sum counts it twice: the others are `null`, and
 * `merged` of the row names their columns. Rows and columns that no cell names are left out.
 * @throws Refused where the cells cover more places than the budget has
 */
export function readTable(
	blocks: readonly Json[],
	{ options, budget, tables }: Pick<Scope, 'options' | 'budget' | 'tables'>,
): Table {
	const sent = blocks.map(cellOf);
	const rows = ranks(sent.map((cell) => cell.rows));
	const columns = ranks(sent.map((cell) => cell.columns));
	const cells = sent.map((cell) => ({
		...cell,
		rows: ranked(cell.rows, rows),
		columns: ranked(cell.columns, columns),
	}));
	const grid = spread(cells, rows.size, columns.size, budget);
	const { titles, start } =
		options.firstRowIsHeader === false ? { titles: 0, start: 0 } : findHeader(grid);
	const header = headerNames(grid.slice(titles, start), columns.size);
	const once = (cell: Cell | undefined, row: number, column: number): string | null => {
		if (!cell) return '';
		const first = cell.rows[0] === row && cell.columns[0] === column;
		// A cell that begins in the header is a label
		return first || cell.rows[0] < start || !cell.numeric ? cell.text : null;
	};
	const texts = grid
		.slice(start)
		.map((line, at) => line.map((cell, column) => once(cell, start + at, column)));
	const values = options.numbersInTables ? cellNumbers(texts) : texts;
	const length = header.reduce((sum, name) => sum + name.length, 0);
	budget.spend(
		values.length * (header.length + costOfNames(header.length)),
		values.length * length,
	);
	if (options.keepTables) tables.push(printed(grid, start));
	return {
		titles: grid.slice(0, titles).map(textOfRow),
		header,
		lines: texts.map((line) => line.map((text) => text ?? '')),
		rows: values.map((line) => rowByHeader(header, line)),
		doubt: doubtOf(cells.filter((cell) => cell.rows.length === 0)),
		valueOf: (at) => {
			const {
				rows: [row = -1],
				columns: [column],
			} = cells[at];
			return row < start ? undefined : [row - start + 1, header[column]];
		},
	};
}

function rowByHeader(header: readonly string[], line: readonly unknown[]): Json {
	const row: Json = {};
	const merged: string[] = [];
	for (const [at, name] of header.entries()) {
		row[name] = line[at];
		if (line[at] === null) merged.push(name);
	}
	return merged.length > 0 ? { ...row, merged } : row;
}

/** A cell as it was sent; a place that is not known in full is none. */
function cellOf(block: Json): Cell {
	const text = wordsOf(block);
	const [rows, columns] = [indexes(block, 'rows'), indexes(block, 'columns')];
	const hasPlace = rows.length > 0 && columns.length > 0;
	return {
		text,
		numeric: isNumeric(text),
		rows: hasPlace ? rows : [],
		columns: hasPlace ? columns : [],
	};
}

function indexes(block: Json, name: string): number[] {
	const value = own(block, name);
	const list: unknown[] = Array.isArray(value) ? value : [value];
	const usable = list.filter((one): one is number => Number.isSafeInteger(one) && Number(one) >= 0);
	return usable.length < 2 ? usable : [...new Set(usable)];
}

/** Place of every index that occurs, in ascending order, so that gaps cost nothing. */
function ranks(lists: ReadonlyArray<readonly number[]>): Map<number, number> {
	const found = new Set<number>();
	for (const list of lists) for (const index of list) found.add(index);
	return new Map([...found].sort((a, b) => a - b).map((index, rank) => [index, rank]));
}

const ranked = (indexes: readonly number[], rank: ReadonlyMap<number, number>): number[] =>
	indexes.map((index) => rank.get(index) as number).sort((a, b) => a - b);

function spread(cells: readonly Cell[], height: number, width: number, budget: AnswerBudget): Grid {
	budget.spend(height * width);
	const grid = Array.from({ length: height }, () =>
		new Array<Cell | undefined>(width).fill(undefined),
	);
	const overlaid = new Map<number, Cell[]>();
	for (const cell of cells) {
		const places = cell.rows.length * cell.columns.length;
		budget.spend(places, places * cell.text.length);
		for (const row of cell.rows) {
			for (const column of cell.columns) {
				const there = grid[row][column];
				if (!there) {
					grid[row][column] = cell;
					continue;
				}
				const place = row * width + column;
				const others = overlaid.get(place);
				if (others) others.push(cell);
				else overlaid.set(place, [there, cell]);
			}
		}
	}
	for (const [place, all] of overlaid) {
		const [row, column] = [Math.floor(place / width), place % width];
		const parts = new Set(all.map((cell) => cell.text).filter((text) => text !== ''));
		// Texts of overlapping cells stand below each other
		const text = [...parts].join('\n');
		grid[row][column] = { text, numeric: isNumeric(text), rows: [row], columns: [column] };
	}
	return grid;
}

/** Each text once, from left to right. */
function textOfRow(line: ReadonlyArray<Cell | undefined>): string {
	return [...new Set(line)]
		.map((cell) => cell?.text ?? '')
		.filter((text) => text !== '')
		.join(' ');
}

function headerNames(header: Grid, width: number): string[] {
	const unique = uniqueNames(OWN_NAMES);
	return Array.from({ length: width }, (_, column) => {
		const parts = header.map((line) => (line[column]?.text ?? '').replace(/\s+/g, ' ').trim());
		const name = [...new Set(parts)].filter((part) => part !== '').join(' ');
		return unique(name === '' || name === '__proto__' ? `column_${column + 1}` : name);
	});
}

function doubtOf(unplaced: readonly Cell[]): string | undefined {
	const texts = unplaced.map((cell) => cell.text).filter((text) => text !== '');
	if (texts.length === 0) return undefined;
	const some = texts.slice(0, 20).map((text) => text.slice(0, 200));
	return `${texts.length} cell${texts.length === 1 ? ' has' : 's have'} no place in the table: ${some.join(', ').slice(0, 200)}`;
}

/** Every place of the grid once: in the cell that covers it, which is always a rectangle. O(places). */
function printed(grid: Grid, start: number): PrintedTable {
	const covered = grid.map(() => new Set<number>());
	const rows = grid.map((line, row) => {
		const cells: PrintedCell[] = [];
		for (let column = 0; column < line.length; column++) {
			if (covered[row].has(column)) continue;
			const cell = line[column];
			const isSame = (r: number, c: number): boolean =>
				cell !== undefined && grid[r]?.[c] === cell && !covered[r].has(c);
			let columnSpan = 1;
			while (isSame(row, column + columnSpan)) columnSpan++;
			const inRow = (r: number): boolean =>
				Array.from({ length: columnSpan }, (_, at) => column + at).every((c) => isSame(r, c));
			let rowSpan = 1;
			while (inRow(row + rowSpan)) rowSpan++;
			for (let r = row; r < row + rowSpan; r++) {
				for (let c = column; c < column + columnSpan; c++) covered[r].add(c);
			}
			cells.push({ column, text: cell?.text ?? '', rowSpan, columnSpan });
		}
		return cells;
	});
	return { rows, headings: start };
}
