/** Confidences that the service gives field by field, beside the fields. */
import type { Field } from '../catalogue/types';
import { lowConfidence, type Review } from './review';
import { isEmpty, isRecord, own, type Json } from './values/json';

/** The documented trees have four levels */
const MOST_LEVELS = 8;

/**
 * Names each value whose confidence is below the threshold. An empty value is no doubt: the service
 * gives it 0. A confidence without such a field says nothing.
 */
export function reviewConfidence(
	fields: readonly Field[],
	source: Json,
	threshold: number,
	review: Review,
): void {
	const confidence = own(source, 'confidence');
	if (typeof confidence === 'number') {
		if (confidence < threshold) review.doubt('confidence', lowConfidence(confidence, threshold));
	} else if (isRecord(confidence)) {
		const [flatFields, flatSource] = flattened(fields, source);
		compare(flatFields, flatSource, confidence, '', { threshold, review, level: 0 });
	}
}

/** Fields of groups that are spread into the document stand beside the others. */
function flattened(fields: readonly Field[], source: Json): [Field[], Json] {
	const spread = fields.filter((field) => field.type === 'group' && field.as === '');
	return [
		[...fields, ...spread.flatMap((field) => field.fields ?? [])],
		Object.assign({}, ...spread.map((field) => own(source, field.name)), source) as Json,
	];
}

interface Task {
	readonly threshold: number;
	readonly review: Review;
	readonly level: number;
}

function compare(
	fields: readonly Field[],
	value: unknown,
	confidence: unknown,
	path: string,
	task: Task,
): void {
	if (task.level > MOST_LEVELS || isEmpty(value)) return;
	const deeper = { ...task, level: task.level + 1 };
	if (typeof confidence === 'number') {
		const words = isRecord(value) && Object.hasOwn(value, 'words') ? value.words : value;
		// A count of nothing has no confidence
		const nothing = isEmpty(words) || (words === 0 && confidence === 0);
		if (confidence < task.threshold && !nothing) {
			task.review.doubt(path, lowConfidence(confidence, task.threshold));
		}
	} else if (Array.isArray(confidence) && Array.isArray(value)) {
		confidence.forEach((one, index) =>
			compare(fields, value[index], one, `${path}.${index + 1}`, deeper),
		);
	} else if (isRecord(confidence) && isRecord(value)) {
		for (const [name, one] of Object.entries(confidence)) {
			const field = fields.find((known) => known.name === name);
			const shown = field?.as ?? name;
			const inner = shown === '' ? path : path === '' ? shown : `${path}.${shown}`;
			compare(field?.fields ?? [], own(value, name), one, inner, deeper);
		}
	}
}
