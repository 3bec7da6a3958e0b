import type { FileInput } from '../../../lib/catalogue/types';
import { preflight } from '../../../lib/media/preflight';
import { Refused } from '../../../lib/refused';
import { bmp, isoBox, picture, zip } from './samples';

const card = {
	name: 'ID Card',
	file: {
		field: 'image',
		formats: ['JPEG', 'PNG', 'BMP', 'TIFF'],
		minSide: 15,
		maxSide: 8192,
		maxBase64Bytes: 10_485_760,
	} as FileInput,
};
const general = {
	name: 'General Text',
	file: {
		...card.file,
		formats: [...card.file.formats, 'GIF', 'PDF'],
		maxSide: 30_000,
		maxPixels: 160_000_000,
	} as FileInput,
};
const others = (format: string) => (format === 'PDF' ? 'General Text' : undefined);

function problemOf(
	bytes: Buffer,
	entry = card,
	fileName: string | undefined = 'a.png',
): { message: string; remedy: string } {
	try {
		preflight({ bytes, fileName }, entry, others);
	} catch (refused) {
		if (!(refused instanceof Refused)) throw refused;
		const { message, remedy } = refused;
		for (const text of [message, remedy]) {
			expect(text).toMatch(/\.$/);
			expect(text).not.toMatch(/error|problem|fail|mistake/i);
		}
		return { message, remedy };
	}
	throw new Error('was accepted');
}

const accept = (bytes: Buffer, entry = card) =>
	expect(() => preflight({ bytes, fileName: 'wrong.pdf' }, entry)).not.toThrow();

describe('files that may go', () => {
	it('whatever their name says', () => accept(picture('png', 40, 30)));

	it('whose sides are unknown', () => {
		accept(Buffer.from('%PDF-1.4 and so on'), general);
		accept(Buffer.from('\xff\xd8\xff\xe0\0', 'latin1'));
		accept(bmp(-2147483648, -2147483648));
	});

	it('exactly at a limit', () => {
		for (const [width, height] of [
			[15, 15],
			[8192, 15],
			[15, 8192],
		]) {
			accept(bmp(width, height));
		}
		accept(bmp(16_000, 10_000), general);
		const full = Buffer.concat([bmp(20, 20), Buffer.alloc(7_864_320)]).subarray(0, 7_864_320);
		accept(full);
	});
});

describe('files that are not worth a call', () => {
	it('empty', () => {
		expect(problemOf(Buffer.alloc(0))).toMatchObject({
			message: '"a.png" is empty.',
		});
		expect(problemOf(Buffer.alloc(0), card, '').message).toBe('The file is empty.');
	});

	it.each<[string, Buffer, typeof card, string, RegExp]>([
		[
			'a phone photo',
			isoBox('heic'),
			card,
			'"a.png" is a HEIC photo; ID Card reads JPEG, PNG, BMP and TIFF.',
			/Save it as JPEG/,
		],
		[
			'a web page',
			Buffer.from('<html>'),
			card,
			'"a.png" is a web page (HTML); ID Card reads JPEG, PNG, BMP and TIFF.',
			/a server answered with it/,
		],
		[
			'a text',
			Buffer.from('hello'),
			card,
			'"a.png" is plain text; ID Card reads JPEG, PNG, BMP and TIFF.',
			/needs no recognition/,
		],
		[
			'Base64 text',
			Buffer.from(picture('png').toString('base64')),
			card,
			'"a.png" is Base64 text instead of the file itself; ID Card reads JPEG, PNG, BMP and TIFF.',
			/Convert to File/,
		],
		[
			'a PDF',
			Buffer.from('%PDF-1.4'),
			card,
			'"a.png" is a PDF; ID Card reads JPEG, PNG, BMP and TIFF.',
			/operation "General Text", which reads PDF\. Or send its pages as pictures\./,
		],
		[
			'an OFD that nobody else reads',
			zip('OFD.xml'),
			card,
			'"a.png" is an OFD document; ID Card reads JPEG, PNG, BMP and TIFF.',
			/^Save its pages as pictures/,
		],
		[
			'a WEBP',
			picture('webp'),
			card,
			'"a.png" is a WEBP picture; ID Card reads JPEG, PNG, BMP and TIFF.',
			/Edit Image/,
		],
		[
			'a Word document',
			zip('word/document.xml'),
			card,
			'"a.png" is a Word document (DOCX); ID Card reads JPEG, PNG, BMP and TIFF.',
			/^Save it as PDF and use the operation "General Text"/,
		],
		[
			'a Word document where PDF is read',
			zip('word/document.xml'),
			general,
			'"a.png" is a Word document (DOCX); General Text reads JPEG, PNG, BMP, TIFF, GIF and PDF.',
			/^Save it as PDF first\./,
		],
		[
			'an archive',
			zip('a.png'),
			card,
			'"a.png" is a ZIP archive; ID Card reads JPEG, PNG, BMP and TIFF.',
			/Compression/,
		],
		[
			'anything',
			Buffer.from([1, 2, 3]),
			card,
			'"a.png" is in no known format; ID Card reads JPEG, PNG, BMP and TIFF.',
			/file is whole/,
		],
	])('%s', (_, bytes, entry, message, remedy) => {
		const problem = problemOf(bytes, entry);
		expect(problem.message).toBe(message);
		expect(problem.remedy).toMatch(remedy);
	});

	it('too large to send', () => {
		const big = Buffer.concat([bmp(20, 20), Buffer.alloc(15 * 1024 * 1024)]);
		const problem = problemOf(big);
		expect(problem.message).toBe(
			'"a.png" has 15.0 MB, which makes 20.0 MB in Base64; ID Card takes at most 10.0 MB in Base64, a file of 7.5 MB.',
		);
		expect(problem.remedy).toMatch(/Edit Image/);
		expect(problemOf(Buffer.concat([Buffer.from('%PDF-1.4'), big]), general).remedy).toMatch(
			/^Split it/,
		);
	});

	it('a byte over the limit', () => {
		expect(
			problemOf(Buffer.concat([bmp(20, 20), Buffer.alloc(7_864_321)]).subarray(0, 7_864_321))
				.message,
		).toMatch(/7\.5 MB/);
	});

	it('too small, too wide, too many pixels', () => {
		expect(problemOf(picture('png', 10, 200))).toMatchObject({
			message: '"a.png" has 10 x 200 pixels; ID Card takes at least 15 pixels on each side.',
		});
		expect(problemOf(bmp(100, 14)).message).toMatch(/100 x 14 pixels/);
		expect(problemOf(bmp(8193, 100))).toMatchObject({
			message: '"a.png" has 8,193 x 100 pixels; ID Card takes at most 8,192 pixels on each side.',
			remedy:
				'Shrink it with n8n\'s Edit Image node: operation Resize, "Only if Larger", 8192 x 8192.',
		});
		expect(problemOf(bmp(20_000, 10_000), general)).toMatchObject({
			message:
				'"a.png" has 20,000 x 10,000 pixels, 200,000,000 in all; General Text takes at most 160,000,000 pixels in all.',
			remedy: expect.stringContaining('12649 x 12649'),
		});
	});
});
