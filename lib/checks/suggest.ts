/** What was probably printed, where one misread character explains a failed proof. */
import type { Finding } from './types';

export const DIGITS = '0123456789';
export const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** Signs that readers take for one another */
const ALIKE = ['0ODQ', '1IL', '2Z', '5S', '8B', '6G', 'UV', 'MN'];

/** Longest number whose changes are tried */
const LONGEST = 50;

/**
 * The finding, with the one text that holds and differs in a single character. A character that this kind
 * of number never has is replaced by what it looks like, any other by all of its kind. Nothing is offered
 * where several texts would hold.
 */
export function withExpected(
	reason: string,
	text: string,
	characters: string,
	holds: (text: string) => boolean,
): Finding {
	if (text.length > LONGEST) return { reason };
	const alike = changes(text, (sign) =>
		characters.includes(sign)
			? []
			: [...(ALIKE.find((group) => group.includes(sign)) ?? '')].filter((one) =>
					characters.includes(one),
				),
	).filter(holds);
	const found = alike.length > 0 ? alike : changes(text, () => [...characters]).filter(holds);
	return found.length === 1 ? { reason, expected: found[0] } : { reason };
}

/** Every text that differs in one character. */
function changes(text: string, others: (sign: string) => readonly string[]): string[] {
	return [...text].flatMap((sign, at, signs) =>
		others(sign)
			.filter((other) => other !== sign)
			.map((other) => [...signs.slice(0, at), other, ...signs.slice(at + 1)].join('')),
	);
}
