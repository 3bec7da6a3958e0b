import { randomBytes } from 'node:crypto';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import { countPdfPages as count } from '../../../lib/media/pdf/countPages';
import { classic, packed, pause, pdfLib, plain, withoutCount } from './pdfs';

const countPdfPages = async (bytes: Buffer) => await count(bytes, pause);

let oracle: PDFiumLibrary;
beforeAll(async () => {
	oracle = await PDFiumLibrary.init();
});
afterAll(() => oracle.destroy());

async function pdfiumPages(bytes: Buffer): Promise<number> {
	const document = await oracle.loadDocument(bytes);
	const pages = document.getPageCount();
	document.destroy();
	return pages;
}

/** Ours and the oracle's count of a sound file. */
async function expectPages(bytes: Buffer, pages: number): Promise<void> {
	expect(await countPdfPages(bytes)).toBe(pages);
	expect(await pdfiumPages(bytes)).toBe(pages);
}

/** 3 pages under one branch and 2 under another, with a leaf in between. */
const nested = {
	1: '<</Type/Catalog/Pages 2 0 R>>',
	2: '<</Type/Pages/Kids[3 0 R 4 0 R 5 0 R]/Count 6>>',
	3: '<</Type/Pages/Parent 2 0 R/Kids[6 0 R 7 0 R 8 0 R]/Count 3>>',
	4: '<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>',
	5: '<</Type/Pages/Parent 2 0 R/Kids[9 0 R 10 0 R]/Count 2>>',
	...Object.fromEntries(
		[6, 7, 8, 9, 10].map((number) => [number, '<</Type/Page/MediaBox[0 0 9 9]>>']),
	),
};

describe('sound files', () => {
	it.each([1, 2, 37])(
		'of pdf-lib with %i pages, with and without object streams',
		async (pages) => {
			await expectPages(await pdfLib(pages, true), pages);
			await expectPages(await pdfLib(pages, false), pages);
		},
	);

	it('with a nested page tree', async () => {
		await expectPages(classic(nested), 6);
		await expectPages(packed(nested), 6);
	});

	it.each([0, 1, 2, 3, 4])(
		'with a cross-reference stream behind PNG filter %i',
		async (predictor) => {
			await expectPages(packed(plain(40), { predictor }), 40);
		},
	);

	it('of both kinds in one: a table for old readers, a stream for new ones', async () => {
		await expectPages(packed(plain(3), { hybrid: true }), 3);
	});

	it('after updates: the newest state counts', async () => {
		const first = classic(plain(2));
		const second = classic({ 2: plain(5)[2], 5: nested[4], 6: nested[4], 7: nested[4] }, '', first);
		await expectPages(second, 5);
		await expectPages(classic({ 2: plain(1)[2] }, '', second), 1);
	});

	it('with a count, a length and a tree that are references, comments and escaped names', async () => {
		const objects = {
			...plain(3),
			2: '<</Type/P#61ges/Kids 20 0 R % kids (\n/Count 21 0 R/Note (a \\) b (c) >>) /Hex <3e3e>>>',
			20: '[3 0 R 4 0 R 5 0 R]',
			21: '3',
		};
		await expectPages(classic(objects), 3);
	});

	it('with bytes before the header and after the end', async () => {
		const file = classic(plain(4));
		expect(await countPdfPages(Buffer.concat([Buffer.from('HTTP header\r\n\r\n'), file]))).toBe(4);
		expect(await countPdfPages(Buffer.concat([file, Buffer.alloc(5000)]))).toBe(4);
	});
});

describe('damaged files', () => {
	const packedFile = packed(plain(7));
	it.each<[string, () => Buffer | Promise<Buffer>, number]>([
		[
			'a wrong startxref',
			() =>
				Buffer.from(
					classic(plain(3))
						.toString('latin1')
						.replace(/startxref\n\d+/, 'startxref\n7'),
					'latin1',
				),
			3,
		],
		['no end at all', () => classic(plain(3)).subarray(0, -60), 3],
		[
			'offsets that line endings have shifted',
			() => Buffer.from(classic(plain(3)).toString('latin1').replace(/\n/g, '\r\n'), 'latin1'),
			3,
		],
		[
			'a table that counts from the wrong number',
			() =>
				Buffer.from(classic(plain(3)).toString('latin1').replace('\n2 1\n', '\n9 1\n'), 'latin1'),
			3,
		],
		['no count in the tree', () => withoutCount(5), 5],
		[
			'a count that is a lie',
			() => classic({ ...plain(2), 2: '<</Type/Pages/Kids[3 0 R 4 0 R]/Count 99999999>>' }),
			2,
		],
		[
			'a negative count',
			() => classic({ ...plain(2), 2: '<</Type/Pages/Kids[3 0 R 4 0 R]/Count -2>>' }),
			2,
		],
		[
			'no trailer and no catalogue',
			() =>
				Buffer.from(
					Object.entries(plain(4))
						.slice(1)
						.map(([n, body]) => `${n} 0 obj ${body} endobj\n`)
						.join(''),
					'latin1',
				),
			4,
		],
		[
			'object streams without their cross-reference',
			() =>
				Buffer.concat([packedFile.subarray(0, packedFile.indexOf('901 0 obj')), Buffer.from('\n')]),
			7,
		],
		[
			'an object stream with a wrong length',
			() =>
				Buffer.from(
					packedFile.toString('latin1').replace(/\/Length \d+/, '/Length 11  '),
					'latin1',
				),
			7,
		],
		[
			'an updated page, counted once',
			() =>
				Buffer.concat([
					classic(plain(2)).subarray(0, -120),
					Buffer.from('\n3 0 obj << /Type /Page /Rotate 90 >> endobj\n'),
				]),
			2,
		],
	])('%s', async (_, make, pages) => {
		expect(await countPdfPages(await make())).toBe(pages);
	});

	it('tell nothing where nothing is left', async () => {
		for (const text of ['', '%PDF-1.7', '%PDF-1.7\nstartxref\n0\n%%EOF', 'no PDF at all']) {
			expect(await countPdfPages(Buffer.from(text))).toBeUndefined();
		}
	});
});

describe('encrypted files', () => {
	const encrypt =
		'/Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O <00> /U <00> >> /ID [<00><00>]';

	it('tell their pages where these stand outside of streams', async () => {
		expect(await countPdfPages(classic(plain(3), encrypt))).toBe(3);
	});

	it('tell nothing where the page tree is in an encrypted stream', async () => {
		const file = packed(plain(3), { trailer: encrypt });
		const at = file.indexOf('stream\n') + 7;
		randomBytes(40).copy(file, at);
		file[at] = 0;
		expect(await countPdfPages(file)).toBeUndefined();
	});
});

describe('hostile files end, and never throw', () => {
	it('circles in the tree, the sections, the lengths and the references', async () => {
		const circle = {
			1: '<</Type/Catalog/Pages 2 0 R>>',
			2: '<</Type/Pages/Kids[2 0 R 3 0 R 3 0 R]>>',
			3: '<</Type/Pages/Kids[2 0 R 4 0 R]>>',
			4: '<</Type/Page>>',
		};
		expect(await countPdfPages(classic(circle))).toBe(1);
		const file = classic(plain(2)).toString('latin1');
		const loop = file.replace('/Size 1000', `/Prev ${file.lastIndexOf('xref\n0')} /Size 1000`);
		expect(await countPdfPages(Buffer.from(loop, 'latin1'))).toBe(2);
		expect(await countPdfPages(classic({ 1: '1 0 R', 2: '3 0 R', 3: '2 0 R' }))).toBeUndefined();
		const self = packed(plain(2))
			.toString('latin1')
			.replace(/\/Length \d+/g, '/Length 3 0 R');
		expect(await countPdfPages(Buffer.from(self, 'latin1'))).toBe(2);
	});
});
