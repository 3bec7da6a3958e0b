/** Amounts of a shaped document as whole cents, so that sums are exact. */
import { signsApart } from './text';
import type { DocumentFields } from './types';

/** Cents of an amount; undefined where it is no number. */
export function cents(value: unknown): number | undefined {
	return typeof value === 'number' && Number.isFinite(value) ? Math.round(value * 100) : undefined;
}

/** Cents where a word or stars may say that there is none; undefined where the value is not known. */
export function centsOrNone(value: unknown): number | undefined {
	const none =
		typeof value === 'string' &&
		/^(\**|免税|不征税|-+|—+|([A-Z]{2})? ?EXEMPT([A-Z]{2})?)$/.test(value.trim());
	return none || value === null || value === undefined ? 0 : cents(value);
}

/** Whether a field is there and not empty. */
export const isFilled = (value: unknown): boolean =>
	value !== undefined && value !== null && value !== '';

/** The sum of cents; undefined where a summand is not known. */
export const sumOf = (parts: ReadonlyArray<number | undefined>): number | undefined =>
	parts.reduce(
		(sum, part) => (sum === undefined || part === undefined ? undefined : sum + part),
		0,
	);

export const moneyText = (value: number): string => (value / 100).toFixed(2);

/** Whether both are printed with the same length and differ in one digit. */
export function oneDigitApart(one: number, other: number): boolean {
	const [first, second] = [moneyText(one), moneyText(other)];
	return first.length === second.length && signsApart(first, second) === 1;
}

/** Whether the fields are in one currency, as far as the item says (`total_currency`). */
export function oneCurrency(document: DocumentFields, fields: readonly string[]): boolean {
	return new Set(fields.map((field) => document[`${field}_currency`])).size <= 1;
}
