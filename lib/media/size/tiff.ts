import { latin1 } from '../bytes';

const SHORT = 3;
const LONG = 4;

/** Whole numbers of the first directory of a TIFF, by tag; of EXIF too, which is one. Never throws. */
export function tiffTags(bytes: Buffer): Map<number, number> {
	const tags = new Map<number, number>();
	const mark = latin1(bytes, 0, 4);
	const little = mark === 'II*\0';
	if ((!little && mark !== 'MM\0*') || bytes.length < 8) return tags;
	const read = (at: number, length: number) =>
		little ? bytes.readUIntLE(at, length) : bytes.readUIntBE(at, length);
	const start = read(4, 4);
	const count = start + 2 > bytes.length ? 0 : read(start, 2);
	for (let index = 0; index < count && start + 14 + 12 * index <= bytes.length; index++) {
		const at = start + 2 + 12 * index;
		const type = read(at + 2, 2);
		if (type === SHORT) tags.set(read(at, 2), read(at + 8, 2));
		else if (type === LONG) tags.set(read(at, 2), read(at + 8, 4));
	}
	return tags;
}
