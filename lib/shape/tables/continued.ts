/** Joins tables that continue over the pages of a file. */
import { isRecord, records, type Json } from '../values/json';

/**
 * Tables of two pages (`{ title?, rows }`). The first one of the later page continues the last one before it where it
 * has as many columns and neither title nor header.
 * @param withSameHeader also where it has the same header
 */
export function joinTables(
	earlier: readonly Json[],
	later: readonly Json[],
	withSameHeader = false,
): Json[] {
	const [last, first] = [earlier.at(-1), later[0]];
	const continued =
		last && first && first.title === undefined
			? continuedRows(records(last.rows), records(first.rows), withSameHeader)
			: undefined;
	if (!last || !continued) return [...earlier, ...later];
	const joined: Json = { ...first, ...last, rows: [...records(last.rows), ...continued] };
	if (Array.isArray(last.cells) && Array.isArray(first.cells)) {
		joined.cells = [...(last.cells as unknown[]), ...(first.cells as unknown[])];
	}
	return [...earlier.slice(0, -1), joined, ...later.slice(1)];
}

/**
 * Rows of two pages, which say their `table`, counted over the pages, where there are several. A table with the same
 * header goes on too.
 */
export function joinRows(earlier: readonly Json[], later: readonly Json[]): Json[] {
	const tables = joinTables(byTable(earlier), byTable(later), true).map(({ rows }) =>
		records(rows),
	);
	if (tables.length < 2) return tables.flat();
	return tables.flatMap((rows, at) => rows.map((row) => ({ table: at + 1, ...row })));
}

/** Names of the columns of a row, in order. */
export const columnsOf = (row: unknown): string[] =>
	Object.keys(isRecord(row) ? row : {}).filter((name) => name !== 'table' && name !== 'merged');

/** The later rows under the names of the earlier ones; undefined where they are another table. */
function continuedRows(
	earlier: readonly Json[],
	later: readonly Json[],
	withSameHeader: boolean,
): Json[] | undefined {
	const names = columnsOf(earlier[0]);
	const columns = columnsOf(later[0]);
	if (names.length === 0 || names.length !== columns.length) return undefined;
	if (withSameHeader && names.every((name, at) => name === columns[at])) return [...later];
	if (columns.some((name, at) => name !== `column_${at + 1}`)) return undefined;
	const nameOf = new Map(columns.map((column, at) => [column, names[at]]));
	return later.map(({ merged, ...row }) => ({
		...Object.fromEntries(names.map((name, at) => [name, row[columns[at]]])),
		...(Array.isArray(merged)
			? { merged: merged.map((column) => nameOf.get(column as string) ?? (column as string)) }
			: {}),
	}));
}

/** Rows of each table, without its number. */
function byTable(rows: readonly Json[]): Json[] {
	const tables = new Map<unknown, Json[]>();
	for (const { table, ...cells } of rows) {
		const same = tables.get(table);
		if (same) same.push(cells);
		else tables.set(table, [cells]);
	}
	return [...tables.values()].map((own) => ({ rows: own }));
}
