/** Which fields of an API can be selected. */
import { fieldName } from '../catalogue/field';
import { OUTCOME_FIELDS, SECTION_FIELDS, type Choice } from './madeFields';
import type { ApiEntry, Field } from '../catalogue/types';

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
