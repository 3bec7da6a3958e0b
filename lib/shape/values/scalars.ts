/** Reads single values (text, date, amount, number), and says what is doubtful about them. */
import type { Field } from '../../catalogue/types';
import { readDecimal, readMoney } from './amounts';
import { readDate } from './dates';
import { halfWidth, isRecord, unexpected, type Json } from './json';

/** A value as it goes into the item, and why a person should look at it. */
interface Reading {
	value: unknown;
	/**
	 * What stands beside it as `<name>_<key>`: `currency` other than the yuan, `printed` digits of long decimals, `code`
	 * of an enumeration
	 */
	details?: Json;
	doubt?: string;
}

/** The part of a field that says how its value is read. */
type ReadAs = Pick<Field, 'type' | 'values' | 'dayFirst' | 'price' | 'unit'>;
type Reader = (value: unknown, as: ReadAs) => Reading;
/** Undefined where the text cannot be read without doubt */
type Parse = (text: string, as: ReadAs) => unknown;

const wrong = (value: unknown, expected: string): Reading => ({
	value,
	doubt: unexpected(value, expected),
});

const fromText =
	(expected: string, parse: Parse): Reader =>
	(value, as) => {
		if (typeof value !== 'string') return wrong(value, expected);
		if (value.trim() === '') return { value: null };
		const read = parse(value, as);
		if (read === undefined) return { value, doubt: `Cannot be read as ${expected} without doubt` };
		if (!isRecord(read)) return { value: read };
		const { value: amount, ...details } = read;
		return { value: amount, details };
	};

function fromNumber(expected: string, parse: Parse, fits = Number.isFinite): Reader {
	const ofText = fromText(expected, parse);
	return (value, as) => (fits(value) ? { value } : ofText(value, as));
}

/** "1.400" may be 1,400 as well: yuan have two decimals. */
const THREE_DECIMALS = /^[^\d.]{0,10}\d{1,3}\.\d{3}\D{0,10}$/;

/** The text without the unit behind it. */
function withoutUnit(text: string, units: readonly string[]): string {
	const plain = halfWidth(text).toLowerCase();
	const unit = units.find((name) => plain.endsWith(name));
	return unit === undefined ? text : plain.slice(0, -unit.length).trim();
}

const READERS = {
	text: (value) => (typeof value === 'object' ? wrong(value, 'a text') : { value }),
	enum: (value, { values = {} }) => {
		if (value === '') return { value: null };
		if (typeof value === 'object') return wrong(value, 'a text');
		const text = String(value);
		if (!Object.hasOwn(values, text) || values[text] === value) return { value };
		return { value: values[text], details: { code: value } };
	},
	boolean: (value) => {
		if (typeof value === 'boolean') return { value };
		if (value === 'true' || value === 'false') return { value: value === 'true' };
		return value === '' ? { value: null } : wrong(value, 'true or false');
	},
	date: fromText('a date', (text, { dayFirst }) => readDate(text, dayFirst)),
	dateTime: fromText('a date and time', (text) => readDate(text)),
	amount: fromNumber('an amount', (text, { price }) =>
		!price && THREE_DECIMALS.test(halfWidth(text)) ? undefined : readMoney(text),
	),
	number: fromNumber('a number', (text, { unit }) => readDecimal(withoutUnit(text, unit ?? []))),
	integer: fromNumber(
		'a whole number',
		(text) => {
			const number = readDecimal(text);
			return Number.isInteger(number?.value) ? number : undefined;
		},
		Number.isInteger,
	),
} satisfies Partial<Record<Field['type'], Reader>>;

const PRICE_PER_KILOMETER = /\/(?:公里|km)$/i;

/** A sum of money in yuan; undefined where a value cannot be read as one without doubt. */
export function readYuan(value: string | number): number | undefined {
	const { value: amount, details } = readScalar(value, { type: 'amount' });
	const isSum = !details?.currency && !PRICE_PER_KILOMETER.test(String(value).trim());
	return typeof amount === 'number' && isSum ? amount : undefined;
}

/** Reads one value; `null` stays `null`. */
export function readScalar(value: unknown, as: ReadAs): Reading {
	if (value === null) return { value };
	return READERS[as.type as keyof typeof READERS](value, as);
}
