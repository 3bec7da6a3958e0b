import { Refused } from '../../../lib/refused';
import { shape } from './support';
import { blocks, cpuMs, place, range, receipts, regions, sections, table } from './hostileForms';

/** How many: more with HOSTILE_CASES=2000 */
const CASES = Number(process.env.HOSTILE_CASES ?? 100);

/** Own generator, so that a failure can be repeated by its seed. */
const random = (seed: number) => () => {
	seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
	return seed / 4294967296;
};

it('small hostile answers end in items or in a clear refusal, within a second', () => {
	const names = [
		'words',
		'words_list',
		'location',
		'rows',
		'columns',
		'key',
		'value',
		'toString',
		'__proto__',
		'table',
		'merged',
		'confidence',
	];
	for (let seed = 1; seed <= CASES; seed++) {
		const next = random(seed);
		const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)];
		const value = (level: number): unknown => {
			const kind = Math.floor(next() * 9);
			if (kind === 0)
				return pick(['', ' ', '1', '-1.5', '￥', '<', '|', '\n', '0'.repeat(20)]).repeat(
					next() < 0.05 ? 5000 : 1,
				);
			if (kind === 1) return pick([0, 1, -1, 1e9, 0.5, 2 ** 53]);
			if (kind === 2) return pick([null, true, false]);
			if (kind === 3) return range(Math.floor(next() * (next() < 0.05 ? 3000 : 4)));
			if (kind === 4) return place(next() * 1000, next() * 1000, next() * 300);
			if (level > 3) return 'x';
			if (kind < 7) return range(Math.floor(next() * 5)).map(() => value(level + 1));
			return JSON.parse(
				`{${range(4)
					.map(
						(at) =>
							`"${at === 0 ? pick(names) : `${pick(names)}${at}`}":${JSON.stringify(value(level + 1) ?? null)}`,
					)
					.join(',')}}`,
			) as unknown;
		};
		const list = () =>
			range(Math.floor(next() * 20)).map(() => ({
				words: value(2),
				location: value(3),
				rows: value(3),
				columns: value(3),
				key: value(3),
				value: value(3),
			}));
		const bodies: Array<[Parameters<typeof shape>[0], unknown]> = [
			[blocks, { words_block_list: list() }],
			[regions, { words_region_list: [{ words_block_list: list(), type: value(3) }, value(0)] }],
			[receipts, { list: [{ pairs: list() }, value(0)] }],
			[
				sections,
				[
					{
						ocr_result: { words_block_list: list() },
						kv_result: { kv_block_list: list() },
						...table(...list()),
						layout_result: {
							layout_block_list: list().map((one) => ({
								...one,
								type: value(3),
								words_ids: value(3),
								table_id: value(3),
							})),
						},
					},
				],
			],
		];
		for (const [answer, result] of bodies) {
			const start = cpuMs();
			try {
				const items = shape(answer, result, {
					includeLines: next() < 0.5,
					rowsAsItems: next() < 0.3,
					numbersInTables: next() < 0.5,
				});
				expect(items.length).toBeGreaterThan(0);
			} catch (error) {
				if (!(error instanceof Refused)) throw new Error(`seed ${seed}`, { cause: error });
			}
			if (cpuMs() - start > 5000) throw new Error(`seed ${seed} takes too long`);
		}
	}
});
