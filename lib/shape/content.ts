/** One document: its fields, both sides, confidences and checks. */
import type { Answer, Field } from '../catalogue/types';
import { DOCUMENT_CHECKS } from '../checks';
import { reviewConfidence } from './confidence';
import { readFields } from './fields';
import { NOTHING_FOUND } from './review';
import type { Scope } from './scope';
import { mergeSides, sidesOf } from './sides';
import { isEmpty, isRecord, type Json } from './values/json';

/** Reads the fields of one document and everything that is doubtful about them. */
export function readContent(answer: Answer, source: Json, scope: Scope): Json {
	const sides = sidesOf(answer, source);
	const fields = sides
		? mergeSides(answer.fields, source, sides, scope, readSide)
		: readSide(answer.fields, source, scope);
	for (const name of answer.checks ?? []) {
		for (const { field, reason, expected } of DOCUMENT_CHECKS[name](fields, scope.options.today)) {
			scope.review.doubt(field, reason, expected);
		}
	}
	if (!saysSomething(answer.fields, source)) scope.review.doubt('document', NOTHING_FOUND);
	return fields;
}

function readSide(fields: readonly Field[], source: Json, scope: Scope): Json {
	const read = readFields(fields, { scope, source, path: '' });
	reviewConfidence(fields, source, scope.threshold, scope.review);
	return read;
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
