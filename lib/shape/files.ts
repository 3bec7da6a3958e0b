/** Files that come as Base64 inside JSON: found, decoded and named. */
import type { Field } from '../catalogue/types';
import { detectFormat } from '../media/format/detect';
import { FORMATS } from '../media/format/formats';
import type { ShapedFile } from './types';
import { uniqueNames } from './values/json';

/** Longer Base64 than this never stays in the JSON of an item. */
const LONGEST_KEPT = 1024;

const BASE64 = /^[A-Za-z0-9+/_-]+={0,2}$/;
/** In one piece, or in lines of the usual 60 and more characters: words with blanks between them are none */
const WRAPPED_BASE64 = /^(?:[A-Za-z0-9+/_-]{60,}\r?\n)*[A-Za-z0-9+/_-]+={0,2}\s*$/;
const PREFIX = /^data:[^,]{0,200},/;

/** Whether a text of an unknown field is a file in Base64. */
export function looksLikeFile(text: string): boolean {
	if (text.length <= LONGEST_KEPT) return false;
	return WRAPPED_BASE64.test(text.replace(PREFIX, ''));
}

/** Bytes of a Base64 text, with or without a data URL prefix; undefined where it is none. */
export function decode(text: string): Buffer | undefined {
	const plain = text.replace(PREFIX, '').replace(/\s+/g, '');
	if (!BASE64.test(plain)) return undefined;
	const data = Buffer.from(plain, 'base64');
	return data.length > 0 ? data : undefined;
}

/** The files of one document, with names of their own. */
export class FileBasket {
	readonly files: ShapedFile[] = [];
	private readonly unique = uniqueNames();

	/** Keeps the file, typed by its bytes; gives the name of its binary field. */
	add(name: string, data: Buffer, content?: Field['content']): string {
		const found = detectFormat(data);
		// Not every writer puts the entries that tell a workbook from another archive first
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
		const name = this.unique(file.name.replace(/[^\p{L}\p{N}_]+/gu, '_').slice(0, 60) || 'file');
		this.files.push({ ...file, name });
		return name;
	}
}
