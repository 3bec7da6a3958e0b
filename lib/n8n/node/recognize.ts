/** What `execute` of every node does: from the input items to the output items, errors and hints. */
import { sleep, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';

import { Refused } from '../../refused';
import { CallFailed, isPlannedEnd, summaryLine } from '../../run';
import { finishItems } from '../../shape';
import { addFiles } from './addFiles';
import { isTool, nodeError, type NodeError, type Subject } from './errors';
import { passesByName, skippedLine } from './fileFilter';
import { inputName, type DocumentInput } from './inputs';
import { errorItem, outputItem, unreadItem, type Source } from './items';
import { readJob, type Job } from './job';
import { joinCards, joinPages } from './joinOutcomes';
import { keepSourceOf, keptOfRow, withSource, type KeepSource } from './keepSource';
import { openRun, type Run } from './openRun';
import type { Outcome } from './outcome';
import { recognizeDocument } from './recognizeDocument';

/** An output item. */
interface ItemResult {
	item: INodeExecutionData;
	/** Why nothing was read */
	error?: NodeError;
	/** The document was not sent because the run had ended already: not the cause of the stop */
	follows?: boolean;
}

/** The item for what was not read. */
function failedItem(
	context: IExecuteFunctions,
	subject: Subject,
	thrown: unknown,
	keep: KeepSource | undefined,
	source: Source = { item: subject.item },
): ItemResult {
	const error = nodeError(context, subject, thrown);
	const toErrorOutput = context.getNode().onError === 'continueErrorOutput';
	const item = errorItem(error, source, !toErrorOutput);
	const follows =
		thrown instanceof CallFailed && (thrown.notSent || thrown.failure.kind === 'cancelled');
	return { item: withSource(context, item, source, keep), error, follows };
}

/** The item of an input item of which nothing could be read. */
const unreadableItem = (context: IExecuteFunctions, item: number, thrown: unknown): ItemResult =>
	failedItem(context, { item }, thrown, keepSourceOf(context, item));

/** Items whose parameters are read in one go. */
const BATCH = 50;

/** Notes on single documents that are shown. */
const NOTES = 3;

/** Characters of the emulator's mark that are shown. */
const LONGEST_MARK = 200;

/** Refuses an operation that the credential's region is known not to offer. */
function checkRegion({ gateway }: Run, { entry }: Job): void {
	const { region, customEndpoint } = gateway;
	if (customEndpoint || entry.regions.length === 0 || entry.regions.includes(region)) return;
	throw new Refused(
		`${entry.name} is not offered in region ${region}`,
		`It is offered in ${entry.regions.join(', ')}. Choose one of these in the credential.`,
	);
}

function itemsOf(run: Run, job: Job, outcome: Outcome): ItemResult[] {
	const { context, gateway, stats } = run;
	const { entry, shape, keepSource } = job;
	const { input, source } = outcome;
	const failed = (thrown: unknown): ItemResult[] => {
		const { item, page } = source;
		const name = inputName(input);
		const subject = { item, name, page, region: gateway.region, costOfLoss: entry.neverRepeat };
		return [failedItem(context, subject, thrown, keepSource, source)];
	};
	if (!outcome.ok) return failed(outcome.thrown);
	const { documents, call } = outcome.result;
	try {
		return documents.flatMap((document) =>
			finishItems(document, entry, shape).map((finished, row) => {
				const item = outputItem(finished, source, call, shape);
				return { item: withSource(context, item, source, keptOfRow(keepSource, row)) };
			}),
		);
	} catch (thrown) {
		// Here, so that it does not take the other files of its item with it
		run.onUnread();
		if (source.page === undefined) stats.unreadDocuments++;
		else stats.unreadPages++;
		return failed(thrown);
	}
}

/** Counts a document, and what of it was not read. */
function count({ stats }: Run, outcomes: ReadonlyArray<{ ok: boolean }>): void {
	const unread = outcomes.filter(({ ok }) => !ok).length;
	stats.documents++;
	if (unread === outcomes.length) stats.unreadDocuments++;
	else stats.unreadPages += unread;
}

/** Whether the name of a file is not among those wanted. */
function isLeftOut({ skipped }: Run, { filter }: Job, input: DocumentInput): boolean {
	const name = inputName(input) ?? '';
	if (!filter || passesByName(filter, name)) return false;
	skipped.files.push(name);
	return true;
}

async function recognizeItem(run: Run, item: number): Promise<ItemResult[]> {
	try {
		const job = readJob(run.context, item);
		checkRegion(run, job);
		const named = job.inputs.filter((input) => !isLeftOut(run, job, input));
		const perInput = named.map(async (input) => {
			const outcomes = await recognizeDocument(run, job, input);
			if (outcomes.length === 0) run.skipped.files.push(inputName(input) ?? '');
			else count(run, outcomes);
			return joinPages(job, outcomes);
		});
		const found = (await Promise.all(perInput)).flat();
		if (found.length === 0) {
			run.skipped.items++;
			const source = { item };
			return [{ item: withSource(run.context, unreadItem(source), source, job.keepSource) }];
		}
		const outcomes = await addFiles(run, job, joinCards(job, found));
		return outcomes.flatMap((outcome) => itemsOf(run, job, outcome));
	} catch (thrown) {
		run.onUnread();
		count(run, [{ ok: false }]);
		return [unreadableItem(run.context, item, thrown)];
	}
}

/** The error that stops the node: the first in input order that is a cause, not a consequence. */
function causeOf({ stats, settings, runner }: Run, results: ItemResult[]): NodeError | undefined {
	const errors = results.filter(({ error }) => error);
	const first = errors.find((error) => !error.follows);
	// A run that ends where the user wanted it to end has not failed, and keeps what was paid for
	if (!first && runner.stopped && isPlannedEnd(runner.stopped)) return undefined;
	const cause = (first ?? errors[0])?.error;
	if (cause && stats.billed > 0) {
		const done = `${stats.billed} ${stats.billed === 1 ? 'call was' : 'calls were'} answered and billed before.`;
		const advice = settings.rememberAnswers
			? ''
			: 'To keep such results, set On Error to continue, or switch on "Remember Answers".';
		cause.description = [cause.description, done, advice].filter(Boolean).join(' ');
	}
	return cause;
}

/** Adds hints below the output about the run: unread documents first, and which pages were left out. */
function addHints({ context, stats, gateway, runner, notes, invented, skipped }: Run): void {
	const summary = summaryLine(stats, gateway.clockOffset());
	const planned = runner.stopped && isPlannedEnd(runner.stopped) ? runner.stopped : undefined;
	const more = notes.length - NOTES;
	const pages = [
		...notes.slice(0, NOTES),
		...(more > 0 ? [`${more} more ${more === 1 ? 'file has' : 'files have'} unread pages.`] : []),
	];
	const end = planned ? `${planned.message}. ${planned.remedy}` : '';
	for (const message of [summary, end, skippedLine(skipped), pages.join(' ')]) {
		if (message !== '') context.addExecutionHints({ message, location: 'outputPane' });
	}
	if (invented !== undefined) {
		const message = invented.slice(0, LONGEST_MARK);
		context.addExecutionHints({ message, type: 'warning', location: 'outputPane' });
	}
}

/**
 * Recognizes the documents of all input items, in parallel and in order: what `execute` of every node does.
 *
 * @param continueOnFail whether the user chose to go on after an error; `context.continueOnFail()`
 * @throws NodeApiError or NodeOperationError of the first item without a result, unless the run goes on
 */
export async function recognize(
	context: IExecuteFunctions,
	continueOnFail: boolean,
): Promise<INodeExecutionData[][]> {
	// When the node throws, n8n's agent gives the model an empty text, so the model could not correct its call
	const goesOn = continueOnFail || isTool(context);
	const items = context.getInputData();
	if (items.length === 0) return [[]];
	let run: Run;
	try {
		run = await openRun(context, goesOn);
	} catch (thrown) {
		const results = items.map((_, item) => unreadableItem(context, item, thrown));
		if (!goesOn) throw results[0].error!;
		// If the error were thrown here, n8n would pass the input on as if it were the result
		return [results.map(({ item }) => item)];
	}
	const begun: Array<Promise<ItemResult[]>> = [];
	for (let item = 0; item < items.length; item++) {
		begun.push(recognizeItem(run, item));
		// The first calls leave while the parameters of ten thousand items are still being read
		if (item % BATCH === 0) await sleep(0);
	}
	const results = (await Promise.all(begun).finally(run.close)).flat();
	// Errors are left out: with one, n8n would show the stopped run as failed
	if (context.getExecutionCancelSignal()?.aborted) {
		return [results.filter(({ error }) => !error).map(({ item }) => item)];
	}
	const cause = goesOn ? undefined : causeOf(run, results);
	if (cause) throw cause;
	addHints(run);
	return [results.map(({ item }) => item)];
}
