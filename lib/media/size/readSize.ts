import { latin1 } from '../bytes';
import type { FormatId } from '../format/formats';
import { jpegFrame } from './jpeg';
import { tiffTags } from './tiff';

/** Pixels as stored: a turn noted in EXIF is not applied. */
export interface Size {
	width: number;
	height: number;
}

const sides = (width = 0, height = 0): Size => ({ width, height });

function pngSize(bytes: Buffer): Size | undefined {
	if (latin1(bytes, 12, 16) !== 'IHDR') return undefined;
	return sides(bytes.readUInt32BE(16), bytes.readUInt32BE(20));
}

function bmpSize(bytes: Buffer): Size {
	if (bytes.readUInt32LE(14) === 12) return sides(bytes.readUInt16LE(18), bytes.readUInt16LE(20));
	// A negative height means that rows are stored from the top
	return sides(bytes.readInt32LE(18), Math.abs(bytes.readInt32LE(22)));
}

function tiffSize(bytes: Buffer): Size {
	const tags = tiffTags(bytes);
	return sides(tags.get(256), tags.get(257));
}

function webpSize(bytes: Buffer): Size | undefined {
	const chunk = latin1(bytes, 12, 16);
	if (chunk === 'VP8X') return sides(bytes.readUIntLE(24, 3) + 1, bytes.readUIntLE(27, 3) + 1);
	if (chunk === 'VP8L' && bytes[20] === 0x2f) {
		const bits = bytes.readUInt32LE(21);
		return sides((bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1);
	}
	if (chunk !== 'VP8 ' || latin1(bytes, 23, 26) !== '\x9d\x01\x2a') return undefined;
	return sides(bytes.readUInt16LE(26) & 0x3fff, bytes.readUInt16LE(28) & 0x3fff);
}

const READERS: Readonly<Partial<Record<FormatId, (bytes: Buffer) => Size | undefined>>> = {
	JPEG: jpegFrame,
	PNG: pngSize,
	BMP: bmpSize,
	GIF: (bytes) => sides(bytes.readUInt16LE(6), bytes.readUInt16LE(8)),
	TIFF: tiffSize,
	WEBP: webpSize,
	PSD: (bytes) => sides(bytes.readUInt32BE(18), bytes.readUInt32BE(14)),
};

const isSide = (value: number): boolean => Number.isSafeInteger(value) && value > 0;

/**
 * Width and height of a picture in pixels, from its header bytes alone: nothing is decoded or copied.
 * Undefined when the header does not hold them (also for PDF, OFD and what nobody scans). Never throws.
 */
export function pixelSize(bytes: Buffer, format: FormatId): Size | undefined {
	try {
		const { width, height } = READERS[format]?.(bytes) ?? sides();
		return isSide(width) && isSide(height) ? { width, height } : undefined;
	} catch {
		// The header ends early: a Buffer refuses to read past its end
		return undefined;
	}
}
