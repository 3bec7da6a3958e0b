/** Doubts about a card that the service itself reports. */
import type { DocumentFields, Doubt } from './types';
import { firstOf } from './values';

const KINDS: Readonly<Record<string, string>> = {
	copy: 'The picture shows a copy, not the original',
	screen: 'The picture was taken from a screen',
};

/** Doubts that the service names: `verification_result` of ID cards, `idcard_type` of others. */
export function serviceFindings(document: DocumentFields): Doubt[] {
	const kind = document.idcard_type_code ?? document.idcard_type;
	const reason = typeof kind === 'string' && Object.hasOwn(KINDS, kind) ? KINDS[kind] : undefined;
	return [...(reason ? [{ field: 'idcard_type', reason }] : []), ...cardFindings(document)];
}

/**
 * A picture of one side gives false for the checks of the other side, and a wrong number gives false for birth and
 * sex: these say nothing and are left out.
 */
function cardFindings(document: DocumentFields): Doubt[] {
	const result = document.verification_result;
	if (typeof result !== 'object' || result === null) return [];
	const found = result as DocumentFields;
	const portrait = firstOf(document, ['number', 'name', 'birth']) !== undefined;
	const emblem = firstOf(document, ['valid_to', 'valid_from', 'issue']) !== undefined;
	const rules = [
		['valid_number', portrait, 'The service finds the ID number wrong'],
		[
			'valid_birth',
			portrait && found.valid_number === true,
			'The service finds that the date of birth differs from the ID number',
		],
		[
			'valid_sex',
			portrait && found.valid_number === true,
			'The service finds that the sex differs from the ID number',
		],
		['valid_date', emblem, 'The service finds the card not valid today'],
		['valid_validity_period', emblem, 'The service finds the period of validity impossible'],
	] as const;
	return rules
		.filter(([name, applies]) => applies && found[name] === false)
		.map(([name, , reason]) => ({ field: `verification_result.${name}`, reason }));
}
