import { apiById } from '../../lib/catalogue';
import { readyBody } from '../../lib/huawei/requestBody';
import type { Job } from '../../lib/n8n/node/job';
import type { Run } from '../../lib/n8n/node/openRun';
import type { PageResult } from '../../lib/n8n/node/outcome';
import { recognizePage } from '../../lib/n8n/node/recognizePage';
import { createReuse } from '../../lib/run';

it('what a later node changes in an item is not what is remembered for the next try', async () => {
	const answer = { result: { words_block_list: [{ words: 'paid' }], words_block_count: 1 } };
	const remembered: Record<string, PageResult> = {};
	const run = {
		settings: { rememberAnswers: true },
		duplicates: createReuse(remembered),
		runner: { call: async () => ({ answer, requestId: 'r', attempts: 1 }) },
		bodies: { giveBack: () => undefined },
		gateway: { region: 'cn-north-4' },
		stats: { reused: 0 },
	} as unknown as Run;
	const job = { entry: apiById('general-text')!, shape: { output: 'raw' } } as unknown as Job;
	const page = { body: () => readyBody(Buffer.from('{}')), repeats: true };
	const read = async () => await recognizePage(run, job, { kind: 'parameters' }, page);
	const [first] = (await read()).documents;
	(first.json as any).result.words_block_list[0].words = 'changed';
	const second = await read();
	expect(second.call.reused).toBe(true);
	expect(JSON.stringify(second.documents)).toContain('paid');
});
