import { createCanvas, loadImage } from '@napi-rs/canvas';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import { degrees, PDFDocument } from 'pdf-lib';
import { pageImage } from '../../../lib/media/pdf/pageImage';
import { classic, pause } from './pdfs';
import {
	ascii85,
	bitRows,
	drawn,
	filtered,
	flate,
	GREY,
	grey,
	H,
	hexOf,
	jpeg,
	latin,
	literalOf,
	parms,
	RGB,
	rgb,
	scan,
	shades,
	spread,
	W,
} from './scans';

let oracle: PDFiumLibrary;
beforeAll(async () => {
	oracle = await PDFiumLibrary.init();
});
afterAll(() => oracle.destroy());

/** The page as pdfium shows it, one pixel a point: red, green, blue of each. */
async function shown(file: Buffer, page = 1): Promise<Buffer> {
	const document = await oracle.loadDocument(file);
	const { data } = await document.getPage(page - 1).render({ scale: 1, render: 'bitmap' });
	document.destroy();
	return Buffer.from(
		[...data].flatMap((_, at) => (at % 4 === 0 ? [...data.subarray(at, at + 3)] : [])),
	);
}

/** The pixels of a picture file, turned clockwise. */
async function pixels(file: Buffer, rotate = 0): Promise<Buffer> {
	const image = await loadImage(file);
	const upright = rotate % 180 === 0;
	const canvas = createCanvas(
		upright ? image.width : image.height,
		upright ? image.height : image.width,
	);
	const context = canvas.getContext('2d');
	context.translate(canvas.width / 2, canvas.height / 2);
	context.rotate((rotate * Math.PI) / 180);
	context.drawImage(image, -image.width / 2, -image.height / 2);
	const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
	return Buffer.from([...data].filter((_, at) => at % 4 < 3));
}

function expectSame(one: Buffer, other: Buffer, within: number): void {
	expect(one).toHaveLength(other.length);
	const sum = one.reduce((total, value, at) => total + Math.abs(value - other[at]), 0);
	expect(sum / one.length).toBeLessThan(within);
}

const taken = async (file: Buffer, page = 1) => await pageImage(file, page, pause, 'The page');

/** Takes the picture out and holds it against what pdfium shows. */
async function expectShown(file: Buffer, rotate = 0, within = 1): Promise<Buffer> {
	const image = await taken(file);
	expect(image).toMatchObject({ width: W, height: H, rotate });
	expectSame(await pixels(image.data, image.rotate), await shown(file), within);
	return image.data;
}

describe('the picture of a scanned page', () => {
	it('made by pdf-lib, JPEG and PNG, with and without object streams', async () => {
		for (const useObjectStreams of [true, false]) {
			const pdf = await PDFDocument.create();
			for (const picture of [
				await pdf.embedJpg(jpeg),
				await pdf.embedPng(drawn().toBuffer('image/png')),
			]) {
				pdf.addPage([W, H]).drawImage(picture, { x: 0, y: 0, width: W, height: H });
			}
			const file = Buffer.from(await pdf.save({ useObjectStreams }));
			const first = await taken(file, 1);
			expect(first.mimeType).toBe('image/jpeg');
			expect(first.data.equals(jpeg)).toBe(true);
			const second = await taken(file, 2);
			expect(second.mimeType).toBe('image/png');
			expectSame(await pixels(second.data), await shown(file, 2), 1);
		}
	});

	it.each<[string, string, Buffer]>([
		['grey', `${GREY}/Filter/FlateDecode`, flate(grey)],
		['RGB', `${RGB}/Filter[/FlateDecode]`, flate(rgb)],
		['not packed', RGB, rgb],
		['grey behind PNG filters', GREY + parms(15, 1), flate(filtered(grey, W, 1))],
		['RGB behind PNG filters', RGB + parms(12, 3), flate(filtered(rgb, W * 3, 3))],
		['RGB behind the predictor of TIFF', RGB + parms(2, 3), flate(spread(rgb, 3))],
		[
			'of one bit',
			'/ColorSpace/DeviceGray/BitsPerComponent 1/Filter/FlateDecode',
			flate(bitRows(1)),
		],
		[
			'of one bit, negative',
			'/ColorSpace/DeviceGray/BitsPerComponent 1/Decode[1 0]/Filter/FlateDecode',
			flate(bitRows(1)),
		],
		['grey, negative', `${GREY}/Decode[1 0]/Filter/FlateDecode`, flate(grey)],
		[
			'of four bits',
			'/ColorSpace/DeviceGray/BitsPerComponent 4/Filter/FlateDecode',
			flate(bitRows(4)),
		],
		[
			'with a palette in hex',
			`/ColorSpace[/Indexed/DeviceRGB 15 ${hexOf(shades)}]/BitsPerComponent 4/Filter/FlateDecode`,
			flate(bitRows(4)),
		],
		[
			'with a palette as text',
			`/ColorSpace[/Indexed/DeviceRGB 15 ${literalOf(shades)}]/BitsPerComponent 4/Filter/FlateDecode`,
			flate(bitRows(4)),
		],
		[
			'with a palette of greys, behind PNG filters',
			`/ColorSpace[/Indexed/DeviceGray 3 <ff0a8050>]/BitsPerComponent 2${parms(15, 1, 2)}`,
			flate(filtered(bitRows(2), W / 4, 1)),
		],
		['packed twice', `${RGB}/Filter[/FlateDecode/FlateDecode]`, flate(flate(rgb))],
		['in ASCII85', `${GREY}/Filter[/ASCII85Decode/FlateDecode]`, ascii85(flate(grey))],
		['in hex', `${GREY}/Filter/ASCIIHexDecode`, Buffer.from(`${grey.toString('hex')}>`)],
	])('%s', async (_, picture, data) => {
		await expectShown(classic(scan({ picture, data })));
	});

	it.each<[string, string, Buffer]>([
		['a JPEG', `${RGB}/Filter/DCTDecode`, jpeg],
		['a JPEG packed again', `${RGB}/Filter[/FlateDecode/DCTDecode]`, flate(jpeg)],
		['a JPEG in ASCII85', `${RGB}/Filter[/ASCII85Decode/DCTDecode]`, ascii85(jpeg)],
		[
			'a JPEG in hex',
			`${RGB}/Filter[/ASCIIHexDecode/DCTDecode]`,
			Buffer.from(`${jpeg.toString('hex')}>`),
		],
	])('%s comes out byte for byte', async (_, picture, data) => {
		expect((await expectShown(classic(scan({ picture, data })), 0, 6)).equals(jpeg)).toBe(true);
	});

	it('a stream behind PNG filters goes into the PNG as it is', async () => {
		const data = flate(filtered(rgb, W * 3, 3));
		const image = await taken(classic(scan({ picture: RGB + parms(15, 3), data })));
		expect(image.data.includes(data)).toBe(true);
	});

	it('in a profile, in a palette of its own stream, in objects of a stream, in a damaged file', async () => {
		const picture = `/ColorSpace 6 0 R/BitsPerComponent 4/Filter/FlateDecode`;
		const more = {
			6: '[/Indexed[/ICCBased 7 0 R]15 8 0 R]',
			7: `<</N 3/Alternate/DeviceRGB/Length 0>>\nstream\n\nendstream`,
			8: `<</Length ${shades.length}>>\nstream\n${latin(Buffer.from(shades))}\nendstream`,
		};
		const objects = scan({ picture, data: flate(bitRows(4)), more });
		await expectShown(classic(objects));
		const broken = latin(classic(objects)).replace(/startxref\n\d+/, 'startxref\n7');
		await expectShown(Buffer.from(broken, 'latin1'));
	});
});

describe('how it lies on the page', () => {
	const of = (content: string, page = '', more?: Record<number, string>) =>
		classic(scan({ picture: `${RGB}/Filter/FlateDecode`, data: flate(rgb), content, page, more }));

	it.each([0, 90, 180, 270, -90])('turned by the page, %i degrees', async (turn) => {
		const file = of(`${W} 0 0 ${H} 0 0 cm /Im0 Do`, `/Rotate ${turn}`);
		await expectShown(file, (turn + 360) % 360);
	});

	it.each<[number, string, string]>([
		[180, `-${W} 0 0 -${H} ${W} ${H} cm`, ''],
		[270, `0 ${W} -${H} 0 ${H} 0 cm`, `/MediaBox[0 0 ${H} ${W}]`],
		[90, `0 -${W} ${H} 0 0 ${W} cm`, `/MediaBox[0 0 ${H} ${W}]`],
		[0, `1 0 0 -1 0 ${H} cm 1 0 0 -1 0 ${H} cm q ${W} 0 0 ${H} 0 0 cm`, ''],
		[0, `0 ${W} -${H} 0 ${H} 0 cm`, `/Rotate 90/MediaBox[0 0 ${H} ${W}]`],
	])('turned by its commands, %i degrees', async (rotate, commands, page) => {
		await expectShown(of(`${commands} /Im0 Do`, page), rotate);
	});

	it('turned by pdf-lib', async () => {
		const pdf = await PDFDocument.create();
		const page = pdf.addPage([H, W]);
		page.drawImage(await pdf.embedJpg(jpeg), {
			x: H,
			y: 0,
			width: W,
			height: H,
			rotate: degrees(90),
		});
		page.setRotation(degrees(90));
		await expectShown(Buffer.from(await pdf.save()), 0, 6);
	});

	it.each<[string, string]>([
		['in a form', '/Fm0 Do'],
		['on a white ground', `1 1 1 rg 0 0 ${W} ${H} re f q ${W} 0 0 ${H} 0 0 cm /Im0 Do Q`],
		['with invisible text over it', `q ${W} 0 0 ${H} 0 0 cm /Im0 Do Q BT 3 Tr (words) Tj ET`],
		['over text', `BT (words) Tj ET q ${W} 0 0 ${H} 0 0 cm /Im0 Do Q`],
	])('%s', async (_, content) => {
		const form = `q ${W} 0 0 ${H} 0 0 cm /Im0 Do Q`;
		await expectShown(
			of(content, '', {
				9: `<</Subtype/Form/BBox[0 0 ${W} ${H}]/Length ${form.length}>>\nstream\n${form}\nendstream`,
			}),
		);
	});
});
