/** Turns lists of labels and values into an object. */
import { withoutFiles } from './withoutFiles';
import type { Scope } from './scope';
import { addRest, lineItem } from './text';
import { isRecord, own, records, textOf, type Json } from './values/json';
import { costOfNames } from './budget';

type Pair = readonly [label: string, value: string];

const KEY_VALUE: Pair = ['key', 'value'];

/**
 * Names of the labels in the service's order; repeated ones are numbered from `label_2`, empty ones are
 * called `field_1`, `field_2` …
 */
export function namesOfPairs(
	list: unknown,
	[label]: Pair = KEY_VALUE,
	unique: (name: string) => string,
): string[] {
	let nameless = 0;
	return records(list).map((one) => {
		const text = pairLabel(own(one, label)).trim();
		return unique(text === '' ? `field_${++nameless}` : text);
	});
}

/** Names of the labels, each with its value. */
export function readPairs(
	list: unknown,
	pair: Pair = KEY_VALUE,
	unique: (name: string) => string,
	scope: Scope,
): Array<[name: string, value: unknown]> {
	const pairs = records(list);
	scope.budget.spend(costOfNames(pairs.length));
	const names = namesOfPairs(pairs, pair, unique);
	return pairs.map((one, at) => [
		names[at],
		withoutFiles(own(one, pair[1]) ?? '', names[at], scope.files) ?? null,
	]);
}

/**
 * Each label with its value, its places and all that the service says besides; undefined where it says
 * nothing besides.
 */
export function pairPlaces(
	list: unknown,
	[label, value]: Pair = KEY_VALUE,
	{ files }: Scope,
): Json[] | undefined {
	const pairs = records(list);
	if (!pairs.some((one) => Object.keys(one).some((name) => name !== label && name !== value))) {
		return undefined;
	}
	return pairs.map((one) => {
		const blocks = own(one, 'words_block_list');
		const pair: Json = {
			key: withoutFiles(own(one, label) ?? null, 'key', files),
			value: withoutFiles(own(one, value) ?? null, 'value', files),
		};
		const read = [label, value];
		if (Array.isArray(blocks)) {
			pair.lines = records(blocks).map((block) => lineItem(block, files));
			read.push('words_block_list', 'words_block_count');
		}
		return addRest(pair, one, read, files);
	});
}

const pairLabel = (value: unknown): string =>
	isRecord(value) ? pairLabel(own(value, 'words')) : textOf(value);
