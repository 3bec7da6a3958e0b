/** Tax IDs of the Chinese mainland: the credit code of 18 characters, and the older forms beside it. */
import { chineseId } from './chineseId';
import { socialCredit } from './socialCredit';
import { isMaskedCode, plainNumber } from './text';
import type { Finding } from './types';

const LENGTHS = 'A tax ID has 18 characters, older ones 15, 17 or 20';

/**
 * Why a tax ID is not right; undefined where it is, and where it is masked. Older forms: area and
 * organization code (15), a person's ID number (15 or 18) with two digits behind it (17 or 20).
 */
export function taxId(value: string): Finding | undefined {
	const id = plainNumber(value);
	if (isMaskedCode(value)) return undefined;
	if (id.length === 18) {
		const isPerson = /^\d{17}[\dX]$/.test(id) && chineseId(id) === undefined;
		return isPerson ? undefined : socialCredit(id);
	}
	if (/^\d{6}[\dA-Z]{9}$/.test(id)) return undefined;
	const person = /^(\d{15}|\d{17}[\dX])\d{2}$/.exec(id);
	return person && chineseId(person[1]) === undefined ? undefined : { reason: LENGTHS };
}

/** As a tax ID; a short organization code or the passport of a foreign buyer stands in the same field. */
export function organizationNumber(value: string): Finding | undefined {
	return plainNumber(value).length <= 12 ? undefined : taxId(value);
}
