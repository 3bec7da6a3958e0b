/** Files that come as Base64 inside JSON: found, decoded, named and taken out of it. */
import type { Answer, Field } from '../catalogue/types';
import type { AnswerBudget } from './budget';
import { detectFormat } from '../media/format/detect';
import { FORMATS } from '../media/format/formats';
import type { ShapedFile } from './types';
import { freeName, isEmpty, isRecord, own, put, uniqueNames, type Json } from './values/json';

/** Values that a file costs: it is more work for n8n than a value */
const NODES_OF_A_FILE = 100;

/** Longer Base64 than this never stays in the JSON of an item. */
const LONGEST_KEPT = 1024;

/** Texts that were recognized: no files in an item, however long. A raw answer is searched as a whole. */
const RECOGNIZED = ['words', 'text', 'formula'];

const PREFIX = /^data:[^,]{0,200},/;

/** Over a text of megabytes the regular expression would overflow the stack */
const PIECE = 4096;
const ALPHABET = /^[A-Za-z0-9+/_-]*$/;

/** Whether there is nothing but Base64 between two places of a text. */
function isBase64(text: string, from = 0, to = text.length): boolean {
	let end = to;
	while (end > from && to - end < 2 && text[end - 1] === '=') end--;
	for (let at = from; at < end; at += PIECE) {
		if (!ALPHABET.test(text.slice(at, Math.min(at + PIECE, end)))) return false;
	}
	return end > from;
}

/**
 * Whether a text of an unknown field is a file in Base64: in one piece, or in lines of the usual 60 and
 * more characters (words with blanks between them are none).
 */
function looksLikeFile(text: string): boolean {
	if (text.length <= LONGEST_KEPT) return false;
	const plain = text.replace(PREFIX, '').trimEnd();
	let from = 0;
	for (let end = plain.indexOf('\n'); end >= 0; end = plain.indexOf('\n', from)) {
		const line = plain[end - 1] === '\r' ? end - 1 : end;
		if (line - from < 60 || plain[line - 1] === '=' || !isBase64(plain, from, line)) return false;
		from = end + 1;
	}
	return isBase64(plain, from);
}

/** Bytes of a Base64 text, with or without a data URL prefix; undefined where it is none. */
function decodeFile(text: string): Buffer | undefined {
	const head = text.replace(PREFIX, '');
	const plain = /\s/.test(head) ? head.replace(/\s+/g, '') : head;
	if (!isBase64(plain)) return undefined;
	const data = Buffer.from(plain, 'base64');
	return data.length > 0 ? data : undefined;
}

/** The files of one document, with names of their own. */
export class FileBasket {
	readonly files: ShapedFile[] = [];
	private readonly unique = uniqueNames();

	constructor(private readonly budget: AnswerBudget) {}

	/** Keeps the file, typed by its bytes; gives the name of its binary field, which is free and fit for one. */
	add(name: string, data: Buffer, content?: Field['content']): string {
		this.budget.spend(NODES_OF_A_FILE);
		const found = detectFormat(data);
		// Some programs do not put the entries that identify a workbook first
		const format = found?.id === 'ZIP' && content === 'xlsx' ? FORMATS.XLSX : found;
		const plain = name.slice(0, 200).replace(/[^\p{L}\p{N}_]+/gu, '_');
		const free = this.unique(plain.slice(0, 60) || 'file');
		const { mimeType = 'application/octet-stream', extension = 'bin' } = format ?? {};
		this.files.push({ name: free, data, mimeType, extension });
		return free;
	}
}

/** The file fields of an answer, those inside groups and rows included. */
const fileFields = (fields: readonly Field[]): Field[] =>
	fields.flatMap((field) => (field.type === 'file' ? [field] : fileFields(field.fields ?? [])));

/** Fields that are filled on both sides of a card: their files are named after the side. */
function onBothSides(sides: Answer['sides'], source: unknown): string[] {
	const [front, back] = (sides ?? []).map((side) => own(source, side));
	if (!isRecord(front) || !isRecord(back)) return [];
	return Object.keys(front).filter((name) => !isEmpty(front[name]) && !isEmpty(own(back, name)));
}

/**
 * A value of the answer without its files, known and unknown ones: each becomes a binary field, numbered by its place
 * in the nearest list. Only what changes is copied.
 * @param name of the value
 * @param left what stays in the place of a file, nothing when left out
 */
export function withoutFiles(
	value: unknown,
	name: string,
	{ fields, sides, shape }: Answer,
	basket: FileBasket,
	left?: (name: string) => string,
): unknown {
	const known = new Map(fileFields(fields).map((field) => [field.name, field]));
	const twice = onBothSides(sides, own(value, 'result') ?? value);

	function taken(text: string, key: string, index: number | undefined, parent: string): unknown {
		const field = known.get(key);
		const isFile =
			field !== undefined || ((left || !RECOGNIZED.includes(key)) && looksLikeFile(text));
		const data = isFile ? decodeFile(text) : undefined;
		if (!data) return text;
		const side = twice.includes(key) ? `_${parent}` : '';
		// The files of a smart document are those of one page: numbered only where there are several
		const number = index === undefined || (field && shape === 'sections') ? '' : `_${index}`;
		const base = field?.binary ?? field?.as ?? key;
		const binary = basket.add(`${base}${side}${number}`, data, field?.content);
		return left?.(binary);
	}

	function walk(node: unknown, key: string, index: number | undefined, parent: string): unknown {
		if (typeof node === 'string') return taken(node, key, index, parent);
		if (typeof node !== 'object' || node === null) return node;
		if (Array.isArray(node)) {
			// null keeps the place of an element that became a file
			const list = node.map((element: unknown, at) =>
				typeof element === 'number' ? element : (walk(element, key, at + 1, parent) ?? null),
			);
			return list.every((kept, at) => kept === node[at]) ? node : list;
		}
		const json = node as Json;
		const names = Object.keys(json);
		const kept = names.map((name) => walk(json[name], name, index, key));
		const isChanged = names.some((name, at) => kept[at] !== json[name] || name === '__proto__');
		if (!isChanged) return json;
		const copy: Json = {};
		for (const [at, name] of names.entries()) {
			const free = name === '__proto__' ? freeName(json, 'proto') : name;
			if (kept[at] !== undefined) put(copy, free, kept[at]);
		}
		return copy;
	}

	return walk(value, name, undefined, '');
}
