import { latin1 } from '../bytes';
import type { FormatId } from '../format/formats';
import { jpegFrame } from './jpeg';
import { tiffSize } from './tiff';

/** Pixels as stored: a turn noted in EXIF is not applied. */
export interface Size {
	width: number;
	height: number;
}

type SizeReader = (bytes: Buffer) => Size | undefined;

function pngSize(bytes: Buffer, start = 0): Size | undefined {
	// Pictures optimised by Apple's tools have one chunk of their own before the header
	const at = start + (latin1(bytes, start + 12, start + 16) === 'CgBI' ? 28 : 12);
	if (latin1(bytes, at, at + 4) !== 'IHDR') return undefined;
	return { width: bytes.readUInt32BE(at + 4), height: bytes.readUInt32BE(at + 8) };
}

function bmpSize(bytes: Buffer): Size {
	if (bytes.readUInt32LE(14) === 12) {
		return { width: bytes.readUInt16LE(18), height: bytes.readUInt16LE(20) };
	}
	// A negative height means that rows are stored from the top
	return { width: bytes.readInt32LE(18), height: Math.abs(bytes.readInt32LE(22)) };
}

function webpSize(bytes: Buffer): Size | undefined {
	const chunk = latin1(bytes, 12, 16);
	if (chunk === 'VP8X') {
		return { width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 };
	}
	if (chunk === 'VP8L' && bytes[20] === 0x2f) {
		const bits = bytes.readUInt32LE(21);
		return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
	}
	if (chunk === 'VP8 ' && latin1(bytes, 23, 26) === '\x9d\x01\x2a') {
		return { width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff };
	}
	return undefined;
}

function pcxSize(bytes: Buffer): Size {
	return {
		width: bytes.readUInt16LE(8) - bytes.readUInt16LE(4) + 1,
		height: bytes.readUInt16LE(10) - bytes.readUInt16LE(6) + 1,
	};
}

/** The largest picture of the icon: decoders take that one. */
function icoSize(bytes: Buffer): Size | undefined {
	let best: Size | undefined;
	for (let index = 0; index < bytes.readUInt16LE(4) && 22 + index * 16 <= bytes.length; index++) {
		const at = 6 + index * 16;
		// An icon inside may be a whole PNG, whose own header counts
		const inside = pngSize(bytes, bytes.readUInt32LE(at + 12));
		const size = inside ?? { width: bytes[at] || 256, height: bytes[at + 1] || 256 };
		if (!best || size.width * size.height > best.width * best.height) best = size;
	}
	return best;
}

const READERS: Readonly<Partial<Record<FormatId, SizeReader>>> = {
	JPEG: jpegFrame,
	PNG: (bytes) => pngSize(bytes),
	BMP: bmpSize,
	GIF: (bytes) => ({ width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8) }),
	TIFF: tiffSize,
	WEBP: webpSize,
	PCX: pcxSize,
	ICO: icoSize,
	PSD: (bytes) => ({ width: bytes.readUInt32BE(18), height: bytes.readUInt32BE(14) }),
};

const isSide = (value: number): boolean => Number.isSafeInteger(value) && value > 0;

/**
 * Width and height of a picture in pixels, from its header bytes alone: nothing is decoded or copied.
 * Undefined when the header does not hold them (also for PDF and OFD). Never throws.
 */
export function pixelSize(bytes: Buffer, format: FormatId): Size | undefined {
	try {
		const size = READERS[format]?.(bytes);
		if (!size || !isSide(size.width) || !isSide(size.height)) return undefined;
		return { width: size.width, height: size.height };
	} catch {
		// The header ends early: a Buffer refuses to read past its end
		return undefined;
	}
}
