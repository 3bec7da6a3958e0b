/** A picture of any size without a library: the same in every run. */

const HEADER = 54;

/** A square BMP of 24 bits full of noise, of about so many bytes. */
export function bmpOf(size) {
	const side = Math.floor(Math.sqrt((size - HEADER) / 3));
	const row = Math.ceil((side * 3) / 4) * 4;
	const bytes = Buffer.alloc(HEADER + row * side);
	bytes.write('BM', 'latin1');
	bytes.writeUInt32LE(bytes.length, 2);
	bytes.writeUInt32LE(HEADER, 10);
	bytes.writeUInt32LE(40, 14);
	bytes.writeInt32LE(side, 18);
	bytes.writeInt32LE(side, 22);
	bytes.writeUInt16LE(1, 26);
	bytes.writeUInt16LE(24, 28);
	bytes.writeUInt32LE(row * side, 34);
	// xorshift: fast, and the same picture in every run
	let state = 0x9e3779b9;
	for (let at = HEADER; at + 4 <= bytes.length; at += 4) {
		state ^= state << 13;
		state ^= state >>> 17;
		state ^= state << 5;
		bytes.writeInt32LE(state | 0, at);
	}
	return bytes;
}
