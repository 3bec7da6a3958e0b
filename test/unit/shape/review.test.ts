import { field, shape } from './support';

const json = (...args: Parameters<typeof shape>) => shape(...args)[0].json as any;
const calm = { needed: false, reason: '', fields: [] };

describe('review', () => {
	it('names values of low confidence, at any depth, but no empty ones', () => {
		const answer = {
			fields: [
				field('a', 'text'),
				field('b', 'text'),
				field('list', 'rows', { as: 'items', fields: [field('x', 'amount')] }),
			],
		};
		const result = {
			a: 'A',
			b: '',
			list: [{ x: '1' }, { x: '2' }],
			confidence: { a: 0.123456, b: 0, gone: 0.1, list: [{ x: 0.9 }, { x: 0.5 }] },
		};
		expect(json(answer, result).review).toEqual({
			needed: true,
			reason:
				'gone: Confidence 0.1 is below 0.8; a: Confidence 0.1235 is below 0.8; items.2.x: Confidence 0.5 is below 0.8',
			fields: [
				{ name: 'gone', value: null, confidence: 0.1, reason: 'Confidence 0.1 is below 0.8' },
				{ name: 'a', value: 'A', confidence: 0.123456, reason: 'Confidence 0.1235 is below 0.8' },
				{ name: 'items.2.x', value: 2, confidence: 0.5, reason: 'Confidence 0.5 is below 0.8' },
			],
		});
		expect(json(answer, result, { reviewBelowConfidence: 0.1 }).review).toEqual(calm);
	});

	it('names alarms that are true, checks and sums that do not hold', () => {
		const answer = {
			fields: [
				field('id', 'text', { check: 'chineseId' }),
				field('detect_copy_result', 'boolean', { alarm: 'A copy' }),
				field('detect_blur_result', 'boolean', { alarm: 'Blurred' }),
				field('subtotal_amount', 'amount'),
				field('subtotal_tax', 'amount'),
				field('total', 'amount'),
			],
			checks: ['vatSums'] as const,
		};
		const result = {
			id: '11010519491231002Y',
			detect_copy_result: true,
			detect_blur_result: false,
			subtotal_amount: '100.00',
			subtotal_tax: '13.00',
			total: '131.00',
		};
		const doubts = json(answer, result).review.fields;
		const reason = 'subtotal_amount and subtotal_tax add up to 113.00, not to the total 131.00';
		expect(doubts).toEqual([
			{ name: 'total', value: 131, reason },
			{
				name: 'id',
				value: '11010519491231002Y',
				reason: 'An ID number has 18 digits, the last of which may be an X',
				expected: '11010519491231002X',
			},
			{ name: 'detect_copy_result', value: true, reason: 'A copy' },
		]);
	});

	it('is bounded', () => {
		const answer = { fields: [field('list', 'rows', { fields: [field('x', 'date')] })] };
		const { fields } = json(answer, { list: Array(10_000).fill({ x: 'no' }) }).review;
		expect(fields).toHaveLength(101);
		expect(fields[0]).toEqual(
			expect.objectContaining({ name: 'document', reason: '9900 more values need a look' }),
		);
	});
});

describe('selected fields and rows as items', () => {
	const answer = {
		fields: [
			field('number', 'text'),
			field('total', 'amount'),
			field('items', 'rows', { fields: [field('name', 'text'), field('total', 'amount')] }),
		],
	};
	const result = {
		number: '7',
		total: '3',
		items: [
			{ name: 'Tea', total: '1' },
			{ name: 'Salt', total: 'x' },
		],
	};

	it('keep exactly what is named, null where the document has it not', () => {
		const selected = (...fields: string[]) =>
			json(answer, result, { output: 'selectedFields', fields });
		expect(selected('total')).toEqual({ total: 3 });
		expect(selected('review', 'number', 'code')).toEqual({
			number: '7',
			review: expect.objectContaining({ needed: true }),
			code: null,
		});
		expect(selected()).toEqual({});
		expect(selected('source', 'call')).toEqual({});
	});

	it('keep a failed or empty result whole', () => {
		const item = json({ ...answer, documents: { at: 'result' } }, [], {
			...{ output: 'selectedFields', fields: ['total'] },
		});
		expect(item).toMatchObject({ document: 'made-up', count: 0, review: { needed: true } });
	});

	it('keep the doubts of every row, however many', () => {
		const items = Array.from({ length: 500 }, (_, index) => ({
			total: index === 450 ? 'x' : '1',
			name: '',
		}));
		const needed = shape(
			answer,
			{ items: [...items.slice(0, 300).map(() => ({ total: 'y' })), ...items] },
			{ rowsAsItems: true },
		).map((one) => (one.json.review as any).needed);
		expect(needed.filter(Boolean)).toHaveLength(301);
		expect(needed[750]).toBe(true);
	});

	it('repeat the head before each row, with the doubts of that row only', () => {
		const reason = 'Cannot be read as an amount without doubt';
		expect(shape(answer, result, { rowsAsItems: true }).map((one) => one.json)).toEqual([
			{
				document: 'made-up',
				number: '7',
				total: 3,
				row: 1,
				name: 'Tea',
				items_total: 1,
				review: calm,
			},
			{
				document: 'made-up',
				number: '7',
				total: 3,
				row: 2,
				name: 'Salt',
				items_total: 'x',
				review: {
					needed: true,
					reason: expect.any(String),
					fields: [expect.objectContaining({ name: 'items_total', reason })],
				},
			},
		]);
	});
});
