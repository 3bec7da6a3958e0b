import { latin1 } from '../bytes';

interface Layout {
	little: boolean;
	big: boolean;
}

/** Bytes a value of these types takes: BYTE, SHORT, LONG, LONG8. */
const WIDTHS: Readonly<Record<number, number>> = { 1: 1, 3: 2, 4: 4, 16: 8 };

/** Tags are sorted; width and height come among the first. */
const MAX_TAGS = 4096;

function tiffNumber(bytes: Buffer, at: number, length: number, little: boolean): number {
	if (!(at >= 0) || length === 0 || at + length > bytes.length) return NaN;
	if (length === 8) return Number(little ? bytes.readBigUInt64LE(at) : bytes.readBigUInt64BE(at));
	return little ? bytes.readUIntLE(at, length) : bytes.readUIntBE(at, length);
}

function tiffLayout(bytes: Buffer): Layout | undefined {
	const mark = latin1(bytes, 0, 4);
	if (mark === 'II*\0') return { little: true, big: false };
	if (mark === 'MM\0*') return { little: false, big: false };
	if (mark === 'II+\0') return { little: true, big: true };
	return mark === 'MM\0+' ? { little: false, big: true } : undefined;
}

/** Sides of the first picture of a TIFF or BigTIFF of either byte order; NaN where the header does not hold one. Never throws. */
export function tiffSize(bytes: Buffer): { width: number; height: number } | undefined {
	const layout = tiffLayout(bytes);
	if (!layout) return undefined;
	const { little, big } = layout;
	const read = (at: number, length: number) => tiffNumber(bytes, at, length, little);
	const pointer = big ? 8 : 4;
	const start = read(big ? 8 : 4, pointer);
	const count = read(start, big ? 8 : 2);
	const first = start + (big ? 8 : 2);
	const step = big ? 20 : 12;
	const size = { width: NaN, height: NaN };
	for (let index = 0; index < Math.min(count, MAX_TAGS); index++) {
		const at = first + index * step;
		const tag = read(at, 2);
		if (Number.isNaN(tag) || tag > 257) break;
		if (tag < 256) continue;
		const value = read(at + (big ? 12 : 8), WIDTHS[read(at + 2, 2)] ?? 0);
		if (tag === 256) size.width = value;
		else size.height = value;
	}
	return size;
}
