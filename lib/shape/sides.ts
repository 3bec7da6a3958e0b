/** Both sides of a document in one answer, as one flat document. */
import type { Answer, Field } from '../catalogue/types';
import { Scope } from './scope';
import { freeName, isEmpty, isRecord, isSameJson, own, put, type Json } from './values/json';

type Sides = Record<'front' | 'back', Json>;

/** The sides, where the entry has them and the answer holds at least one. */
export function sidesOf(answer: Answer, source: Json): Sides | undefined {
	if (!answer.sides) return undefined;
	const [front, back] = answer.sides.map((name) => own(source, name));
	if (!isRecord(front) && !isRecord(back)) return undefined;
	return { front: isRecord(front) ? front : {}, back: isRecord(back) ? back : {} };
}

/**
 * Fields of the front, then of the back. Where both sides have a field, the filled one stands; where
 * they differ, the front's stands and the back's is repeated in `back`.
 */
export function mergeSides(
	source: Json,
	sides: Sides,
	scope: Scope,
	read: (source: Json, scope: Scope) => Json,
): Json {
	const back = new Scope(scope.task);
	const merged = read(sides.front, scope);
	const { rest, differing } = merge(merged, read(sides.back, back));
	Object.assign(merged, rest);
	if (Object.keys(differing).length > 0) put(merged, 'back', differing);

	const shown = (path: string): string => (hasPath(differing, path) ? `back.${path}` : path);
	for (const { field, ...doubt } of back.doubts)
		scope.doubts.push({ field: shown(field), ...doubt });
	for (const [path, confidence] of back.confidences) scope.confidences.set(shown(path), confidence);
	for (const { name, ...place } of back.places) scope.places.push({ name: shown(name), ...place });

	const others = Object.fromEntries(
		Object.entries(source).filter(([name]) => !Object.hasOwn(sides, name)),
	);
	const beside = merge(merged, read(others, scope));
	Object.assign(merged, beside.rest);
	for (const [name, value] of Object.entries(beside.differing)) {
		put(merged, freeName(merged, name), value);
	}
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

/** Puts the back's fields into the front's; gives those that are new and those that differ. */
function merge(front: Json, back: Json): { rest: Json; differing: Json } {
	const rest: Json = {};
	const differing: Json = {};
	for (const [name, value] of Object.entries(back)) {
		const there = own(front, name);
		if (!Object.hasOwn(front, name)) put(rest, name, value);
		else if (isRecord(there) && isRecord(value)) {
			const inner = merge(there, value);
			put(front, name, { ...there, ...inner.rest });
			if (Object.keys(inner.differing).length > 0) put(differing, name, inner.differing);
		} else if (isEmpty(there)) put(front, name, value);
		else if (!isEmpty(value) && !isSameJson(there, value)) put(differing, name, value);
	}
	return { rest, differing };
}

/** Whether an object holds a dotted path. */
function hasPath(source: Json, path: string): boolean {
	let value: unknown = source;
	for (const name of path.split('.')) {
		if (!isRecord(value) || !Object.hasOwn(value, name)) return Array.isArray(value);
		value = value[name];
	}
	return true;
}
