/** One document: its fields, both sides, what the service says beside them, and checks. */
import type { Answer, Field } from '../catalogue/types';
import { DOCUMENT_CHECKS } from '../checks';
import { LONGEST_CHECKED, readFields } from './fields';
import { isPlace, leavesBeside } from './marks';
import { NOTHING_FOUND } from './review';
import type { Scope } from './scope';
import { mergeSides, readSideName, sidesOf } from './sides';
import { isEmpty, isRecord, put, type Json } from './values/json';

/**
 * Reads the fields of one document and everything that is doubtful about them.
 * @param source what the answer says about it, without files
 */
export function readDocument(answer: Answer, source: Json, scope: Scope): Json {
	const { fields, checks = [] } = answer;
	const sides = sidesOf(answer, source);
	const read = (side: Json, of: Scope): Json => readSide(fields, side, of);
	const json = sides ? mergeSides(source, sides, scope, read) : read(source, scope);
	const side = readSideName(fields, json);
	if (side && !Object.hasOwn(json, 'side')) json.side = side;
	// Long values prove nothing; the text around tables tells their unit
	const short = Object.fromEntries(
		Object.entries(json).filter(
			([name, value]) =>
				name === 'text' || typeof value !== 'string' || value.length <= LONGEST_CHECKED,
		),
	);
	for (const name of checks) {
		for (const { field, reason, expected } of DOCUMENT_CHECKS[name](
			short,
			scope.task.facts.today,
		)) {
			scope.doubt(field, reason, expected);
		}
	}
	if (scope.files.files.length === 0 && !saysSomething(fields, source)) {
		scope.doubt('document', NOTHING_FOUND);
	}
	return json;
}

/** The fields of one side, with their confidences and places. */
export function readSide(fields: readonly Field[], source: Json, scope: Scope): Json {
	const json = readFields(fields, source, scope, '');
	readConfidence(fields, source, scope);
	const { text_location: places } = source;
	if (places !== undefined && !readPlaces(fields, source, places, scope)) {
		put(json, 'text_location', places);
	}
	return json;
}

/**
 * Confidences by field, and a doubt about each that is below the threshold. An empty value is no doubt: the
 * service gives it 0. What finds no field is shown, and doubted, under its own name.
 */
function readConfidence(fields: readonly Field[], source: Json, scope: Scope): void {
	const { confidence: tree } = source;
	if (tree === undefined || tree === null) return;
	const leaves = leavesBeside(fields, source, tree, (leaf) => typeof leaf !== 'object');
	for (const { leaf, path, value, known } of leaves) {
		const name = path === '' ? 'document' : path;
		scope.confidences.set(name, leaf);
		const words = isRecord(value) && Object.hasOwn(value, 'words') ? value.words : value;
		// A count of nothing has no confidence
		const nothing = known ? isEmpty(words) || (words === 0 && leaf === 0) : leaf === 0;
		if (!nothing) scope.doubtLow(name, leaf);
	}
}

/** Places by field, where they are asked for and all of them are corner points. */
function readPlaces(fields: readonly Field[], source: Json, tree: unknown, scope: Scope): boolean {
	if (!scope.options.includePositions) return false;
	const leaves = leavesBeside(fields, source, tree, isPlace);
	for (const { leaf, path } of leaves) if (isPlace(leaf)) scope.place(path, leaf);
	return leaves.every(({ leaf }) => isPlace(leaf) || isEmpty(leaf));
}

/** Whether anything was recognized: a text anywhere but among places and confidences. */
function saysSomething(fields: readonly Field[], source: Json): boolean {
	const details = new Set(fields.filter((field) => field.detail).map((field) => field.name));
	return Object.entries(source).some(([name, value]) => !details.has(name) && hasText(value));
}

function hasText(value: unknown): boolean {
	if (typeof value === 'string') return !isEmpty(value);
	if (Array.isArray(value)) return value.some(hasText);
	if (!isRecord(value)) return false;
	// The kind of a region is no text of the picture
	const region = value.type === 'text' || value.type === 'table';
	return Object.entries(value).some(
		([name, inner]) => !(region && name === 'type') && hasText(inner),
	);
}
