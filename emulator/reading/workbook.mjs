/** A table as a real .xlsx workbook. */
import writeExcelFile from 'write-excel-file/node';
import { cellText } from './grid.mjs';

/** Rows of cells as write-excel-file takes them: merged cells span, what they cover is null. */
function sheetOf(table) {
	const height = 1 + Math.max(...table.cells.flatMap((cell) => cell.rows));
	const width = 1 + Math.max(...table.cells.flatMap((cell) => cell.columns));
	const rows = Array.from({ length: height }, () => Array.from({ length: width }, () => null));
	for (const cell of table.cells) {
		if (cell.columns.length === 0) continue;
		const [row, column] = [Math.min(...cell.rows), Math.min(...cell.columns)];
		const columnSpan = Math.max(...cell.columns) - column + 1;
		const rowSpan = Math.max(...cell.rows) - row + 1;
		rows[row][column] = {
			value: cellText(cell),
			type: String,
			...(columnSpan > 1 && { columnSpan }),
			...(rowSpan > 1 && { rowSpan }),
		};
	}
	return rows;
}

/**
 * @param {Array<{ cells: object[] }>} tables one sheet each
 * @returns {Promise<string>} Base64
 */
export async function workbookOf(tables) {
	const sheets = tables.map((table, i) => ({ sheet: `Sheet${i + 1}`, data: sheetOf(table) }));
	const file = await writeExcelFile(sheets).toBuffer();
	return file.toString('base64');
}
