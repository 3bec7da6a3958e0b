/** A picture as a PDF of one page with its text. */
import type { Box, Point } from '../../shape/values/box';
import { Codes, FONT_OBJECTS, fontObjects } from './font';
import { languageOf, layerOf, type Line } from './layer';
import { packedStream, textString, xmpOf } from './objects';
import { embedded } from './picture';
import { within } from './toPage';

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
	const { width, height, object: picture } = await embedded(bytes);
	const scale = LONG_SIDE / Math.max(width, height);
	const [pageWidth, pageHeight] = [round(width * scale), round(height * scale)];
	const codes = new Codes();
	const onPage = (box: Box) =>
		within(box.map(([x, y]): Point => [x * scale, pageHeight - y * scale]) as Box, [
			0,
			0,
			pageWidth,
			pageHeight,
		]);
	const layer = layerOf(lines, onPage, codes, '/F');
	const draw = Buffer.from(`q ${pageWidth} 0 0 ${pageHeight} 0 0 cm /I Do Q\n`);
	const language = languageOf(lines.map(({ text }) => text));
	const font = 8;
	const objects = [
		`<</Type/Catalog/Pages 2 0 R/Metadata 7 0 R/Lang(${language})/ViewerPreferences<</DisplayDocTitle true>>>>`,
		'<</Type/Pages/Kids[3 0 R]/Count 1>>',
		`<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${pageWidth} ${pageHeight}]/Contents 4 0 R/Resources<</XObject<</I 5 0 R>>/Font<</F ${font} 0 R>>>>>>`,
		await packedStream('', Buffer.concat([draw, layer])),
		picture,
		`<</Title${textString(title)}>>`,
		xmpOf(title, language),
		...(await fontObjects(font, codes)),
	].map((object) => (typeof object === 'string' ? Buffer.from(object, 'latin1') : object));
	const parts: Buffer[] = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
	let offset = parts[0].length;
	const rows = objects.map((object, at) => {
		const row = `${String(offset).padStart(10, '0')} 00000 n \n`;
		parts.push(Buffer.from(`${at + 1} 0 obj\n`), object, Buffer.from('\nendobj\n'));
		offset += String(at + 1).length + 7 + object.length + 8;
		return row;
	});
	const size = font + FONT_OBJECTS;
	parts.push(
		Buffer.from(
			`xref\n0 ${size}\n0000000000 65535 f \n${rows.join('')}trailer\n<</Size ${size}/Root 1 0 R/Info 6 0 R>>\nstartxref\n${offset}\n%%EOF\n`,
		),
	);
	return Buffer.concat(parts);
}
