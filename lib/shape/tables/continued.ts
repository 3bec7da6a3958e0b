/** Joins tables that continue over the pages of a file. */
import { isRecord, records, type Json } from '../values/json';

/**
 * Rows of two pages as rows of one document. A first table without a header of its own continues the
 * last table before it, where both have as many columns; so does one with the same header. With several
 * tables each row says its `table`, counted over the pages.
 */
export function joinRows(earlier: readonly Json[], later: readonly Json[]): Json[] {
	const tables = byTable(earlier);
	const [first, ...others] = byTable(later);
	const last = tables.pop();
	const continued = last && first ? continueRows(last, first) : undefined;
	if (last) tables.push(continued ? [...last, ...continued] : last);
	if (first && !continued) tables.push(first);
	for (const table of others) tables.push(table);
	if (tables.length < 2) return tables[0] ?? [];
	return tables.flatMap((rows, at) => rows.map((row) => ({ table: at + 1, ...row })));
}

/** Tables of two pages (`{ title?, rows }`): one without a header continues the last one before it. */
export function joinTables(earlier: readonly Json[], later: readonly Json[]): Json[] {
	const [last, first] = [earlier[earlier.length - 1], later[0]];
	const rows =
		last && first && first.title === undefined && hasNoHeader(records(first.rows))
			? continueRows(records(last.rows), records(first.rows))
			: undefined;
	if (!rows) return [...earlier, ...later];
	const joined = { ...first, ...last, rows: [...records(last.rows), ...rows] };
	return [...earlier.slice(0, -1), joined, ...later.slice(1)];
}

/** Names of the columns of a row, in order. */
export const columnsOf = (row: unknown): string[] =>
	Object.keys(isRecord(row) ? row : {}).filter((name) => name !== 'table' && name !== 'merged');

const hasNoHeader = (rows: readonly Json[]): boolean => {
	const columns = columnsOf(rows[0]);
	return columns.length > 0 && columns.every((name, at) => name === `column_${at + 1}`);
};

/** The later rows under the names of the earlier ones; undefined where they are another table. */
function continueRows(earlier: readonly Json[], later: readonly Json[]): Json[] | undefined {
	const names = columnsOf(earlier[0]);
	const columns = columnsOf(later[0]);
	if (names.length === 0 || names.length !== columns.length) return undefined;
	if (names.every((name, at) => name === columns[at])) return [...later];
	if (!hasNoHeader(later)) return undefined;
	const nameOf = new Map(columns.map((column, at) => [column, names[at]]));
	return later.map(({ merged, ...row }) => ({
		...Object.fromEntries(names.map((name, at) => [name, row[columns[at]]])),
		...(Array.isArray(merged)
			? { merged: merged.map((column) => nameOf.get(column as string) ?? (column as string)) }
			: {}),
	}));
}

/** Rows of each table, without its number. */
function byTable(rows: readonly Json[]): Json[][] {
	const tables = new Map<unknown, Json[]>();
	for (const row of rows) {
		const { table, ...cells } = row;
		const same = tables.get(table);
		if (same) same.push(cells);
		else tables.set(table, [cells]);
	}
	return [...tables.values()];
}
