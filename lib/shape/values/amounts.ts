/** Amounts and numbers as they are printed; only where there is no doubt. */
import { halfWidth } from './json';

/** Longer texts are no numbers. */
export const LONGEST_NUMBER = 60;

const NO_AMOUNT = /^(\*+|X{2,}|免税|不征税|-+|—+|\/|无|([A-Z]{2})?EXEMPT([A-Z]{2})?)$/;

/** The currency of Chinese documents, which is not repeated in the item. */
const YUAN = '(?:人民币|RMB|CNY) ?¥?|¥';
/** Signs of one currency each; "$" alone is missing: it does not name the dollar, and is often a misread 5. */
// prettier-ignore
const SIGNS: Readonly<Record<string, string>> = {
	HK$: 'HKD', US$: 'USD', NT$: 'TWD', '€': 'EUR', '£': 'GBP', '฿': 'THB', '₫': 'VND', '₩': 'KRW',
};
const CODES =
	'USD|HKD|EUR|GBP|JPY|THB|SGD|MOP|TWD|AUD|CAD|CHF|NZD|KRW|VND|MYR|IDR|PHP|INR|RUB|AED|SAR|KHR|MMK|LAK|PEN|CLP|COP|MXN|BRL|ARS|TRY|ZAR|EGP|SEK|NOK|DKK|PLN';
const FOREIGN = `${Object.keys(SIGNS)
	.map((sign) => sign.replace('$', '\\$'))
	.join('|')}|${CODES}`;

const AMOUNT = new RegExp(
	`^(?:\\(?小写\\)?:?\\s*)?([-+]?)\\s*(?:${YUAN}|(${FOREIGN}))?\\s*([-+]?)\\s*([\\d.,](?:[\\d., ]*[\\d.,])?)` +
		`\\s*(?:CNY|RMB|(${CODES})|[元圆圓]\\s?整?|[元圆圓]?/(?:公里|km|KM))?$`,
);
const PLAIN = /^([-+]?)()()([\d.,]+)$/;

/** Groups of three by commas, or by blanks where a third group or two decimals show that they are groups */
const FORMS = [
	/^(?:0|[1-9]\d*)(?:\.\d+)?$|^\.\d+$/,
	/^[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$/,
	/^[1-9]\d{0,2} \d{3}(?: \d{3})*\.\d{2}$|^[1-9]\d{0,2}(?: \d{3}){2,}$/,
];

/** A number holds 15 digits exactly; account numbers and the like have more. */
const MOST_DIGITS = 15;
/** Digits before the dot that leave a number with long decimals exact far below a cent. */
const MOST_BEFORE_DOT = 9;

/** Whether a text says that there is no amount, as invoices and air tickets do: ***, 免税, EXEMPTCN, YQ EXEMPT. */
export const saysNone = (text: string): boolean =>
	NO_AMOUNT.test(halfWidth(text).replace(/\s+/g, ''));

export interface Amount {
	value: number;
	/** ISO 4217, where it is not the yuan */
	currency?: string;
	/** Digits as printed, where a number cannot hold all of them: 38.834951456310679612 */
	printed?: string;
}

/** A printed amount, the text itself where it says "none", undefined where it cannot be read without doubt. */
export function readMoney(text: string): Amount | string | undefined {
	if (text.length > LONGEST_NUMBER) return undefined;
	return saysNone(text) ? text : amountOf(AMOUNT.exec(halfWidth(text)));
}

/** A printed number without a currency, undefined where it cannot be read without doubt. */
export function readDecimal(text: string): Amount | undefined {
	return text.length > LONGEST_NUMBER ? undefined : amountOf(PLAIN.exec(halfWidth(text)));
}

function amountOf(match: RegExpExecArray | null): Amount | undefined {
	if (!match) return undefined;
	const [, sign, before, second, printed, after] = match;
	if (sign !== '' && second !== '') return undefined;
	if (before && after) return undefined;
	if (!FORMS.some((form) => form.test(printed))) return undefined;
	const digits = printed.replace(/[, ]/g, '');
	const [whole, decimals = ''] = digits.split('.');
	const long = whole.length + decimals.length > MOST_DIGITS;
	if (long && (decimals === '' || whole.length > MOST_BEFORE_DOT)) return undefined;
	const amount = Number(digits);
	const code = before || after;
	return {
		value: sign === '-' || second === '-' ? 0 - amount : amount,
		...(code && { currency: SIGNS[code] ?? code }),
		...(long && String(amount) !== digits && { printed: digits }),
	};
}
