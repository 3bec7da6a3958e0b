/** What the service says beside the values: how sure it is of each, and where it stands on the page. */
import type { Field } from '../catalogue/types';
import type { PlaceOfValue } from './types';
import { isRecord, own, type Json } from './values/json';

/** The documented trees have four levels */
const MOST_LEVELS = 8;

/** Names of confidences in older answers, whose fields have other names today. */
const OLDER_NAMES: Readonly<Record<string, string>> = {
	starting_station: 'departure_station',
	starting_station_en: 'departure_station_en',
	starting_time: 'departure_time',
	ticket_rates: 'ticket_price',
	ticket_office: 'sale_location',
	date_of_issue: 'issue_date',
	vehicle_weight: 'maximum_capacity',
};

/** Confidences and places by the path of the value in the item; rows count from 1. */
export class Marks {
	/** 0 to 1; what is no number is kept as it came */
	readonly confidences = new Map<string, unknown>();
	readonly places: PlaceOfValue[] = [];

	constructor(readonly wantsPlaces: boolean) {}

	sure(path: string, confidence: unknown): void {
		this.confidences.set(path, confidence);
	}

	/** @param more text and confidence of a part of a value, e.g. one line of a text */
	place(path: string, location: unknown, more: Omit<PlaceOfValue, 'name' | 'location'> = {}): void {
		if (!this.wantsPlaces || location === undefined || location === null) return;
		this.places.push({ name: path, location, ...more });
	}
}

/** A leaf of a tree beside the fields, and the field it is about. */
interface Leaf {
	leaf: unknown;
	/** Path of the field in the item, or the leaf's own path where there is no such field */
	path: string;
	value: unknown;
	/** Whether the catalogue or the answer has such a field */
	known: boolean;
}

/** The leaves of `confidence` or `text_location`: a tree that repeats the names of the fields. */
export function leavesBeside(
	fields: readonly Field[],
	source: Json,
	tree: unknown,
	isLeaf: (value: unknown) => boolean,
): Leaf[] {
	const leaves: Leaf[] = [];
	const walk = (
		at: Omit<Leaf, 'leaf'> & { inside: readonly Field[] },
		node: unknown,
		level = 0,
	) => {
		if (isLeaf(node) || typeof node !== 'object' || node === null || level > MOST_LEVELS) {
			const { path, value, known } = at;
			leaves.push({ leaf: node, path, value, known });
		} else if (Array.isArray(node)) {
			const list = Array.isArray(at.value) ? at.value : [at.value];
			node.forEach((one, index) =>
				walk(
					{ ...at, path: `${at.path}.${index + 1}`, value: (list as unknown[])[index] },
					one,
					level + 1,
				),
			);
		} else {
			for (const [key, one] of Object.entries(node)) walk(fieldOf(key, at), one, level + 1);
		}
	};
	const [flatFields, flatSource] = flattened(fields, source);
	walk({ path: '', value: flatSource, known: true, inside: flatFields }, tree);
	return leaves;
}

/** The field that a key is about: keys come with blanks around them, and under older names. */
function fieldOf(
	key: string,
	{ path, value, inside }: { path: string; value: unknown; inside: readonly Field[] },
): Omit<Leaf, 'leaf'> & { inside: readonly Field[] } {
	const trimmed = key.trim();
	const isThere = (name: string) =>
		inside.some((field) => field.name === name) || own(value, name) !== undefined;
	const older = OLDER_NAMES[trimmed];
	const name = [key, trimmed, ...(older ? [older] : [])].find(isThere) ?? trimmed;
	const field = inside.find((one) => one.name === name);
	const shown = field?.as ?? name;
	return {
		path: shown === '' ? path : path === '' ? shown : `${path}.${shown}`,
		value: own(value, name),
		known: isThere(name),
		inside: field?.fields ?? [],
	};
}

/** Fields of groups that are spread into the document stand beside the others. */
function flattened(fields: readonly Field[], source: Json): [Field[], Json] {
	const spread = fields.filter((field) => field.type === 'group' && field.as === '');
	return [
		[...fields, ...spread.flatMap((field) => field.fields ?? [])],
		Object.assign({}, ...spread.map((field) => own(source, field.name)), source) as Json,
	];
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
