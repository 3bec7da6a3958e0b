import { latin1 } from '../bytes';
import type { FormatId } from './formats';

/** More names than any Office file has before its main part. */
const MAX_NAMES = 2000;

/** Main parts have short names. */
const MAX_NAME = 100;

const MAIN_PARTS: ReadonlyArray<readonly [RegExp, FormatId]> = [
	[/^OFD\.xml$/i, 'OFD'],
	[/^word\//, 'DOCX'],
	[/^xl\//, 'XLSX'],
	[/^ppt\//, 'PPTX'],
];

/** Where the list of names at the end starts, or -1. */
function directoryStart(bytes: Buffer): number {
	const tail = Math.max(0, bytes.length - 65_557);
	const end = bytes.subarray(tail).lastIndexOf('PK\x05\x06', undefined, 'latin1');
	if (end < 0 || tail + end + 20 > bytes.length) return -1;
	return bytes.readUInt32LE(tail + end + 16);
}

function* directoryNames(bytes: Buffer, start: number): Generator<string> {
	let at = start;
	for (let count = 0; count < MAX_NAMES && at + 46 <= bytes.length; count++) {
		if (bytes.readUInt32LE(at) !== 0x02014b50) return;
		const length = bytes.readUInt16LE(at + 28);
		yield latin1(bytes, at + 46, at + 46 + Math.min(length, MAX_NAME));
		at += 46 + length + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
	}
}

/** The headers before each file: read when the list at the end is cut off. */
function* localNames(bytes: Buffer): Generator<string> {
	let at = 0;
	for (let count = 0; count < MAX_NAMES && at >= 0 && at + 30 <= bytes.length; count++) {
		const length = bytes.readUInt16LE(at + 26);
		yield latin1(bytes, at + 30, at + 30 + Math.min(length, MAX_NAME));
		at = bytes.indexOf('PK\x03\x04', at + 30, 'latin1');
	}
}

function byNames(names: Iterable<string>): FormatId | undefined {
	for (const name of names) {
		const part = MAIN_PARTS.find(([pattern]) => pattern.test(name));
		if (part) return part[1];
	}
	return undefined;
}

/** What a ZIP container holds: OFD, an Office document, or just files. */
export function detectZip(bytes: Buffer): FormatId {
	const first = latin1(bytes, 30, 30 + 80);
	if (first.startsWith('mimetypeapplication/vnd.oasis.opendocument.')) return 'ODF';
	const start = directoryStart(bytes);
	const found = start >= 0 ? byNames(directoryNames(bytes, start)) : undefined;
	return found ?? byNames(localNames(bytes)) ?? 'ZIP';
}
