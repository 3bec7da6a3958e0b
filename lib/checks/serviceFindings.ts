/** Doubts about a card that the service itself reports. */
import { isRecord } from '../jsonValue';
import type { DocumentFields, Doubt } from './types';
import { firstOf } from './values';

const KINDS: Readonly<Record<string, string>> = {
	copy: 'The picture shows a copy, not the original',
	screen: 'The picture was taken from a screen',
};

const PORTRAIT = ['number', 'name', 'birth'];
const EMBLEM = ['valid_to', 'valid_from', 'issue'];

/** What the service checks, the fields of the side it is about, and what false means. */
const FINDINGS = [
	['valid_number', PORTRAIT, 'finds the ID number wrong'],
	['valid_birth', PORTRAIT, 'finds that the date of birth differs from the ID number'],
	['valid_sex', PORTRAIT, 'finds that the sex differs from the ID number'],
	['valid_date', EMBLEM, 'finds the card not valid today'],
	['valid_validity_period', EMBLEM, 'finds the period of validity impossible'],
] as const;

/**
 * Doubts that the service names: `verification_result` of ID cards, `idcard_type` of others. A picture of one side
 * gives false for the checks of the other side, and a wrong number gives false for birth and sex: these say nothing.
 */
export function serviceFindings(document: DocumentFields): Doubt[] {
	const kind = document.idcard_type_code ?? document.idcard_type;
	const reason = typeof kind === 'string' && Object.hasOwn(KINDS, kind) ? KINDS[kind] : undefined;
	const found = isRecord(document.verification_result) ? document.verification_result : {};
	const findings = FINDINGS.filter(
		([name, fields]) =>
			found[name] === false &&
			firstOf(document, fields) &&
			(found.valid_number === true || !['valid_birth', 'valid_sex'].includes(name)),
	);
	return [
		...(reason ? [{ field: 'idcard_type', reason }] : []),
		...findings.map(([name, , finding]) => ({
			field: `verification_result.${name}`,
			reason: `The service ${finding}`,
		})),
	];
}
