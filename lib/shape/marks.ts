/** What the service says beside the values: how sure it is of each, and where it stands on the page. */
import { OLDER_NAMES } from '../catalogue/fieldNames';
import type { Field } from '../catalogue/types';
import { isRecord, own, type Json } from './values/json';

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
export function leavesBeside(
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
	const field = inside.find((one) => one.name === name);
	const shown = field?.as ?? name;
	return {
		path: [path, shown].filter(Boolean).join('.'),
		value: own(value, name),
		known: isThere(name),
		inside: field?.fields ?? [],
	};
}

/** Whether a value is corner points, [[x, y], …], or a list of such for a value in several parts. */
export const isPlace = (value: unknown): boolean =>
	Array.isArray(value) && (isPoint(value[0]) || (Array.isArray(value[0]) && isPoint(value[0][0])));

const isPoint = (value: unknown): boolean =>
	Array.isArray(value) ? typeof value[0] === 'number' : isRecord(value) && 'x' in value;

/** What a place of the answer is the place of: `plate_location` of `plate_number`, `location` of the document. */
export function ownerOf(name: string): string {
	const stem = name.replace(/_?location$/, '');
	if (stem === 'plate') return 'plate_number';
	return ['', 'image', 'bank_receipt', 'document'].includes(stem) ? 'document' : stem;
}
