/** A font for invisible text: every character has a width but no shape. */
import { Ref } from '../../media/pdf/lexer';
import { packedStream, utf16, type Writer } from './writer';

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
 * mupdf leave text out. In hexadecimal: the directory (name, checksum that nobody reads, offset, length of each table),
 * then the tables with all that is not 0 or required.
 */
const TRUE_TYPE = [
	'00010000 0006 0040 0002 0020',
	'676c7966 00000000 0000006c 00000018',
	'68656164 00000000 00000084 00000036',
	'68686561 00000000 000000bc 00000024',
	'686d7478 00000000 000000e0 00000008',
	'6c6f6361 00000000 000000e8 00000006',
	'6d617870 00000000 000000f0 00000020',
	// glyf: one contour, its box, its last point, no instructions, two points on the line, their places
	'0001 0000 0000 01f4 03e8 0001 0000 0101 0000 01f4 0000 03e8',
	// head: version, magic number, 1000 units per em, box, smallest size; padded
	`00010000 ${'00'.repeat(8)} 5f0f3cf5 0000 03e8 ${'00'.repeat(20)} 03e8 03e8 0000 0008 ${'00'.repeat(6)} 0000`,
	// hhea: version, ascent, descent, advance, two widths
	`00010000 03e8 ffff 0000 03e8 ${'00'.repeat(22)} 0002`,
	// hmtx: two widths
	'01f4 0000 01f4 0000',
	// loca: the first glyph takes no room, the second 24 bytes; padded
	'0000 0000 000c 0000',
	// maxp: version, two glyphs, one zone
	`00010000 0002 ${'00'.repeat(8)} 0001 ${'00'.repeat(16)}`,
];

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
			([point, code]) => `<${hex(code)}> <${utf16(String.fromCodePoint(point))}>`,
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

/** Writes the font: the object that pages refer to, and those with the numbers after it. */
export async function putFont(pdf: Writer, { number: first }: Ref, codes: Codes): Promise<void> {
	const file = Buffer.from(TRUE_TYPE.join('').replace(/ /g, ''), 'hex');
	const glyphs = Buffer.alloc(2 * 65_536);
	for (let at = 1; at < glyphs.length; at += 2) glyphs[at] = 1;
	const wide = WIDE.map(([from, to]) => `${from} ${to} 1000`).join(' ');
	const name = '/BaseFont/OcrText';
	const objects = [
		`<</Type/Font/Subtype/Type0${name}/Encoding/Identity-H/DescendantFonts[${first + 1} 0 R]/ToUnicode ${first + 4} 0 R>>`,
		`<</Type/Font/Subtype/CIDFontType2${name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor ${first + 2} 0 R/DW 500/W[${wide}]/CIDToGIDMap ${first + 5} 0 R>>`,
		`<</Type/FontDescriptor/FontName/OcrText/Flags 4/FontBBox[0 0 1000 1000]/ItalicAngle 0/Ascent 1000/Descent -1/CapHeight 1000/StemV 80/FontFile2 ${first + 3} 0 R>>`,
		await packedStream(`/Length1 ${file.length}`, file),
		await packedStream('', Buffer.from(codes.toUnicode(), 'latin1')),
		await packedStream('', glyphs),
	];
	objects.forEach((object, at) => pdf.put(new Ref(first + at), object));
}
