/** Forms of answers that the tests of hostile answers fill. */
import { field } from './support';

export const range = (count: number) => Array.from({ length: count }, (_, index) => index);
export const place = (x: number, y: number, width: number) => [
	[x, y],
	[x + width, y],
	[x + width, y + 20],
	[x, y + 20],
];
export const blocks = { fields: [field('words_block_list', 'lines')] };
export const regions = { fields: [field('words_region_list', 'regions')] };
export const receipts = {
	documents: { at: 'result.list' },
	fields: [field('pairs', 'pairs', { as: '' })],
};
export const sections = { shape: 'sections' as const };
export const table = (...cells: unknown[]) => ({
	table_result: { table_list: [{ words_block_list: cells }] },
});

/** Processor time in milliseconds since some beginning: unlike a clock it stands still while other programs run. */
export const cpuMs = (): number => {
	const { user, system } = process.cpuUsage();
	return (user + system) / 1000;
};
