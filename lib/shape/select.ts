/** Which fields of an API can be selected. */
import { fieldName } from '../catalogue/field';
import type { ApiEntry, Field } from '../catalogue/types';

/** A field that can be selected. */
interface Choice {
	name: string;
	description: string;
	/** Condition under which the service sends it */
	when?: string;
}

/** Made here, of a smart document */
const SECTION_FIELDS: readonly Choice[] = [
	{ name: 'text', description: 'All text, one line per text block' },
	{ name: 'line_count', description: 'Number of text blocks' },
	{ name: 'key_values', description: 'Labels and their values' },
	{ name: 'tables', description: 'Tables as rows by header' },
	{ name: 'forms', description: 'Ruled forms as rows by header' },
	{ name: 'formulas', description: 'Formulas as LaTeX' },
	{ name: 'markdown', description: 'The page as Markdown, when the layout was asked for' },
];

/** Made here, of a check: they stand beside the fields of the answer */
const OUTCOME_FIELDS: readonly Choice[] = [
	{ name: 'verified', description: 'Whether the invoice is good; empty where that is not known' },
	{ name: 'outcome', description: 'What the check found, in a sentence' },
	{ name: 'check_used', description: 'Whether one of the five checks of the day was used' },
	{ name: 'try_later', description: 'Whether it helps to check again later' },
	{ name: 'match', description: 'Fields of the invoice beside those on record' },
];

/**
 * Top-level fields of an item that can be selected: no files, places or confidences.
 * @param kinds further APIs whose documents the answer holds
 */
export function fieldsToSelect(entry: ApiEntry, kinds: readonly ApiEntry[] = []): Choice[] {
	const { answer } = entry;
	if (answer.shape === 'sections') return [...SECTION_FIELDS];
	const others = kinds.flatMap((kind) => (kind === entry ? [] : kind.answer.fields));
	const all = [
		...(answer.outcome ? OUTCOME_FIELDS : []),
		...[...answer.fields, ...others].flatMap(choicesOfField),
	];
	return [...new Map(all.map((choice) => [choice.name, choice])).values()];
}

function choicesOfField(field: Field): Choice[] {
	if (field.detail || field.type === 'file' || field.type === 'location') return [];
	if (field.type === 'lines') {
		const name = field.as ?? 'text';
		return [{ name, description: 'All text, one line per text block' }];
	}
	if (field.type === 'regions') {
		return [
			{ name: 'text', description: 'Text outside of tables' },
			{ name: 'rows', description: 'Rows of the tables, by header' },
			{ name: 'table_count', description: 'Number of tables' },
		];
	}
	if (fieldName(field) === '') return (field.fields ?? []).flatMap(choicesOfField);
	return [{ name: fieldName(field), description: field.description, when: field.when }];
}
