/** Fields of an answer, each read as its entry says. */
import { fieldName } from '../catalogue/field';
import type { Field, FieldType } from '../catalogue/types';
import { FIELD_CHECKS } from '../checks';
import { RESERVED, type Scope } from './scope';
import { readRegions } from './tables/regions';
import { confidenceOf, countDoubt, countName, readPairs, readText } from './text';
import {
	freeName,
	isEmpty,
	isRecord,
	own,
	put,
	unexpected,
	uniqueNames,
	type Json,
} from './values/json';
import { readScalar } from './values/scalars';

/** Where fields stand: their document, the dotted path before them, what they are read from and put into. */
interface FieldPlace {
	readonly scope: Scope;
	readonly path: string;
	readonly source: Json;
	readonly target: Json;
}

type FieldReader = (value: unknown, field: Field, place: FieldPlace) => void;

/** The known keys of a field of type `words`. */
const LEAF = ['words', 'location', 'confidence', 'words_confidence'];
const LISTS: readonly FieldType[] = ['lines', 'regions', 'cells', 'pairs'];

/** Longer texts go into no check: their regular expressions are for numbers and dates */
export const LONGEST_CHECKED = 1000;

/**
 * Reads the fields of one object in catalogue order. What the answer does not have is left out; what
 * the catalogue does not know follows at the end as it came.
 * @param path of the object, with a dot behind it; empty for the document
 */
export function readFields(
	fields: readonly Field[],
	source: Json,
	scope: Scope,
	path: string,
): Json {
	const place: FieldPlace = { scope, path, source, target: {} };
	// Read with the marks of the document
	const known = new Set<string>(path === '' ? ['confidence', 'text_location'] : []);
	// What the document does not have stays out; a row keeps its columns
	const isLeftOut = (value: unknown): boolean => path === '' && isEmpty(value);
	for (const field of fields) {
		const isList = LISTS.includes(field.type);
		const value = own(source, field.name);
		if (value !== undefined && !known.has(field.name) && (isList || !isLeftOut(value))) {
			(READERS[field.type] ?? readSingleValue)(value, field, place);
		}
		known.add(field.name);
		// The number of elements beside a list is left out: the list shows it
		if (isList) known.add(countName(field.name));
	}
	for (const [name, value] of Object.entries(source)) {
		if (!known.has(name) && !isLeftOut(value)) setFree(place.target, name, value);
	}
	return place.target;
}

/** Sets a field that the service names; nothing that is there already is lost. */
function setFree(target: Json, name: string, value: unknown): void {
	if (value === undefined) return;
	put(target, freeName(target, RESERVED.includes(name) ? `${name}_2` : name), value);
}

/** Keeps a value of the wrong type as it came, and says so. */
function keepUnexpected(value: unknown, field: Field, place: FieldPlace, expected: string): void {
	const name = fieldName(field) || field.name;
	put(place.target, name, value);
	if (value !== null) place.scope.doubt(place.path + name, unexpected(value, expected));
}

/** Passes a field on as it came. */
const passOn: FieldReader = (value, field, { target }) => put(target, fieldName(field), value);

/** Text, date, number or enumeration: what belongs to it stands beside it as `<name>_<key>`, e.g. `total_currency`. */
const readSingleValue: FieldReader = (value, field, { scope, path, target }) => {
	const name = fieldName(field);
	const reading = readScalar(value, field);
	put(target, name, reading.value);
	for (const [key, detail] of Object.entries(reading.details ?? {})) {
		put(target, `${name}_${key}`, detail);
	}
	scope.doubt(path + name, reading.doubt);
	if (field.alarm && reading.value === true) scope.doubt(path + name, field.alarm);
	if (!field.check || typeof value !== 'string' || isEmpty(value)) return;
	if (value.length > LONGEST_CHECKED) return;
	const found = FIELD_CHECKS[field.check](value);
	scope.doubt(path + name, found?.reason, found?.expected);
};

/** Reads a list; `null` is an empty one. */
const listReader =
	(read: (list: unknown[], field: Field, place: FieldPlace) => void): FieldReader =>
	(value, field, place) => {
		if (Array.isArray(value) || value === null) read(value ?? [], field, place);
		else keepUnexpected(value, field, place, 'a list');
	};

/** Readers of fields that are no single values. */
const READERS: Readonly<Partial<Record<FieldType, FieldReader>>> = {
	// Only in smart documents, which are read as sections
	cells: passOn,
	any: passOn,
	file: (value, field, place) => {
		if (!isEmpty(value)) keepUnexpected(value, field, place, 'a file in Base64');
	},

	lines: listReader((list, field, { scope, path, source, target }) => {
		const name = field.as ?? 'text';
		const before = field.as ? `${field.as}_` : '';
		const { text, count, lines } = readText(list, scope, path + name);
		setFree(target, name, text);
		if (path === '') setFree(target, `${before}line_count`, count);
		setFree(target, `${before}lines`, lines);
		scope.doubt(path + name, countDoubt(source, field.name));
	}),

	regions: listReader((list, field, { scope, path, source, target }) => {
		for (const [name, value] of Object.entries(readRegions(list, scope, path))) {
			setFree(target, name, value);
		}
		scope.doubt(`${path}text`, countDoubt(source, field.name));
	}),

	pairs: listReader((list, field, { scope, path, source, target }) => {
		const name = fieldName(field);
		scope.doubt(path + name || 'document', countDoubt(source, field.name));
		const spread = name === '' ? target : {};
		const unique = uniqueNames(name === '' ? [...Object.keys(target), ...RESERVED] : []);
		for (const { label, value, rest } of readPairs(list, scope, unique, field.pair)) {
			put(spread, label, value);
			for (const [key, more] of Object.entries(rest)) setFree(spread, `${label}_${key}`, more);
		}
		if (name !== '') put(target, name, spread);
	}),

	location: (value, field, place) => {
		passOn(value, field, place);
		const owner = ownerOf(field.name);
		const isOfRow = owner === 'document' && place.path !== '';
		place.scope.place(isOfRow ? place.path.slice(0, -1) : owner, value);
	},

	texts: (value, field, place) => {
		const list: unknown = typeof value === 'string' ? [value].filter(Boolean) : value;
		const isList =
			Array.isArray(list) && !list.some((item) => isRecord(item) || Array.isArray(item));
		if (isList) passOn(list, field, place);
		else keepUnexpected(value, field, place, 'a list of texts');
	},

	group: (value, field, place) => {
		if (!isRecord(value)) return keepUnexpected(value, field, place, 'an object');
		const name = fieldName(field);
		const path = name === '' ? place.path : `${place.path}${name}.`;
		const read = readFields(field.fields ?? [], value, place.scope, path);
		if (name !== '') return put(place.target, name, read);
		for (const [inner, of] of Object.entries(read)) setFree(place.target, inner, of);
	},

	rows: (value, field, place) => {
		const { scope, target } = place;
		const list = isRecord(value) ? [value] : value;
		if (!Array.isArray(list)) return keepUnexpected(value, field, place, 'a list');
		const rows = list.map((row: unknown, index) => {
			const path = `${place.path}${fieldName(field)}.${index + 1}`;
			if (!isRecord(row)) {
				if (row !== null) scope.doubt(path, unexpected(row, 'an object'));
				return row;
			}
			if (typeof row.confidence === 'number') scope.confidences.set(path, row.confidence);
			scope.doubtLow(`${path}.confidence`, row.confidence);
			return readFields(field.fields ?? [], row, scope, `${path}.`);
		});
		put(target, fieldName(field), rows);
	},

	words: (value, field, place) => {
		const { scope, path, target } = place;
		const leaf = isRecord(value) ? value : { words: value };
		const name = fieldName(field);
		const { words = null, location } = leaf;
		readSingleValue(words, { ...field, type: field.of ?? 'text' }, place);
		const confidence = confidenceOf(leaf);
		if (confidence !== undefined) scope.confidences.set(path + name, confidence);
		if (!isEmpty(words)) scope.doubtLow(path + name, confidence);
		scope.place(path + name, location, { confidence });
		if (scope.options.includeLines) setFree(target, `${name}_location`, location);
		for (const [key, more] of Object.entries(leaf)) {
			if (!LEAF.includes(key)) setFree(target, `${name}_${key}`, more);
		}
	},
};

/** What a place of the answer is the place of: `plate_location` of `plate_number`, `location` of the document. */
function ownerOf(name: string): string {
	const stem = name.replace(/_?location$/, '');
	if (stem === 'plate') return 'plate_number';
	return ['', 'image', 'bank_receipt', 'document'].includes(stem) ? 'document' : stem;
}
