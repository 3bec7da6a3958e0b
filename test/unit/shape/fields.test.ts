import { entryOf, field, shape, shapeAnswer } from './support';

const json = (...args: Parameters<typeof shape>) => shape(...args)[0].json as any;
const calm = { needed: false, reason: '', fields: [] };

describe('fields by their type', () => {
	it('stand in the order in which a person looks for them, the review last', () => {
		const types = ['any', 'text', 'amount', 'date', 'text', 'text'] as const;
		const names = ['place', 'remark', 'total', 'issue_date', 'name', 'code'];
		const fields = types.map((type, at) => field(names[at], type, { detail: type === 'any' }));
		const result = { extra: { x: [1] }, place: [[1, 2]], remark: 'R', total: '￥5.00', code: 'C' };
		const item = json({ fields }, { ...result, issue_date: '2023-05-18', name: 'N' });
		expect(item).toEqual({
			...{ document: 'made-up', name: 'N', code: 'C', issue_date: '2023-05-18', total: 5 },
			...{ remark: 'R', extra: { x: [1] }, place: [[1, 2]], review: calm },
		});
		const order = ['name', 'code', 'issue_date', 'total', 'remark', 'extra', 'place'];
		expect(Object.keys(item)).toEqual(['document', ...order, 'review']);
	});

	it('are left out where the document has none; a row keeps its columns', () => {
		const types = ['text', 'date', 'dateTime', 'amount', 'number', 'integer', 'enum'] as const;
		const columns = types.map((type) => field(type, type));
		const answer = { fields: [...columns, field('list', 'rows', { fields: columns })] };
		const empty = Object.fromEntries(types.map((type) => [type, '']));
		const nulls = Object.fromEntries(types.map((type) => [type, null]));
		const document = 'made-up';
		expect(json(answer, { ...empty, new: '', more: 'x' })).toEqual({
			...{ document, more: 'x', review: calm },
		});
		expect(json(answer, { ...nulls, more: 'x' })).toEqual({ document, more: 'x', review: calm });
		expect(json(answer, { list: [empty, nulls], more: 'x' }).list).toEqual([
			{ ...nulls, text: '' },
			nulls,
		]);
	});

	it('keep what does not parse and name it', () => {
		const answer = {
			fields: [field('when', 'date'), field('total', 'amount'), field('count', 'integer')],
		};
		const item = json(answer, { when: '2023-02-30', total: '1,23', count: 'many' });
		expect(item).toMatchObject({ when: '2023-02-30', total: '1,23', count: 'many' });
		expect(item.review).toEqual({
			needed: true,
			reason: expect.any(String),
			fields: [
				expect.objectContaining({ name: 'when', reason: 'Cannot be read as a date without doubt' }),
				expect.objectContaining({
					name: 'total',
					reason: 'Cannot be read as an amount without doubt',
				}),
				expect.objectContaining({
					name: 'count',
					reason: 'Cannot be read as a whole number without doubt',
				}),
			],
		});
	});

	it('keep what has the wrong type and name it', () => {
		const answer = {
			fields: [
				field('name', 'text'),
				field('when', 'date'),
				field('list', 'texts'),
				field('rows', 'rows'),
				field('group', 'group'),
				field('lines', 'lines'),
				field('regions', 'regions'),
				field('flag', 'boolean'),
			],
		};
		const wrong = {
			name: { a: 1 },
			when: ['x'],
			list: { b: 'x' },
			rows: 'r',
			group: 'g',
			lines: 'l',
			regions: 5,
			flag: 'maybe',
		};
		const item = json(answer, wrong);
		expect(item).toMatchObject(wrong);
		expect(item.review.fields.map((one: any) => one.name)).toEqual(Object.keys(wrong));
		expect(item.review.fields[0].reason).toBe(
			'The service sent an object where a text was expected',
		);
	});

	it('give the readable value of an enumeration with the code beside it', () => {
		const answer = {
			fields: [field('type', 'enum', { values: { special: 'Special invoice', same: 'same' } })],
		};
		expect(json(answer, { type: 'special' })).toMatchObject({
			type: 'Special invoice',
			type_code: 'special',
		});
		expect(json(answer, { type: 'new' })).toEqual({
			document: 'made-up',
			type: 'new',
			review: calm,
		});
		expect(json(answer, { type: 'same' })).not.toHaveProperty('type_code');
		expect(json(answer, { type: 'constructor' })).toEqual({
			document: 'made-up',
			type: 'constructor',
			review: calm,
		});
	});

	it('take renamed and spread groups, and rows with their own doubts counted from 1', () => {
		const answer = {
			fields: [
				field('data', 'group', {
					as: '',
					fields: [field('contact', 'group', { fields: [field('name', 'text')] })],
				}),
				field('item_list', 'rows', { as: 'items', fields: [field('amount', 'amount')] }),
			],
		};
		const item = json(answer, {
			data: { contact: { name: 'A' } },
			item_list: [{ amount: '1.00' }, { amount: 'x' }, null],
		});
		expect(item).toMatchObject({
			contact: { name: 'A' },
			items: [{ amount: 1 }, { amount: 'x' }, null],
		});
		expect(item.review.fields).toEqual([
			expect.objectContaining({
				name: 'items.2.amount',
				reason: 'Cannot be read as an amount without doubt',
			}),
		]);
	});

	it('take the words of leaves, and their places only when asked for', () => {
		const answer = {
			fields: [
				field('begin', 'words', { of: 'date' }),
				field('people', 'rows', { fields: [field('share', 'words', { of: 'amount' })] }),
				field('bank', 'words'),
			],
		};
		const result = {
			begin: { words: '2023年05月18日', location: [[1, 2]] },
			people: [{ share: { words: '￥1,000.00', location: [[3, 4]] } }],
			bank: 'plain text',
		};
		expect(json(answer, result)).toEqual({
			document: 'made-up',
			begin: '2023-05-18',
			people: [{ share: 1000 }],
			bank: 'plain text',
			review: calm,
		});
		expect(json(answer, result, { includeLines: true })).toMatchObject({
			begin_location: [[1, 2]],
			people: [{ share: 1000, share_location: [[3, 4]] }],
		});
	});

	it('turn pairs into an object, repeated labels numbered, empty ones named', () => {
		const pairs = [
			['付款人', 'A'],
			['户名', 'B'],
			['户名', 'C'],
			['', 'D'],
			['户名', 'E'],
			['review', 'F'],
		].map(([key, value]) => ({ key, value }));
		const labels = { 付款人: 'A', 户名: 'B', 户名_2: 'C', field_1: 'D', 户名_3: 'E' };
		expect(json({ fields: [field('kv', 'pairs')] }, { kv: pairs })).toMatchObject({
			kv: { ...labels, review: 'F' },
		});
		expect(json({ fields: [field('kv', 'pairs', { as: '' })] }, { kv: pairs })).toEqual({
			document: 'made-up',
			...labels,
			review_2: 'F',
			review: calm,
		});
	});
});

it('goes beyond the documented form without losing anything', () => {
	const entry = entryOf({ fields: [field('a', 'text')] });
	const body = { result: { a: 'A', document: 'mine', source: 's' }, template_id: 't' };
	expect(shapeAnswer(entry, body, { output: 'simplified' })[0].json).toEqual({
		document: 'made-up',
		a: 'A',
		document_2: 'mine',
		source_2: 's',
		template_id: 't',
		review: calm,
	});
});
