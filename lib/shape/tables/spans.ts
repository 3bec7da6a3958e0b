/** A table as it is printed: its cells with the rows and columns that they cover. */
import type { PrintedCell, PrintedTable } from '../types';
import type { Grid } from './header';

/** Every place of the grid once: in the cell that covers it, which is always a rectangle. O(places). */
export function printed(grid: Grid, start: number): PrintedTable {
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
