/** Files that come as Base64 inside JSON: found, decoded and named. */
import type { Field } from '../catalogue/types';
import type { AnswerBudget } from './budget';
import { detectFormat } from '../media/format/detect';
import { FORMATS } from '../media/format/formats';
import type { ShapedFile } from './types';
import { uniqueNames } from './values/json';

/** Values that a file costs: it is more work for n8n than a value */
const NODES_OF_A_FILE = 100;

/** Longer Base64 than this never stays in the JSON of an item. */
const LONGEST_KEPT = 1024;

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
export function looksLikeFile(text: string): boolean {
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
export function decodeFile(text: string): Buffer | undefined {
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

	/** Keeps the file, typed by its bytes; gives the name of its binary field. */
	add(name: string, data: Buffer, content?: Field['content']): string {
		const found = detectFormat(data);
		// Some programs do not put the entries that identify a workbook first
		const format = found?.id === 'ZIP' && content === 'xlsx' ? FORMATS.XLSX : found;
		return this.take({
			name,
			data,
			mimeType: format?.mimeType ?? 'application/octet-stream',
			extension: format?.extension ?? 'bin',
		});
	}

	/** Keeps a file that is known already, under a name that is fit for a binary field and free. */
	take(file: ShapedFile): string {
		this.budget.spend(NODES_OF_A_FILE);
		const plain = file.name.slice(0, 200).replace(/[^\p{L}\p{N}_]+/gu, '_');
		const name = this.unique(plain.slice(0, 60) || 'file');
		this.files.push({ ...file, name });
		return name;
	}
}
