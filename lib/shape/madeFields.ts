/** Fields that are made here, not by the service, as the panel offers them. */

/** A field that can be selected. */
export interface Choice {
	name: string;
	description: string;
	/** Condition under which the service sends it */
	when?: string;
}

/** Of a smart document */
export const SECTION_FIELDS: readonly Choice[] = [
	{ name: 'text', description: 'All text, one line per text block' },
	{ name: 'line_count', description: 'Number of text blocks' },
	{ name: 'key_values', description: 'Labels and their values' },
	{ name: 'tables', description: 'Tables as rows by header' },
	{ name: 'forms', description: 'Ruled forms as rows by header' },
	{ name: 'formulas', description: 'Formulas as LaTeX' },
	{ name: 'markdown', description: 'The page as Markdown, when the layout was asked for' },
];

/** What the item of a check has beside the fields of the answer. */
export const OUTCOME_FIELDS: readonly Choice[] = [
	{ name: 'verified', description: 'Whether the invoice is good; empty where that is not known' },
	{ name: 'outcome', description: 'What the check found, in a sentence' },
	{ name: 'check_used', description: 'Whether one of the five checks of the day was used' },
	{ name: 'try_later', description: 'Whether it helps to check again later' },
	{ name: 'match', description: 'Fields of the invoice beside those on record' },
];
