/** A font for invisible text: every character has a width but no shape. */
import { packedStream } from './objects';

/** Characters that take twice the room: CJK, full-width forms. First, last. */
const WIDE: ReadonlyArray<readonly [number, number]> = [
	[0x1100, 0x115f],
	[0x2e80, 0xd7ff],
	[0xf900, 0xfaff],
	[0xfe30, 0xfe4f],
	[0xff00, 0xff60],
];

/** Width of a code in em. */
export const widthOf = (code: number): number =>
	WIDE.some(([first, last]) => code >= first && code <= last) ? 1 : 0.5;

/**
 * TrueType with two glyphs: an empty one, and a line of no width from corner to corner. Without an extent pdfium and
 * mupdf leave text out.
 */
function trueType(): Buffer {
	const table = (length: number, ...fields: Array<[at: number, value: number]>): Buffer => {
		const bytes = Buffer.alloc(length);
		for (const [at, value] of fields) bytes.writeUInt16BE(value, at);
		return bytes;
	};
	const tables: Array<[string, Buffer]> = [
		// Contours, box, last point, no instructions, two points on the line, its ends
		[
			'glyf',
			table(
				24,
				[0, 1],
				[6, 500],
				[8, 1000],
				[10, 1],
				[14, 0x0101],
				[16, 0],
				[18, 500],
				[20, 0],
				[22, 1000],
			),
		],
		// Version, magic number, units per em, box, smallest size
		[
			'head',
			table(54, [0, 1], [12, 0x5f0f], [14, 0x3cf5], [18, 1000], [40, 1000], [42, 1000], [46, 8]),
		],
		// Version, ascent, advance, number of widths
		['hhea', table(36, [0, 1], [4, 1000], [6, 0xffff], [10, 1000], [34, 2])],
		['hmtx', table(8, [0, 500], [4, 500])],
		['loca', table(6, [4, 12])],
		// Version, number of glyphs, zones
		['maxp', table(32, [0, 1], [4, 2], [14, 1])],
	];
	const head = Buffer.alloc(12 + 16 * tables.length);
	head.writeUInt32BE(0x00010000, 0);
	for (const [at, value] of [
		[4, tables.length],
		[6, 64],
		[8, 2],
		[10, 32],
	])
		head.writeUInt16BE(value, at);
	let offset = head.length;
	const padded = tables.map(([name, bytes], index) => {
		const at = 12 + 16 * index;
		head.write(name, at, 'latin1');
		head.writeUInt32BE(offset, at + 8);
		head.writeUInt32BE(bytes.length, at + 12);
		const whole = Buffer.concat([bytes], Math.ceil(bytes.length / 4) * 4);
		offset += whole.length;
		return whole;
	});
	return Buffer.concat([head, ...padded]);
}

const FIRST_PAIR = 0xd800;
const LAST_PAIR = 0xdfff;

/** Codes of characters: the BMP as it is; pairs take the codes that halves of pairs leave free. */
export class Codes {
	private readonly pairs = new Map<number, number>();

	codesOf(text: string): number[] {
		return Array.from(text, (character) => {
			const point = character.codePointAt(0) as number;
			if (point >= FIRST_PAIR && point <= LAST_PAIR) return 0xfffd;
			if (point < 0x10000) return point;
			const known = this.pairs.get(point);
			if (known !== undefined) return known;
			const code = FIRST_PAIR + this.pairs.size;
			if (code > LAST_PAIR) return 0xfffd;
			this.pairs.set(point, code);
			return code;
		});
	}

	/** The map from codes to Unicode, which readers copy by. */
	toUnicode(): string {
		const pairs = [...this.pairs].map(
			([point, code]) =>
				`<${hex(code)}> <${[...String.fromCodePoint(point)]
					.map((one) =>
						one
							.split('')
							.map((half) => hex(half.charCodeAt(0)))
							.join(''),
					)
					.join('')}>`,
		);
		const blocks: string[] = [];
		for (let at = 0; at < pairs.length; at += 100) {
			const block = pairs.slice(at, at + 100);
			blocks.push(`${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`);
		}
		return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
2 beginbfrange
<0000> <D7FF> <0000>
<E000> <FFFF> <E000>
endbfrange
${blocks.join('\n')}
endcmap
CMapName currentdict /CMap defineresource pop
end
end`;
	}
}

export const hex = (code: number): string => code.toString(16).toUpperCase().padStart(4, '0');

/** How many objects the font takes. */
export const FONT_OBJECTS = 6;

/** The objects of the font, the first of which pages refer to; numbered from `first`. */
export async function fontObjects(first: number, codes: Codes): Promise<Buffer[]> {
	const file = trueType();
	const glyphs = Buffer.alloc(2 * 65_536);
	for (let at = 1; at < glyphs.length; at += 2) glyphs[at] = 1;
	const wide = WIDE.map(([from, to]) => `${from} ${to} 1000`).join(' ');
	const name = '/BaseFont/OcrText';
	return [
		Buffer.from(
			`<</Type/Font/Subtype/Type0${name}/Encoding/Identity-H/DescendantFonts[${first + 1} 0 R]/ToUnicode ${first + 4} 0 R>>`,
		),
		Buffer.from(
			`<</Type/Font/Subtype/CIDFontType2${name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor ${first + 2} 0 R/DW 500/W[${wide}]/CIDToGIDMap ${first + 5} 0 R>>`,
		),
		Buffer.from(
			`<</Type/FontDescriptor/FontName/OcrText/Flags 4/FontBBox[0 0 1000 1000]/ItalicAngle 0/Ascent 1000/Descent -1/CapHeight 1000/StemV 80/FontFile2 ${first + 3} 0 R>>`,
		),
		await packedStream(`/Length1 ${file.length}`, file),
		await packedStream('', Buffer.from(codes.toUnicode(), 'latin1')),
		await packedStream('', glyphs),
	];
}
