/** The order of fields in an item: what identifies the document, its dates, its totals, the rest. */
import { fieldName } from '../catalogue/field';
import { IDENTITY, NAME } from '../fieldNames';
import type { Field } from '../catalogue/types';

/** Fields about the result of the call, which come before the values that were read. */
const OUTCOMES = ['failure', 'verified', 'outcome', 'check_used', 'try_later', 'match', 'side'];

function rankOf(name: string, type: Field['type'] | undefined, detail: boolean): number {
	if (OUTCOMES.includes(name)) return 0;
	if (IDENTITY.includes(name) || NAME.test(name)) return 1;
	if (type === 'date' || type === 'dateTime') return 2;
	if (type === 'amount') return 3;
	return detail ? 5 : 4;
}

/** Names of fields in the order in which a person looks for them; within a group as they came. */
export function inReadingOrder(names: readonly string[], fields: readonly Field[]): string[] {
	const byName = new Map(fields.map((field) => [fieldName(field), field]));
	const isVerdict = names.includes('verified');
	const rankIn = (name: string): number => {
		if (isVerdict && name === 'status') return 0;
		const field = byName.get(name) ?? byName.get(name.replace(/_code$/, ''));
		return rankOf(name, field?.type, field?.detail === true);
	};
	const ranked = names.map((name) => ({ name, rank: rankIn(name) }));
	return ranked.sort((a, b) => a.rank - b.rank).map(({ name }) => name);
}
