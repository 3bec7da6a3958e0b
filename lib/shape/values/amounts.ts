/** Amounts and numbers as they are printed; only where there is no doubt. */
import { halfWidth } from './json';

/** What invoices and air tickets (EXEMPTCN, YQ EXEMPT) print where there is no amount. */
const NO_AMOUNT = /^(\*+|X{2,}|免税|不征税|-+|—+|\/|无|([A-Z]{2})?EXEMPT([A-Z]{2})?)$/;

const CURRENCY =
	'(?:[¥$€£฿₫₩]|HK\\$|US\\$|S\\/|人民币|RMB|CNY|USD|HKD|EUR|GBP|JPY|THB|SGD|MOP|TWD)';
/** Currencies, and the codes of taxes on air tickets (CN, YQ …) */
const BEFORE = `(?:${CURRENCY}|[A-Z]{2,3})`;
const AMOUNT = new RegExp(
	`^(?:\\(?小写\\)?)?([-+]?)${BEFORE}?([-+]?)([\\d.,]+)(?:${CURRENCY}|[元圆圓]整?|[元圆圓]?\\/(?:公里|km|KM))?$`,
);
const PLAIN = /^([-+]?)()([\d.,]+)$/;
const DIGITS = /^(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?$|^\.\d+$/;

/** A number holds 15 digits exactly; account numbers and the like have more. */
const MOST_DIGITS = 15;

/** Number of a printed amount, the text itself where it says "none", undefined where it cannot be read without doubt. */
export function readAmount(text: string): number | string | undefined {
	if (text.length > 60) return undefined;
	const plain = halfWidth(text).replace(/\s+/g, '');
	return NO_AMOUNT.test(plain) ? text : numberOf(AMOUNT.exec(plain));
}

/** Number of a printed number, undefined where it cannot be read without doubt. */
export function readNumber(text: string): number | undefined {
	return text.length > 60 ? undefined : numberOf(PLAIN.exec(halfWidth(text)));
}

/** Whole number of a printed number, undefined where it cannot be read without doubt. */
export function readInteger(text: string): number | undefined {
	const value = readNumber(text);
	return Number.isInteger(value) ? value : undefined;
}

function numberOf(match: RegExpExecArray | null): number | undefined {
	if (!match || (match[1] !== '' && match[2] !== '') || !DIGITS.test(match[3])) return undefined;
	const digits = match[3].replace(/,/g, '');
	if (digits.replace('.', '').length > MOST_DIGITS) return undefined;
	const value = Number(digits);
	return match[1] === '-' || match[2] === '-' ? 0 - value : value;
}
