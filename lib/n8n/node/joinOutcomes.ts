/** Joins outcomes of one document: the pages of a file, the sides of a card. */
import { onPage } from '../../evidence/evidence';
import { joinDocuments, joinSides, sidesOfOneCard } from '../../shape/join';
import type { DocumentInput } from './inputs';
import type { ReadyDocument, Source } from './items';
import type { Job } from './job';
import type { PageOutcome } from './walkPages';

type ReadOutcome = Extract<PageOutcome, { ok: true }>;

/** An outcome and where it came from. */
export interface OutcomeOf {
	input: DocumentInput;
	outcome: PageOutcome;
	source: Source;
	/** The back of a card whose sides were joined */
	back?: OutcomeOf;
}

function joinResults(
	results: Array<ReadOutcome['result']>,
	document: ReadyDocument,
): ReadOutcome['result'] {
	return {
		documents: [document],
		requestId: results[0].requestId,
		classification: results.find((one) => one.classification)?.classification,
		attempts: results.reduce((sum, one) => sum + one.attempts, 0),
		reused: results.every((one) => one.reused),
	};
}

/** One outcome a page; where the user asked for it, one a document that runs over pages. */
export function joinPages(job: Job, outcomes: PageOutcome[]): PageOutcome[] {
	const placed = outcomes.map((outcome) => (outcome.ok ? onItsPage(outcome) : outcome));
	const read = placed.filter((outcome) => outcome.ok);
	if (!job.joinPages || job.shape.output === 'raw' || read.length < 2) return placed;
	const pages = read.map(({ page, result }) => ({ page, documents: result.documents }));
	const documents = joinDocuments(pages).map(({ document, pages: of }): PageOutcome => {
		const from = read.filter(({ page }) => page !== undefined && of.includes(page));
		const result = joinResults(
			from.map((outcome) => outcome.result),
			document,
		);
		return { ok: true, ...(of.length > 1 ? { pages: of } : { page: of[0] }), result };
	});
	return [...documents, ...placed.filter((outcome) => !outcome.ok)];
}

function onItsPage(outcome: ReadOutcome): ReadOutcome {
	const { page, result } = outcome;
	if (page === undefined) return outcome;
	const documents = result.documents.map((document) => onPage(document, page));
	return { ...outcome, result: { ...result, documents } };
}

const fileOf = ({ field, fileName, page, pageCount }: Source): Source['back'] => ({
	field,
	fileName,
	page,
	pageCount,
});

/** Front and back of one card in two files, or on two pages, of an item as one outcome, where the user asked for it. */
export function joinCards(job: Job, outcomes: OutcomeOf[]): OutcomeOf[] {
	if (!job.joinSides || job.shape.output === 'raw') return outcomes;
	const documents = outcomes.flatMap(({ outcome }, at) =>
		outcome.ok ? outcome.result.documents.map((document) => ({ ...document, at })) : [],
	);
	const joined = [...outcomes];
	const gone = new Set<OutcomeOf>();
	for (const [front, back] of sidesOfOneCard(documents)) {
		const [one, other] = [outcomes[documents[front].at], outcomes[documents[back].at]];
		if (one === other || !one.outcome.ok || !other.outcome.ok) continue;
		const [first, second] = [one.outcome.result, other.outcome.result];
		if (first.documents.length > 1 || second.documents.length > 1) continue;
		const result = joinResults([first, second], joinSides(first.documents[0], second.documents[0]));
		joined[documents[front].at] = {
			...one,
			outcome: { ...one.outcome, result },
			source: { ...one.source, back: fileOf(other.source) },
			back: other,
		};
		gone.add(other);
	}
	return joined.filter((one) => !gone.has(one));
}
