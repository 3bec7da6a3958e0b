/** Lists of labels and values, to an object. */
import { isRecord, own, records } from './values/json';

/**
 * Names and values in the service's order; repeated labels are numbered from `label_2`, empty ones are
 * called `field_1`, `field_2` …
 */
export function readPairs(
	list: unknown,
	pair: readonly [label: string, value: string] = ['key', 'value'],
	unique: (name: string) => string,
): Array<[name: string, value: unknown]> {
	let nameless = 0;
	return records(list).map((one) => {
		const label = text(own(one, pair[0])).trim();
		const value = own(one, pair[1]);
		return [unique(label === '' ? `field_${++nameless}` : label), value === undefined ? '' : value];
	});
}

function text(value: unknown): string {
	if (typeof value === 'string' || typeof value === 'number') return String(value);
	return isRecord(value) ? text(own(value, 'words')) : '';
}
