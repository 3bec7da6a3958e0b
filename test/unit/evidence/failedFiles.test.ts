/** A file that cannot be made or kept: the item and its other files stay. */
import type { Outcome } from '../../../lib/n8n/node/outcome';
import { addFiles } from '../../../lib/n8n/node/addFiles';
import type { Job } from '../../../lib/n8n/node/job';
import type { Run } from '../../../lib/n8n/node/openRun';
import { apiById } from '../../../lib/catalogue';

const review = { needed: false, reason: '', fields: [] };

/** Makes files of one document; gives what became of it, and the names of the stored files. */
async function madeFiles(files: string[], signal?: AbortSignal) {
	const stored: string[] = [];
	const prepareBinaryData = async (data: Buffer, fileName: string) => {
		if (fileName.endsWith('.docx')) throw new Error('the storage is full');
		stored.push(fileName);
		return { data: data.toString('base64'), fileName };
	};
	const context = { helpers: { prepareBinaryData }, getExecutionCancelSignal: () => signal };
	const making = { run: async (task: () => Promise<unknown>) => await task() };
	const run = { context, making } as unknown as Run;
	const entry = apiById('general-text')!;
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
	return { document: outcome.result.documents[0], stored };
}

it('one export that fails loses neither the item nor the other files, and is named', async () => {
	const { document } = await madeFiles(['text', 'docx', 'csv']);
	expect(document.json.text).toBe('paid for');
	expect(Object.keys(document.binary!)).toEqual(['text', 'csv']);
	expect(document.json.review).toMatchObject({
		needed: true,
		fields: [{ name: 'docx', reason: 'This file was not made: the storage is full' }],
	});
});

it('after Stop no further file is made', async () => {
	const { stored } = await madeFiles(['text', 'csv'], AbortSignal.abort());
	expect(stored).toEqual([]);
});
