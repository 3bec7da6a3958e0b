/** A picture as a PDF of one page with its text. */
import { type Dict, Ref } from '../../media/pdf/lexer';
import type { Bounds } from '../../media/pdf/pageTree';
import type { Box } from '../../shape/values/box';
import { Codes, FONT_OBJECTS, putFont } from './font';
import { languageOf, layerOf, type Line } from './layer';
import { embedded } from './picture';
import { areTurned, fromDrawn, within } from './toPage';
import { packedStream, textString, Writer, written } from './writer';

const HEAD = Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1');

/** The longer side of the page, as of A4, in points */
const LONG_SIDE = 842;

const round = (value: number): number => Math.round(value * 1000) / 1000;

/**
 * A PDF of one page: the picture, and its text invisibly above it.
 * @param lines in pixels of the picture
 * @throws Refused where the picture cannot be put into a PDF
 */
export async function searchablePicture(
	bytes: Buffer,
	lines: readonly Line[],
	title: string,
): Promise<Buffer> {
	const picture = await embedded(bytes);
	const { width, height, turn } = picture;
	const scale = LONG_SIDE / Math.max(width, height);
	const [right, top] = [round(width * scale), round(height * scale)];
	const bounds: Bounds = [0, 0, right, top];
	const toPage = fromDrawn({ bounds, turn: areTurned(lines, picture) ? turn : 0 }, 1 / scale);
	const codes = new Codes();
	const onPage = (box: Box) => within(box.map(toPage) as Box, bounds);
	const layer = layerOf(lines, onPage, codes, '/F');
	const draw = Buffer.from(`q ${right} 0 0 ${top} 0 0 cm /I Do Q\n`);
	const pdf = new Writer(HEAD.length, 1);
	const first = pdf.reserve(6);
	const font = pdf.reserve(FONT_OBJECTS);
	const objects = [
		`<</Type/Catalog/Pages 2 0 R/Lang(${languageOf(lines.map(({ text }) => text))})/ViewerPreferences<</DisplayDocTitle true>>>>`,
		'<</Type/Pages/Kids[3 0 R]/Count 1>>',
		`<</Type/Page/Parent 2 0 R/MediaBox[${bounds.join(' ')}]/Rotate ${turn}/Contents 4 0 R/Resources<</XObject<</I 5 0 R>>/Font<</F ${written(font)}>>>>>>`,
		await packedStream('', Buffer.concat([draw, layer])),
		picture.object,
		`<</Title${textString(title)}>>`,
	];
	objects.forEach((object, at) => pdf.put(new Ref(at + 1), object));
	await putFont(pdf, font, codes);
	const trailer: Dict = new Map([
		['/Root', first],
		['/Info', new Ref(6)],
	]);
	pdf.finish(trailer);
	return Buffer.concat([HEAD, ...pdf.parts]);
}
