/** One document as an item: its fields in reading order, confidences where wanted, the review. */
import type { ReadDocument } from './documents';
import { inReadingOrder } from './order';
import { inOrder, reviewFieldsOf, reviewOf } from './review';
import { printed } from './tables/spans';
import type { ShapedDocument } from './types';

/** The item of a document: fields in reading order, then confidences where wanted, and the review. Files, tables and places go beside it. */
export function itemOf({ document, fields, scope, answer, whole }: ReadDocument): ShapedDocument {
	const { options, files, review, marks } = scope;
	const shown = Object.fromEntries(inReadingOrder(Object.entries(fields), answer.fields));
	const confidence = Object.fromEntries(marks.confidences);
	const wanted = options.confidence === true || options.includeLines === true;
	const json: Record<string, unknown> = {
		document,
		...shown,
		...(wanted && marks.confidences.size > 0 ? { confidence } : {}),
	};
	const doubts = inOrder(review.all(), ({ field }) => field, Object.keys(shown));
	json.review = reviewOf(reviewFieldsOf(doubts, json, marks));
	return {
		json,
		files: files.files,
		...(whole ? { whole } : {}),
		...(options.keepTables ? { tables: scope.tables.map(printed) } : {}),
		...(options.includePositions ? { places: marks.places, confidences: marks.confidences } : {}),
	};
}
