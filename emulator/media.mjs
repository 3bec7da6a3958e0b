/** What a file is and how large, read from its first bytes; nothing is decoded. */

const ascii = (bytes, start, end) => bytes.toString('latin1', start, end);
const starts = (bytes, text) => ascii(bytes, 0, text.length) === text;

/** @param {Buffer} bytes @returns {string | undefined} JPEG, PNG, BMP, GIF, TIFF, WEBP, PCX, ICO, PSD, PDF or OFD */
export function formatOf(bytes) {
	if (bytes.length < 4) return undefined;
	if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'JPEG';
	if (starts(bytes, '\x89PNG\r\n\x1a\n')) return 'PNG';
	if (starts(bytes, 'GIF8')) return 'GIF';
	if (starts(bytes, 'II*\0') || starts(bytes, 'MM\0*')) return 'TIFF';
	if (starts(bytes, 'RIFF') && ascii(bytes, 8, 12) === 'WEBP') return 'WEBP';
	if (starts(bytes, '8BPS')) return 'PSD';
	if (bytes.subarray(0, 1024).includes('%PDF-')) return 'PDF';
	if (starts(bytes, 'PK\x03\x04')) return bytes.includes('OFD.xml') ? 'OFD' : undefined;
	if (starts(bytes, 'BM') && bytes.length > 26) return 'BMP';
	if (starts(bytes, '\0\0\x01\0')) return 'ICO';
	if (bytes[0] === 0x0a && bytes[1] <= 5 && bytes[2] === 1 && bytes.length > 128) return 'PCX';
	return undefined;
}

function jpegSize(bytes) {
	let at = 2;
	while (at + 9 < bytes.length) {
		if (bytes[at] !== 0xff) return undefined;
		const marker = bytes[at + 1];
		if (marker === 0xff) {
			at += 1;
			continue;
		}
		const frame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
		if (frame) return { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
		const bare = marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);
		at += bare ? 2 : 2 + bytes.readUInt16BE(at + 2);
	}
	return undefined;
}

function tiffSize(bytes) {
	const little = bytes[0] === 0x49;
	const u16 = (at) => (little ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at));
	const u32 = (at) => (little ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at));
	const directory = u32(4);
	const found = {};
	for (let i = 0, count = u16(directory); i < count; i++) {
		const entry = directory + 2 + i * 12;
		const name = { 256: 'width', 257: 'height' }[u16(entry)];
		if (name) found[name] = u16(entry + 2) === 3 ? u16(entry + 8) : u32(entry + 8);
	}
	return found.width && found.height ? found : undefined;
}

function webpSize(bytes) {
	const kind = ascii(bytes, 12, 16);
	if (kind === 'VP8X')
		return { width: 1 + bytes.readUIntLE(24, 3), height: 1 + bytes.readUIntLE(27, 3) };
	if (kind === 'VP8 ') {
		return { width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff };
	}
	if (kind !== 'VP8L') return undefined;
	const bits = bytes.readUInt32LE(21);
	return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) };
}

const sizes = {
	PNG: (b) => ({ width: b.readUInt32BE(16), height: b.readUInt32BE(20) }),
	GIF: (b) => ({ width: b.readUInt16LE(6), height: b.readUInt16LE(8) }),
	BMP: (b) => ({ width: Math.abs(b.readInt32LE(18)), height: Math.abs(b.readInt32LE(22)) }),
	PSD: (b) => ({ height: b.readUInt32BE(14), width: b.readUInt32BE(18) }),
	ICO: (b) => ({ width: b[6] || 256, height: b[7] || 256 }),
	PCX: (b) => ({
		width: b.readUInt16LE(8) - b.readUInt16LE(4) + 1,
		height: b.readUInt16LE(10) - b.readUInt16LE(6) + 1,
	}),
	JPEG: jpegSize,
	TIFF: tiffSize,
	WEBP: webpSize,
};

/** @returns {{ width: number, height: number } | undefined} undefined for PDF, OFD and headers that make no sense */
export function sizeOf(bytes, format) {
	try {
		return sizes[format]?.(bytes);
	} catch {
		return undefined; // the header ends too early
	}
}
