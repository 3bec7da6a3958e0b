import { field, jpeg, shape } from './support';

const calm = { needed: false, reason: '', fields: [] };

describe('both sides in one answer', () => {
	const card = {
		sides: ['front', 'back'] as const,
		fields: [
			field('name', 'text'),
			field('number', 'text'),
			field('valid_to', 'date'),
			field('checks', 'group', { fields: [field('a', 'boolean'), field('b', 'boolean')] }),
			field('copy', 'boolean', { alarm: 'A copy' }),
			field('portrait_image', 'file', { binary: 'portrait' }),
			field('adjusted_image', 'file', { binary: 'adjusted' }),
		],
	};

	it('become one flat document', () => {
		const front = { name: 'A', number: '1', checks: { a: true }, valid_to: '' };
		const back = { number: '1', valid_to: '2030-01-02', checks: { b: false }, more: 'x' };
		expect(shape(card, { front, back })[0].json).toEqual({
			document: 'made-up',
			name: 'A',
			number: '1',
			checks: { a: true, b: false },
			valid_to: '2030-01-02',
			more: 'x',
			review: calm,
		});
	});

	it('repeat what differs under back, and the review says which side', () => {
		const front = { name: 'A', number: '1', copy: false, checks: { a: true } };
		const back = { number: '2', copy: true, checks: { a: false }, valid_to: 'soon' };
		expect(shape(card, { front, back })[0].json).toEqual({
			document: 'made-up',
			name: 'A',
			number: '1',
			copy: false,
			checks: { a: true },
			valid_to: 'soon',
			back: { number: '2', copy: true, checks: { a: false } },
			review: {
				needed: true,
				reason: expect.any(String),
				fields: [
					expect.objectContaining({
						name: 'valid_to',
						reason: 'Cannot be read as a date without doubt',
					}),
					expect.objectContaining({ name: 'back.copy', reason: 'A copy' }),
				],
			},
		});
	});

	it('name files after the side only where both have them, in raw as well', () => {
		const image = jpeg.toString('base64');
		const result = {
			front: { name: 'A', portrait_image: image, adjusted_image: image },
			back: { adjusted_image: image },
		};
		const names = (options = {}) =>
			shape(card, result, options)[0]
				.files.map((file) => file.name)
				.sort();
		expect(names()).toEqual(['adjusted_back', 'adjusted_front', 'portrait']);
		expect(names({ output: 'raw' })).toEqual(names());
		const one = { front: { name: 'A', adjusted_image: image }, back: { number: '1' } };
		expect(shape(card, one)[0].files.map((file) => file.name)).toEqual(['adjusted']);
	});

	it('may be one side, or a flat answer', () => {
		expect(shape(card, { name: 'A' })[0].json).toMatchObject({ name: 'A' });
		expect(shape(card, { back: { number: '2' }, front: null })[0].json).toMatchObject({
			number: '2',
		});
	});
});
