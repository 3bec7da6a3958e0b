/** The files that are made here of what was read: they become binary fields beside those that the service sent. */
import type { IBinaryKeyData } from 'n8n-workflow';

import { apiById } from '../../catalogue';
import { exportFiles } from '../../evidence/exports';
import type { ShapedFile } from '../../shape';
import { nameOf } from './inputs';
import { storeFiles } from './items';
import type { ReadyDocument } from './items';
import type { Job } from './job';
import type { OutcomeOf } from './joinOutcomes';
import type { Run } from './openRun';

/** e.g. "General Table: scan.png, page 2" */
function titleOf(document: ReadyDocument, { input, source }: OutcomeOf, job: Job): string {
	const { name } = apiById(String(document.json.document)) ?? job.entry;
	const page = source.page === undefined || source.pageCount === 1 ? '' : `, page ${source.page}`;
	return `${name}: ${nameOf(input) ?? job.entry.id}${page}`;
}

/** The service's own workbook is the better one, where there is one for the whole. */
function serviceWorkbook({ binary = {} }: ReadyDocument): IBinaryKeyData {
	const names = Object.keys(binary).filter((name) => /^excel(_\d+)?$/.test(name));
	return names.length === 1 ? { xlsx: binary[names[0]] } : {};
}

async function withExports(
	run: Run,
	job: Job,
	outcome: OutcomeOf,
	document: ReadyDocument,
): Promise<ReadyDocument> {
	if (document.whole) return document;
	const given = job.files.includes('xlsx') ? serviceWorkbook(document) : {};
	const kinds = job.files.filter((kind) => !Object.hasOwn(given, kind));
	const title = titleOf(document, outcome, job);
	const files: ShapedFile[] = await exportFiles(document.json, kinds, title, document.tables);
	const name = nameOf(outcome.input) ?? job.entry.id;
	const [stored] = await storeFiles(run.context, [{ json: {}, files }], name);
	return { ...document, binary: { ...document.binary, ...given, ...stored.binary } };
}

/** Outcomes with the files that the user asked for, made one document at a time. Without such options, as they came. */
export async function addFiles(run: Run, job: Job, outcomes: OutcomeOf[]): Promise<OutcomeOf[]> {
	if (job.files.length === 0 || job.shape.output === 'raw') return outcomes;
	return await Promise.all(
		outcomes.map(async (one) => {
			const { outcome } = one;
			if (!outcome.ok) return one;
			const documents: ReadyDocument[] = [];
			for (const document of outcome.result.documents) {
				documents.push(
					await run.making.run(async () => await withExports(run, job, one, document)),
				);
			}
			return { ...one, outcome: { ...outcome, result: { ...outcome.result, documents } } };
		}),
	);
}
