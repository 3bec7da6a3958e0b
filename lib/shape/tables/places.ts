/** Where the cells of a table stand, each under the path of its value. */
import type { Scope } from '../scope';
import { markBlock } from '../text';
import { own, type Json } from '../values/json';
import type { Table } from './grid';

/**
 * @param path of the rows, e.g. `rows` or `tables.1.rows`: titles and headers, which are no value of their own, are named so
 * @param before rows of other tables that stand before these under the same path
 */
export function markTable(
	scope: Scope,
	path: string,
	{ region, blocks, table }: { region: Json; blocks: readonly Json[]; table: Table },
	before = 0,
): void {
	if (!scope.marks.wantsPlaces) return;
	scope.marks.place(path, own(region, 'table_location') ?? own(region, 'location'));
	blocks.forEach((block, at) => {
		const [row, column] = table.valueOf(at) ?? [];
		markBlock(scope, row === undefined ? path : `${path}.${before + row}.${column}`, block);
	});
}
