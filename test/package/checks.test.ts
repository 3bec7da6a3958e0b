import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

interface Report {
	kinds: Array<{ api: string; documents: number; falseAlarms: number; first?: unknown }>;
	slips: Array<{
		what: string;
		goal?: number;
		wrong: number;
		caught: number;
		offered: number;
		right: number;
		missed: object;
	}>;
	amounts: { readWrong: number; examples: string[] };
}

/** The benchmark of the checks with fewer documents: generated answers through the whole shaping of dist. */
const report = JSON.parse(
	execFileSync(
		process.execPath,
		[join(__dirname, '../../bench/checks.mjs'), '--count=80', '--seed=5', '--json'],
		{ encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
	),
) as Report;

it.each(report.kinds.map((kind) => [kind.api, kind] as const))(
	'%s: good documents are no doubt',
	(_api, { first }) => expect(first).toBeUndefined(),
);

it.each(report.slips.filter(({ goal }) => goal).map((slip) => [slip.what, slip] as const))(
	'%s: one wrong character is found',
	(_what, { wrong, caught, goal = 0, missed }) => {
		expect(wrong).toBeGreaterThanOrEqual(60);
		// With few documents a share may lie a little off the one of ten thousand
		const share = goal === 100 ? 100 : goal - 4;
		expect([(100 * caught) / wrong >= share, missed]).toEqual([true, missed]);
	},
);

it('what is offered instead is what was printed', () => {
	const offered = report.slips.reduce((all, slip) => all + slip.offered, 0);
	const right = report.slips.reduce((all, slip) => all + slip.right, 0);
	expect(offered).toBeGreaterThan(50);
	expect(right / offered).toBeGreaterThan(0.97);
});

it('garbled amounts are not read as another number', () => {
	expect(report.amounts.examples).toEqual([]);
});
