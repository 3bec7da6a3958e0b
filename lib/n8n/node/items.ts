/** Output items of n8n: a document, an error, or the word that nothing was read. */
import type {
	IBinaryData,
	IBinaryKeyData,
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
} from 'n8n-workflow';

import type { ItemReview, PrintedTable, ShapedDocument, ShapeOptions } from '../../shape';
import { reviewOf } from '../../shape/review';
import type { ReviewField } from '../../shape/types';
import { withShortTexts } from '../../shape/longest';
import { withoutUndefined } from '../../shape/values/json';
import type { NodeError } from './errors';

/** A document ready for the output; n8n has stored its files already. */
export interface ReadyDocument {
	json: IDataObject;
	binary?: IBinaryKeyData;
	/** Kept whatever fields are selected: a failed or empty result */
	whole?: boolean;
	/** As they are printed, where files are made of them */
	tables?: PrintedTable[];
}

/** Where a document came from. */
export interface Source {
	item: number;
	field?: string;
	fileName?: string;
	page?: number;
	/** Pages that were joined into one document */
	pages?: number[];
	/** Where the back of a card came from, where its two sides were joined */
	back?: Omit<Source, 'item'>;
	/** Pages of the file, where it is a PDF that says so */
	pageCount?: number;
	/** The picture of the page was sent in place of the PDF */
	sentAs?: 'picture';
}

/** What the call was. */
export interface CallFacts {
	requestId?: string;
	region: string;
	attempts: number;
	reused: boolean;
	/** The first of two calls, where it did not know the document and another API read it */
	classification?: { requestId?: string; attempts: number; reused: boolean };
}

/** The name of a file without its folders, which strangers may have chosen, and without its ending. */
const stem = (name: string): string => name.replace(/^.*[\\/]/s, '').replace(/\.[^.]*$/, '');

/** Gives the files of shaped documents to n8n to store, so that no picture is held longer than its call. */
export async function storeFiles(
	context: IExecuteFunctions,
	documents: readonly ShapedDocument[],
	sourceName: string,
): Promise<ReadyDocument[]> {
	const ready: ReadyDocument[] = [];
	for (const { json, files, whole, tables } of documents) {
		const stored: Array<[name: string, file: IBinaryData]> = [];
		for (const { name, data, extension, mimeType } of files) {
			const fileName = `${stem(sourceName)}-${name}.${extension}`;
			stored.push([name, await context.helpers.prepareBinaryData(data, fileName, mimeType)]);
		}
		// Not by assignment: a file may be named __proto__
		const binary = stored.length > 0 ? Object.fromEntries(stored) : undefined;
		ready.push({ json: json as IDataObject, binary, whole, tables });
	}
	return ready;
}

/** A document with a note for whoever looks at it; untouched where it has no review. */
export function withReviewNote(document: ReadyDocument, note: ReviewField): ReadyDocument {
	const review = document.json.review as ItemReview | undefined;
	if (review === undefined) return document;
	const noted = reviewOf([...review.fields, note]) as unknown as IDataObject;
	return { ...document, json: { ...document.json, review: noted } };
}

/** A document as an item: what was read, where it came from, what the call was. Raw stays untouched. */
export function outputItem(
	{ json, binary }: ReadyDocument,
	source: Source,
	call: CallFacts,
	{ output, fields = [], longestText }: ShapeOptions,
): INodeExecutionData {
	const about = Object.entries({ source: withoutUndefined(source), call: withoutUndefined(call) });
	const wanted = about.filter(([name]) => output !== 'selectedFields' || fields.includes(name));
	return {
		json:
			output === 'raw'
				? json
				: { ...withShortTexts(json, longestText), ...Object.fromEntries(wanted) },
		...(binary ? { binary } : {}),
		pairedItem: { item: source.item },
	};
}

/** The outcome of an item that has no file which the file filter lets through. */
export const unreadItem = (source: Source): INodeExecutionData => ({
	json: {
		document: null,
		review: {
			needed: true,
			reason: 'No file of the item passed the file filter, so nothing was read',
			fields: [],
		},
		source: withoutUndefined(source),
	},
	pairedItem: { item: source.item },
});

/**
 * An item for what was not read. One key that is an object: what every n8n takes for an error and keeps whole, while
 * with `item.error` it would keep the message only.
 *
 * @param inRegularOutput among good items: then it is marked for review, so that no filter takes it for one of them
 */
export function errorItem(
	error: NodeError,
	source: Source,
	inRegularOutput: boolean,
): INodeExecutionData {
	const { message, description } = error;
	const facts = (error.context.data ?? {}) as IDataObject;
	const failure = { message, ...(description ? { description } : {}), ...facts };
	return {
		json: {
			error: { ...failure, source: withoutUndefined(source) },
			...(inRegularOutput ? { review: { needed: true, reason: message } } : {}),
		},
		pairedItem: { item: source.item },
	};
}
