/** Documents of strangers that try to break out of the files made of them. */
import { strFromU8, unzipSync } from 'fflate';
import type { Evidence } from '../../../lib/shape/evidence';
import { exportFiles, FILE_KINDS } from '../../../lib/evidence/exports';
import { paperOf } from '../../../lib/evidence/exports/paper';
import { proofSheet } from '../../../lib/evidence/proofSheet';
import { storeFiles } from '../../../lib/n8n/node/items';

/** What XML 1.0 allows (production 2), written down a second time; halves of pairs are not among it. */
const isXmlText = (text: string): boolean =>
	[...text].every((sign) => {
		const code = sign.codePointAt(0)!;
		if (code < 0x20) return code === 9 || code === 10 || code === 13;
		return (code < 0xd800 || code > 0xdfff) && code !== 0xfffe && code !== 0xffff;
	});

const HOSTILE = [
	`"></text></svg><script>alert(1)</script><svg onload=alert(1)>`,
	`</style><img src=x onerror=alert(1)>`,
	`]]></w:t></w:r><w:fldSimple w:instr="DDEAUTO"/>`,
	`</t></is></c><c r="A1"><f>HYPERLINK("http://evil.example")</f></c>`,
	`=cmd|' /C calc'!A0`,
	`\u0000\u0001\u000b\u001b\uFFFE\uFFFF`,
	'\uD800 and \uDC00',
	'javascript:alert(1)',
	'x'.repeat(10_000),
];
const place = (name: string, value: unknown): Evidence => ({
	name,
	value,
	page: 1,
	box: [
		[1, 1],
		[9, 1],
		[9, 9],
		[1, 9],
	],
});

it.each(HOSTILE.map((text) => [text.slice(0, 30), text]))(
	'%j stays text in every file',
	async (_, text) => {
		const review = {
			needed: true,
			reason: text,
			fields: [{ name: text, value: text, reason: text, expected: text }],
		};
		const json = { document: 'x', [text]: text, text, items: [{ [text]: text, b: text }], review };
		const evidence = [place(text, text), place('text', text), place(`items.1.${text}`, text)];
		const files = await exportFiles(json, FILE_KINDS, text);
		expect(files.map(({ name }) => name)).toEqual([...FILE_KINDS]);
		const parts = files.flatMap(({ name, data }) =>
			name === 'xlsx' || name === 'docx'
				? Object.values(unzipSync(data)).map((part) => strFromU8(part))
				: name === 'html'
					? [data.toString()]
					: [],
		);
		const pages = [{ page: 1, width: 10, height: 10 }];
		parts.push(proofSheet(paperOf(json, text), json, evidence, pages).toString());
		for (const part of parts) {
			expect(isXmlText(part)).toBe(true);
			expect(part).not.toMatch(/<(script|img|f>|w:fldSimple)/);
			expect(part).not.toMatch(/<[^>]*\sonload=/);
			expect(part.match(/(href|src)="(?!data:)/g)).toBeNull();
		}
		const csv = files.find(({ name }) => name === 'csv')!.data.toString();
		for (const line of csv.replace(/^\uFEFF/, '').split('\r\n'))
			expect(line).not.toMatch(/(^|,)"?[=@]/);
	},
);

it('a hundred thousand cells and names of ten thousand characters stay within bounds', async () => {
	const row = Object.fromEntries(Array.from({ length: 100 }, (_, at) => [`c${at}`, `value ${at}`]));
	const rows = Array.from({ length: 1_000 }, () => ({ ...row }));
	const json = { document: 'general-table', rows, ['n'.repeat(10_000)]: 1 };
	for (const { data } of await exportFiles(json, FILE_KINDS, 'n'.repeat(10_000))) {
		expect(data.length).toBeLessThan(10_000_000);
	}
}, 60_000);

it.each([
	['../../etc/passwd.png', 'passwd-text.txt'],
	['C:\\scans\\a.png', 'a-text.txt'],
	['https://example.com/in/b.png', 'b-text.txt'],
])('%j gives a file without its folders', async (from, name) => {
	const names: string[] = [];
	const helpers = { prepareBinaryData: async (_: Buffer, made: string) => names.push(made) };
	const file = { name: 'text', data: Buffer.alloc(1), mimeType: 'text/plain', extension: 'txt' };
	await storeFiles({ helpers } as never, [{ json: {}, files: [file] }], from);
	expect(names).toEqual([name]);
});
