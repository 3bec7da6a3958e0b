/** What became of a document, or of one of its pages. */
import { inputName, type DocumentInput } from './inputs';
import type { CallFacts, ReadyDocument, Source } from './items';
import type { Job } from './job';

/** What was read, in the form in which it is kept for duplicates. */
export interface PageResult {
	documents: ReadyDocument[];
	call: CallFacts;
	/** The answer names kinds of documents and knows none on this page */
	nothingKnown?: true;
}

interface Placed {
	input: DocumentInput;
	source: Source;
}

export interface ReadOutcome extends Placed {
	ok: true;
	result: PageResult;
	/** The back of a card whose sides were joined */
	back?: ReadOutcome;
}

interface UnreadOutcome extends Placed {
	ok: false;
	/** Why nothing was read */
	thrown: unknown;
}

export type Outcome = ReadOutcome | UnreadOutcome;

/** Where a page comes from; nothing is known of a file that could not be opened. */
export const sourceOf = (
	{ item }: Job,
	input: DocumentInput,
	{ pageCount, sentAs }: Pick<Source, 'pageCount' | 'sentAs'> = {},
	page?: number,
): Source => ({
	item,
	...(input.kind === 'parameters' ? {} : { field: input.field }),
	fileName:
		input.kind === 'file' ? input.fileName : input.kind === 'url' ? inputName(input) : undefined,
	// Of a PDF that is sent as a whole the service reads the first page
	page: page ?? (pageCount === undefined ? undefined : 1),
	pages: undefined,
	pageCount,
	sentAs,
});
