/** Both sides of a document in one answer, as one flat document. */
import type { Answer, Field } from '../catalogue/types';
import { Scope } from './scope';
import {
	freeName,
	isEmpty,
	isRecord,
	isSameJson,
	own,
	put,
	valueAt,
	type Json,
} from './values/json';

type Sides = Record<'front' | 'back', Json>;

/** The sides, where the entry has them and the answer holds at least one. What stands beside them goes with the front. */
export function sidesOf(answer: Answer, source: Json): Sides | undefined {
	const { front, back, ...beside } = source;
	if (!answer.sides || (!isRecord(front) && !isRecord(back))) return undefined;
	const first: Json = isRecord(front) ? { ...front } : {};
	const differing = merge(first, beside);
	for (const [name, value] of Object.entries(differing)) put(first, freeName(first, name), value);
	return { front: first, back: isRecord(back) ? back : {} };
}

/**
 * Fields of the front, then of the back. Where both sides have a field, the filled one stands; where
 * they differ, the front's stands and the back's is repeated in `back`.
 */
export function mergeSides(
	sides: Sides,
	scope: Scope,
	read: (source: Json, scope: Scope) => Json,
): Json {
	const back = new Scope(scope.task);
	const merged = read(sides.front, scope);
	const differing = merge(merged, read(sides.back, back));
	if (!isEmpty(differing)) put(merged, 'back', differing);

	const shown = (path: string): string =>
		valueAt(differing, path) === undefined ? path : `back.${path}`;
	for (const doubt of back.doubts) scope.doubts.push({ ...doubt, field: shown(doubt.field) });
	for (const [path, sure] of back.confidences) scope.confidences.set(shown(path), sure);
	for (const place of back.places) scope.places.push({ ...place, name: shown(place.name) });
	return merged;
}

/** Which side was read, by the fields that only one side has; undefined where no field says so. */
export function readSideName(
	fields: readonly Field[],
	read: Json,
): 'front' | 'back' | 'both' | undefined {
	const hasFieldOf = (side: Field['side']): boolean =>
		fields.some((field) => field.side === side && !isEmpty(own(read, field.as ?? field.name)));
	if (hasFieldOf('front')) return hasFieldOf('back') ? 'both' : 'front';
	return hasFieldOf('back') ? 'back' : undefined;
}

/** Puts the back's fields into the front's; gives those that differ. */
function merge(front: Json, back: Json): Json {
	const differing: Json = {};
	for (const [name, value] of Object.entries(back)) {
		const there = own(front, name);
		if (isRecord(there) && isRecord(value)) {
			const both = { ...there };
			const inner = merge(both, value);
			put(front, name, both);
			if (!isEmpty(inner)) put(differing, name, inner);
		} else if (isEmpty(there)) put(front, name, value);
		else if (!isEmpty(value) && !isSameJson(there, value)) put(differing, name, value);
	}
	return differing;
}
