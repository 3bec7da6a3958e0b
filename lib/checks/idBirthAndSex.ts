/** Compares the printed birth date and sex with those inside an identity number. */
import { APPLICANT, HOLDER, INSURED, type PersonNames } from '../fieldNames';
import { birthOf, chineseId, sexOf } from './chineseNumbers';
import type { DocumentFields, Doubt } from './types';
import { doubtsIn, firstOf, plainNumber, rowsIn, sexOfWord, signsApart } from './values';

/** Doubts where they differ from a Chinese ID number; none where the number is not right, short or masked. */
export function idBirthAndSex(document: DocumentFields): Doubt[] {
	return [
		...chineseDoubts(document, HOLDER),
		...chineseDoubts(document, APPLICANT),
		...rowsIn(document.insurant_list).flatMap((row, at) =>
			doubtsIn(`insurant_list.${at + 1}`, chineseDoubts(row, INSURED)),
		),
	];
}

function chineseDoubts(document: DocumentFields, names: PersonNames): Doubt[] {
	const id = plainNumber(firstOf(document, names.numbers)?.value ?? '');
	if (!/^\d{17}[\dX]$/.test(id) || chineseId(id) !== undefined) return [];
	return personDoubts(document, names, birthOf(id) ?? '', sexOf(id));
}

/**
 * Vietnam: the fourth of twelve digits gives century and sex (0 and 1 for the 20th, 2 and 3 for the 21st,
 * even is male), the next two the year of birth. Older numbers have nine digits and hold neither.
 */
export function vietnamId(document: DocumentFields): Doubt[] {
	const number = firstOf(document, ['number']);
	const id = plainNumber(number?.value ?? '');
	if (!number || /[*X]/.test(id) || /^\d{9}$/.test(id)) return [];
	if (!/^\d{12}$/.test(id)) {
		return [{ field: number.field, reason: 'An ID number of Vietnam has 12 or 9 digits' }];
	}
	const year = String(1900 + Math.floor(Number(id[3]) / 2) * 100 + Number(id.slice(4, 6)));
	return personDoubts(document, HOLDER, year, Number(id[3]) % 2 === 0 ? 'male' : 'female');
}

/** @param born ISO date, or its year */
function personDoubts(
	document: DocumentFields,
	{ births, sexes }: PersonNames,
	born: string,
	sexInside: 'male' | 'female',
): Doubt[] {
	const doubts: Doubt[] = [];
	const reason = (inside: string): string => `Differs from the ID number, which says ${inside}`;
	const birth = firstOf(document, births);
	if (birth && /^\d{4}-\d{2}-\d{2}$/.test(birth.value) && !birth.value.startsWith(born)) {
		const isMisread = born.length === 10 && signsApart(birth.value, born) === 1;
		doubts.push({
			field: birth.field,
			reason: reason(born),
			...(isMisread && { expected: born }),
		});
	}
	const sex = firstOf(document, sexes);
	const printed = sex && sexOfWord(plainNumber(sex.value));
	if (printed && printed !== sexInside) {
		doubts.push({ field: sex.field, reason: reason(sexInside) });
	}
	return doubts;
}
