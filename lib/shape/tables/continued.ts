/** Joins tables that continue over the pages of a file. */
import { isRecord, type Json } from '../values/json';

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
		last && first && first.title === undefined && hasNoHeader(tableRows(first))
			? continueRows(tableRows(last), tableRows(first))
			: undefined;
	if (!rows) return [...earlier, ...later];
	const joined = { ...first, ...last, rows: [...tableRows(last), ...rows] };
	return [...earlier.slice(0, -1), joined, ...later.slice(1)];
}

const tableRows = (table: Json): Json[] =>
	Array.isArray(table.rows) ? table.rows.filter(isRecord) : [];

/** Names of the columns, in order. */
const columnNames = (rows: readonly Json[]): string[] =>
	Object.keys(rows[0] ?? {}).filter((name) => name !== 'merged');

const hasNoHeader = (rows: readonly Json[]): boolean => {
	const columns = columnNames(rows);
	return columns.length > 0 && columns.every((name, at) => name === `column_${at + 1}`);
};

/** The later rows under the names of the earlier ones; undefined where they are another table. */
function continueRows(earlier: readonly Json[], later: readonly Json[]): Json[] | undefined {
	const names = columnNames(earlier);
	const columns = columnNames(later);
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
