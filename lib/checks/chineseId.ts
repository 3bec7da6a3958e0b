/** Citizen identity number: GB 11643-1999, check character by ISO 7064 MOD 11-2. */
import { DIGITS, withExpected } from './suggest';
import { isDate, isMasked, plainNumber } from './text';
import type { Finding } from './types';

const CHECK_CHARACTERS = '10X98765432';

/** Why an ID number is not right; undefined for a right or masked number, and for the old form of 15 digits. */
export function chineseId(value: string): Finding | undefined {
	const id = plainNumber(value);
	if (isMasked(value) || isOldForm(id)) return undefined;
	const reason = chineseIdFault(id);
	if (reason === undefined) return undefined;
	return withExpected(reason, id, `${DIGITS}X`, (other) => chineseIdFault(other) === undefined);
}

function chineseIdFault(id: string): string | undefined {
	if (!/^\d{17}[\dX]$/.test(id)) return 'An ID number has 18 digits, the last of which may be an X';
	if (!birthOf(id)) return 'The birth date inside the ID number is not a date';
	return checkCharacter(id) === id[17]
		? undefined
		: 'The check digit of the ID number does not fit';
}

/** The form in use until 1999: 15 digits with a birth date of six, and no check digit. */
function isOldForm(id: string): boolean {
	const birth = /^\d{6}(\d\d)(\d\d)(\d\d)\d{3}$/.exec(id);
	return birth !== null && isDate(1900 + Number(birth[1]), Number(birth[2]), Number(birth[3]));
}

/** Check character of the first 17 digits. */
export function checkCharacter(id: string): string {
	let sum = 0;
	for (let at = 0; at < 17; at++) sum += Number(id[at]) * (2 ** (17 - at) % 11);
	return CHECK_CHARACTERS[sum % 11];
}

/** ISO birth date inside a number of 18 characters. */
export function birthOf(id: string): string | undefined {
	const [year, month, day] = [id.slice(6, 10), id.slice(10, 12), id.slice(12, 14)];
	const possible = isDate(Number(year), Number(month), Number(day)) && Number(year) >= 1850;
	return possible ? `${year}-${month}-${day}` : undefined;
}

/** Sex inside a number of 18 characters: odd is male. */
export function sexOf(id: string): 'male' | 'female' {
	return Number(id[16]) % 2 === 1 ? 'male' : 'female';
}
