/** How a number is proven, and what was probably printed where one misread character explains why it is not. */
import type { Finding } from './types';

export const DIGITS = '0123456789';
export const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** A kind of number, in upper case and half width, without blanks. */
export interface NumberRule {
	/** Why a number is not right; undefined where it is */
	faultOf: (number: string) => string | undefined;
	/** The characters that such a number may have */
	characters: string;
	/** Whether a number without a fault is proven to be right; true when left out */
	isProven?: (number: string) => boolean;
}

/** Characters that OCR often confuses */
const ALIKE = ['0ODQ', '1IL', '2Z', '5S', '8B', '6G', 'UV', 'MN'];

/** Longest number whose changes are tried */
const LONGEST = 50;

/**
 * Why a number is not right, with `expected`: the one number that is proven and differs in a single character. A
 * character that this kind of number never has is replaced by what it looks like, any other by all of its kind. Nothing
 * is offered where several numbers would do.
 */
export function checkNumber(number: string, rule: NumberRule): Finding | undefined {
	const { faultOf, characters, isProven = () => true } = rule;
	const reason = faultOf(number);
	if (reason === undefined) return undefined;
	if (number.length > LONGEST) return { reason };
	const isRight = (other: string): boolean => faultOf(other) === undefined && isProven(other);
	const alike = changed(number, isRight, (sign) =>
		characters.includes(sign) ? '' : (ALIKE.find((group) => group.includes(sign)) ?? ''),
	);
	const found = alike.length > 0 ? alike : changed(number, isRight, () => characters);
	return found.length === 1 ? { reason, expected: found[0] } : { reason };
}

/** Numbers that are right and differ in one character. Stops at two: then the right one is not known. */
function changed(
	number: string,
	isRight: (number: string) => boolean,
	othersOf: (sign: string) => string,
): string[] {
	const found: string[] = [];
	for (let at = 0; at < number.length; at++) {
		for (const other of othersOf(number[at])) {
			const text = number.slice(0, at) + other + number.slice(at + 1);
			if (other !== number[at] && isRight(text)) found.push(text);
			if (found.length > 1) return found;
		}
	}
	return found;
}
