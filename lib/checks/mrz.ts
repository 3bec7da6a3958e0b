/** Machine-readable lines of passports and cards: ICAO 9303, TD3 (2 x 44) and TD1 (3 x 30). */
import { MACHINE_LINES } from '../fieldNames';
import { printedDoubts, type Zone } from './mrzPrinted';
import type { DocumentFields, Doubt } from './types';
import { firstOf, isMasked } from './values';

type Span = readonly [line: number, from: number, to: number];

/** What a check digit proves, and where both stand. */
interface CheckedPart {
	what: string;
	spans: readonly Span[];
	digit: Span;
}

interface ZoneFormat {
	length: number;
	lines: number;
	parts: readonly CheckedPart[];
	/** Where each value stands, for the comparison with what is printed */
	zone: Readonly<Record<'country' | 'birth' | 'sex' | 'expiry' | 'nationality' | 'names', Span>>;
}

/** @param digit line and place of the check digit */
const part = (
	what: string,
	[line, at]: readonly [number, number],
	...spans: Span[]
): CheckedPart => ({ what, spans, digit: [line, at, at + 1] });

const TD3: ZoneFormat = {
	length: 44,
	lines: 2,
	parts: [
		part('number', [1, 9], [1, 0, 9]),
		part('birth date', [1, 19], [1, 13, 19]),
		part('expiry date', [1, 27], [1, 21, 27]),
		part('personal number', [1, 42], [1, 28, 42]),
		part('whole line', [1, 43], [1, 0, 10], [1, 13, 20], [1, 21, 43]),
	],
	zone: {
		country: [0, 2, 5],
		names: [0, 5, 44],
		nationality: [1, 10, 13],
		birth: [1, 13, 19],
		sex: [1, 20, 21],
		expiry: [1, 21, 27],
	},
};

const TD1: ZoneFormat = {
	length: 30,
	lines: 3,
	parts: [
		part('birth date', [1, 6], [1, 0, 6]),
		part('expiry date', [1, 14], [1, 8, 14]),
		part('whole', [1, 29], [0, 5, 30], [1, 0, 7], [1, 8, 15], [1, 18, 29]),
	],
	zone: {
		country: [0, 2, 5],
		birth: [1, 0, 6],
		sex: [1, 7, 8],
		expiry: [1, 8, 14],
		nationality: [1, 15, 18],
		names: [2, 0, 30],
	},
};

/** Doubts about the machine-readable lines, and about fields that differ from them. None where there are no lines. */
export function mrz(document: DocumentFields, today?: string): Doubt[] {
	return zoneDoubts(document, today, () => true);
}

/**
 * The same for mainland travel permits, whose layout is not published: TD1 is assumed where at least
 * two of the check digits are right. One misread character makes two of four wrong.
 */
export function permitMrz(document: DocumentFields, today?: string): Doubt[] {
	return zoneDoubts(document, today, (parts, broken) => parts - broken >= 2);
}

function zoneDoubts(
	document: DocumentFields,
	today: string | undefined,
	isLayout: (parts: number, broken: number) => boolean,
): Doubt[] {
	const found = MACHINE_LINES.map((names) => firstOf(document, names));
	const lines = found.map((line) => (line?.value ?? '').replace(/\s/g, '').toUpperCase());
	const present = lines.filter((line) => line !== '').length;
	const format = [TD3, TD1].find((one) => one.lines === present);
	// Cards of older kinds print other codes in the same place, without fillers
	const usable =
		format &&
		lines.some((line) => line.includes('<')) &&
		lines.slice(0, format.lines).every((line) => line !== '' && !isMasked(line));
	if (!format || !usable) return [];
	const fieldOf = (line: number): string => found[line]?.field ?? MACHINE_LINES[line][0];
	const wrong = lines
		.slice(0, format.lines)
		// Names fill the line up: their fillers prove nothing
		.findIndex((line, at) => line.length !== format.length && at !== format.zone.names[0]);
	if (wrong >= 0) {
		const reason = `A machine-readable line of this kind has ${format.length} characters, this one has ${lines[wrong].length}`;
		return isLayout(0, 0) ? [{ field: fieldOf(wrong), reason }] : [];
	}
	const long = longNumber(lines[0]);
	const parts = format === TD1 ? [long.part, ...TD1.parts] : TD3.parts;
	const cut = ([line, from, to]: Span): string => lines[line].slice(from, to);
	const broken = parts.filter((part) => {
		const value = part.spans.map(cut).join('');
		const optional = cut(part.digit) === '<' && /^<*$/.test(value);
		return !optional && mrzCheckDigit(value) !== cut(part.digit);
	});
	if (!isLayout(parts.length, broken.length)) return [];
	const zone = Object.fromEntries(
		Object.entries(format.zone).map(([name, span]) => [name, cut(span)]),
	) as Omit<Zone, 'numbers' | 'exact'>;
	const numbers =
		format === TD3 ? [cut([1, 0, 9])] : [long.number, cut([0, 5, 14]), long.rest, cut([1, 18, 29])];
	return [
		...broken.map(({ what, digit }) => ({
			field: fieldOf(digit[0]),
			reason: `The check digit of the ${what} in the machine-readable lines does not fit`,
		})),
		...printedDoubts(document, { ...zone, numbers, exact: format === TD3 }, today),
	];
}

/**
 * Number of a TD1 line: where its check position has a filler, it runs on into the optional data, and the
 * last character before the next filler is its check digit (ICAO 9303-5, 4.2.2).
 */
function longNumber(line: string): { number: string; rest: string; part: CheckedPart } {
	const [number, optional] = [line.slice(5, 14), line.slice(15, 30)];
	const more = /^[A-Z\d]+/.exec(optional)?.[0] ?? '';
	if (line[14] !== '<' || number.endsWith('<') || more === '') {
		return { number, rest: optional, part: part('number', [0, 14], [0, 5, 14]) };
	}
	const end = 14 + more.length;
	return {
		number: number + more.slice(0, -1),
		rest: optional.slice(more.length),
		part: part('number', [0, end], [0, 5, 14], [0, 15, end]),
	};
}

/** Check digit of a text of digits, letters and fillers: weights 7, 3, 1. */
function mrzCheckDigit(text: string): string {
	const values = [...text].map((sign) => (sign === '<' ? 0 : parseInt(sign, 36)));
	return String(values.reduce((sum, value, at) => sum + value * [7, 3, 1][at % 3], 0) % 10);
}
