/** What was probably printed, where one misread character explains a failed check. */
import type { Finding } from './types';

export const DIGITS = '0123456789';
export const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** Characters that OCR often confuses */
const ALIKE = ['0ODQ', '1IL', '2Z', '5S', '8B', '6G', 'UV', 'MN'];

/** Longest number whose changes are tried */
const LONGEST = 50;

/**
 * The finding with `expected`: the one text that passes the check and differs in a single character. A character
 * that this kind of number never has is replaced by what it looks like, any other by all of its kind. Nothing is
 * offered where several texts would pass.
 */
export function withExpected(
	reason: string,
	text: string,
	characters: string,
	holds: (text: string) => boolean,
): Finding {
	if (text.length > LONGEST) return { reason };
	const alike = holding(text, holds, (sign) => (characters.includes(sign) ? '' : lookAlikes(sign)));
	const found = alike.length > 0 ? alike : holding(text, holds, () => characters);
	return found.length === 1 ? { reason, expected: found[0] } : { reason };
}

const lookAlikes = (sign: string): string => ALIKE.find((group) => group.includes(sign)) ?? '';

/** Texts that pass the check and differ in one character. Stops at two: then the right one is not known. */
function holding(
	text: string,
	holds: (text: string) => boolean,
	othersOf: (sign: string) => string,
): string[] {
	const found: string[] = [];
	for (let at = 0; at < text.length; at++) {
		for (const other of othersOf(text[at])) {
			if (other === text[at]) continue;
			const changed = text.slice(0, at) + other + text.slice(at + 1);
			if (holds(changed)) found.push(changed);
			if (found.length > 1) return found;
		}
	}
	return found;
}
