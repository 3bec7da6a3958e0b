/** Joins outcomes of one document: the pages of a file, the sides of a card. */
import { onPage } from '../../evidence/evidence';
import { joinDocuments, joinSides, sidesOfOneCard } from '../../shape/join';
import type { DocumentInput } from './inputs';
import type { ReadyDocument, Source } from './items';
import type { Job } from './job';
import type { PageOutcome } from './walkPages';

type ReadOutcome = Extract<PageOutcome, { ok: true }>;

/** An outcome and where it came from. */
export interface PlacedOutcome {
	input: DocumentInput;
	outcome: PageOutcome;
	source: Source;
	/** The back of a card whose sides were joined */
	back?: PlacedOutcome;
}

function joinResults(
	results: Array<ReadOutcome['result']>,
	document: ReadyDocument,
): ReadOutcome['result'] {
	return {
		documents: [document],
		requestId: results[0].requestId,
		classification: results.find(({ classification }) => classification)?.classification,
		attempts: results.reduce((sum, { attempts }) => sum + attempts, 0),
		reused: results.every(({ reused }) => reused),
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
export function joinCards(job: Job, outcomes: PlacedOutcome[]): PlacedOutcome[] {
	if (!job.joinSides || job.shape.output === 'raw') return outcomes;
	const documents = outcomes.flatMap(({ outcome }, at) =>
		outcome.ok ? outcome.result.documents.map((document) => ({ ...document, at })) : [],
	);
	const joined = [...outcomes];
	const gone = new Set<PlacedOutcome>();
	for (const sides of sidesOfOneCard(documents)) {
		const [at, backAt] = sides.map((side) => documents[side].at);
		const [front, back] = [outcomes[at], outcomes[backAt]];
		if (front === back || !front.outcome.ok || !back.outcome.ok) continue;
		const results = [front.outcome.result, back.outcome.result];
		if (results.some((result) => result.documents.length > 1)) continue;
		const [first, second] = results.map((result) => result.documents[0]);
		joined[at] = {
			...front,
			outcome: { ...front.outcome, result: joinResults(results, joinSides(first, second)) },
			source: { ...front.source, back: fileOf(back.source) },
			back,
		};
		gone.add(back);
	}
	return joined.filter((outcome) => !gone.has(outcome));
}
