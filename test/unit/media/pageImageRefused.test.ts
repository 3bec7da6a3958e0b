import { PDFDocument, StandardFonts } from 'pdf-lib';
import { pageImage } from '../../../lib/media/pdf/pageImage';
import { Refused } from '../../../lib/refused';
import { classic, packed, pause, plain } from './pdfs';
import {
	ascii85,
	bitRows,
	filtered,
	flate,
	GREY,
	H,
	jpeg,
	literalOf,
	type Page,
	parms,
	RGB,
	rgb,
	scan,
	shades,
	W,
} from './scans';
import { dice } from './watch';

const take = async (file: Buffer, page = 1) =>
	await pageImage(file, page, pause, 'Here is a page that').catch((thrown: unknown) => {
		if (thrown instanceof Refused) return thrown;
		throw thrown;
	});
const expectRefused = (found: unknown, reason: string) =>
	expect(found).toMatchObject({
		message: `Here is a page that ${reason}`,
		remedy: expect.stringMatching(/General Text or Smart Document|password|"Pages"/),
	});

describe('a page that is not one scanned picture says what it is', () => {
	const [picture, data] = [`${RGB}/Filter/FlateDecode`, flate(rgb)];
	const draw = `q ${W} 0 0 ${H} 0 0 cm /Im0 Do Q`;
	const with_ = (more: Partial<Page>) => () => classic(scan({ picture, data, ...more }));
	const instead = (entries: string) => with_({ picture: entries });

	it.each<[string, () => Buffer | Promise<Buffer>]>([
		['is empty', with_({ content: '' })],
		['is drawn, not scanned', with_({ content: '0 0 m 9 9 l S' })],
		['has text beside its picture', with_({ content: `${draw} BT (total) Tj ET` })],
		['has drawings or notes beside its picture', with_({ content: `${draw} 0 0 9 9 re f` })],
		[
			'has drawings or notes beside its picture',
			with_({ page: '/Annots[<</Subtype/Stamp/Rect[0 0 9 9]/AP<<>>>>]' }),
		],
		['is made of 2 pictures', with_({ content: `${draw} ${draw}` })],
		['has its picture in pieces', with_({ content: 'BI /W 1 /H 1 ID x EI' })],
		['shows its picture mirrored', with_({ content: `-${W} 0 0 ${H} ${W} 0 cm /Im0 Do` })],
		['has a picture that is packed as JBIG2', instead(`${GREY}/Filter/JBIG2Decode`)],
		['has a picture that is packed as a fax (CCITT)', instead(`${GREY}/Filter/CCITTFaxDecode`)],
		['has a picture that is packed as JPEG 2000', instead('/Filter/JPXDecode')],
		['has a picture that is packed as LZW', instead(`${GREY}/Filter[/ASCIIHexDecode/LZWDecode]`)],
		['has a picture that is a mask (one colour)', instead('/ImageMask true/BitsPerComponent 1')],
		['has a picture that has transparent parts', instead(`${RGB}/Filter/FlateDecode/SMask 4 0 R`)],
		[
			'has a picture that is in colours for print (CMYK)',
			instead('/ColorSpace/DeviceCMYK/BitsPerComponent 8/Filter/FlateDecode'),
		],
		[
			'has a picture that is in Separation colours',
			instead('/ColorSpace[/Separation/Black/DeviceCMYK 9 0 R]/BitsPerComponent 8'),
		],
		['has a picture that is cut off', with_({ data: flate(rgb.subarray(0, 999)) })],
		['has a picture that is a damaged JPEG', instead(`${RGB}/Filter/DCTDecode`)],
		['has a picture that has too many pixels', instead(`${RGB}/Width 999999/Height 999999`)],
		[
			'is locked by a password',
			() => classic(scan({ picture, data }), '/Encrypt<</Filter/Standard>>'),
		],
	])('%s', async (reason, make) => {
		expectRefused(await take(await make()), reason);
	});

	it('is text already: made by pdf-lib, packed in streams', async () => {
		const pdf = await PDFDocument.create();
		const font = await pdf.embedFont(StandardFonts.Helvetica);
		pdf.addPage([W, H]).drawText('Total 12.50', { font, size: 8 });
		expectRefused(await take(Buffer.from(await pdf.save())), 'is text already');
	});

	it('does not exist', async () => {
		const file = packed(plain(3));
		expectRefused(await take(file, 4), 'does not exist: the file has 3 pages');
		expectRefused(await take(file, 3), 'is empty');
	});

	it('a palette, a form and a matrix that lead back to themselves', async () => {
		const circle = {
			8: '[/Indexed 8 0 R 1 <00>]',
			9: '<</Subtype/Form/Length 7>>\nstream\n/Fm0 Do\nendstream',
		};
		const palette = with_({ picture: '/ColorSpace 8 0 R/BitsPerComponent 8', more: circle })();
		expectRefused(await take(palette), 'has a picture that is in Indexed colours');
		expectRefused(await take(with_({ content: '/Fm0 Do', more: circle })()), 'is empty');
	});
});

it('bent scans give a picture or a reason, and never throw', async () => {
	const files = [
		classic(scan({ picture: RGB + parms(15, 3), data: flate(filtered(rgb, W * 3, 3)) })),
		classic(
			scan({
				picture: `/ColorSpace[/Indexed/DeviceRGB 15 ${literalOf(shades)}]/BitsPerComponent 4/Filter[/ASCII85Decode/FlateDecode]`,
				data: ascii85(flate(bitRows(4))),
			}),
		),
		classic(scan({ picture: `${RGB}/Filter[/FlateDecode/DCTDecode]`, data: flate(jpeg) })),
	];
	for (let seed = 1; seed <= Number(process.env.MEDIA_CASES ?? 300); seed++) {
		const roll = dice(seed);
		const bent = Buffer.from(files[roll(files.length)]);
		for (let faults = 1 + roll(3); faults > 0; faults--) bent[roll(bent.length)] ^= 1 << roll(8);
		await take(bent).catch((thrown: Error) => {
			throw new Error(`seed ${seed}: ${String(thrown.stack)}`);
		});
	}
});
