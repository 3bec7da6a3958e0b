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

/** The names in the list at the end of the archive; none where it is cut off. */
function* namesIn(bytes: Buffer): Generator<string> {
	const tail = bytes.subarray(-65_557);
	const end = tail.lastIndexOf('PK\x05\x06', undefined, 'latin1');
	if (end < 0 || end + 20 > tail.length) return;
	let at = tail.readUInt32LE(end + 16);
	for (let count = 0; count < MAX_NAMES && at + 46 <= bytes.length; count++) {
		if (bytes.readUInt32LE(at) !== 0x02014b50) return;
		const length = bytes.readUInt16LE(at + 28);
		yield latin1(bytes, at + 46, at + 46 + Math.min(length, MAX_NAME));
		at += 46 + length + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
	}
}

/** What a ZIP container holds: OFD, an Office document, or just files. */
export function detectZip(bytes: Buffer): FormatId {
	const first = latin1(bytes, 30, 30 + 80);
	if (first.startsWith('mimetypeapplication/vnd.oasis.opendocument.')) return 'ODF';
	for (const name of namesIn(bytes)) {
		const part = MAIN_PARTS.find(([pattern]) => pattern.test(name));
		if (part) return part[1];
	}
	return 'ZIP';
}
