import { entryOf, field, jpeg, png, shape, shapeAnswer } from './support';

const base64 = (data: Buffer) => data.toString('base64');
const noise = Buffer.from(Array.from({ length: 1500 }, (_, index) => (index * 89 + 7) % 256));
const answer = {
	fields: [
		field('photo', 'file', { binary: 'portrait' }),
		field('seals', 'rows', {
			fields: [field('type', 'text'), field('image', 'file', { binary: 'seal' })],
		}),
	],
};

describe('files', () => {
	it('leave the JSON, typed by their bytes', () => {
		const [{ json, files }] = shape(answer, { photo: base64(png), name: 'A' });
		expect(json).not.toHaveProperty('photo');
		expect(files).toEqual([
			{ name: 'portrait', data: png, mimeType: 'image/png', extension: 'png' },
		]);
	});

	test.each<[string, Buffer, string]>([
		['JPEG', jpeg, 'jpg'],
		['PNG', png, 'png'],
		['GIF', Buffer.from('GIF89a------------'), 'gif'],
		['anything else', Buffer.from('neither this nor that \x00\x01\x02'), 'bin'],
	])('are recognized: %s', (_, data, extension) => {
		expect(shape(answer, { photo: base64(data) })[0].files[0]).toMatchObject({ data, extension });
	});

	it('that should be workbooks are, even where the archive does not say so', () => {
		const archive = Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(40)]);
		const sheet = { fields: [field('excel', 'file', { binary: 'excel', content: 'xlsx' })] };
		expect(shape(sheet, { excel: base64(archive) })[0].files[0]).toMatchObject({
			name: 'excel',
			extension: 'xlsx',
			mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
		});
	});

	it('are numbered inside a list by their row', () => {
		const seals = [
			{ type: 'a', image: base64(png) },
			{ type: 'b' },
			{ type: 'c', image: base64(jpeg) },
		];
		const [{ json, files }] = shape(answer, { seals });
		expect(json.seals).toEqual([{ type: 'a' }, { type: 'b' }, { type: 'c' }]);
		expect(files.map((file) => file.name)).toEqual(['seal_1', 'seal_3']);
	});

	it('may have a data URL prefix and line breaks; empty ones are none', () => {
		const text = `data:image/png;base64,${base64(png).replace(/.{20}/g, '$&\r\n')}`;
		expect(shape(answer, { photo: text })[0].files[0].data).toEqual(png);
		expect(shape(answer, { photo: '', x: 'y' })[0]).toMatchObject({
			files: [],
			json: { review: { needed: false } },
		});
	});

	it('that are none stay as they came and are named', () => {
		const [{ json, files }] = shape(answer, { photo: '!!! no file !!!' });
		expect(json).toMatchObject({
			photo: '!!! no file !!!',
			review: { needed: true, fields: [{ name: 'photo' }] },
		});
		expect(files).toEqual([]);
	});

	it('are found in fields that nobody knows, at any depth, and nothing long stays in the JSON', () => {
		const big = base64(noise);
		const result = {
			text: 'x',
			stamp_picture: big,
			deep: { list: [{ scan: big }, { scan: big }] },
			all: ['a', big],
			note: 'word '.repeat(500),
		};
		const cases: Array<[answer: object, expected: object]> = [
			[
				{ fields: [field('text', 'text')] },
				{ text: 'x', deep: { list: [{}, {}] }, all: ['a', null] },
			],
			[
				{ fields: [field('stamp_picture', 'text'), field('deep', 'group'), field('all', 'texts')] },
				{ deep: { list: [{}, {}] }, all: ['a', null] },
			],
			[{ shape: 'any' as const }, { deep: { list: [{}, {}] } }],
		];
		for (const [answer, expected] of cases) {
			const [{ json, files }] = shape(answer, result);
			expect(json).toMatchObject(expected);
			expect(json).not.toHaveProperty('stamp_picture');
			expect(files.map((file) => file.name).sort()).toEqual([
				'all_2',
				'scan_1',
				'scan_2',
				'stamp_picture',
			]);
			expect(files.every((file) => file.data.equals(noise))).toBe(true);
			expect(json.note).toBe(result.note);
		}
	});

	it('have names of their own, fit for a binary field', () => {
		const [{ files }] = shape(
			{},
			{ 'a/b c': base64(noise), portrait: base64(noise), more: { portrait: base64(noise) } },
		);
		expect(files.map((file) => file.name)).toEqual(['a_b_c', 'portrait', 'portrait_2']);
	});
});

describe('raw', () => {
	it('is the body as it came, with the names of the files in their places', () => {
		const body = {
			result: {
				photo: base64(png),
				seals: [{ image: base64(jpeg) }],
				total: '￥5',
				other: { scan: base64(noise) },
				n: null,
			},
			x: 1,
		};
		const [{ json, files }] = shapeAnswer(entryOf(answer), body, { output: 'raw' });
		expect(json).toEqual({
			result: {
				photo: 'portrait',
				seals: [{ image: 'seal_1' }],
				total: '￥5',
				other: { scan: 'scan' },
				n: null,
			},
			x: 1,
		});
		expect(files.map((file) => file.name)).toEqual(['portrait', 'seal_1', 'scan']);
		expect(body.result.photo).toBe(base64(png));
	});

	it('needs no result, and knows the files of documents of other APIs', () => {
		expect(shapeAnswer(entryOf(answer), { error: 'x' }, { output: 'raw' })[0].json).toEqual({
			error: 'x',
		});
		const sorted = entryOf({
			documents: {
				at: 'result',
				content: 'content',
				typeField: 'type',
				contentByType: { card: 'id-card' },
			},
		});
		const [{ json }] = shapeAnswer(
			sorted,
			{ result: [{ type: 'card', content: { portrait_image: base64(png) } }] },
			{ output: 'raw' },
		);
		expect(json).toEqual({ result: [{ type: 'card', content: { portrait_image: 'portrait_1' } }] });
	});
});
