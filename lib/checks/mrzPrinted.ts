/** Compares the machine-readable lines with the same data printed on the page. */
import { ENDS, HOLDER, SURNAMES, TRAVEL_NUMBERS, WHOLE_NAMES } from '../fieldNames';
import type { DocumentFields, Doubt } from './types';
import { firstOf, isMasked, sexOfWord, signsApart } from './values';

/** Data of the machine-readable lines, fillers included. */
export interface Zone {
	country: string;
	nationality: string;
	birth: string;
	expiry: string;
	sex: string;
	names: string;
	/** Texts that may hold the printed number */
	numbers: readonly string[];
	/** Whether the first of them is certainly the printed number (passports) */
	exact: boolean;
}

/** The lines have only two digits of the year, so a wrong century of the printed expiry date needs a limit of its own */
const MOST_YEARS_AHEAD = 60;

/** Letters that authorities write in more than one way: MULLER or MUELLER */
const SEVERAL_WRITINGS = /[ÄÖÜËÏÅØÆŒßÞÐÑ]/;

/** Doubts about printed fields that differ. */
export function printedDoubts(document: DocumentFields, zone: Zone, today?: string): Doubt[] {
	const isFarAhead = (date: string): boolean =>
		Number(date.slice(0, 4)) - Number(today?.slice(0, 4)) > MOST_YEARS_AHEAD;
	const compared: ReadonlyArray<[readonly string[], string, (printed: string) => boolean]> = [
		[TRAVEL_NUMBERS, 'number', (number) => numberDiffers(number, zone)],
		[HOLDER.births, 'birth date', (date) => isNot(sixDigits(date), zone.birth)],
		[ENDS, 'expiry date', (date) => isNot(sixDigits(date), zone.expiry) || isFarAhead(date)],
		[HOLDER.sexes, 'sex', (sex) => isNot(signOfSex(sex), zone.sex)],
		[['country_code'], 'country', (code) => isNot(threeLetters(code), zone.country)],
		[['nationality'], 'nationality', (code) => isNot(threeLetters(code), zone.nationality)],
	];
	const doubts = compared.flatMap(([names, what, isOther]) => {
		const printed = firstOf(document, names);
		const differs = printed && !isMasked(printed.value) && isOther(printed.value);
		return differs ? [differing(printed.field, what)] : [];
	});
	return [...doubts, ...otherNames(document, zone).map((field) => differing(field, 'name'))];
}

const differing = (field: string, what: string): Doubt => ({
	field,
	reason: `Differs from the ${what} in the machine-readable lines`,
});

const isNot = (printed: string | undefined, line: string): boolean =>
	printed !== undefined && printed !== line;

/** M or F; a short word that is neither is a misread one, of a longer one nothing is known. */
function signOfSex(text: string): string | undefined {
	const sex = sexOfWord(text);
	if (sex !== undefined) return sex === 'male' ? 'M' : 'F';
	return /^[\p{Script=Latin}\d]{1,3}$/u.test(text.trim().normalize('NFC')) ? text : undefined;
}

/** YYMMDD of an ISO date. */
function sixDigits(text: string): string | undefined {
	const match = /^\d{2}(\d{2})-(\d{2})-(\d{2})$/.exec(text);
	return match ? match[1] + match[2] + match[3] : undefined;
}

/** A country as the lines write it; names of countries in words say nothing. */
function threeLetters(text: string): string | undefined {
	return /^[A-Z]{3}$/.test(text.trim()) ? text.trim() : undefined;
}

/**
 * A passport prints the number of its lines. A card may have another number there: it differs only where
 * one of the texts is almost the printed one.
 */
function numberDiffers(value: string, { numbers, exact }: Zone): boolean {
	const printed = value.replace(/[^A-Za-z\d]/g, '').toUpperCase();
	const texts = numbers.map((text) => text.replace(/</g, '')).filter((text) => text !== '');
	if (exact) return texts[0] !== undefined && printed !== texts[0];
	// Vietnam has the last nine digits of the number in the one place and all of it in the other
	const whole = texts.filter((text) => text.length >= printed.length);
	if (whole.some((text) => text.startsWith(printed))) return false;
	if (whole.some((text) => almost(printed, text.slice(0, printed.length)))) return true;
	const parts = texts.filter((text) => text.length >= 7 && text.length < printed.length);
	if (parts.some((text) => printed.endsWith(text) || printed.startsWith(text))) return false;
	return parts.some(
		(text) =>
			almost(printed.slice(0, text.length), text) || almost(printed.slice(-text.length), text),
	);
}

/** Whether texts of one length differ in one or two characters. */
function almost(one: string, other: string): boolean {
	if (one.length !== other.length || one.length < 6) return false;
	const differing = signsApart(one, other);
	return differing > 0 && differing <= 2;
}

/** Fields of names that differ. */
function otherNames(document: DocumentFields, { names }: Zone): string[] {
	// A name that fills its line may be cut or shortened
	if (!names.endsWith('<')) return [];
	const [surname, given = ''] = names.replace(/<+$/, '').split('<<');
	const whole = firstOf(document, WHOLE_NAMES);
	if (whole) {
		const name = printedName(document, [whole.field]);
		return name === undefined || sameName(name, `${surname}<${given}`) ? [] : [whole.field];
	}
	for (const fields of SURNAMES) {
		const surnames = fields.surnames.flatMap((parts) => printedName(document, parts) ?? []);
		const first = printedName(document, [fields.given]);
		if (surnames.length === 0 || (first === undefined && given !== '')) continue;
		return [
			...(surnames.some((name) => sameName(name, surname)) ? [] : [fields.surnames[0][0]]),
			...(first === undefined || sameName(first, given) ? [] : [fields.given]),
		];
	}
	return [];
}

/** The printed name of fields that are all there and have one writing. */
function printedName(document: DocumentFields, fields: readonly string[]): string | undefined {
	const texts = fields.map((field) => {
		const value = Object.hasOwn(document, field) ? document[field] : undefined;
		const text = Array.isArray(value) ? value.join(' ') : value;
		return typeof text === 'string' && !isMasked(text) ? writingOf(text) : undefined;
	});
	return texts.includes(undefined) ? undefined : texts.join(' ');
}

/** Whether a printed name has the letters of the line, or its words in another order. */
function sameName(printed: string, line: string): boolean {
	const sorted = (text: string): string => text.split(/[ <]+/).sort().join(' ').trim();
	const letters = (text: string): string => text.replace(/[ <]/g, '');
	return letters(printed) === letters(line) || sorted(printed) === sorted(line);
}

/** Words as the lines write them; undefined for other scripts, and for letters with several writings. */
function writingOf(text: string): string | undefined {
	const upper = text.toUpperCase().trim();
	if (SEVERAL_WRITINGS.test(upper)) return undefined;
	const plain = upper
		.replace(/Đ/g, 'D')
		.normalize('NFD')
		.replace(/[\u0300-\u036F'.’]/g, '')
		.replace(/[\s,\-·/]+/g, ' ');
	return /^[A-Z\d ]+$/.test(plain) ? plain : undefined;
}
