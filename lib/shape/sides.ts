/** Both sides of a document in one answer, as one flat document. */
import type { Answer, Field } from '../catalogue/types';
import { newScope, type Scope } from './scope';
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
 * they differ, the front's stands and the back's is repeated in `back`. A file that both sides have is
 * named after its side.
 */
export function mergeSides(
	fields: readonly Field[],
	source: Json,
	sides: Sides,
	scope: Scope,
	read: (fields: readonly Field[], source: Json, scope: Scope) => Json,
): Json {
	const front = newScope(scope.options);
	const back = newScope(scope.options);
	const merged = read(fields, sides.front, front);
	const { rest, differing } = merge(merged, read(fields, sides.back, back));
	Object.assign(merged, rest);
	if (Object.keys(differing).length > 0) put(merged, 'back', differing);

	const both = new Set(
		front.files.files
			.map((file) => file.name)
			.filter((name) => back.files.files.some((file) => file.name === name)),
	);
	const bothScopes = [
		['front', front],
		['back', back],
	] as const;
	for (const [side, { files, review, marks }] of bothScopes) {
		for (const file of files.files) {
			const name = both.has(file.name) ? `${file.name}_${side}` : file.name;
			scope.files.take({ ...file, name });
		}
		const shown = (path: string): string =>
			side === 'back' && hasPath(differing, path) ? `back.${path}` : path;
		for (const { field, reason, expected } of review.all()) {
			scope.review.doubt(shown(field), reason, expected);
		}
		for (const [path, confidence] of marks.confidences) scope.marks.sure(shown(path), confidence);
		for (const { name, location, ...more } of marks.places) {
			scope.marks.place(shown(name), location, more);
		}
	}
	const others = Object.fromEntries(
		Object.entries(source).filter(([name]) => !Object.hasOwn(sides, name)),
	);
	const beside = merge(merged, read(fields, others, scope));
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
