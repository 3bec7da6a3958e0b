/** Words on a page that are more than words to the program that opens the file. */
import { strFromU8, unzipSync } from 'fflate';
import { exportFiles, type FileKind } from '../../../lib/evidence/exports';
import { searchablePdf } from '../../../lib/evidence/searchable/pdfFile';
import { xlsxOf } from '../../../lib/evidence/exports/xlsx';

const fileOf = async (kind: FileKind, json: Record<string, unknown>) =>
	(await exportFiles({ review: {}, ...json }, [kind], 'scan.png'))[0].data.toString();

it('Markdown of a text of many empty lines is made at once', async () => {
	const before = process.cpuUsage();
	await fileOf('markdown', { text: `${'\n'.repeat(100_000)}x` });
	// Some thousand microseconds; with quadratic work 45 seconds
	expect(process.cpuUsage(before).user).toBeLessThan(5_000_000);
});

it.each([
	['~~~', '\\~\\~\\~'],
	['a\n===', 'a  \n\\==='],
	['a\n---', 'a  \n\\---'],
	['&lt;b&gt;', '\\&lt;b\\&gt;'],
	['R&D - 5', 'R&D - 5'],
	['# a', '\\# a'],
	['  12. a', '  12\\. a'],
])('Markdown shows %j as it is printed', async (text, written) => {
	expect(await fileOf('markdown', { text })).toContain(`\n\n${written}\n`);
});

it.each([
	["x;=cmd|'/C calc'!A0", "x;'=cmd|'/C calc'!A0"],
	['x; @SUM(1)', "x; '@SUM(1)"],
	['x\n=1+1', "x\n'=1+1"],
	['x;-5', 'x;-5'],
	['a - b; c', 'a - b; c'],
])('CSV: %j is no formula where a semicolon parts the cells either', async (value, written) => {
	const csv = await fileOf('csv', { rows: [{ first: 'a', second: value }] });
	expect(csv).toBe(`\uFEFFfirst,second\r\na,"${written}"\r\n`);
});

it('a workbook shows what looks like an escaped character as it is, and names its sheets apart', async () => {
	const sheet = (name: string) => ({ name, header: ['a'], rows: [['_x0041_']] });
	const packed = unzipSync(await xlsxOf([sheet('a\u0001'), sheet('a\u0002')]));
	const part = (path: string) => strFromU8(packed[path]);
	expect(part('xl/worksheets/sheet1.xml')).toContain('>_x005F_x0041_<');
	const names = [...part('xl/workbook.xml').matchAll(/<sheet name="([^"]*)"/g)].map(
		([, one]) => one,
	);
	expect(new Set(names).size).toBe(2);
});

/** A PDF of one page. */
function pdfOf(size: string, more = ''): Buffer {
	const objects = [
		'<</Type/Catalog/Pages 2 0 R>>',
		'<</Type/Pages/Count 1/Kids[3 0 R]>>',
		`<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]${more}>>`,
	];
	let text = '%PDF-1.4\n';
	const rows = objects.map((object, at) => {
		const row = `${String(text.length).padStart(10, '0')} 00000 n \n`;
		text += `${at + 1} 0 obj\n${object}\nendobj\n`;
		return row;
	});
	return Buffer.from(
		`${text}xref\n0 4\n0000000000 65535 f \n${rows.join('')}trailer\n<</Size ${size}/Root 1 0 R>>\nstartxref\n${text.length}\n%%EOF\n`,
	);
}

const searchable = async (bytes: Buffer) =>
	(
		await searchablePdf(
			bytes,
			{
				lines: new Map([
					[
						1,
						[
							{
								text: 'words',
								box: [
									[0, 0],
									[90, 0],
									[90, 9],
									[0, 9],
								],
							},
						],
					],
				]),
				title: 't',
			},
			async () => undefined,
		)
	)
		.subarray(bytes.length)
		.toString('latin1');

it.each(['8388608', '2147483647', '1000000000000000000000000'])(
	'a PDF of %s objects is refused: no reader opens an update of it',
	async (size) => {
		await expect(searchable(pdfOf(size))).rejects.toThrow('The PDF is damaged');
	},
);

it('numbers that are none are written as PDF numbers', async () => {
	expect(await searchable(pdfOf('10.5'))).not.toMatch(/\d\.\d+ 0 obj/);
	const update = await searchable(pdfOf('4', `/X ${'9'.repeat(30)}/Y -${'9'.repeat(400)}`));
	expect(update).not.toMatch(/e\+|Infinity/);
});
