/** Joins outcomes of one document: the pages of a file, the sides of a card. */
import { joinDocuments, joinSides, sidesOfOneCard } from '../../shape/join';
import type { ReadyDocument } from './items';
import type { Job } from './job';
import type { Outcome, PageResult, ReadOutcome } from './outcome';

function joinResults(results: PageResult[], document: ReadyDocument): PageResult {
	const calls = results.map(({ call }) => call);
	const attempts = calls.reduce((sum, call) => sum + call.attempts, 0);
	const reused = calls.every((call) => call.reused);
	const classification = calls.find((call) => call.classification)?.classification;
	return { documents: [document], call: { ...calls[0], attempts, reused, classification } };
}

/** The outcomes of a file, one a page; where the user asked for it, one a document that runs over pages. */
export function joinPages(job: Job, outcomes: Outcome[]): Outcome[] {
	const read = outcomes.filter((outcome) => outcome.ok);
	if (!job.joinPages || job.shape.output === 'raw' || read.length < 2) return outcomes;
	const pages = read.map(({ source, result }) => ({
		page: source.page,
		documents: result.documents,
	}));
	const documents = joinDocuments(pages).map(({ document, pages: of }): Outcome => {
		const from = read.filter(({ source }) => of.includes(source.page!));
		const joined = of.length > 1 ? { page: undefined, pages: of } : {};
		return {
			...from[0],
			source: { ...from[0].source, ...joined },
			result: joinResults(
				from.map(({ result }) => result),
				document,
			),
		};
	});
	return [...documents, ...outcomes.filter((outcome) => !outcome.ok)];
}

/** Front and back of one card in two files, or on two pages, of an item as one outcome, where the user asked for it. */
export function joinCards(job: Job, outcomes: Outcome[]): Outcome[] {
	if (!job.joinSides || job.shape.output === 'raw') return outcomes;
	const documents = outcomes.flatMap((of) =>
		of.ok ? of.result.documents.map((document) => ({ ...document, of })) : [],
	);
	const joined = new Map<Outcome, ReadOutcome | undefined>();
	for (const sides of sidesOfOneCard(documents)) {
		const [front, back] = sides.map((side) => documents[side].of);
		const results = [front.result, back.result];
		if (front === back || results.some((result) => result.documents.length > 1)) continue;
		const [first, second] = results.map((result) => result.documents[0]);
		const { field, fileName, page, pageCount } = back.source;
		joined.set(front, {
			...front,
			result: joinResults(results, joinSides(first, second)),
			source: { ...front.source, back: { field, fileName, page, pageCount } },
			back,
		});
		joined.set(back, undefined);
	}
	return outcomes.flatMap((outcome) =>
		joined.has(outcome) ? (joined.get(outcome) ?? []) : outcome,
	);
}
