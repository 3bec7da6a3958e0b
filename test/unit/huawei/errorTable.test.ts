import { remedyForCode } from '../../../lib/huawei/errors';
import { connectionTable } from '../../../lib/huawei/errors/connection';
import { errorTable, statusTable } from '../../../lib/huawei/errors/remedies';
import { failureIn, refused } from './answers';

describe('the table of codes', () => {
	it('reads the documented text of every row as that row', () => {
		for (const row of errorTable) {
			if (row.code === 'AIS.0000') continue;
			const message = row.message
				.replace(/\{time\}/g, '20250102T030405Z')
				.replace(/\{xxx\}|XX+|%\(\w+\)s|%s/g, 'abc');
			const numeric = /^\d+$/.test(row.code);
			const body = numeric
				? { error: { code: Number(row.code), message: row.message } }
				: { error_code: row.code, error_msg: message };
			const failure = failureIn(
				{ status: row.status ?? 400, body },
				{ signedIn: row.kind === 'token' ? 'token' : 'accessKey' },
			);
			expect([row.code, row.message, failure.kind]).toEqual([row.code, row.message, row.kind]);
			expect([row.code, failure.repeatable]).toEqual([row.code, row.repeatable === true]);
			expect([row.code, failure.remedy]).toEqual([row.code, row.remedy]);
		}
	});

	it('knows the codes of all four families, and APIGW as APIG', () => {
		const families = new Map<string, number>();
		for (const { code } of errorTable) {
			const family = /^\d/.test(code) ? 'status' : code.split('.')[0];
			families.set(family, (families.get(family) ?? 0) + 1);
		}
		// Two rows for refused clocks beside the documented ones
		expect(Object.fromEntries(families)).toEqual({
			AIS: 12,
			ModelArts: 31,
			APIG: 53 + 2,
			IAM: 33,
			status: 10,
		});
		for (const row of errorTable.filter(({ code }) => code.startsWith('APIG.'))) {
			const code = row.code.replace('APIG.', 'APIGW.');
			expect(remedyForCode(code, row.message)).toEqual(remedyForCode(row.code, row.message));
		}
	});

	it('gives every row a next step, in words for people', () => {
		const rows = [
			...errorTable,
			...[...Object.values(statusTable), ...Object.values(connectionTable)].map((row) => ({
				...row,
				code: row.message,
			})),
		];
		for (const { code, remedy } of rows) {
			expect([code, remedy.endsWith('.')]).toEqual([code, true]);
			expect([code, remedy]).not.toEqual([
				code,
				expect.stringMatching(/\b(error|problem|failure|mistake)s?\b/i),
			]);
		}
	});

	it('takes the variant that the message names before the code in general', () => {
		const kinds = (status: number, texts: string[]) =>
			texts.map((text) => refused(status, 'APIG.0201', text).kind);
		expect(kinds(413, ['Request entity too large'])).toEqual(['input']);
		expect(kinds(504, ['Backend timeout.', 'something new'])).toEqual(['timeout', 'timeout']);
		expect(kinds(502, ['Backend unavailable', ''])).toEqual(['server', 'server']);
		expect(refused(400, 'APIG.0201', 'API request error').repeatable).toBe(false);
	});

	it('repeats what the service itself recovers from', () => {
		for (const [status, code] of [
			[429, 'APIG.0308'],
			[400, 'ModelArts.4401'],
			[400, 'ModelArts.4402'],
			[400, 'ModelArts.4403'],
			[504, 'APIG.0203'],
			[400, 'AIS.0105'],
		] as const) {
			expect([code, refused(status, code, '').repeatable]).toEqual([code, true]);
		}
	});

	it('answers undefined for a code that nobody knows', () => {
		expect(remedyForCode('AIS.9999')).toBeUndefined();
		expect(remedyForCode('AIS.0104')).toMatch(/operation fits/);
	});
});
