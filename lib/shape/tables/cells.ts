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
