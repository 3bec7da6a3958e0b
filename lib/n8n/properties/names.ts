/** Names and sentences of the panel. */
import type { INodePropertyOptions } from 'n8n-workflow';

/** Sorted as the linter of n8n requires: by the text, whatever its case. Not localeCompare: loading its tables costs n8n's start 10 ms. */
export const sortedBy = <T>(all: readonly T[], textOf: (value: T) => string): T[] => {
	const keyed = all.map((value) => ({ value, key: textOf(value).toLowerCase() }));
	keyed.sort((a, b) => (a.key < b.key ? -1 : Number(a.key > b.key)));
	return keyed.map(({ value }) => value);
};

/** Choices in the order of their names. */
export const byName = (options: readonly INodePropertyOptions[]): INodePropertyOptions[] =>
	sortedBy(options, ({ name }) => name);

/** A sentence that goes on in another one. */
export const withoutFullStop = (sentence: string): string =>
	sentence.endsWith('.') ? sentence.slice(0, -1) : sentence;

const UPPER = new Set('id url mrz vin ocr json pdf caac gp nrc cui vat'.split(' '));
const LOWER = new Set('a an and as at by for from in of on or the to with'.split(' '));
const SPOKEN = new Map([
	['idcard', 'ID Card'],
	['org', 'Organization'],
	['expiried', 'Expiry'],
	['en', '(English)'],
	['th', '(Thai)'],
	['kh', '(Khmer)'],
]);

function titleWord(word: string, index: number, words: string[]): string {
	if (UPPER.has(word)) return word.toUpperCase();
	if (LOWER.has(word) && index > 0 && index < words.length - 1) return word;
	return SPOKEN.get(word) ?? word[0].toUpperCase() + word.slice(1);
}

/** Half of all names are those of several APIs, and n8n waits for them at its start. */
const titles = new Map<string, string>();

/** A service's field name as a label: issue_date gives "Issue Date", machine_code2 "Machine Code 2". */
export function titleOf(name: string): string {
	let title = titles.get(name);
	if (title === undefined) {
		const words = name.replace(/([a-z])(\d)/g, '$1_$2').split('_');
		title = words
			.filter((word) => word !== '')
			.map(titleWord)
			.join(' ');
		titles.set(name, title);
	}
	return title;
}
