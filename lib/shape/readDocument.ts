/** One document: its fields, both sides, what the service says beside them, and checks. */
import type { Answer, Field } from '../catalogue/types';
import { DOCUMENT_CHECKS } from '../checks';
import { withoutFiles } from './withoutFiles';
import { readFields } from './fields';
import { isPlace, leavesBeside } from './marks';
import { LONGEST_CHECKED } from './fieldPlace';
import { lowConfidence, NOTHING_FOUND } from './review';
import type { Scope } from './scope';
import { mergeSides, readSideName, sidesOf } from './sides';
import { isEmpty, isRecord, own, put, type Json } from './values/json';

/** Reads the fields of one document and everything that is doubtful about them. */
export function readDocument(answer: Answer, source: Json, scope: Scope): Json {
	const sides = sidesOf(answer, source);
	const fields = sides
		? mergeSides(answer.fields, source, sides, scope, readSide)
		: readSide(answer.fields, source, scope);
	const side = readSideName(answer.fields, fields);
	if (side && !Object.hasOwn(fields, 'side')) fields.side = side;
	// Long values prove nothing; the text around tables tells their unit
	const short = Object.fromEntries(
		Object.entries(fields).filter(
			([name, value]) =>
				name === 'text' || typeof value !== 'string' || value.length <= LONGEST_CHECKED,
		),
	);
	for (const name of answer.checks ?? []) {
		for (const { field, reason, expected } of DOCUMENT_CHECKS[name](short, scope.options.today)) {
			scope.review.doubt(field, reason, expected);
		}
	}
	if (!saysSomething(answer.fields, source)) scope.review.doubt('document', NOTHING_FOUND);
	return fields;
}

/** The fields of one side; their confidences and places become marks. */
export function readSide(fields: readonly Field[], source: Json, scope: Scope): Json {
	const read = readFields(fields, { scope, source, path: '' });
	readConfidence(fields, source, scope);
	const places = own(source, 'text_location');
	if (places !== undefined && !readPlaces(fields, source, places, scope)) {
		put(read, 'text_location', withoutFiles(places, 'text_location', scope.files));
	}
	return read;
}

/**
 * Confidences by field, and a doubt about each that is below the threshold. An empty value is no doubt: the
 * service gives it 0. What finds no field is shown, and doubted, under its own name.
 */
function readConfidence(fields: readonly Field[], source: Json, scope: Scope): void {
	const tree = own(source, 'confidence');
	if (tree === undefined || tree === null) return;
	const leaves = leavesBeside(fields, source, tree, (leaf) => typeof leaf !== 'object');
	for (const { leaf, path, value, known } of leaves) {
		const name = path === '' ? 'document' : path;
		scope.marks.sure(name, typeof leaf === 'string' ? withoutFiles(leaf, name, scope.files) : leaf);
		if (typeof leaf !== 'number' || leaf >= scope.threshold) continue;
		const words = isRecord(value) && Object.hasOwn(value, 'words') ? value.words : value;
		// A count of nothing has no confidence
		const nothing = known ? isEmpty(words) || (words === 0 && leaf === 0) : leaf === 0;
		if (!nothing) scope.review.doubt(name, lowConfidence(leaf, scope.threshold));
	}
}

/** Places by field, where they are asked for and all of them are corner points. */
function readPlaces(
	fields: readonly Field[],
	source: Json,
	tree: unknown,
	{ options, marks }: Scope,
): boolean {
	if (!options.includePositions) return false;
	const leaves = leavesBeside(fields, source, tree, isPlace);
	for (const { leaf, path } of leaves) if (isPlace(leaf)) marks.place(path, leaf);
	return leaves.every(({ leaf }) => isPlace(leaf) || isEmpty(leaf));
}

/** Whether anything was recognized: a text anywhere but among places and confidences. */
function saysSomething(fields: readonly Field[], source: Json): boolean {
	const details = new Set(fields.filter((field) => field.detail).map((field) => field.name));
	return Object.entries(source).some(([name, value]) => !details.has(name) && hasText(value));
}

function hasText(value: unknown, level = 0): boolean {
	if (typeof value === 'string') return !isEmpty(value);
	if (level > 20) return true;
	if (Array.isArray(value)) return value.some((one) => hasText(one, level + 1));
	if (!isRecord(value)) return false;
	// The kind of a region is no text of the picture
	const region = value.type === 'text' || value.type === 'table';
	return Object.entries(value).some(
		([name, one]) => !(region && name === 'type') && hasText(one, level + 1),
	);
}
