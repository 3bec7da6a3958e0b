/** Compares the printed birth date and sex with those inside an identity number. */
import { birthOf, chineseId, sexOf } from './chineseId';
import { firstOf, plainNumber, sexOfWord, signsApart } from './text';
import type { DocumentFields, Doubt } from './types';

interface Holder {
	numbers: readonly string[];
	births: readonly string[];
	sexes: readonly string[];
}

const HOLDER: Holder = {
	numbers: ['number', 'id_number', 'id_card_number', 'idcard_number'],
	births: ['birth', 'birth_date', 'date_of_birth'],
	sexes: ['sex', 'gender'],
};
const APPLICANT: Holder = {
	numbers: ['applicant_id_number'],
	births: ['applicant_birthday'],
	sexes: ['applicant_sex'],
};
const INSURED: Holder = {
	numbers: ['insurant_id_number'],
	births: ['insurant_birthday'],
	sexes: ['insurant_sex'],
};

/** Doubts where they differ from a Chinese ID number; none where the number is not right, short or masked. */
export function idBirthAndSex(document: DocumentFields): Doubt[] {
	const insured = Array.isArray(document.insurant_list) ? document.insurant_list : [];
	return [
		...holderDoubts(document, HOLDER),
		...holderDoubts(document, APPLICANT),
		...insured.flatMap((one, at) =>
			holderDoubts((one ?? {}) as DocumentFields, INSURED).map((doubt) => ({
				...doubt,
				field: `insurant_list.${at + 1}.${doubt.field}`,
			})),
		),
	];
}

function holderDoubts(document: DocumentFields, { numbers, births, sexes }: Holder): Doubt[] {
	const id = plainNumber(firstOf(document, numbers)?.value ?? '');
	if (!/^\d{17}[\dX]$/.test(id) || chineseId(id) !== undefined) return [];
	const doubts: Doubt[] = [];
	const birth = firstOf(document, births);
	const inside = birthOf(id);
	if (birth && inside && /^\d{4}-\d{2}-\d{2}$/.test(birth.value) && birth.value !== inside) {
		doubts.push({
			field: birth.field,
			reason: `Differs from the ID number, which says ${inside}`,
			...(signsApart(birth.value, inside) === 1 && { expected: inside }),
		});
	}
	const sex = firstOf(document, sexes);
	const printed = sex && sexOfWord(plainNumber(sex.value));
	if (sex && printed && printed !== sexOf(id)) {
		doubts.push({
			field: sex.field,
			reason: `Differs from the ID number, which says ${sexOf(id)}`,
		});
	}
	return doubts;
}

/**
 * Vietnam: the fourth of twelve digits gives century and sex (0 and 1 for the 20th, 2 and 3 for the 21st,
 * even for men), the next two the year of birth. Older numbers have nine digits and hold neither.
 */
export function vietnamId(document: DocumentFields): Doubt[] {
	const number = firstOf(document, ['number']);
	const id = plainNumber(number?.value ?? '');
	if (!number || /[*X]/.test(id) || /^\d{9}$/.test(id)) return [];
	if (!/^\d{12}$/.test(id)) {
		return [{ field: number.field, reason: 'An ID number of Vietnam has 12 or 9 digits' }];
	}
	const doubts: Doubt[] = [];
	const year = String(1900 + Math.floor(Number(id[3]) / 2) * 100 + Number(id.slice(4, 6)));
	const birth = firstOf(document, ['birth_date']);
	if (birth && /^\d{4}-/.test(birth.value) && !birth.value.startsWith(year)) {
		doubts.push({ field: birth.field, reason: `Differs from the ID number, which says ${year}` });
	}
	const sex = firstOf(document, ['sex']);
	const printed = sex && sexOfWord(sex.value);
	const inside = Number(id[3]) % 2 === 0 ? 'male' : 'female';
	if (sex && printed && printed !== inside) {
		doubts.push({ field: sex.field, reason: `Differs from the ID number, which says ${inside}` });
	}
	return doubts;
}
