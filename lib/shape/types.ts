/** Options and results of shaping: from an answer of the service to items. */
import type { Json } from '../jsonValue';
import type { Asked } from '../verification/types';

/** What the user chose in the panel, as far as it is about the items. */
export interface ShapeOptions {
	output: 'simplified' | 'raw' | 'selectedFields';
	/** selectedFields: names of the top-level fields to keep */
	fields?: readonly string[];
	/** Also give single lines, cells and places */
	includeLines?: boolean;
	/** Characters after which a text is cut, for models; no limit when left out */
	longestText?: number;
	/** Text as a person reads it (when left out), or in the service's own order with a line a block */
	textOrder?: 'reading' | 'service';
	/** Tables: cells that are numbers without doubt become numbers */
	numbersInTables?: boolean;
	/** Tables: the first row names the columns; true when left out */
	firstRowIsHeader?: boolean;
	/** One document a table row instead of one in all */
	rowsAsItems?: boolean;
	/** Confidence below which a value is named in the review, 0 to 1; 0.8 when left out, 0 is never */
	reviewBelowConfidence?: number;
	/** Add how sure the service is of each value */
	confidence?: boolean;
	/** Collect where each value stands */
	includePositions?: boolean;
	/** Collect the tables as they are printed */
	keepTables?: boolean;
}

/** What the run knows beside the answer. */
export interface ShapeFacts {
	/** ISO date, for validity; without it validity is not checked */
	today?: string;
	/** What an answer about an invoice is compared with */
	asked?: Asked;
}

/** A file that came as Base64 inside the answer. */
export interface ShapedFile {
	/** Name of the binary field, e.g. "portrait" */
	name: string;
	data: Buffer;
	mimeType: string;
	/** Without a dot */
	extension: string;
}

/** A cell in the row in which it begins. */
export interface PrintedCell {
	/** From 0 */
	column: number;
	text: string;
	rowSpan: number;
	columnSpan: number;
}

/** A table as it is printed, merged cells once; the first `headings` rows are its header. */
export interface PrintedTable {
	rows: PrintedCell[][];
	headings: number;
}

/** What a person should look at. */
export interface ReviewField {
	/** Path in the item, rows from 1; `document` for the whole */
	name: string;
	value: unknown;
	confidence?: number;
	reason: string;
	/** The value that would be right, where only one can be */
	expected?: unknown;
}

/** The `review` of an item; `reason` is one line, empty where nothing is to be looked at. */
export interface ItemReview {
	needed: boolean;
	reason: string;
	fields: ReviewField[];
}

/** A document as an item: from an answer, joined from pages, or with its files stored by n8n. */
export interface DocumentItem {
	/** `document`, the fields, `review`; for raw the answer's body, files replaced by their names */
	json: Json;
	binary?: object;
	/** Kept whatever fields are selected, and never split: a failed or empty result */
	whole?: boolean;
	/** With keepTables */
	tables?: PrintedTable[];
}

/** One document (page, voucher, plate, table row) of an answer. */
export interface ShapedDocument extends DocumentItem {
	files: ShapedFile[];
}
