/** Where a field stands in its document, and the functions that set a field or note a doubt about it. */
import { nameOf } from '../catalogue/field';
import type { Field } from '../catalogue/types';
import { FIELD_CHECKS } from '../checks';
import { carry } from './carry';
import { RESERVED, type Scope } from './scope';
import { freeName, kindOf, put, type Json } from './values/json';
import type { Reading } from './values/scalars';

/** Where a field stands: its document, the dotted path before it, its row counted from 1. */
export interface Place {
	readonly scope: Scope;
	readonly path: string;
	readonly source: Json;
	readonly row?: number;
}

export type Reader = (value: unknown, field: Field, place: Place, target: Json) => void;

/** Sets a field that the service names; nothing that is there already is lost. */
export function set(target: Json, name: string, value: unknown): void {
	if (value === undefined) return;
	put(target, freeName(target, RESERVED.includes(name) ? `${name}_2` : name), value);
}

/** Notes a doubt about the field `name` at this place; does nothing without a reason. */
export function doubt(place: Place, name: string, reason: string | undefined): void {
	if (reason !== undefined) place.scope.review.doubt(place.path + name, reason);
}

/** Keeps a value of the wrong type as it came, and says so. */
export function keep(
	value: unknown,
	field: Field,
	place: Place,
	target: Json,
	expected: string,
): void {
	const name = nameOf(field) || field.name;
	put(target, name, carry(value, name, place.scope.files) ?? null);
	if (value !== null) {
		doubt(place, name, `The service sent ${kindOf(value)} where ${expected} was expected`);
	}
}

/** Longer texts go into no check: their regular expressions are for numbers and dates */
export const LONGEST_CHECKED = 1000;

/** Runs the check that the field names, and notes a doubt where it fails. */
export function check(value: unknown, field: Field, place: Place): void {
	// A longer text is not the number that the check is made for
	if (!field.check || typeof value !== 'string' || value.length > LONGEST_CHECKED) return;
	if (value.trim() !== '') {
		const found = FIELD_CHECKS[field.check](value);
		if (found) {
			place.scope.review.doubt(place.path + nameOf(field), found.reason, found.expected);
		}
	}
}

/** Sets what stands beside a value as `<name>_<key>`, e.g. `total_currency`. */
export function putBeside(target: Json, name: string, { beside = {} }: Reading): void {
	for (const [key, value] of Object.entries(beside)) put(target, `${name}_${key}`, value);
}

/** Reads a field that is passed on as it came, except its files. */
export const passOn: Reader = (value, field, place, target) => {
	const kept = carry(value, nameOf(field), place.scope.files);
	if (kept !== undefined) put(target, nameOf(field), kept);
};
