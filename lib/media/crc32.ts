const CRC_TABLE = new Uint32Array(256).map((_, byte) => {
	let crc = byte;
	for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? 0xedb88320 ^ (crc >>> 1) : crc >>> 1;
	return crc;
});

/** CRC-32 of ISO 3309, as PNG and ZIP have it. */
export function crc32(bytes: Buffer): number {
	let crc = 0xffffffff;
	for (let at = 0; at < bytes.length; at++) crc = CRC_TABLE[(crc ^ bytes[at]) & 255] ^ (crc >>> 8);
	return (crc ^ 0xffffffff) >>> 0;
}
