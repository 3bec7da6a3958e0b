import { joinDocuments } from '../../../lib/shape/join';
import type { ItemReview } from '../../../lib/shape/types';

type Json = Record<string, unknown>;
interface Ready {
	json: Json;
	binary?: Json;
}

const calm: ItemReview = { needed: false, reason: '', fields: [] };
const doc = (document: string, fields: Json, more: Partial<Ready> = {}): Ready => ({
	json: { document, ...fields, review: calm },
	...more,
});
const pagesOf = (...pages: Ready[][]) =>
	pages.map((documents, at) => ({ page: at + 1, documents }));
const joined = (...pages: Ready[][]) =>
	joinDocuments(pagesOf(...pages)).map(({ document, pages: read }) => ({
		json: document.json,
		pages: read,
	}));

describe('pages are joined', () => {
	it('where they are texts: texts follow each other, lines add up', () => {
		const one = doc('general-text', { text: 'One', line_count: 1, lines: [{ text: 'One' }] });
		const two = doc('general-text', { text: 'Two', line_count: 2, lines: [{ text: 'Two' }] });
		expect(joined([one], [two])).toEqual([
			{
				json: {
					document: 'general-text',
					text: 'One\n\nTwo',
					line_count: 3,
					lines: [{ text: 'One' }, { text: 'Two' }],
					review: calm,
				},
				pages: [1, 2],
			},
		]);
	});

	it('where they are one invoice: lines follow each other, each page keeps its sums', () => {
		const head = { code: '', number: '24112000000000000001', total: 113 };
		const page = (at: string, sum: number, name: string) => ({
			...head,
			...{ current_page: at, sum_amount: sum, items: [{ name, amount: sum }] },
		});
		const review: ItemReview = {
			needed: true,
			reason: 'items.1.name: Low',
			fields: [{ name: 'items.1.name', value: 'B', reason: 'Low' }],
		};
		const second = doc('vat-invoice', page('2', 50, 'B'));
		second.json.review = review;
		second.json.confidence = { 'items.1.name': 0.5, number: 0.9 };
		const first = doc('vat-invoice', { ...page('1', 50, 'A'), confidence: { number: 0.8 } });
		expect(joined([first], [second])).toEqual([
			{
				json: {
					...{ document: 'vat-invoice', ...head },
					items: [
						{ name: 'A', amount: 50 },
						{ name: 'B', amount: 50 },
					],
					page_values: [
						{ page: 1, current_page: '1', sum_amount: 50 },
						{ page: 2, current_page: '2', sum_amount: 50 },
					],
					confidence: { number: 0.8, 'items.2.name': 0.5 },
					review: {
						needed: true,
						reason: 'items.2.name: Low',
						fields: [{ name: 'items.2.name', value: 'B', reason: 'Low', page: 2 }],
					},
				},
				pages: [1, 2],
			},
		]);
	});

	it('where a table goes on without its header', () => {
		const one = doc('general-table', { rows: [{ Name: 'A', Sum: '1' }], table_count: 1 });
		const two = doc('general-table', { rows: [{ column_1: 'B', column_2: '2' }], table_count: 1 });
		expect(joined([one], [two])[0].json).toMatchObject({
			rows: [
				{ Name: 'A', Sum: '1' },
				{ Name: 'B', Sum: '2' },
			],
			table_count: 1,
		});
	});

	it('where another document stands between them', () => {
		const page = (at: string) => doc('vat-invoice', { number: '7', current_page: at });
		const taxi = doc('taxi-invoice', { number: '8' });
		expect(joined([page('1')], [taxi], [page('2'), taxi]).map((one) => one.pages)).toEqual([
			[1, 3],
			[2, 3],
		]);
	});

	it('and their binaries get names of their own', () => {
		const page = (file: string) => doc('general-text', { text: file }, { binary: { excel: file } });
		const [{ document }] = joinDocuments(pagesOf([page('a')], [page('b')], [page('c')]));
		expect(document.binary).toEqual({ excel: 'a', excel_2: 'b', excel_3: 'c' });
	});
});

describe('pages stay apart', () => {
	test.each([
		['numbers differ', { number: '1', total: 5 }, { number: '2', total: 5 }],
		['codes differ', { code: '1', number: '1' }, { code: '2', number: '1' }],
		['nothing but totals tells them apart', { total: 5 }, { total: 6 }],
		['one has no number and another total', { number: '1', total: 5 }, { total: 6 }],
		['one failed', { number: '1' }, { number: '1', failure: { code: 'AIS.0104' } }],
	])('where %s', (_, one, two) => {
		const [first, second] = [doc('vat-invoice', one), doc('vat-invoice', two)];
		expect(joined([first], [second])).toEqual([
			{ json: first.json, pages: [1] },
			{ json: second.json, pages: [2] },
		]);
	});

	it('where they are of different kinds, several on a page, or raw', () => {
		const taxi = doc('taxi-invoice', { total: 5 });
		const train = doc('train-ticket', { ticket_price: 5 });
		const text = doc('general-text', { text: 'x' });
		expect(joined([taxi], [train])).toHaveLength(2);
		expect(joined([text, text], [text])).toHaveLength(3);
		expect(joined([{ json: { result: {} } }], [{ json: { result: {} } }])).toHaveLength(2);
	});
});

it('keeps both values where one document says two', () => {
	const one = doc('vat-invoice', {
		number: '1',
		total: 1,
		remarks: 'A',
		key_values: { Date: '1', No: '7' },
	});
	const two = doc('vat-invoice', {
		number: '1',
		total: 2,
		remarks: 'B',
		key_values: { Date: '2', No: '7' },
	});
	expect(joined([one], [two])[0].json).toMatchObject({
		...{ remarks: 'A', remarks_2: 'B', total: 1, total_2: 2 },
		review: { fields: [{ name: 'total_2', value: 2, reason: 'An earlier page says 1', page: 2 }] },
		key_values: { Date: '1', Date_2: '2', No: '7' },
	});
});

describe('any bundle', () => {
	/** mulberry32 */
	const random = (seed: number) => () => {
		seed = (seed + 0x6d2b79f5) | 0;
		let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
	};

	function bundle(next: () => number) {
		let count = 0;
		const fresh = () => `v${count++}`;
		const some = <T>(...list: T[]): T => list[Math.floor(next() * list.length)];
		const kinds: Array<() => Ready> = [
			() =>
				doc('vat-invoice', {
					number: some('1', '2', ''),
					...(next() < 0.5 ? { code: some('7', '8') } : {}),
					...{ total: some(1, 2, 3), remarks: fresh(), sum_amount: some(5, 6), current_page: '1' },
					items: [{ name: fresh(), amount: some(1, 2) }],
					supervision_seal: [some('S', 'T')],
					seller: { name: some('X', 'Y'), bank: fresh() },
				}),
			() => doc('taxi-invoice', { number: some('1', '2', ''), total: some(4, 5), date: fresh() }),
			() => doc('train-ticket', { ticket_id: some('1', '2'), ticket_price: some(4, 5) }),
			() => doc('general-text', { text: fresh(), line_count: 1, lines: [{ text: fresh() }] }),
			() => doc('general-table', { rows: [{ A: fresh(), B: '' }], table_count: 1 }),
			() => doc('general-table', { rows: [{ column_1: fresh(), column_2: fresh() }] }),
			() =>
				doc('smart-document-recognizer', {
					...{
						text: fresh(),
						direction: next(),
						key_values: { Date: fresh(), No: some('1', '2') },
					},
					tables: [
						{ rows: [{ A: fresh(), B: fresh() }] },
						{ title: fresh(), rows: [{ C: fresh() }] },
					],
					layout: [{ type: 'table', table: 1, box: [[1, 2]] }],
					[fresh()]: fresh(),
				}),
		];
		return Array.from({ length: 1 + Math.floor(next() * 5) }, (_, at) => ({
			page: at + 1,
			documents: Array.from({ length: some(1, 1, 1, 2) }, () => some(...kinds)()),
		}));
	}

	const leaves = (value: unknown): unknown[] =>
		typeof value === 'object' && value !== null ? Object.values(value).flatMap(leaves) : [value];

	it('keeps every value of every page', () => {
		for (let seed = 1; seed <= 600; seed++) {
			const pages = bundle(random(seed));
			const before = structuredClone(pages);
			const texts = (json: Json) =>
				leaves({ ...json, review: 0, line_count: 0, table_count: 0, layout: 0 })
					.map(String)
					.filter(Boolean);
			const outcome = joinDocuments(pages);
			const found = outcome.map(({ document, pages: read }) => ({
				read,
				has: texts(document.json),
			}));
			const lost = pages.flatMap(({ page, documents }) =>
				documents.flatMap(({ json }) =>
					texts(json).filter(
						(text) =>
							!found.some(
								({ read, has }) =>
									read.includes(page) &&
									has.some((one) => one === text || one.split('\n\n').includes(text)),
							),
					),
				),
			);
			expect({ seed, lost }).toEqual({ seed, lost: [] });
			expect({ seed, pages }).toEqual({ seed, pages: before });
			const sums = (list: Json[]) =>
				list.flatMap(({ page_values: all, sum_amount: sum }) =>
					all ? (all as Json[]).map((one) => one.sum_amount) : [sum],
				);
			const whole = (list: Json[]) =>
				sums(list)
					.filter((sum) => sum !== undefined)
					.sort();
			expect(whole(outcome.map(({ document }) => document.json))).toEqual(
				whole(pages.flatMap(({ documents }) => documents.map(({ json }) => json))),
			);
		}
	});
});
