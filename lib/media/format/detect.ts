import { latin1 } from '../bytes';
import { type FormatFacts, type FormatId, FORMATS } from './formats';
import { detectText } from './text';
import { detectZip } from './zip';

/** What a file is, by its bytes. */
export interface DetectedFormat extends FormatFacts {
	id: FormatId;
}

/** First bytes, written as Latin-1 text. */
const MAGIC: ReadonlyArray<readonly [id: FormatId, bytes: string]> = [
	['JPEG', '\xff\xd8\xff'],
	['PNG', '\x89PNG\r\n\x1a\n'],
	['GIF', 'GIF87a'],
	['GIF', 'GIF89a'],
	['TIFF', 'II*\0'],
	['TIFF', 'MM\0*'],
	['TIFF', 'II+\0'],
	['TIFF', 'MM\0+'],
	['PSD', '8BPS\0\x01'],
	['PSD', '8BPS\0\x02'],
	['PDF', '%PDF-'],
	['JPEG2000', '\0\0\0\x0cjP  \r\n\x87\n'],
	['JPEG2000', '\xffO\xffQ'],
	['JPEGXL', '\0\0\0\x0cJXL \r\n\x87\n'],
	['JPEGXL', '\xff\n'],
	['DJVU', 'AT&TFORM'],
	['OLE', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'],
	['RTF', '{\\rtf'],
	['POSTSCRIPT', '%!PS'],
	['RAR', 'Rar!\x1a\x07'],
	['SEVENZIP', "7z\xbc\xaf'\x1c"],
	['GZIP', '\x1f\x8b\x08'],
];

const HEIC_BRANDS = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1', 'heif'];

const startsWith = (bytes: Buffer, text: string, offset = 0): boolean =>
	bytes.length >= offset + text.length && latin1(bytes, offset, offset + text.length) === text;

/** HEIC, AVIF and MP4 share one container and differ in the brands of its first box. */
function detectBox(bytes: Buffer): FormatId | undefined {
	if (!startsWith(bytes, 'ftyp', 4) || bytes.length < 12) return undefined;
	const end = Math.min(bytes.readUInt32BE(0), bytes.length, 256);
	const brands: string[] = [];
	for (let at = 8; at + 4 <= Math.max(end, 12); at += 4) brands.push(latin1(bytes, at, at + 4));
	if (brands.some((brand) => brand === 'avif' || brand === 'avis')) return 'AVIF';
	return brands.some((brand) => HEIC_BRANDS.includes(brand)) ? 'HEIC' : 'VIDEO';
}

/** Formats whose first bytes alone are too common: their headers have to make sense too. */
function detectWeak(bytes: Buffer): FormatId | undefined {
	if (startsWith(bytes, 'BM') && bytes.length >= 18) {
		const header = bytes.readUInt32LE(14);
		if (header >= 12 && header <= 256) return 'BMP';
	}
	if (bytes[0] === 0x0a && bytes.length >= 12) {
		const known = bytes[1] <= 5 && bytes[1] !== 1 && bytes[2] <= 1;
		if (known && [1, 2, 4, 8].includes(bytes[3])) return 'PCX';
	}
	if (startsWith(bytes, '\0\0\x01\0') && bytes.length >= 22) {
		const count = bytes.readUInt16LE(4);
		if (count > 0 && bytes.readUInt32LE(18) >= 6 + 16 * count) return 'ICO';
	}
	return undefined;
}

function detectId(bytes: Buffer): FormatId | undefined {
	const magic = MAGIC.find(([, text]) => startsWith(bytes, text));
	if (magic) return magic[0];
	if (startsWith(bytes, 'RIFF') && startsWith(bytes, 'WEBP', 8)) return 'WEBP';
	if (startsWith(bytes, 'PK\x03\x04') || startsWith(bytes, 'PK\x05\x06')) return detectZip(bytes);
	const found = detectBox(bytes) ?? detectWeak(bytes);
	if (found) return found;
	const text = detectText(bytes);
	if (text && text !== 'TEXT') return text;
	// Readers accept a PDF that starts anywhere in the first kilobyte
	if (bytes.subarray(0, 1024).includes('%PDF-')) return 'PDF';
	return text;
}

/** What the bytes are, whatever the file name or type says; undefined when nothing known. Never throws. */
export function detectFormat(bytes: Buffer): DetectedFormat | undefined {
	const id = detectId(bytes);
	return id && { id, ...FORMATS[id] };
}
