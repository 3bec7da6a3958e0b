import { createStats, summaryLine } from '../../../lib/run';

const line = (more: Partial<ReturnType<typeof createStats>>, clockOffsetMs?: number) =>
	summaryLine({ ...createStats(), ...more }, clockOffsetMs);

describe('summary', () => {
	it('says nothing about a single document that went well', () => {
		expect(line({ documents: 1, pages: 1, billed: 1 })).toBe('');
	});

	it('sums up many documents', () => {
		expect(
			line({
				documents: 1200,
				pages: 1350,

				billed: 1300,
				reused: 50,
				retried: 100,
				throttled: 80,
				waitedMs: 61_400,
			}),
		).toBe(
			'1,200 documents, 1,350 pages: 1,300 calls billed, 50 results reused, 100 calls repeated (80 slowed by the service), 61 seconds waited.',
		);
	});

	it('counts one as one', () => {
		expect(
			line({ documents: 2, pages: 2, billed: 1, reused: 1, retried: 1, waitedMs: 1_000 }),
		).toBe('2 documents: 1 call billed, 1 result reused, 1 call repeated, 1 second waited.');
	});

	it('speaks up for a single document that was repeated', () => {
		expect(line({ documents: 1, pages: 1, billed: 1, retried: 1 })).toContain('1 call repeated');
	});

	it.each([
		[20 * 60_000, 'The clock of this machine is 20 minutes behind the service'],
		[-3 * 3_600_000, 'The clock of this machine is 3 hours ahead of the service'],
	])('says by how much the clock is off (%p ms)', (clockOffsetMs, text) => {
		expect(line({ documents: 1, pages: 1, billed: 1 }, clockOffsetMs)).toContain(text);
	});

	it('keeps quiet about seconds', () => {
		expect(line({ documents: 1, pages: 1, billed: 1 }, 2_000)).toBe('');
	});
});
