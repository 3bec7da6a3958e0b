/** A file that cannot be made or kept: the item and its other files stay. */
import type { Outcome } from '../../../lib/n8n/node/outcome';
import { addFiles } from '../../../lib/n8n/node/addFiles';
import type { Job } from '../../../lib/n8n/node/job';
import type { Run } from '../../../lib/n8n/node/openRun';
import { apiById } from '../../../lib/catalogue';

const review = { needed: false, reason: '', fields: [] };

it('one export that fails loses neither the item nor the other files, and is named', async () => {
	const prepareBinaryData = async (data: Buffer, fileName: string) => {
		if (fileName.endsWith('.docx')) throw new Error('the storage is full');
		return { data: data.toString('base64'), fileName };
	};
	const run = {
		context: { helpers: { prepareBinaryData } },
		making: { run: async (task: () => Promise<unknown>) => await task() },
	} as unknown as Run;
	const entry = apiById('general-text')!;
	const files = ['text', 'docx', 'csv'];
	const job = { entry, files, shape: { output: 'simplified' } } as unknown as Job;
	const json = { document: 'general-text', text: 'paid for', review };
	const one = {
		input: { kind: 'url', field: 'url', url: 'https://example.com/scan.png' },
		ok: true,
		result: { documents: [{ json }] },
		source: { item: 0 },
	} as unknown as Outcome;
	const [outcome] = await addFiles(run, job, [one]);
	if (!outcome.ok) throw new Error('lost');
	const [document] = outcome.result.documents;
	expect(document.json.text).toBe('paid for');
	expect(Object.keys(document.binary!)).toEqual(['text', 'csv']);
	expect(document.json.review).toMatchObject({
		needed: true,
		fields: [{ name: 'docx', reason: 'This file was not made: the storage is full' }],
	});
});
