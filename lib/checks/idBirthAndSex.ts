/** Birth date and sex as printed, against those inside a Chinese ID number. */
import { birthOf, chineseId, sexOf } from './chineseId';
import type { Doubt } from './types';
import { firstOf, plain } from './text';

const NUMBERS = ['number', 'id_number', 'id_card_number', 'idcard_number'];
const BIRTHS = ['birth', 'birth_date', 'date_of_birth'];

const SEXES: Readonly<Record<string, 'male' | 'female'>> = {
	男: 'male',
	M: 'male',
	MALE: 'male',
	女: 'female',
	F: 'female',
	FEMALE: 'female',
};

/** Doubts where they differ; none where the number itself is not right, or short or masked. */
export function idBirthAndSex(document: Readonly<Record<string, unknown>>): Doubt[] {
	const number = firstOf(document, NUMBERS);
	const id = plain(number?.value ?? '');
	if (!/^\d{17}[\dX]$/.test(id) || chineseId(id) !== undefined) return [];
	const doubts: Doubt[] = [];
	const birth = firstOf(document, BIRTHS);
	if (birth && /^\d{4}-\d{2}-\d{2}$/.test(birth.value) && birth.value !== birthOf(id)) {
		doubts.push({
			field: birth.field,
			reason: `Differs from the ID number, which says ${birthOf(id)}`,
		});
	}
	const sex = firstOf(document, ['sex', 'gender']);
	const told = sex && SEXES[plain(sex.value)];
	if (sex && told && told !== sexOf(id)) {
		doubts.push({
			field: sex.field,
			reason: `Differs from the ID number, which says ${sexOf(id)}`,
		});
	}
	return doubts;
}
