/** Fields of an answer, each read as its entry says. */
import { fieldName } from '../catalogue/field';
import type { Field, FieldType } from '../catalogue/types';
import { withoutFiles } from './withoutFiles';
import { decodeFile, looksLikeFile } from './files';
import { readLabels, readLines, readRegionList } from './lists';
import { ownerOf } from './marks';
import {
	checkField,
	doubt,
	keepUnexpected,
	passOn,
	putReading,
	setFree,
	type FieldPlace,
	type FieldReader,
} from './fieldPlace';
import { lowConfidence } from './review';
import { confidenceOf } from './text';
import { isEmpty, isRecord, own, put, unexpected, type Json } from './values/json';
import { readEnum, readScalar } from './values/scalars';

/** The known keys of a field of type `words`. */
const LEAF = ['words', 'location', 'confidence', 'words_confidence'];
const LISTS: readonly FieldType[] = ['lines', 'regions', 'cells', 'pairs'];

/**
 * Reads the fields of one object in catalogue order. What the answer does not have is left out; what
 * the catalogue does not know follows at the end as it came.
 */
export function readFields(fields: readonly Field[], place: FieldPlace): Json {
	const target: Json = {};
	const known = new Set<string>();
	for (const field of fields) {
		known.add(field.name);
		// The number of elements beside a list is left out: the list shows it
		if (LISTS.includes(field.type)) known.add(field.name.replace(/_list$/, '_count'));
		const value = own(place.source, field.name);
		if (value === undefined || isAboutFields(field.name, place)) continue;
		// What the document does not have stays out; a row keeps its columns
		if (place.path === '' && isEmpty(value) && !LISTS.includes(field.type)) continue;
		READERS[field.type](value, field, place, target);
	}
	for (const [name, value] of Object.entries(place.source)) {
		if (known.has(name) || isAboutFields(name, place)) continue;
		if (place.path === '' && isEmpty(value)) continue;
		setFree(target, name, withoutFiles(value, name, place.scope.files));
	}
	return target;
}

/** Whether a field is about the others of the document, and read with `readMarks`. */
const isAboutFields = (name: string, { path }: FieldPlace): boolean =>
	path === '' && (name === 'confidence' || name === 'text_location');

const scalar =
	(type: Parameters<typeof readScalar>[1]): FieldReader =>
	(value, field, place, target) => {
		const name = fieldName(field);
		if (typeof value === 'string' && looksLikeFile(value))
			return passOn(value, field, place, target);
		const reading = readScalar(value, type, field);
		putReading(reading, name, place, target);
		if (field.alarm && reading.value === true) doubt(place, name, field.alarm);
		checkField(value, field, place);
	};

const READERS: Readonly<Record<FieldType, FieldReader>> = {
	text: scalar('text'),
	date: scalar('date'),
	dateTime: scalar('dateTime'),
	amount: scalar('amount'),
	number: scalar('number'),
	integer: scalar('integer'),
	boolean: scalar('boolean'),
	// Only in smart documents, which are read as sections
	cells: passOn,
	any: passOn,

	lines: readLines,
	regions: readRegionList,
	pairs: readLabels,

	location: (value, field, place, target) => {
		passOn(value, field, place, target);
		const owner = ownerOf(field.name);
		const path = owner === 'document' && place.path !== '' ? place.path.slice(0, -1) : owner;
		place.scope.marks.place(path, value);
	},

	enum: (value, field, place, target) => {
		const name = fieldName(field);
		const reading = readEnum(value, field.values);
		putReading(reading, name, place, target);
		if (reading.code !== undefined) put(target, `${name}_code`, reading.code);
	},

	texts: (value, field, place, target) => {
		if (typeof value === 'string') {
			passOn(value === '' ? [] : [value], field, place, target);
		} else if (
			Array.isArray(value) &&
			value.every((one) => typeof one !== 'object' || one === null)
		) {
			passOn(value, field, place, target);
		} else keepUnexpected(value, field, place, target, 'a list of texts');
	},

	group: (value, field, place, target) => {
		if (!isRecord(value)) return keepUnexpected(value, field, place, target, 'an object');
		const name = fieldName(field);
		const inner: FieldPlace = {
			...place,
			source: value,
			path: name === '' ? place.path : `${place.path}${name}.`,
		};
		if (name !== '') put(target, name, readFields(field.fields ?? [], inner));
		else
			for (const [one, read] of Object.entries(readFields(field.fields ?? [], inner)))
				setFree(target, one, read);
	},

	rows: (value, field, place, target) => {
		const list = isRecord(value) ? [value] : value;
		if (!Array.isArray(list)) return keepUnexpected(value, field, place, target, 'a list');
		const name = fieldName(field);
		const rows = list.map((source: unknown, index) => {
			const at = `${place.path}${name}.${index + 1}`;
			if (isRecord(source)) {
				const { confidence } = source;
				if (typeof confidence === 'number') {
					place.scope.marks.sure(at, confidence);
					if (confidence < place.scope.threshold) {
						const reason = lowConfidence(confidence, place.scope.threshold);
						place.scope.review.doubt(`${at}.confidence`, reason);
					}
				}
				return readFields(field.fields ?? [], { ...place, source, path: `${at}.`, row: index + 1 });
			}
			if (source !== null) {
				place.scope.review.doubt(at, unexpected(source, 'an object'));
			}
			return withoutFiles(source, `${name}_${index + 1}`, place.scope.files) ?? null;
		});
		put(target, name, rows);
	},

	words: (value, field, place, target) => {
		const leaf = isRecord(value) ? value : { words: value };
		const name = fieldName(field);
		const words = own(leaf, 'words') ?? null;
		putReading(readScalar(words, field.of ?? 'text'), name, place, target);
		checkField(words, field, place);
		const location = own(leaf, 'location');
		const more = Object.entries(leaf).filter(([key]) => !LEAF.includes(key));
		const confidence = confidenceOf(leaf);
		if (confidence !== undefined) place.scope.marks.sure(place.path + name, confidence);
		if (confidence !== undefined && confidence < place.scope.threshold && !isEmpty(words)) {
			doubt(place, name, lowConfidence(confidence, place.scope.threshold));
		}
		place.scope.marks.place(place.path + name, location, { confidence });
		if (place.scope.options.includeLines && location !== undefined) {
			put(target, `${name}_location`, withoutFiles(location, name, place.scope.files));
		}
		for (const [key, one] of more) {
			setFree(target, `${name}_${key}`, withoutFiles(one, key, place.scope.files));
		}
	},

	file: (value, field, place, target) => {
		if (value === null || value === '') return;
		const data = typeof value === 'string' ? decodeFile(value) : undefined;
		const name = field.binary ?? fieldName(field);
		const numbered = place.row === undefined ? name : `${name}_${place.row}`;
		if (data) place.scope.files.add(numbered, data, field.content);
		else keepUnexpected(value, field, place, target, 'a file in Base64');
	},
};
