/** Reads single values (text, date, amount, number), and says what is doubtful about them. */
import type { Field } from '../../catalogue/types';
import { readDecimal, readInteger, readMoney, type Amount } from './amounts';
import { readDate } from './dates';
import { halfWidth, isRecord, unexpected, type Json } from './json';

/** A value as it goes into the item, and why a person should look at it. */
export interface Reading {
	value: unknown;
	/** What stands beside it as `<name>_<key>`: `currency` other than the yuan, `printed` digits of long decimals */
	details?: Json;
	doubt?: string;
}

type Scalar = 'text' | 'date' | 'dateTime' | 'amount' | 'number' | 'integer' | 'boolean';

/** Longer texts are no dates and no numbers */
const LONGEST = 200;

const wrong = (value: unknown, expected: string): Reading => ({
	value,
	doubt: unexpected(value, expected),
});

function parseText(expected: string, parse: (text: string) => unknown) {
	return (value: unknown): Reading => {
		if (typeof value !== 'string') return wrong(value, expected);
		if (value.trim() === '') return { value: null };
		const read = value.length > LONGEST ? undefined : parse(value);
		if (isRecord(read)) {
			const { value: amount, ...details } = read as unknown as Amount;
			return { value: amount, details };
		}
		if (read !== undefined) return { value: read };
		return { value, doubt: `Cannot be read as ${expected} without doubt` };
	};
}

const numberReader = (
	expected: string,
	parse: (text: string) => unknown,
	fits = Number.isFinite,
) => {
	const ofText = parseText(expected, parse);
	return (value: unknown): Reading =>
		typeof value === 'number' && fits(value) ? { value } : ofText(value);
};

const SCALARS: Readonly<Record<Scalar, (value: unknown) => Reading>> = {
	text: (value) => (typeof value === 'object' ? wrong(value, 'a text') : { value }),
	date: parseText('a date', (text) => readDate(text)),
	dateTime: parseText('a date and time', (text) => readDate(text)),
	amount: numberReader('an amount', readMoney),
	number: numberReader('a number', readDecimal),
	integer: numberReader('a whole number', readInteger, Number.isInteger),
	boolean: (value) => {
		if (typeof value === 'boolean') return { value };
		if (value === 'true' || value === 'false') return { value: value === 'true' };
		return value === '' ? { value: null } : wrong(value, 'true or false');
	},
};

const dayFirst = parseText('a date', (text) => readDate(text, true));

/** "1.400" may be 1,400 as well: yuan have two decimals. */
const THREE_DECIMALS = /^[^\d.]{0,10}\d{1,3}\.\d{3}\D{0,10}$/;
const money = numberReader('an amount', (text) =>
	THREE_DECIMALS.test(halfWidth(text)) ? undefined : readMoney(text),
);

/** The text without the unit behind it. */
function withoutUnit(value: unknown, units: readonly string[]): unknown {
	const text = typeof value === 'string' ? halfWidth(value).trim().toLowerCase() : '';
	const unit = units.find((one) => text.endsWith(one));
	return unit === undefined ? value : text.slice(0, -unit.length).trim();
}

/** Reads one value; `null` stays `null`. */
export function readScalar(value: unknown, type: Scalar, field?: Field): Reading {
	if (value === null) return { value };
	if (type === 'date' && field?.dayFirst) return dayFirst(value);
	if (type === 'amount' && field && !field.price) return money(value);
	if (type === 'number' && field?.unit) {
		const reading = SCALARS.number(withoutUnit(value, field.unit));
		return reading.doubt === undefined ? reading : { ...reading, value };
	}
	return SCALARS[type](value);
}

/** The readable value of an enumeration, and the service's own where it differs. */
export function readEnum(
	value: unknown,
	values: Field['values'] = {},
): Reading & { code?: unknown } {
	if (value === null || value === '') return { value: null };
	if (typeof value === 'object') return wrong(value, 'a text');
	const text = String(value);
	if (!Object.hasOwn(values, text) || values[text] === value) return { value };
	return { value: values[text], code: value };
}
