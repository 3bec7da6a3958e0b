/** Machine-readable lines of passports and cards: ICAO 9303, TD3 (2 x 44) and TD1 (3 x 30). */
import type { Doubt } from './types';
import { firstOf, isMasked } from './text';

const LINES = [['machine_code', 'machine_code1'], ['machine_code2'], ['machine_code3']] as const;

type Span = readonly [line: number, from: number, to: number];

interface Part {
	/** What the check digit proves */
	what: string;
	spans: readonly Span[];
	digit: Span;
	/** Fields of the document that print the same */
	fields?: readonly string[];
	date?: true;
}

interface Format {
	length: number;
	lines: number;
	parts: readonly Part[];
}

const NUMBER = ['passport_number', 'document_number', 'card_number', 'number'];
const BIRTH = ['date_of_birth', 'birth_date', 'birth'];
const EXPIRY = ['date_of_expiry', 'expiry_date', 'valid_to'];

const FORMATS: readonly Format[] = [
	{
		length: 44,
		lines: 2,
		parts: [
			{ what: 'number', spans: [[1, 0, 9]], digit: [1, 9, 10], fields: NUMBER },
			{ what: 'birth date', spans: [[1, 13, 19]], digit: [1, 19, 20], fields: BIRTH, date: true },
			{ what: 'expiry date', spans: [[1, 21, 27]], digit: [1, 27, 28], fields: EXPIRY, date: true },
			{ what: 'personal number', spans: [[1, 28, 42]], digit: [1, 42, 43] },
			{
				what: 'whole line',
				spans: [
					[1, 0, 10],
					[1, 13, 20],
					[1, 21, 43],
				],
				digit: [1, 43, 44],
			},
		],
	},
	{
		length: 30,
		lines: 3,
		parts: [
			{ what: 'number', spans: [[0, 5, 14]], digit: [0, 14, 15] },
			{ what: 'birth date', spans: [[1, 0, 6]], digit: [1, 6, 7], fields: BIRTH, date: true },
			{ what: 'expiry date', spans: [[1, 8, 14]], digit: [1, 14, 15], fields: EXPIRY, date: true },
			{
				what: 'whole',
				spans: [
					[0, 5, 30],
					[1, 0, 7],
					[1, 8, 15],
					[1, 18, 29],
				],
				digit: [1, 29, 30],
			},
		],
	},
];

/** Doubts about the machine-readable lines, and about fields that differ from them. None where there are no lines. */
export function passportMrz(document: Readonly<Record<string, unknown>>): Doubt[] {
	const found = LINES.map((names) => firstOf(document, names));
	const lines = found.map((line) => (line?.value ?? '').replace(/\s/g, '').toUpperCase());
	const present = lines.filter((line) => line !== '').length;
	const format = FORMATS.find((one) => one.lines === present);
	const usable =
		format && lines.slice(0, format.lines).every((line) => line !== '' && !isMasked(line));
	if (!format || !usable) return [];
	const fieldOf = (line: number): string => found[line]?.field ?? LINES[line][0];
	for (let line = 0; line < format.lines; line++) {
		const { length } = lines[line];
		if (length !== format.length) {
			const reason = `A machine-readable line of this kind has ${format.length} characters, this one has ${length}`;
			// The check digits of a passport stand in its second line: the first one proves nothing
			if (line > 0 || format.lines === 3) return [{ field: fieldOf(line), reason }];
		}
	}
	return format.parts.flatMap((part) => doubtsOf(part, lines, document, fieldOf(part.digit[0])));
}

function doubtsOf(
	part: Part,
	lines: readonly string[],
	document: Readonly<Record<string, unknown>>,
	field: string,
): Doubt[] {
	const value = part.spans.map(([line, from, to]) => lines[line].slice(from, to)).join('');
	const digit = lines[part.digit[0]].slice(part.digit[1], part.digit[2]);
	const optional = digit === '<' && /^<*$/.test(value);
	if (!optional && mrzCheckDigit(value) !== digit) {
		return [
			{
				field,
				reason: `The check digit of the ${part.what} in the machine-readable lines does not fit`,
			},
		];
	}
	const printed = firstOf(document, part.fields ?? []);
	if (!printed || isMasked(printed.value)) return [];
	const told = part.date
		? sixDigits(printed.value)
		: printed.value.replace(/[\s-]/g, '').toUpperCase();
	if (told === undefined || told === value.replace(/<+$/, '')) return [];
	return [
		{ field: printed.field, reason: `Differs from the ${part.what} in the machine-readable lines` },
	];
}

/** Check digit of a text of digits, letters and fillers: weights 7, 3, 1. */
export function mrzCheckDigit(text: string): string {
	let sum = 0;
	for (let at = 0; at < text.length; at++) {
		const sign = text[at];
		const value = sign === '<' ? 0 : parseInt(sign, 36);
		sum += value * [7, 3, 1][at % 3];
	}
	return String(sum % 10);
}

/** YYMMDD of an ISO date. */
function sixDigits(text: string): string | undefined {
	const match = /^\d{2}(\d{2})-(\d{2})-(\d{2})$/.exec(text);
	return match ? match[1] + match[2] + match[3] : undefined;
}
