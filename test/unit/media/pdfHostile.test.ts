import { deflateSync } from 'node:zlib';
import { countPdfPages } from '../../../lib/media/pdf/countPages';
import { Refused } from '../../../lib/refused';
import { classic, packed, pause, plain, stream } from './pdfs';
import { LARGE, costOf, dice, expectBounded } from './watch';

const MB = 1024 * 1024;
const latin = (text: string) => Buffer.from(text, 'latin1');
const filled = (unit: string, bytes: number) => Buffer.alloc(bytes, unit, 'latin1');
const flat = (data: Buffer) => deflateSync(data, { level: data.length > MB ? 1 : 6 });
const count = async (bytes: Buffer) => await countPdfPages(bytes, pause);

const refusal = (bytes: Buffer) =>
	count(bytes).then(
		(pages) => pages,
		(thrown: unknown) => {
			if (!(thrown instanceof Refused)) throw thrown;
			return thrown.message;
		},
	);

const TOO_MUCH = /^The PDF is damaged, or made to do harm/;

/** A file whose page tree (object 2) is in an object stream. */
const treeInStream = (body: Buffer, outside = '') =>
	latin(
		`%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n${outside}9 0 obj\n` +
			`${stream('/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode', flat(Buffer.concat([latin('2 0 '), body])))}\n` +
			'endobj\ntrailer <</Root 1 0 R>>',
	);

/** One real page, a count of 100,000, and a cross-reference that says what it is told. */
function withXrefStream(widths: string, rows: (at: number[]) => Buffer, more = ''): Buffer {
	const at: number[] = [];
	let text = '%PDF-1.7\n';
	for (const [number, body] of [
		[1, '<</Type/Catalog/Pages 2 0 R>>'],
		[2, '<</Type/Pages/Kids[3 0 R]/Count 100000>>'],
		[3, '<</Type/Page>>'],
	]) {
		at.push(text.length);
		text += `${number} 0 obj\n${body}\nendobj\n`;
	}
	const entries = `/Type /XRef /Size 9 /Root 1 0 R /W [${widths}] /Filter /FlateDecode ${more}`;
	return latin(
		`${text}5 0 obj\n${stream(entries, flat(rows(at)))}\nendobj\nstartxref\n${text.length}\n%%EOF\n`,
	);
}

describe('pages are counted, not believed', () => {
	it('a file of 1 kB that claims 100,000 pages, and objects enough for them', async () => {
		const file = withXrefStream(
			'1 2 1',
			(at) => {
				const rows = filled('\x01\0\x09\0', 4 * 100_001);
				at.forEach((offset, index) => rows.writeUInt16BE(offset, 4 * (index + 1) + 1));
				return rows;
			},
			'/Index [0 100001]',
		);
		expect(file.length).toBeLessThan(1400);
		expect(await count(file)).toBe(1);
	});

	it('a locked file whose head claims them', async () => {
		const head = (length: number) =>
			`%PDF-1.5\n1 0 obj\n<< /Linearized 1 /L ${String(length).padStart(8)} /N 100000 >>\nendobj\n` +
			`9 0 obj\n${stream('/Type /ObjStm /N 9 /First 60', latin('locked'))}\nendobj\n` +
			'trailer << /Root 60 0 R /Encrypt << /Filter /Standard >> >>';
		expect(await count(latin(head(head(0).length)))).toBeUndefined();
	});

	it('one page under many numbers, or listed many times', async () => {
		const kids = Array.from({ length: 500 }, (_, index) => `${index + 10} 0 R`).join(' ');
		const heads = Array.from({ length: 500 }, (_, index) => `${index + 10} 0`).join(' ');
		const same =
			`%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[${kids}]/Count 500>>endobj\n` +
			`3 0 obj\n${stream(`/Type /ObjStm /N 500 /First ${heads.length + 1}`, latin(`${heads} <</Type/Page>>`))}\nendobj\ntrailer<</Root 1 0 R>>`;
		expect(await count(latin(same))).toBe(1);
		const listed = { ...plain(1), 2: `<</Type/Pages/Count 300/Kids[${'3 0 R '.repeat(300)}]>>` };
		expect(await count(classic(listed))).toBe(1);
	});

	it('pages written into the list itself are none', async () => {
		const inline = { ...plain(1), 2: `<</Type/Pages/Count 99/Kids[${'<<>> '.repeat(98)} 3 0 R]>>` };
		expect(await count(classic(inline))).toBe(1);
	});
});

describe('a small file that unpacks or unfolds to a large one', () => {
	const inList = (unit: string, bytes: number) =>
		treeInStream(
			Buffer.concat([
				latin('<</Type/Pages/Count 3/X['),
				filled(unit, bytes),
				latin(']/Kids[3 0 R]>>'),
			]),
		);
	const page = '3 0 obj\n<</Type/Page>>\nendobj\n';

	it.each<[string, () => Buffer]>([
		['lists in a list', () => inList('[]', 8 * MB)],
		['dictionaries in a list', () => inList('<<>>', 8 * MB)],
		['names in a list', () => inList('/', 8 * MB)],
		['an object stream of zeros', () => treeInStream(Buffer.alloc(40 * MB))],
		[
			'one page listed a million times',
			() =>
				treeInStream(
					Buffer.concat([latin('<</Kids['), filled('3 0 R ', 6 * MB), latin(']>>')]),
					page,
				),
		],
		[
			'a cross-reference of twelve million entries',
			() => withXrefStream('0 1 0', () => filled('\x01', 12 * MB), '/Index [0 100000000]'),
		],
		[
			'a cross-reference behind a predictor',
			() =>
				withXrefStream(
					'1 2 1',
					() => filled('\x04', 12 * MB),
					'/Index [0 100000000] /DecodeParms <</Predictor 15 /Columns 1>>',
				),
		],
	])('%s', async (_, make) => {
		const file = make();
		expect(file.length).toBeLessThan(400 * 1024);
		let told: unknown;
		expectBounded(await costOf(async () => (told = await refusal(file))));
		expect(told).toMatch(TOO_MUCH);
	});

	it('many of them at once take the memory of one', async () => {
		const file = inList('<<>>', 30 * MB);
		const files = Array.from({ length: 3 }, () => Buffer.from(file));
		expectBounded(await costOf(async () => await Promise.all(files.map(refusal))));
	});
});

describe('a large file made to take long', () => {
	const of =
		(unit: string, before = '', after = '') =>
		() =>
			Buffer.concat([latin(`%PDF-1.4\n${before}`), filled(unit, LARGE), latin(after)]);

	it.each<[string, () => Buffer]>([
		['objects', of('1 0 obj\n')],
		['marks of pages', of('/Type/Page ', '1 0 obj\n')],
		['trailers that are never closed', of('trailer(')],
		['comments without an end', of('trailer%')],
		[
			'object streams over each other',
			of('1 0 obj<</Type/ObjStm/N 9/First 9/Filter/FlateDecode/Length 90>>stream\n'),
		],
		[
			'entries',
			of(
				'0000000009 00000 n \n',
				'xref\n0 9000000\n',
				'trailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF',
			),
		],
		['nothing', of('\0')],
	])('of %s', async (_, make) => {
		const file = make();
		let told: unknown;
		expectBounded(await costOf(async () => (told = await refusal(file))));
		if (told !== undefined) expect(told).toMatch(TOO_MUCH);
	});

	it('a tree ten thousand branches deep, lengths that wait for each other, updates without end', async () => {
		const deep: Record<number, string> = { 1: '<</Type/Catalog/Pages 2 0 R>>' };
		for (let at = 2; at < 10_000; at++) deep[at] = `<</Type/Pages/Kids[${at + 1} 0 R]>>`;
		const lengths = Array.from(
			{ length: 10_000 },
			(_, at) =>
				`${at + 2} 0 obj<</Type/ObjStm/N 1/First 5/Length ${at + 3} 0 R>>stream\n${at} 0 \nendstream endobj\n`,
		).join('');
		const updates = ['%PDF-1.4\n'];
		let length = updates[0].length;
		let previous = 0;
		for (let at = 0; at < 10_000; at++) {
			const update = `xref\n0 0\ntrailer<</Prev ${previous}>>\n`;
			previous = length;
			length += updates[updates.push(update) - 1].length;
		}
		for (const file of [
			classic(deep),
			latin(
				`%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n${lengths}trailer<</Root 1 0 R>>`,
			),
			latin(`${updates.join('')}startxref\n${previous}\n%%EOF`),
		]) {
			expectBounded(await costOf(async () => await refusal(file)));
		}
	});
});

describe('sound files, bent', () => {
	/** How many are bent: more with MEDIA_CASES=20000 */
	const cases = Number(process.env.MEDIA_CASES ?? 200);
	const sound = [
		classic(plain(6)),
		packed(plain(6), { predictor: 2 }),
		packed(plain(6), { hybrid: true }),
		classic({ 2: plain(3)[2] }, '', classic(plain(6))),
	];

	/** A file with one to four faults: bytes changed, cut out, repeated, moved, or another number where one stood. */
	function bend(file: Buffer, roll: (limit: number) => number): Buffer {
		let now = file;
		for (let faults = 1 + roll(4); faults > 0; faults--) {
			const at = roll(now.length);
			const end = Math.min(now.length, at + 1 + roll(80));
			const [head, middle, tail] = [now.subarray(0, at), now.subarray(at, end), now.subarray(end)];
			const number = /\d+/.exec(tail.toString('latin1'))!;
			const cut = number ? number.index : 0;
			const other = ['0', '-1', '3', '99999999999', `${roll(2000)}`, '1 0 R'][roll(6)];
			now = Buffer.concat(
				[
					[head, middle.map((byte) => byte ^ (1 << roll(8))), tail],
					[head, tail],
					[head, middle, middle, tail],
					[tail, head, middle],
					[
						head,
						middle,
						tail.subarray(0, cut),
						latin(number ? other : ''),
						tail.subarray(cut + (number?.[0].length ?? 0)),
					],
				][roll(5)],
			);
		}
		return now;
	}

	it('give a count that they can hold, or none, and never throw', async () => {
		for (let seed = 1; seed <= cases; seed++) {
			const roll = dice(seed);
			const bent = bend(sound[roll(sound.length)], roll);
			const pages = await count(bent).catch((thrown: Error) => thrown);
			const sane =
				pages === undefined || (Number.isInteger(pages) && Number(pages) > 0 && Number(pages) < 12);
			if (!sane) throw new Error(`seed ${seed}: ${String(pages)}`);
		}
	});
});
