import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { NodeApiError, NodeOperationError, sleep } from 'n8n-workflow';

import { CallFailed, summaryLine } from '../../run';
import { joinDocuments } from '../../shape/join';
import { recognizeDocument } from './documents';
import type { PageOutcome } from './documents';
import { nameOf } from './inputs';
import type { DocumentInput } from './inputs';
import { outputItem } from './items';
import type { ReadyDocument, Source } from './items';
import { readJob } from './job';
import type { Job } from './job';
import { apiError, operationError } from './errors';
import type { Subject } from './errors';
import { Halted, openRun } from './openRun';
import type { Run } from './openRun';
import { Refused } from '../../refused';

type NodeError = NodeApiError | NodeOperationError;

/** An output item, or what stands in its place. */
type Result = { item: INodeExecutionData } | { error: NodeError; source: Source; follows: boolean };

/** Items whose parameters are read in one go. */
const BATCH = 50;

/** Notes on single documents that are shown. */
const NOTES = 3;

/** Whether this came of something else: the run had ended before it could be sent. */
const isConsequence = (thrown: unknown): boolean =>
	thrown instanceof Halted ||
	(thrown instanceof CallFailed && (thrown.notSent || thrown.failure.kind === 'cancelled'));

function nodeError(context: IExecuteFunctions, subject: Subject, thrown: unknown): NodeError {
	if (thrown instanceof CallFailed) {
		if (!thrown.notSent) return apiError(context, subject, thrown.failure, thrown.attempts);
		const words = `Not sent: ${thrown.failure.message}`;
		return operationError(context, subject, words, thrown.failure.remedy);
	}
	if (thrown instanceof Refused) {
		return operationError(context, subject, thrown.message, thrown.remedy);
	}
	if (thrown instanceof NodeOperationError || thrown instanceof NodeApiError) return thrown;
	return operationError(context, subject, (thrown as Error).message, remedyOf(thrown));
}

/** The next step where the thrown itself does not know it. */
function remedyOf(thrown: unknown): string | undefined {
	const { name, description } = thrown as { name?: string; description?: string | null };
	if (name !== 'ExpressionError') return undefined;
	const where = 'Check the expressions in the parameters of this node.';
	return description ? `${description} ${where}` : where;
}

/** Refuses an operation that the credential's region is known not to offer. */
function checkRegion({ gateway }: Run, { entry }: Job): void {
	const { region, customEndpoint } = gateway;
	if (customEndpoint || entry.regions.length === 0 || entry.regions.includes(region)) return;
	throw new Refused(
		`${entry.name} is not offered in region ${region}`,
		`It is offered in ${entry.regions.join(', ')}. Choose one of these in the credential.`,
	);
}

function sourceOf({ item }: Job, input: DocumentInput, { page, pages }: PageOutcome): Source {
	return {
		item,
		...(input.kind === 'parameters' ? {} : { field: input.field }),
		...(input.kind === 'file' && input.fileName ? { fileName: input.fileName } : {}),
		...(input.kind === 'url' ? { fileName: nameOf(input) } : {}),
		...(page === undefined ? {} : { page }),
		...(pages === undefined ? {} : { pages }),
	};
}

/** Several pages as one outcome each, or joined into one where the user asked for it. */
function joined(job: Job, outcomes: PageOutcome[]): PageOutcome[] {
	const read = outcomes.filter((outcome) => outcome.ok);
	if (!job.joinPages || read.length < 2) return outcomes;
	const results = read.map((outcome) => outcome.result);
	const documents = read.map(({ page, result }) => ({ page, documents: result.documents }));
	const result = {
		documents: joinDocuments(documents) as ReadyDocument[],
		requestId: results[0].requestId,
		attempts: results.reduce((sum, one) => sum + one.attempts, 0),
		reused: results.every((one) => one.reused),
	};
	const pages = read.flatMap(({ page }) => page ?? []);
	return [{ ok: true, pages, result }, ...outcomes.filter((outcome) => !outcome.ok)];
}

function resultsOf(run: Run, job: Job, input: DocumentInput, outcome: PageOutcome): Result[] {
	const source = sourceOf(job, input, outcome);
	const { region } = run.gateway;
	if (outcome.ok) {
		const { documents, requestId, attempts, reused } = outcome.result;
		const facts = { requestId, region, attempts, reused };
		return documents.map((document) => ({ item: outputItem(document, source, facts, job.shape) }));
	}
	const subject = { item: job.item, name: nameOf(input), page: outcome.page, region };
	const follows = isConsequence(outcome.thrown);
	return [{ error: nodeError(run.context, subject, outcome.thrown), source, follows }];
}

async function recognizeItem(run: Run, item: number): Promise<Result[]> {
	try {
		const job = readJob(run.context, item);
		checkRegion(run, job);
		const perInput = await Promise.all(
			job.inputs.map(async (input) => {
				const outcomes = joined(job, await recognizeDocument(run, job, input));
				return outcomes.flatMap((outcome) => resultsOf(run, job, input, outcome));
			}),
		);
		return perInput.flat();
	} catch (thrown) {
		const error = nodeError(run.context, { item }, thrown);
		run.lost();
		return [{ error, source: { item }, follows: isConsequence(thrown) }];
	}
}

const isError = (result: Result): result is Extract<Result, { error: NodeError }> =>
	'error' in result;

/**
 * An item that stands for what was not read. Without `error` beside the json, for which n8n would throw all but the
 * message away; with no other names than these, or n8n would not take it for the error output.
 */
function errorItem({
	error,
	source,
}: Pick<Extract<Result, { error: NodeError }>, 'error' | 'source'>): INodeExecutionData {
	const facts = (error.context.data ?? {}) as IDataObject;
	const description = error.description ? { description: error.description } : {};
	return {
		json: { error: error.message, details: { ...description, ...facts, source: { ...source } } },
		pairedItem: { item: source.item },
	};
}

/** The error that stops the node: the first in input order that is a cause, not a consequence. */
function causeOf(run: Run, results: Result[]): NodeError | undefined {
	const errors = results.filter(isError);
	const cause = (errors.find(({ follows }) => !follows) ?? errors[0])?.error;
	if (cause && run.stats.billed > 0) {
		const done = `${run.stats.billed} ${run.stats.billed === 1 ? 'call was' : 'calls were'} answered and billed before.`;
		const advice = run.remembered
			? ''
			: 'To keep such results, set On Error to continue, or switch on "Remember Answers".';
		cause.description = [cause.description, done, advice].filter(Boolean).join(' ');
	}
	return cause;
}

/**
 * Recognizes the documents of all input items, in parallel and in order: what `execute` of every node does.
 * @throws NodeApiError or NodeOperationError of the first item without a result, unless the user chose to go on
 */
export async function recognize(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const items = context.getInputData();
	if (items.length === 0) return [[]];
	const goesOn = context.continueOnFail();
	let run: Run;
	try {
		run = await openRun(context);
	} catch (thrown) {
		const failed = (item: number) => nodeError(context, { item }, thrown);
		if (!goesOn) throw failed(0);
		// Thrown, n8n would hand the input on as if it were the result
		return [items.map((_, item) => errorItem({ error: failed(item), source: { item } }))];
	}
	const begun: Array<Promise<Result[]>> = [];
	for (let item = 0; item < items.length; item++) {
		begun.push(recognizeItem(run, item));
		// The first calls leave while the parameters of ten thousand items are still being read
		if (item % BATCH === 0) await sleep(0);
	}
	const perItem = await Promise.all(begun);
	run.close();
	const results = perItem.flat();
	// With an error n8n would show a stopped run as a failed one
	if (context.getExecutionCancelSignal()?.aborted) {
		return [results.flatMap((result) => (isError(result) ? [] : result.item))];
	}
	const cause = goesOn ? undefined : causeOf(run, results);
	if (cause) throw cause;
	const summary = summaryLine({ ...run.stats, clockOffsetMs: run.gateway.clockOffset() });
	const more = run.notes.length - NOTES;
	const notes = [
		...run.notes.slice(0, NOTES),
		...(more > 0 ? [`So it is with ${more} more files.`] : []),
	];
	const hints = [summary, notes.join(' ')].filter((message) => message !== '');
	for (const message of hints) context.addExecutionHints({ message, location: 'outputPane' });
	return [results.map((result) => (isError(result) ? errorItem(result) : result.item))];
}
