/** An invoice of several pages: its sums are proven over all of them, and a correct one gives no alarm. */
import { apiById } from '../../../lib/catalogue';
import { shapeAnswer } from './support';
import { joinDocuments } from '../../../lib/shape/join';
import type { ItemReview } from '../../../lib/shape/types';

type Json = Record<string, unknown>;
type Page = Json & { item_list: Array<Record<'name' | 'amount' | 'tax' | 'tax_rate', string>> };

/** mulberry32 */
const random = (seed: number) => () => {
	seed = (seed + 0x6d2b79f5) | 0;
	let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
	t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
	return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
};

const yuan = (value: number) => (value / 100).toFixed(2);

/** A correct invoice as the service answers it page by page; digitalized ones print the sum of each page. */
function invoice(seed: number): Page[] {
	const next = random(seed);
	const upTo = (most: number) => 1 + Math.floor(next() * most);
	const count = 1 + upTo(4);
	const digital = next() < 0.7;
	const pages = Array.from({ length: count }, () =>
		Array.from({ length: upTo(8) }, () => {
			const rate = [13, 9, 6, 3, 1][Math.floor(next() * 5)];
			const amount = upTo(5_000_000) * (next() < 0.1 ? -1 : 1);
			return { rate, amount, tax: Math.round((amount * rate) / 100) };
		}),
	);
	const sum = (lines: Array<{ amount: number; tax: number }>, column: 'amount' | 'tax') =>
		lines.reduce((all, line) => all + line[column], 0);
	const all = pages.flat();
	const [net, tax] = [sum(all, 'amount'), sum(all, 'tax')];
	return pages.map((lines, at) => ({
		...{ number: '24112000000000000001', issue_date: '2024年05月18日', type: 'electronic' },
		...{ total_pages: String(count), current_page: String(at + 1) },
		...{ subtotal_amount: `￥${yuan(net)}`, subtotal_tax: `￥${yuan(tax)}` },
		total: `￥${yuan(net + tax)}`,
		...(digital ? { sum_amount: yuan(sum(lines, 'amount')) } : {}),
		...(digital ? { sum_tax: yuan(sum(lines, 'tax')) } : {}),
		item_list: lines.map((line, row) => ({
			name: `*示例*商品${at}${row}`,
			amount: yuan(line.amount),
			tax_rate: `${line.rate}%`,
			tax: yuan(line.tax),
		})),
	}));
}

function joined(pages: Page[]) {
	const read = pages.map((result, at) => ({
		page: at + 1,
		documents: shapeAnswer(apiById('vat-invoice')!, { result }, { output: 'simplified' }).map(
			({ json }) => ({ json }),
		),
	}));
	const [{ document }, ...others] = joinDocuments(read);
	expect(others).toEqual([]);
	return document.json as Json & { review: ItemReview };
}

const cases = Number(process.env.CASES ?? 40);

it('a correct invoice gives no alarm, whole or with a page that was not read', () => {
	for (let seed = 1; seed <= cases; seed++) {
		const pages = invoice(seed);
		expect([seed, joined(pages).review.fields]).toEqual([seed, []]);
		if (pages.length > 2) expect([seed, joined(pages.slice(1)).review.fields]).toEqual([seed, []]);
	}
});

it('a line, a page or the invoice that is misread is found, under the path of the joined item', () => {
	const missed: unknown[] = [];
	for (let seed = 1; seed <= cases; seed++) {
		const wrong = (change: (pages: Page[]) => void) => {
			const pages = invoice(seed);
			change(pages);
			const { review, ...json } = joined(pages);
			const at = (path: string) =>
				path.split('.').reduce<unknown>((value, name) => {
					const key = Array.isArray(value) ? Number(name) - 1 : name;
					return (value as Json)[key as string];
				}, json);
			if (review.fields.length === 0) missed.push([seed, change.toString()]);
			for (const { name, value } of review.fields)
				expect([seed, name, at(name)]).toEqual([seed, name, value]);
		};
		wrong(
			(pages) =>
				(pages[1].item_list[0].amount = yuan(1 + 100 * Number(pages[1].item_list[0].amount))),
		);
		wrong((pages) => pages.forEach((page) => (page.subtotal_amount = '￥0.01')));
		if (invoice(seed)[0].sum_amount) wrong((pages) => (pages[0].sum_amount = '0.01'));
	}
	expect(missed).toEqual([]);
});

it('the sums of all pages that miss the sum of the invoice are named once', () => {
	const pages = invoice(3);
	expect(pages[0].sum_amount).toBeDefined();
	const net = 100 * Number(String(pages[0].subtotal_amount).slice(1));
	const total = 100 * Number(String(pages[0].total).slice(1));
	for (const page of pages) {
		page.subtotal_amount = `￥${yuan(net + 1000)}`;
		page.total = `￥${yuan(total + 1000)}`;
	}
	const { fields } = joined(pages).review;
	expect(fields.map(({ name }) => name)).toEqual(['subtotal_amount', 'subtotal_amount']);
	expect(fields.map(({ reason }) => reason).join()).toMatch(
		/lines.*sum_amount of \d pages adds up to/,
	);
});
