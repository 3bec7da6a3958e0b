import { latin1 } from '../bytes';
import type { FormatId } from './formats';
import { readTiff } from '../size/tiff';

/** Whether a GIF has a second frame: walks the blocks, not the pixels. */
function gifFrames(bytes: Buffer): boolean {
	const table = (flags: number): number => (flags & 0x80 ? 3 << ((flags & 7) + 1) : 0);
	let at = 13 + table(bytes[10]);
	let frames = 0;
	while (at < bytes.length) {
		if (bytes[at] === 0x2c) {
			if (++frames > 1) return true;
			at += 11 + table(bytes[at + 9]);
		} else if (bytes[at] === 0x21) at += 2;
		else return false;
		while (bytes[at] > 0) at += bytes[at] + 1;
		at += 1;
	}
	return false;
}

/** Whether a PNG announces an animation before its pixels. */
function pngAnimated(bytes: Buffer): boolean {
	for (let at = 8; at + 8 <= bytes.length; at += bytes.readUInt32BE(at) + 12) {
		const type = latin1(bytes, at + 4, at + 8);
		if (type === 'acTL') return true;
		if (type === 'IDAT') return false;
	}
	return false;
}

/** Whether the file holds several pictures: an animation, or a TIFF of several pages. Never throws. */
export function hasSeveral(bytes: Buffer, id: FormatId): boolean {
	if (id === 'GIF') return gifFrames(bytes);
	if (id === 'PNG') return pngAnimated(bytes);
	if (id === 'WEBP') return latin1(bytes, 12, 16) === 'VP8X' && (bytes[20] & 2) === 2;
	return id === 'TIFF' && readTiff(bytes)?.several === true;
}

/** Whether an archive or Office file asks for a password. Never throws. */
export function isEncrypted(bytes: Buffer, id: FormatId): boolean {
	if (id === 'ZIP') return latin1(bytes, 0, 4) === 'PK\x03\x04' && (bytes[6] & 1) === 1;
	return id === 'OLE' && bytes.includes('EncryptedPackage', 0, 'utf16le');
}
