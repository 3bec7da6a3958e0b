/** Numbers in cells of a table. */
import { LONGEST_NUMBER, readDecimal } from '../values/amounts';
import { halfWidth } from '../values/json';

const NUMBER = /^[-+(]?(?:[¥$€£฿₫₩]|[A-Z]{2,3}\$?)?[-+]?\.?\d[\d.,]*(?:%|[元圆圓]|[A-Z]{3})?\)?$/;
/** A number that is no quantity: of an article, an account, a telephone */
const CODE = /^0\d|^\d{11,}$/;

const withoutBlanks = (text: string): string => halfWidth(text).replace(/\s+/g, '');

/** Whether a cell holds a number, an amount or a percentage, not a code. */
export function isNumeric(text: string): boolean {
	if (text.length > LONGEST_NUMBER || !/\d/.test(text)) return false;
	const number = withoutBlanks(text);
	return NUMBER.test(number) && !CODE.test(number);
}

/**
 * Cells as numbers where they are plain numbers or Chinese yuan. A column that holds codes (leading
 * zeros, more than ten digits) stays text as a whole.
 */
export function cellNumbers(
	lines: ReadonlyArray<ReadonlyArray<string | null>>,
): Array<Array<string | number | null>> {
	const codes = new Set<number>();
	for (const line of lines) {
		for (const [column, text] of line.entries()) if (text && isCode(text)) codes.add(column);
	}
	return lines.map((line) =>
		line.map((text, column) => (text === null || codes.has(column) ? text : cellNumber(text))),
	);
}

const isCode = (text: string): boolean =>
	text.length <= LONGEST_NUMBER && /\d/.test(text) && CODE.test(withoutBlanks(text));

function cellNumber(text: string): string | number {
	if (!isNumeric(text)) return text;
	return readDecimal(halfWidth(text).replace(/^¥\s*|\s*元$/g, ''))?.value ?? text;
}
