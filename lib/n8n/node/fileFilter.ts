/** Which files of an item are documents: mails bring logos, invitations and signatures as well. */
import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { detectFormat } from '../../media/format/detect';
import { pixelSize } from '../../media/size/readSize';
import { textsOf } from './parameters';

export interface FileFilter {
	kinds: string;
	/** Pixels; smaller pictures are skipped */
	smallestSide: number;
	/** Patterns with * and ?; a file that fits one of them passes */
	names: string[];
}

const PAGES = ['PDF', 'OFD'];

/** A longer pattern never matches: names come from unknown senders, and the cost grows with both lengths. */
const LONGEST_PATTERN = 255;

/** The filter that the user set for the files of an item; undefined where there is none. */
export function fileFilterOf(context: IExecuteFunctions, item: number): FileFilter | undefined {
	const given = context.getNodeParameter('fileFilter', item, {}) as IDataObject | null;
	if (typeof given !== 'object' || given === null || Object.keys(given).length === 0) {
		return undefined;
	}
	return {
		kinds: String(given.kinds ?? 'any'),
		smallestSide: Number(given.smallestSide) || 0,
		names: textsOf(given.names ?? ''),
	};
}

/** Whether a name matches a pattern in which * is any characters and ? is one; upper and lower case are equal. */
export function fitsPattern(name: string, pattern: string): boolean {
	const [letters, signs] = [[...name.toLowerCase()], [...pattern.toLowerCase()]];
	if (signs.length > LONGEST_PATTERN) return false;
	let [at, sign] = [0, 0];
	// Position of the last star, and the end of what it matches: earlier stars never have to match more
	let star = -1;
	let taken = 0;
	while (at < letters.length) {
		if (signs[sign] === '*') {
			star = sign++;
			taken = at;
		} else if (sign < signs.length && (signs[sign] === '?' || signs[sign] === letters[at])) {
			at++;
			sign++;
		} else if (star >= 0) {
			sign = star + 1;
			at = ++taken;
		} else return false;
	}
	return signs.slice(sign).every((rest) => rest === '*');
}

/** Whether the name of a file passes. */
export const passesByName = ({ names }: FileFilter, name: string): boolean =>
	names.length === 0 || names.some((pattern) => fitsPattern(name, pattern));

/** Whether a file passes by the format and size found in its bytes; its name does not count. */
export function passesByBytes({ kinds, smallestSide }: FileFilter, bytes: Buffer): boolean {
	const format = detectFormat(bytes);
	const isPages = format !== undefined && PAGES.includes(format.id);
	const isPicture = format?.mimeType.startsWith('image/') === true && format.id !== 'SVG';
	if (kinds === 'pictures' && !isPicture) return false;
	if (kinds === 'pdfs' && !isPages) return false;
	if (kinds === 'picturesAndPdfs' && !isPicture && !isPages) return false;
	const size = isPicture && smallestSide > 0 ? pixelSize(bytes, format.id) : undefined;
	return size === undefined || Math.min(size.width, size.height) >= smallestSide;
}

/** Skipped files that are named. */
const MOST_NAMED = 3;

/** What the filter left out, as a sentence; empty where it was nothing. */
export function skippedLine({ files, items }: { files: string[]; items: number }): string {
	const named = files.slice(0, MOST_NAMED).join(', ');
	const more = files.length > MOST_NAMED ? ` and ${files.length - MOST_NAMED} more` : '';
	const were = files.length === 1 ? 'file was' : 'files were';
	const left =
		files.length > 0 ? `${files.length} ${were} skipped by the file filter: ${named}${more}.` : '';
	const none =
		items > 0 ? `${items} ${items === 1 ? 'item has' : 'items have'} no file to read.` : '';
	return [left, none].filter(Boolean).join(' ');
}
