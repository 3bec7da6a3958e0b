import type { INodePropertyOptions } from 'n8n-workflow';

import type { Category } from '../../catalogue/types';

/** The operation that reaches APIs the panel does not list. */
export const OTHER_API = 'otherApi';

/** Whether the node of this category offers `OTHER_API`. */
export const offersOtherApi = (category: Category): boolean => category === 'document';

/** Sorted as the linter of n8n requires: by the text, whatever its case. Not localeCompare: loading its tables costs n8n's start 10 ms. */
export const sortedBy = <T>(all: readonly T[], textOf: (one: T) => string): T[] => {
	const keyed = all.map((one) => ({ one, key: textOf(one).toLowerCase() }));
	return keyed.sort((a, b) => (a.key < b.key ? -1 : Number(a.key > b.key))).map(({ one }) => one);
};

/** Choices in the order of their names. */
export const byName = (options: readonly INodePropertyOptions[]): INodePropertyOptions[] =>
	sortedBy(options, ({ name }) => name);

/** A sentence that goes on in another one. */
export const withoutFullStop = (sentence: string): string => sentence.replace(/\.$/, '');

const UPPER = new Set([
	'id',
	'url',
	'mrz',
	'vin',
	'ocr',
	'json',
	'pdf',
	'caac',
	'gp',
	'nrc',
	'cui',
	'vat',
]);
const SPOKEN: Record<string, string> = {
	idcard: 'ID Card',
	org: 'Organization',
	expiried: 'Expiry',
	en: '(English)',
	th: '(Thai)',
	kh: '(Khmer)',
};
const LOWER = new Set([
	'a',
	'an',
	'and',
	'as',
	'at',
	'by',
	'for',
	'from',
	'in',
	'of',
	'on',
	'or',
	'the',
	'to',
	'with',
]);

/** A service's field name as a label: issue_date gives "Issue Date", machine_code2 "Machine Code 2". */
export const titleOf = (name: string): string =>
	name
		.replace(/(?<=[a-z])(?=\d)/g, '_')
		.split('_')
		.filter((word) => word !== '')
		.map((word, index, words) => {
			if (UPPER.has(word)) return word.toUpperCase();
			if (SPOKEN[word] !== undefined) return SPOKEN[word];
			if (index > 0 && index < words.length - 1 && LOWER.has(word)) return word;
			return word[0].toUpperCase() + word.slice(1);
		})
		.join(' ');
