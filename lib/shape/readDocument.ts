/** One document: its fields, both sides, what the service says beside them, and checks. */
import { OLDER_NAMES } from '../fieldNames';
import type { Answer, Field } from '../catalogue/types';
import { DOCUMENT_CHECKS } from '../checks';
import { LONGEST_CHECKED, readFields } from './fields';
import { NOTHING_FOUND } from './review';
import type { Scope } from './scope';
import { mergeSides, readSideName, sidesOf } from './sides';
import { boxesOf } from './values/box';
import { isEmpty, isRecord, own, put, type Json } from './values/json';

/**
 * Reads the fields of one document and everything that is doubtful about them.
 * @param source what the answer says about it, without files
 */
export function readDocument(answer: Answer, source: Json, scope: Scope): Json {
	const { fields, checks = [] } = answer;
	const sides = sidesOf(answer, source);
	const read = (side: Json, of: Scope): Json => readSide(fields, side, of);
	const json = sides ? mergeSides(sides, scope, read) : read(source, scope);
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
	const isPlace = (value: unknown): boolean => boxesOf(value).length > 0;
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

/** The documented trees have four levels */
const MOST_LEVELS = 8;

/** A leaf of a tree beside the fields, and the field it is about. */
interface Leaf {
	leaf: unknown;
	/** Path of the field in the item, or the leaf's own path where there is no such field */
	path: string;
	value: unknown;
	/** Whether the catalogue or the answer has such a field */
	known: boolean;
}

/** Where the walk is: the field that the node is about, and the fields inside it. */
type Position = Omit<Leaf, 'leaf'> & { inside: readonly Field[] };

/** The leaves of `confidence` or `text_location`: a tree that repeats the names of the fields. */
function leavesBeside(
	fields: readonly Field[],
	source: Json,
	tree: unknown,
	isLeaf: (value: unknown) => boolean,
): Leaf[] {
	const leaves: Leaf[] = [];
	const walk = (node: unknown, at: Position, level: number): void => {
		if (isLeaf(node) || typeof node !== 'object' || node === null || level > MOST_LEVELS) {
			const { path, value, known } = at;
			leaves.push({ leaf: node, path, value, known });
		} else if (Array.isArray(node)) {
			const list = (Array.isArray(at.value) ? at.value : [at.value]) as unknown[];
			for (const [index, element] of node.entries()) {
				walk(element, { ...at, path: `${at.path}.${index + 1}`, value: list[index] }, level + 1);
			}
		} else {
			for (const [key, inner] of Object.entries(node)) walk(inner, positionOf(key, at), level + 1);
		}
	};
	// Fields of groups that are spread into the document stand beside the others
	const spread = fields.filter((field) => field.type === 'group' && field.as === '');
	const inside = [...fields, ...spread.flatMap((field) => field.fields ?? [])];
	const inner = spread.map((field) => own(source, field.name));
	const value = Object.assign({}, ...inner, source) as Json;
	walk(tree, { path: '', value, known: true, inside }, 0);
	return leaves;
}

/** The field that a key is about: keys come with blanks around them, and under older names. */
function positionOf(key: string, { path, value, inside }: Position): Position {
	const trimmed = key.trim();
	const isThere = (name: string): boolean =>
		inside.some((field) => field.name === name) || own(value, name) !== undefined;
	const names = [key, trimmed, OLDER_NAMES[trimmed] ?? trimmed];
	const name = names.find(isThere) ?? trimmed;
	const field = inside.find((known) => known.name === name);
	const shown = field?.as ?? name;
	return {
		path: [path, shown].filter(Boolean).join('.'),
		value: own(value, name),
		known: isThere(name),
		inside: field?.fields ?? [],
	};
}
