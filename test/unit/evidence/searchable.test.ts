/** Searchable PDFs, read back by readers of others. */
import { PDFiumLibrary } from '@hyzyla/pdfium';
import { createCanvas } from '@napi-rs/canvas';
import { searchablePdf } from '../../../lib/evidence/searchable/pdfFile';
import { searchablePicture } from '../../../lib/evidence/searchable/pictureFile';
import { classic, packed, pause } from '../media/pdfs';
import { has, said, withFile } from './tools';

const box = (left: number, top: number, right: number, bottom: number) =>
	[
		[left, top],
		[right, top],
		[right, bottom],
		[left, bottom],
	] as [[number, number], [number, number], [number, number], [number, number]];

const TEXTS = [
	'Invoice 4711',
	'增值税发票',
	'ใบเสร็จ',
	'Tiếng Việt',
	'سلام عليكم 123',
	'ok 😀🀄 end',
];
const lines = TEXTS.map((text, at) => ({ text, box: box(40, 40 + 60 * at, 340, 80 + 60 * at) }));

const picture = (type: 'image/png' | 'image/jpeg') => {
	const canvas = createCanvas(600, 800);
	const pen = canvas.getContext('2d');
	pen.fillStyle = '#fff';
	pen.fillRect(0, 0, 600, 800);
	pen.fillStyle = '#c00';
	pen.fillRect(100, 100, 300, 300);
	return type === 'image/png' ? canvas.toBuffer('image/png') : canvas.toBuffer('image/jpeg', 90);
};

let pdfium: PDFiumLibrary;
beforeAll(async () => {
	pdfium = await PDFiumLibrary.init();
});
afterAll(() => pdfium.destroy());

async function textOf(pdf: Buffer, page = 0): Promise<string> {
	const document = await pdfium.loadDocument(pdf);
	try {
		return document.getPage(page).getText();
	} finally {
		document.destroy();
	}
}

const plain = (text: string) => text.normalize('NFC').replace(/\s+/g, '');

async function expectSound(pdf: Buffer): Promise<void> {
	await withFile('made.pdf', pdf, async (path) => {
		if (has('qpdf')) expect(await said('qpdf', '--check', path)).toMatch(/No syntax or stream/);
		if (has('mutool'))
			expect((await said('mutool', 'draw', '-F', 'txt', path)).length).toBeGreaterThan(5);
	});
}

it.each(['image/png', 'image/jpeg'] as const)('every script comes back from %s', async (type) => {
	const image = picture(type);
	const pdf = await searchablePicture(image, lines, 'Rechnung 发票');
	await expectSound(pdf);
	const read = plain(await textOf(pdf));
	// Arabic is turned back by readers in ways of their own
	for (const text of TEXTS.filter((one) => !/سلام/.test(one))) expect(read).toContain(plain(text));
	if (has('pdftotext')) {
		await withFile('made.pdf', pdf, async (path) => {
			const text = plain(await said('pdftotext', path, '-'));
			for (const one of TEXTS.filter((some) => !/سلام/.test(some))) {
				expect(text).toContain(plain(one));
			}
			const [word] = TEXTS[4].split(' ');
			expect(text).toContain(word);
			expect(await said('pdfinfo', path)).toMatch(/Title: +Rechnung 发票/);
		});
	}
	if (type === 'image/jpeg') expect(pdf.includes(image)).toBe(true);
});

it('each word stands within its box', async () => {
	if (!has('pdftotext')) return;
	const pdf = await searchablePicture(picture('image/png'), lines, 'T');
	await withFile('made.pdf', pdf, async (path) => {
		const html = await said('pdftotext', '-bbox', path, '-');
		const scale = 842 / 800;
		const words = [
			...html.matchAll(/xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]+)/g),
		];
		expect(words.length).toBeGreaterThan(8);
		for (const [, x0, y0, x1, y1, word] of words) {
			const line = lines.find(({ text }) => text.includes(word));
			if (!line) continue;
			const [[left, top], , [right, bottom]] = line.box;
			expect(Number(x0)).toBeGreaterThan(left * scale - 1);
			expect(Number(x1)).toBeLessThan(right * scale + 1);
			expect(Number(y0)).toBeGreaterThan(top * scale - 3);
			expect(Number(y1)).toBeLessThan(bottom * scale + 3);
		}
	});
});

it('the picture looks as before, also through transparency', async () => {
	const pdf = await searchablePicture(picture('image/png'), lines, 'T');
	const document = await pdfium.loadDocument(pdf);
	const { data, width } = await document
		.getPage(0)
		.render({ scale: 1, render: async (drawn) => drawn.data });
	const at = (x: number, y: number) => [
		...data.subarray(4 * (y * width + x), 4 * (y * width + x) + 3),
	];
	document.destroy();
	expect(at(20, 20)).toEqual([255, 255, 255]);
	const red = at(200, 200).sort((a, b) => a - b);
	expect(red[0] + red[1]).toBeLessThan(6);
	expect(red[2]).toBeGreaterThan(195);
});

it('the layer costs less than 12 kB', async () => {
	const image = picture('image/jpeg');
	const many = Array.from({ length: 400 }, (_, at) => ({
		text: `Line ${at} of the page 第${at}行`,
		box: box(40, 2 * at, 500, 2 * at + 2),
	}));
	const pdf = await searchablePicture(image, many, 'T');
	expect(pdf.length - image.length).toBeLessThan(12_000);
});

it.each(['GIF89a', 'no picture at all'])('says that %j cannot be embedded', async (head) => {
	await expect(searchablePicture(Buffer.from(head.padEnd(64, ' ')), lines, 'T')).rejects.toThrow(
		/cannot be put into a PDF/,
	);
});

const objects = (rotate: number, media = '0 0 612 792') => ({
	1: '<</Type/Catalog/Pages 2 0 R>>',
	2: `<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2/MediaBox[${media}]/Resources<<>>>>`,
	3: `<</Type/Page/Parent 2 0 R/Rotate ${rotate}>>`,
	4: '<</Type/Page/Parent 2 0 R>>',
});

it.each([0, 90, 180, 270])(
	'a PDF keeps its bytes, its page turned by %i degrees',
	async (rotate) => {
		for (const [kind, make] of [
			['table', classic],
			['stream', packed],
		] as const) {
			const original = make(objects(rotate, '100 50 712 842'));
			const pages = new Map([
				[1, [{ text: 'first page 第一页', box: box(200, 200, 600, 240) }]],
				[2, [{ text: 'second', box: box(200, 200, 400, 240) }]],
			]);
			const pdf = await searchablePdf(original, { lines: pages, title: 'T' }, pause);
			expect(pdf.subarray(0, original.length).equals(original)).toBe(true);
			expect([kind, plain(await textOf(pdf))]).toEqual([kind, plain('first page 第一页')]);
			expect(plain(await textOf(pdf, 1))).toBe('second');
			await expectSound(pdf);
			if (!has('pdftotext')) continue;
			await withFile('made.pdf', pdf, async (path) => {
				const html = await said('pdftotext', '-bbox', '-l', '1', path, '-');
				const [, x0, y0, x1, y1] =
					/xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">first/
						.exec(html)!
						.map(Number);
				// 144 dpi: two pixels a point
				expect([rotate, x0 > 98, y0 > 97, x1 < 302, y1 < 123]).toEqual([
					rotate,
					true,
					true,
					true,
					true,
				]);
			});
		}
	},
);

it('a locked PDF is refused plainly', async () => {
	const locked = Buffer.from(
		classic(objects(0)).toString('latin1').replace('trailer\n<<', 'trailer\n<</Encrypt 9 0 R'),
		'latin1',
	);
	const pages = new Map([[1, [{ text: 'x', box: box(0, 0, 10, 10) }]]]);
	await expect(searchablePdf(locked, { lines: pages, title: 'T' }, pause)).rejects.toThrow(
		/locked by a password/,
	);
});
