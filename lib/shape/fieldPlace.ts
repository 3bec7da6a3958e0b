/** Where a field stands in its document, and the functions that set a field or note a doubt about it. */
import { fieldName } from '../catalogue/field';
import type { Field } from '../catalogue/types';
import { FIELD_CHECKS } from '../checks';
import { withoutFiles } from './withoutFiles';
import { RESERVED, type Scope } from './scope';
import { freeName, put, unexpected, type Json } from './values/json';
import type { Reading } from './values/scalars';

/** Where a field stands: its document, the dotted path before it, its row counted from 1. */
export interface FieldPlace {
	readonly scope: Scope;
	readonly path: string;
	readonly source: Json;
	readonly row?: number;
}

export type FieldReader = (value: unknown, field: Field, place: FieldPlace, target: Json) => void;

/** Sets a field that the service names; nothing that is there already is lost. */
export function setFree(target: Json, name: string, value: unknown): void {
	if (value === undefined) return;
	put(target, freeName(target, RESERVED.includes(name) ? `${name}_2` : name), value);
}

/** Notes a doubt about the field `name` at this place; does nothing without a reason. */
export function doubt(place: FieldPlace, name: string, reason: string | undefined): void {
	if (reason !== undefined) place.scope.review.doubt(place.path + name, reason);
}

/** Keeps a value of the wrong type as it came, and says so. */
export function keepUnexpected(
	value: unknown,
	field: Field,
	place: FieldPlace,
	target: Json,
	expected: string,
): void {
	const name = fieldName(field) || field.name;
	put(target, name, withoutFiles(value, name, place.scope.files) ?? null);
	if (value !== null) doubt(place, name, unexpected(value, expected));
}

/** Longer texts go into no check: their regular expressions are for numbers and dates */
export const LONGEST_CHECKED = 1000;

/** Runs the check that the field names, and notes a doubt where it fails. */
export function checkField(value: unknown, field: Field, place: FieldPlace): void {
	// A longer text is not the number that the check is made for
	if (!field.check || typeof value !== 'string' || value.length > LONGEST_CHECKED) return;
	if (value.trim() !== '') {
		const found = FIELD_CHECKS[field.check](value);
		if (found) {
			place.scope.review.doubt(place.path + fieldName(field), found.reason, found.expected);
		}
	}
}

/** Sets a value, what belongs to it as `<name>_<key>` (e.g. `total_currency`), and notes its doubt. */
export function putReading(reading: Reading, name: string, place: FieldPlace, target: Json): void {
	put(target, name, withoutFiles(reading.value, name, place.scope.files) ?? null);
	for (const [key, value] of Object.entries(reading.details ?? {}))
		put(target, `${name}_${key}`, value);
	doubt(place, name, reading.doubt);
}

/** Reads a field that is passed on as it came, except its files. */
export const passOn: FieldReader = (value, field, place, target) => {
	const kept = withoutFiles(value, fieldName(field), place.scope.files);
	if (kept !== undefined) put(target, fieldName(field), kept);
};
