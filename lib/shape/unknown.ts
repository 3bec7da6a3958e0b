import type { ApiEntry } from '../catalogue/types';
import { isRecord, own } from './values/json';

const isEmptyRecord = (value: unknown): boolean =>
	!isRecord(value) || Object.keys(value).length === 0;

/** Whether an answer that names the kinds of its documents holds none that the service knows. */
export function nothingKnown({ answer }: ApiEntry, body: unknown): boolean {
	const { documents } = answer;
	if (!documents?.contentByType || !documents.typeField || !documents.content) return false;
	const { at, typeField, content, contentByType } = documents;
	const found = at.split('.').reduce<unknown>((value, name) => own(value, name), body);
	if (found === undefined || found === null) return true;
	return (
		Array.isArray(found) &&
		found.every(
			(one) =>
				!Object.hasOwn(contentByType, String(own(one, typeField))) &&
				isEmptyRecord(own(one, content)),
		)
	);
}
