import type { Field, FieldType } from './types';

/** Name of a field in the item. */
export const fieldName = (field: Field): string => field.as ?? field.name;

/** What else is to be said about a field. */
type More = Omit<Field, 'name' | 'type' | 'description'>;

/**
 * Makes the function that writes a field of one type on one line: name, description, more. The functions have the names
 * of `FieldType`, but for `oneOf` (`enum`) and `textRegions` (`regions`).
 */
const plain =
	(type: FieldType) =>
	(name: string, description: string, more: More = {}): Field => ({
		name,
		type,
		description,
		...more,
	});

export const text = plain('text');
export const date = plain('date');
export const dateTime = plain('dateTime');
export const amount = plain('amount');
export const number = plain('number');
export const integer = plain('integer');
export const boolean = plain('boolean');
export const texts = plain('texts');
export const words = plain('words');
export const lines = plain('lines');
export const textRegions = plain('regions');
export const cells = plain('cells');
export const pairs = plain('pairs');
export const location = plain('location');
export const file = plain('file');
export const any = plain('any');

/** An object: its fields are the third argument. */
export const group = (
	name: string,
	description: string,
	fields: readonly Field[],
	more: More = {},
): Field => ({ name, type: 'group', description, fields, ...more });

/** A list of objects. */
export const rows = (
	name: string,
	description: string,
	fields: readonly Field[],
	more: More = {},
): Field => ({ name, type: 'rows', description, fields, ...more });

/** An enumeration: the service's value to a readable one. */
export const oneOf = (
	name: string,
	description: string,
	values: Readonly<Record<string, string>>,
	more: More = {},
): Field => ({ name, type: 'enum', description, values, ...more });

/** Fields that the service sends under one condition. */
export const when = (condition: string, fields: readonly Field[]): Field[] =>
	fields.map((field) => ({ ...field, when: condition }));
