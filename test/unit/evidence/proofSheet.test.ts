/** The proof sheet as text: what is shown, what cannot get out. */
import type { Evidence } from '../../../lib/evidence/evidence';
import { paperOf } from '../../../lib/evidence/exports/paper';
import { proofSheet } from '../../../lib/evidence/proofSheet';

const HOSTILE = `"><script>alert(1)</script><img src=x onerror=alert(1)>`;
const picture = { data: Buffer.alloc(60_000, 7), mimeType: 'image/png' };
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

it('field and box have the same number', () => {
	const html = made([place('number', 20), place('seller', 60)]);
	const rows = html.match(/<li.*?<\/li>/gs)!;
	expect(rows[0]).toMatch(/<i>1<\/i>.*Number.*90%.*M20 20L70 20L70 30L20 30Z.*>1<\/text>/s);
	expect(rows[1]).toMatch(/<i>2<\/i>.*Seller.*M60 60.*>2<\/text>/s);
});

it('what is in doubt stands out, with its reason and the expected value', () => {
	const html = made([]);
	expect(html).toMatch(
		/<li tabindex="0" class="r">.*the lines add up to 12\.5.*Expected: <b>12\.5<\/b>/s,
	);
});

it('lines and the match table are shown as tables', () => {
	const html = made([]);
	expect(html).toMatch(/<h2>Items<\/h2><table>.*Paper.*12\.5/s);
	expect(html).toMatch(/<h2>Match<\/h2><table>.*43/s);
});

it('costs little more than its picture', () => {
	const html = made([place('number', 20), place('seller', 60)]);
	expect(html.length).toBeLessThan(1.45 * picture.data.length);
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
