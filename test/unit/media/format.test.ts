import { zipSync } from 'fflate';
import { detectFormat } from '../../../lib/media/format/detect';
import { pixelSize } from '../../../lib/media/size/readSize';
import { bmp, gif, H, isoBox, jpeg, picture, SIZED, UNSIZED, W, zip } from './samples';

const text = (value: string) => Buffer.from(value);
const latin = (value: string) => Buffer.from(value, 'latin1');
const idOf = (bytes: Buffer) => detectFormat(bytes)?.id;

describe('pictures by their bytes', () => {
	it.each(Object.entries(SIZED))('%s: format and sides as stored', (name, bytes) => {
		const format = detectFormat(bytes)!;
		expect(format.id).toBe(name.split(',')[0]);
		expect(format.mimeType).toMatch(/^image\//);
		expect(pixelSize(bytes, format.id)).toEqual({ width: W, height: H });
	});

	it.each(Object.entries(UNSIZED))('%s: format without sides', (name, bytes) => {
		const format = detectFormat(bytes)!;
		expect(format.id).toBe(name.split(',')[0]);
		expect(pixelSize(bytes, format.id)).toBeUndefined();
	});

	it('reads the sides out of the middle of a larger buffer, without looking past the file', () => {
		const png = picture('png');
		const inside = Buffer.concat([Buffer.alloc(13, 0xff), png]).subarray(13);
		expect(pixelSize(inside, 'PNG')).toEqual({ width: W, height: H });
		const short = Buffer.concat([png]).subarray(0, 20);
		expect(pixelSize(short, 'PNG')).toBeUndefined();
	});

	it('knows no sides where the header says nonsense', () => {
		expect(pixelSize(bmp(-5, 10), 'BMP')).toBeUndefined();
		expect(pixelSize(bmp(0, 10), 'BMP')).toBeUndefined();
		expect(pixelSize(jpeg(0xc0).fill(0, 2), 'JPEG')).toBeUndefined();
		expect(pixelSize(text('%PDF-1.7'), 'PDF')).toBeUndefined();
	});
});

describe('what people send by mistake', () => {
	it.each<[string, Buffer]>([
		['HEIC', isoBox('heic', 'mif1', 'heic')],
		['HEIC', isoBox('mif1', 'heic')],
		['AVIF', picture('avif')],
		['AVIF', isoBox('mif1', 'avif')],
		['VIDEO', isoBox('isom', 'mp42')],
		['JPEG2000', latin('\0\0\0\x0cjP  \r\n\x87\n....')],
		['JPEGXL', latin('\0\0\0\x0cJXL \r\n\x87\n....')],
		['DOCX', zip('[Content_Types].xml', '_rels/.rels', 'word/document.xml')],
		['XLSX', zip('[Content_Types].xml', 'xl/workbook.xml')],
		['PPTX', zip('[Content_Types].xml', 'ppt/presentation.xml')],
		['OFD', zip('Doc_0/Document.xml', 'OFD.xml')],
		['ZIP', zip('scans/1.png', 'scans/OFD.xml.png')],
		['ZIP', latin('PK\x05\x06' + '\0'.repeat(18))],
		['OLE', latin('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1' + '\0'.repeat(600))],
		['RTF', text('{\\rtf1\\ansi Hello}')],
		['GZIP', latin('\x1f\x8b\x08\0\0\0')],
		['HTML', text('\n<!-- a --><!DOCTYPE html>\n<html><body>Sign in</body></html>')],
		['HTML', text('<?xml version="1.0"?><html xmlns="x"></html>')],
		['SVG', text('<svg xmlns="http://www.w3.org/2000/svg"/>')],
		['SVG', text('<?xml version="1.0"?>\n<!-- made by hand -->\n<svg/>')],
		['XML', text('<?xml version="1.0"?><Error><Code>NoSuchKey</Code></Error>')],
		['JSON', text('\ufeff{"error_code":"APIG.0101"}')],
		['JSON', text('[]')],
		['BASE64', text(picture('png').toString('base64'))],
		['BASE64', text(`data:image/jpeg;base64,${picture('jpeg').toString('base64')}`)],
		['TEXT', text('增值税发票，开票日期 2023年05月18日')],
		['TEXT', text('Just a note.')],
		['TEXT', Buffer.from([...'发票'.repeat(20)].flatMap(() => [0xb7, 0xa2, 0xc6, 0xb1]))],
		['TEXT', Buffer.from('\ufeffutf-16', 'utf16le')],
	])('%s', (id, bytes) => {
		expect(idOf(bytes)).toBe(id);
	});

	it('takes an archive for one, also where a Word file inside is not packed', () => {
		const word = zip('[Content_Types].xml', 'word/document.xml');
		const archive = zipSync({ 'a.docx': [word, { level: 0 }], 'b.txt': [word, { level: 9 }] });
		expect(idOf(Buffer.from(archive))).toBe('ZIP');
	});

	it('takes a PDF with bytes before its header for a PDF', () => {
		expect(idOf(text('%PDF-1.4\n1 0 obj'))).toBe('PDF');
		expect(idOf(Buffer.concat([Buffer.alloc(100, 0), text('%PDF-1.4\n')]))).toBe('PDF');
		expect(idOf(text('\r\n%PDF-1.4\n1 0 obj'))).toBe('PDF');
	});

	it('knows nothing where nothing is known', () => {
		expect(detectFormat(Buffer.alloc(0))).toBeUndefined();
		expect(detectFormat(Buffer.from([0, 1, 2, 3, 4, 5, 6, 7]))).toBeUndefined();
	});
});

describe('hostile bytes', () => {
	const all = [
		...Object.values(SIZED),
		...Object.values(UNSIZED),
		zip('word/document.xml'),
		isoBox('heic', 'mif1'),
		text('%PDF-1.7 and more'),
		gif(3),
		picture('avif'),
	];
	const look = (bytes: Buffer) => {
		const format = detectFormat(bytes);
		const size = format && pixelSize(bytes, format.id);
		if (size) expect(size.width > 0 && size.height > 0).toBe(true);
	};

	it('files cut at every length below 200 bytes', () => {
		for (const whole of all)
			for (let end = 0; end < Math.min(200, whole.length); end++) look(whole.subarray(0, end));
	});

	it('headers with each byte replaced', () => {
		for (const whole of all) {
			for (let at = 0; at < Math.min(120, whole.length); at++) {
				for (const value of [0, 0x7f, 0xff]) {
					const bent = Buffer.from(whole);
					bent[at] = value;
					look(bent);
				}
			}
		}
	});

	it('any bytes read as any format', () => {
		let seed = 7;
		const noise = Buffer.from(
			Array.from(
				{ length: 400 },
				() => ((seed = (seed * 1103515245 + 12345) % 2147483648) >> 16) & 255,
			),
		);
		for (const id of ['JPEG', 'PNG', 'BMP', 'GIF', 'TIFF', 'WEBP', 'PCX', 'ICO', 'PSD'] as const) {
			for (let end = 0; end < 60; end++)
				expect(() => pixelSize(noise.subarray(end, end * 5), id)).not.toThrow();
		}
	});
});
