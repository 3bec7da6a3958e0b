/** Front and back of one card in two files of an item. */
import { apiById } from '../../../lib/catalogue';
import { joinCards } from '../../../lib/n8n/node/joinOutcomes';
import { readDocuments } from '../../../lib/shape';

type Json = Record<string, any>;
type Input = Parameters<typeof joinCards>;

const box = (at: number) => [
	[at, at],
	[at + 9, at],
	[at + 9, at + 5],
	[at, at + 5],
];
const front = (more: Json = {}): Json => ({
	...{ name: '张示例', sex: '男', birth: '1990-03-07', ethnicity: '汉' },
	...{ number: '11010519900307001X', address: '北京市示例路1号' },
	text_location: { name: box(10), number: box(50) },
	verification_result: { valid_number: true, valid_date: false, valid_validity_period: false },
	...more,
});
const back = (more: Json = {}): Json => ({
	...{ issue: '示例公安局', valid_from: '2015-01-01', valid_to: '2035-01-01' },
	text_location: { issue: box(30) },
	verification_result: { valid_number: false, valid_date: true, valid_validity_period: true },
	...more,
});

/** The items of one input item, a file each. */
function cards(api: string, ...files: Array<Json | Json[]>) {
	const entry = apiById(api)!;
	const outcomes = files.map((results, at) => ({
		input: { kind: 'parameters' },
		ok: true,
		result: {
			call: { requestId: `r${at}`, attempts: 1, reused: false },
			documents: [results]
				.flat()
				.flatMap((result) =>
					readDocuments(
						entry,
						{ result },
						{ output: 'simplified', includePositions: true },
						{ today: '2026-11-21' },
					),
				),
		},
		source: { item: 0, field: 'data', fileName: `${at}.jpg`, page: 1 },
	}));
	const job = { joinSides: true, shape: { output: 'simplified' } };
	return joinCards(job as Input[0], outcomes as unknown as Input[1]).map((outcome) => ({
		json: (outcome as Json).result.documents[0].json as Json,
		source: outcome.source,
	}));
}

it('become one item that says of which file each value is', () => {
	for (const files of [
		[front(), back()],
		[back(), front()],
	]) {
		const [{ json, source }, ...others] = cards('id-card', ...files);
		expect(others).toEqual([]);
		expect(json).toMatchObject({
			...{ side: 'both', name: '张示例', number: '11010519900307001X' },
			...{ issue: '示例公安局', valid_to: '2035-01-01' },
			// Each side says false about what only the other has
			verification_result: { valid_number: true, valid_date: true, valid_validity_period: true },
		});
		const at = 'name' in files[0] ? ['0.jpg', '1.jpg'] : ['1.jpg', '0.jpg'];
		expect([source.fileName, source.back?.fileName]).toEqual(at);
		expect(json.evidence.map(({ name, page, side }: Json) => [name, page, side])).toEqual([
			['name', 1, 'front'],
			['number', 1, 'front'],
			['issue', 1, 'back'],
		]);
	}
});

it.each<[string, string, Json[], number]>([
	['two persons', 'id-card', [front(), front({ name: '李示例' }), back()], 3],
	['two fronts', 'id-card', [front(), front()], 2],
	['two backs', 'id-card', [front(), back(), back({ valid_to: '2040-01-01' })], 3],
	[
		'a card that is older than its holder',
		'id-card',
		[front(), back({ valid_from: '1985-01-01' })],
		2,
	],
	['a front alone', 'id-card', [front()], 1],
])('stay apart: %s', (_, api, files, count) => {
	const items = cards(api, ...files);
	expect(items).toHaveLength(count);
	expect(items.filter(({ source }) => source.back)).toEqual([]);
});

const driver = { side: 'front', number: '110105199003070015', name: '张示例', class: 'C1' };

it('belong together by the number where both have one', () => {
	const sides = (number: string) => [
		{ ...driver },
		{ side: 'back', number, name: '张示例', file_number: '110000000001' },
	];
	const same = cards('driver-license', ...sides(driver.number));
	expect(same).toHaveLength(1);
	expect(same[0].json).toMatchObject({ side: 'both', class: 'C1', file_number: '110000000001' });
	expect(cards('driver-license', ...sides('110105199003070023'))).toHaveLength(2);
});
