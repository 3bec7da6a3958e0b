/** The files made of an item, looked into with readers of others. */
import { strFromU8, unzipSync } from 'fflate';
import { exportFiles } from '../../../lib/evidence/exports';
import type { FileKind } from '../../../lib/evidence/exports';
import { readByOffice } from './tools';

const invoice = {
	document: 'vat-invoice',
	number: '00123456',
	issue_date: '2023-05-18',
	total: 1234.56,
	seller: '=HYPERLINK("http://evil.example","x")',
	items: [
		{ name: '纸 <A4> & 墨水', amount: 1092.53, paid: true },
		{ name: '@SUM(A1)', amount: -3 },
	],
	review: { needed: true, reason: 'never shown here', fields: [] },
};

const page = {
	document: 'general-table',
	text: '标题一\nSecond paragraph',
	rows: [
		{ table: 1, 姓名: '张三', 年龄: '30' },
		{ table: 2, a: '1,5', b: '"quoted"\nline' },
	],
	table_count: 2,
};

const made = async (json: Record<string, unknown>, ...kinds: FileKind[]) => {
	const files = await exportFiles(json, kinds, 'Test: scan.png');
	return Object.fromEntries(files.map(({ name, data }) => [name, data]));
};
const partOf = (file: Buffer, part: string) => strFromU8(unzipSync(file)[part]);

it('CSV: one file a table, UTF-8 with its mark, quoted as RFC 4180 wants', async () => {
	const { csv, csv_2: second } = await made(page, 'csv');
	expect([...csv.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
	expect(csv.toString('utf8')).toBe('\uFEFF姓名,年龄\r\n张三,30\r\n');
	expect(second.toString('utf8')).toBe('\uFEFFa,b\r\n"1,5","""quoted""\nline"\r\n');
});

it.each(['=1+1', '+cmd', '-cmd|x', '@SUM(A1)', '\t=1', ' =1', '＝1'])(
	'CSV: %j is no formula',
	async (text) => {
		const { csv } = await made({ items: [{ a: text }] }, 'csv');
		const cell = csv.toString('utf8').split('\r\n')[1].replace(/^"/, '');
		expect(cell.startsWith("'")).toBe(true);
	},
);

it('CSV: a negative number stays a number', async () => {
	const { csv } = await made({ items: [{ a: -3, b: '-12.50' }] }, 'csv');
	expect(csv.toString('utf8')).toContain('-3,-12.50\r\n');
});

it('a document without a table is one row of CSV, text alone its lines', async () => {
	const { csv } = await made({ name: '张三', number: '1' }, 'csv');
	expect(csv.toString('utf8')).toBe('\uFEFFname,number\r\n张三,1\r\n');
	const { csv: lines } = await made({ text: 'a\nb' }, 'csv');
	expect(lines.toString('utf8')).toBe('\uFEFFtext\r\na\r\nb\r\n');
});

it('workbook: numbers, truths and dates have their types, text is never a formula', async () => {
	const { xlsx } = await made(invoice, 'xlsx');
	const fields = partOf(xlsx, 'xl/worksheets/sheet1.xml');
	expect(fields).toContain('<v>1234.56</v>');
	// 2023-05-18 in days since 1899-12-30
	expect(fields).toMatch(/s="2"><v>45064<\/v>/);
	expect(fields).toContain('<t xml:space="preserve">00123456</t>');
	const items = partOf(xlsx, 'xl/worksheets/sheet2.xml');
	expect(items).toContain('纸 &lt;A4&gt; &amp; 墨水');
	expect(items).toContain('t="b"><v>1</v>');
	expect(items + fields).not.toContain('<f>');
});

it('text of strangers cannot break out of XML and HTML', async () => {
	const hostile = `</t><script>alert(1)</script>"'&\u0000\uD800x`;
	const { docx, xlsx, html } = await made({ a: hostile, text: hostile }, 'docx', 'xlsx', 'html');
	for (const text of [
		partOf(docx, 'word/document.xml'),
		partOf(xlsx, 'xl/worksheets/sheet1.xml'),
		html.toString('utf8'),
	]) {
		expect(text).toContain('&lt;script&gt;');
		expect(text).not.toContain('<script');
		expect(text).not.toContain('\u0000');
	}
});

it('HTML and Word show a merged cell once, with its rows and columns', async () => {
	const cell = (column: number, text: string, rowSpan = 1, columnSpan = 1) => ({
		column,
		text,
		rowSpan,
		columnSpan,
	});
	const tables = [
		{
			headings: 1,
			rows: [
				[cell(0, 'A', 1, 2), cell(2, 'B')],
				[cell(0, 'tall', 2), cell(1, 'x'), cell(2, 'y')],
				[cell(1, 'z', 1, 2)],
			],
		},
	];
	const json = { rows: [{ a: 'tall', b: 'x' }] };
	const files = await exportFiles(json, ['html', 'docx'], 'T', tables);
	const html = files[0].data.toString('utf8');
	expect(html).toContain('<th colspan="2">A</th><th>B</th>');
	expect(html).toContain('<td rowspan="2">tall</td>');
	const word = partOf(files[1].data, 'word/document.xml');
	expect(word.match(/<w:gridSpan w:val="2"\/>/g)).toHaveLength(2);
	expect(word.match(/<w:vMerge w:val="restart"\/>/g)).toHaveLength(1);
	expect(word.match(/<w:vMerge\/>/g)).toHaveLength(1);
	expect(word.match(/tall/g)).toHaveLength(1);
});

it('Markdown: signs of a document are not taken for Markdown', async () => {
	const { markdown } = await made({ text: '# no heading\n1. no list\na*b' }, 'markdown');
	expect(markdown.toString('utf8')).toContain('\\# no heading  \n1\\. no list  \na\\*b');
	const { markdown: own } = await made({ text: 'x', markdown: '# From the layout' }, 'markdown');
	expect(own.toString('utf8')).toBe('# From the layout\n');
});

it('text: the text, else labels and values', async () => {
	const { text } = await made(page, 'text');
	expect(text.toString('utf8')).toBe('标题一\nSecond paragraph\n');
	const { text: fields } = await made(invoice, 'text');
	expect(fields.toString('utf8')).toContain('Issue date: 2023-05-18\n');
	expect(fields.toString('utf8')).not.toContain('never shown');
});

it('LibreOffice opens a workbook, a Word document and a CSV, saves them and opens them again', async () => {
	const { xlsx, docx } = await made({ ...invoice, text: page.text }, 'xlsx', 'docx');
	const { csv } = await made(page, 'csv');
	const read = await readByOffice({ xlsx, docx, csv });
	if (!read) return;
	for (const part of ['2023-05-18', '1234.56', '=HYPERLINK']) expect(read.xlsx).toContain(part);
	expect(read.printed).toContain('1092.53');
	for (const part of ['标题一', 'Second paragraph', '纸 <A4> & 墨水', '1092.53']) {
		expect(read.docx).toContain(part);
	}
	expect(read.csv).toMatch(/[\u4e00-\u9fff]/);
	expect(read.csv).not.toContain('\ufffd');
}, 120_000);

it('five thousand rows and long texts stay bounded', async () => {
	const rows = Array.from({ length: 5000 }, (_, at) => ({ a: at, b: 'x'.repeat(100) }));
	const long = { text: 'y'.repeat(1_000_000), items: [...rows, { a: 'z'.repeat(100_000), b: '' }] };
	const { xlsx, docx } = await made(long, 'xlsx', 'docx');
	const sheet = partOf(xlsx, 'xl/worksheets/sheet1.xml');
	const lengths = [...sheet.matchAll(/>([^<]*)</g)].map(([, text]) => text.length);
	expect(Math.max(...lengths)).toBe(32767);
	expect(docx.length).toBeLessThan(1_000_000);
});
