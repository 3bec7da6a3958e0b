/** The proof sheet as text: what is shown, what cannot get out. */
import type { Evidence } from '../../../lib/shape/evidence';
import { paperOf } from '../../../lib/evidence/exports/paper';
import { proofSheet } from '../../../lib/evidence/proofSheet';

const HOSTILE = `"><script>alert(1)</script><img src=x onerror=alert(1)>`;
const picture = { data: Buffer.alloc(65_000, 7), mimeType: 'image/png' };
const page = { page: 1, width: 400, height: 300, picture };

const json = {
	document: 'vat-invoice',
	number: '42',
	seller: HOSTILE,
	items: [{ name: 'Paper', amount: 12.5 }],
	match: [{ name: 'number', recognized: '42', registered: '43', equal: false }],
	review: {
		needed: true,
		reason: 'total: the lines add up to 12.5',
		fields: [{ name: 'total', value: 13, reason: 'the lines add up to 12.5', expected: 12.5 }],
	},
};
const place = (name: string, at: number): Evidence => ({
	name,
	value: name,
	page: 1,
	box: [
		[at, at],
		[at + 50, at],
		[at + 50, at + 10],
		[at, at + 10],
	],
	confidence: 0.9,
});
const made = (evidence: Evidence[], given: Record<string, unknown> = json) =>
	proofSheet(paperOf(given, `Invoice ${HOSTILE}`), given, evidence, [page]).toString('utf8');

it('nothing of the document becomes markup, nothing runs, nothing is loaded', () => {
	const html = made([place('seller', 10)]);
	expect(html).not.toMatch(/<script|<img src=x|onerror=alert\(1\)>/);
	expect(html).toContain("default-src 'none'");
	expect(html.match(/(src|href)="(?!data:)/g)).toBeNull();
});

const rowsIn = (html: string) => html.split('<p tabindex').slice(1);

it('field and box have the same number, what is in doubt comes first', () => {
	const html = made([place('number', 20), place('seller', 60)]);
	const rows = rowsIn(html);
	expect(rows[0]).toMatch(/^=0 class=r><i>1<.*the lines add up to 12\.5\. Expected: 12\.5</s);
	expect(rows[1]).toMatch(/<i>2<\/i>.*90%.*Number.*--x:20;--y:20;--w:50;--h:10>2<\/a>/s);
	expect(rows[2]).toMatch(/<i>3<\/i>.*Seller.*--x:60;--y:60;.*>3<\/a>/s);
	expect(html).toContain('To review: total: the lines add up to 12.5');
});

it('every block of a text has its own row, a box that leans its own corners', () => {
	const leaning = place('text', 60);
	leaning.box[1] = [110, 55];
	const blocks = [place('text', 20), leaning].map((one, at) => ({ ...one, value: `line ${at}` }));
	const rows = rowsIn(made(blocks, { document: 'general-text', text: 'line 0\nline 1' }));
	expect(rows).toHaveLength(2);
	expect(rows[0]).toMatch(/line 0.*--x:20;--y:20;--w:50;--h:10/s);
	expect(rows[1]).toMatch(/line 1.*M60 60L110 55L110 70L60 70Z/s);
});

it('the cells of a table light their boxes, and stand in the list only where they are in doubt', () => {
	const fields = [{ name: 'items.1.amount', value: 12.5, reason: 'not 2 x 6' }];
	const review = { needed: true, reason: 'items.1.amount: not 2 x 6', fields };
	const html = made([place('items.1.name', 20), place('items.1.amount', 60)], { ...json, review });
	expect(html).toMatch(/<td class=r><i>1<\/i>12\.5/);
	expect(html).toMatch(/<td tabindex=0><i>4<\/i>Paper.*--x:20/);
	expect(rowsIn(html)[0]).toMatch(/not 2 x 6.*--x:60/s);
	expect(html.match(/Paper/g)).toHaveLength(1);
});

it('front and back of a card are two pages, each with its own boxes', () => {
	const [front, back] = [
		{ ...page, side: 'front' as const },
		{ ...page, side: 'back' as const },
	];
	const evidence = [
		{ ...place('number', 20), side: 'front' as const },
		{ ...place('seller', 60), side: 'back' as const },
	];
	const html = proofSheet(paperOf(json, 'Card'), json, evidence, [front, back]).toString();
	const [, one, other] = html.split('<h2>');
	expect(one).toMatch(/^Front.*--x:20/s);
	expect(one).not.toContain('--x:60');
	expect(other).toMatch(/^Back.*--x:60/s);
	expect(other).not.toContain('--x:20');
});

it('without a page the values stand alone', () => {
	const html = proofSheet(paperOf(json, 'Check'), json, [], []).toString();
	expect(html).not.toContain('<main');
	expect(rowsIn(html)).toHaveLength(3);
});

it.each([
	[90, 'width=300 height=400', 'translate(400 0)rotate(90)'],
	[180, 'width=400 height=300', 'translate(400 300)rotate(180)'],
	[270, 'width=300 height=400', 'translate(0 300)rotate(270)'],
])('a picture turned by %d degrees fills the page that its boxes are on', (turn, sides, turned) => {
	const sheet = proofSheet(
		paperOf(json, 'T'),
		json,
		[],
		[{ ...page, picture: { ...picture, turn } }],
	);
	expect(sheet.toString()).toContain(`${sides} preserveAspectRatio=none transform="${turned}"`);
});

it('lines and the match table are shown as tables', () => {
	const html = made([]);
	expect(html).toMatch(/<h2>Items<\/h2><table>.*Paper.*12\.5/s);
	expect(html).toMatch(/<h2>Match<\/h2><table>.*43/s);
});

it('a table of 25 cells with a place costs little more than its picture', () => {
	const columns = ['no', 'article', 'stock', 'unit', 'price'];
	const cell = (row: number, column: number) => `${columns[column]}-${row}`;
	const table = Array.from({ length: 5 }, (_, row) =>
		Object.fromEntries(columns.map((name, column) => [name, cell(row, column)])),
	);
	const places = table.flatMap((_, row) =>
		columns.map((name, column) => ({
			...place(`table.${row + 1}.${name}`, 20 * row + column),
			value: cell(row, column),
		})),
	);
	const html = made(places, { document: 'general-table', table });
	expect(html.match(/<a style/g)).toHaveLength(25);
	expect(html.length).toBeLessThan(1.4 * picture.data.length);
});

it('five thousand words and huge boxes stay bounded', () => {
	const many = Array.from({ length: 5000 }, (_, at) => ({
		...place(`text.${at + 1}`, at * 1e9),
		value: 'x'.repeat(5000),
	}));
	const html = made(many, { document: 'general-text' });
	expect(html.length).toBeLessThan(5_000_000);
	expect(html).not.toMatch(/e\+|Infinity|NaN/);
});
