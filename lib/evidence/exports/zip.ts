/** A zip archive of a few parts, as the Office formats need it. */
import { crc32, deflated } from '../../media/packing';

/** Midnight of 1980-01-01, the first day that a zip knows: the same content gives the same bytes */
const FIRST_DAY = 0x21;
const UTF8_NAMES = 0x800;
const DEFLATE = 8;

/** The archive of the parts, in their order; names are paths with `/`. */
export async function zip(parts: ReadonlyArray<[name: string, content: string]>): Promise<Buffer> {
	const bodies: Buffer[] = [];
	const entries: Buffer[] = [];
	let offset = 0;
	for (const [name, content] of parts) {
		const plain = Buffer.from(content);
		const data = await deflated([plain], 'deflate-raw');
		const path = Buffer.from(name);
		const facts = Buffer.alloc(26);
		facts.writeUInt16LE(20, 0);
		facts.writeUInt16LE(UTF8_NAMES, 2);
		facts.writeUInt16LE(DEFLATE, 4);
		facts.writeUInt16LE(FIRST_DAY, 8);
		facts.writeUInt32LE(crc32(plain), 10);
		facts.writeUInt32LE(data.length, 14);
		facts.writeUInt32LE(plain.length, 18);
		facts.writeUInt16LE(path.length, 22);
		bodies.push(Buffer.from('PK\x03\x04'), facts, path, data);
		const more = Buffer.alloc(14);
		more.writeUInt32LE(offset, 10);
		entries.push(Buffer.from('PK\x01\x02\x14\0'), facts, more, path);
		offset += 30 + path.length + data.length;
	}
	const index = Buffer.concat(entries);
	const end = Buffer.alloc(22);
	end.write('PK\x05\x06', 'latin1');
	end.writeUInt16LE(parts.length, 8);
	end.writeUInt16LE(parts.length, 10);
	end.writeUInt32LE(index.length, 12);
	end.writeUInt32LE(offset, 16);
	return Buffer.concat([...bodies, index, end]);
}
