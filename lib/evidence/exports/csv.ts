/** CSV that spreadsheets open with a double click: UTF-8 with a byte order mark, RFC 4180, no formulas. */
import { shownValue, type Sheet } from './paper';

/** What a spreadsheet would take for a formula; also behind blanks, which some of them skip. */
const FORMULA = /^[\s\uFEFF]*[=+\-@\uFF0B\uFF0D\uFF1D\uFF20]|^[\t\r]/;
/** The same inside of a cell, where a spreadsheet parts cells by semicolons, as those of many countries do. */
const INNER =
	/([;\r\n][^\S\r\n]*)(?=[=@\uFF1D\uFF20]|[+\-\uFF0B\uFF0D](?![\d.,]+%?[^\S\r\n]*(?:[;\r\n]|$)))/g;
const NUMBER = /^[+-]?[\d.,]{1,40}%?$/;

function csvCell(value: unknown): string {
	const text = shownValue(value).replace(INNER, "$1'");
	const safe =
		typeof value !== 'number' && FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
	return /[",;\r\n\t]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}

export const csvOf = ({ header, rows }: Sheet): string =>
	`\uFEFF${[header, ...rows].map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')}`;
