/** Which rows of a table are its titles and its header. */

/** One cell, or several that were sent for the same place. */
export interface Cell {
	text: string;
	/** A number, an amount or a percentage */
	numeric: boolean;
	/** Places it covers, ascending */
	rows: readonly number[];
	columns: readonly number[];
}

/** Cells by row and column; a merged cell stands in every place that it covers. */
export type Grid = ReadonlyArray<ReadonlyArray<Cell | undefined>>;

/** Rows a header may have */
const MOST_HEADER_ROWS = 3;

/** Rows that are looked at to find what a column holds */
const ROWS_LOOKED_AT = 100;

const YEAR = /^(19|20)\d\d年?$/;
const LABEL = /[:：]\s*$/;

/** What statements print above their columns: period and unit of the amounts */
const PERIOD_OR_UNIT =
	/^(?:(?:金额|货币)?单位|币种|Unit|Currency) ?[:：]|^\d{4} ?[-./年] ?\d{1,2}(?:月|[-./月] ?\d{1,2} ?日?)?$/i;
const CAPTION = /^[^:：]+[:：] *[^:： ]/;

/**
 * Rows at the top that are titles, and where the rows with data start. Titles are rows with one text;
 * the header is the first row below, more of them where a cell reaches down or stands above several.
 * None where that row holds numbers like those below it, or labels with their values beside them.
 */
export function findHeader(grid: Grid): { titles: number; start: number } {
	const height = grid.length;
	let titles = 0;
	while (titles < height && isTitle(grid, titles)) titles++;
	if (titles >= height - 1) titles = 0;
	const table = grid.slice(titles);
	const depth = table.length < 2 || hasDataOnly(table) ? 0 : depthOf(table, titles);
	return { titles, start: titles + depth };
}

const cellText = (cell: Cell | undefined): string => cell?.text ?? '';

/** One cell from side to side, or the only text of its row above a full row of names. */
function isTitle(grid: Grid, row: number): boolean {
	const line = grid[row];
	if (line.length > 1 && line[0]?.columns.length === line.length) return true;
	if (areCaptions(line)) {
		let below = row + 1;
		while (below < grid.length && areCaptions(grid[below])) below++;
		return areNames(grid, below);
	}
	const texts = new Set(line.filter((cell) => cellText(cell) !== ''));
	return line.length > 2 && texts.size === 1 && areNames(grid, row + 1);
}

/** A row of names, one a column, above a row with data. */
function areNames(grid: Grid, row: number): boolean {
	if (row + 1 >= grid.length) return false;
	const line = grid[row];
	return (
		new Set(line).size === line.length &&
		line.every((cell) => cellText(cell) !== '' && !cell?.numeric && cell?.rows[0] === row)
	);
}

/** "2024年5月31日 | 单位：元": no names, and no data either. */
function areCaptions(line: Grid[number]): boolean {
	const texts = line
		.map((cell) => cellText(cell).trim().slice(0, 100))
		.filter((text) => text !== '');
	return (
		texts.some((text) => PERIOD_OR_UNIT.test(text)) &&
		texts.every((text) => PERIOD_OR_UNIT.test(text) || CAPTION.test(text))
	);
}

/** Data from the first row on. */
function hasDataOnly(table: Grid): boolean {
	let numeric = 0;
	let alike = 0;
	for (const [column, cell] of table[0].entries()) {
		const below = table
			.slice(1, ROWS_LOOKED_AT)
			.map((line) => line[column])
			.filter((other) => other !== cell && cellText(other) !== '');
		const numbers = below.filter((other) => other?.numeric);
		if (numbers.length === 0 || numbers.length < 0.6 * below.length) continue;
		numeric++;
		// Years are the names of columns with amounts
		const year = YEAR.test(cellText(cell)) && !numbers.every((other) => YEAR.test(cellText(other)));
		if (cell?.numeric && !year) alike++;
	}
	if (alike > 0 && alike * 2 >= numeric) return true;
	const rows = table.slice(0, ROWS_LOOKED_AT);
	const labels = rows.filter(([cell]) => LABEL.test(cellText(cell).slice(-20))).length;
	return labels > 1 && labels > 0.6 * rows.length && LABEL.test(cellText(table[0][0]).slice(-20));
}

/** Rows of the header; `above`: rows of the grid before this table. */
function depthOf(table: Grid, above: number): number {
	let bottom = 0;
	for (const cell of table[0])
		bottom = Math.max(bottom, (cell?.rows[cell.rows.length - 1] ?? 0) - above);
	if (bottom > 0) return bottom < MOST_HEADER_ROWS && bottom < table.length - 1 ? bottom + 1 : 1;
	return hasSecondRow(table) ? 2 : 1;
}

/** Names below a name that stands above several columns, and beside them nothing or the only name of a column. */
function hasSecondRow([first, second, third]: Grid): boolean {
	if (!third || !first.some((cell) => isWide(cell))) return false;
	const below = second.filter((_, column) => isWide(first[column]));
	const beside = second.flatMap((cell, column) =>
		isWide(first[column]) ? [] : [{ cell, column }],
	);
	const empty = beside.every(({ cell }) => cellText(cell) === '');
	const named =
		new Set(below).size === below.length &&
		below.every((cell) => cellText(cell) !== '' && !cell?.numeric);
	return (
		named &&
		beside.every(({ cell, column }) => {
			const above = cellText(first[column]);
			return cellText(cell) === '' || above === '' || above === cellText(cell);
		}) &&
		((empty && beside.length > 0) || third.some((cell) => cell?.numeric))
	);
}

const isWide = (cell: Cell | undefined): boolean =>
	cellText(cell) !== '' && (cell?.columns.length ?? 0) > 1;
