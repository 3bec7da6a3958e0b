/**
 * What one API of Huawei Cloud OCR is, as data.
 *
 * An entry is everything the package knows about an API: its node, panel, request, limits, regions and
 * the shape of its answer. Properties, requests, preflight, shaping, schemas and the README follow from it.
 */

/** One node a category. */
export type Category =
	| 'general'
	| 'card'
	| 'receipt'
	| 'domain'
	| 'classification'
	| 'verification'
	| 'document';

/** Formats as the service names them; JPG and TIF are written JPEG and TIFF. */
export type Format =
	| 'JPEG'
	| 'PNG'
	| 'BMP'
	| 'GIF'
	| 'TIFF'
	| 'WEBP'
	| 'PCX'
	| 'ICO'
	| 'PSD'
	| 'PDF'
	| 'OFD';

/** How an API takes its file, and what the file may be. Sides are in pixels. */
export interface FileInput {
	/** Body field of the Base64 text */
	field: 'image' | 'data';
	formats: readonly Format[];
	minSide: number;
	maxSide: number;
	/** Most pixels in all (width x height), where the service names one */
	maxPixels?: number;
	/** Most characters of Base64 text */
	maxBase64Bytes: number;
	/** Body field of the PDF page, counted from 1; absent where the API reads only the first page or no PDF */
	pageParameter?: 'pdf_page_number' | 'page_num';
}

type ParameterValue = string | number | boolean | readonly string[];

/** A body parameter besides the file, the URL and the PDF page. */
export interface ApiParameter {
	/** The service's own name, sent as it is */
	name: string;
	/** Title Case */
	label: string;
	/** Booleans start with "Whether" */
	description: string;
	/** `strings` is a list of texts; `object` is JSON; `json` is JSON sent as a text */
	type: 'boolean' | 'integer' | 'string' | 'strings' | 'object' | 'json';
	/** What the service assumes when the parameter is not sent */
	default?: ParameterValue;
	values?: ReadonlyArray<{ value: string; name: string; description?: string }>;
	/** The call makes no sense without it: shown beside the operation, not under options */
	required?: boolean;
	/** Required, but the service takes an empty text for it */
	mayBeEmpty?: boolean;
	/** e.g. "e.g. 20230518" */
	placeholder?: string;
}

/**
 * How a value of the answer is read.
 * - `text` stays as it came; `location` is a list of [x, y] corners; `any` is passed on untouched
 * - `date` gives ISO 8601, `dateTime` too; `amount`, `number` and `integer` give numbers, where the text parses without doubt
 * - `enum` gives the readable value and keeps the service's own beside it as `<name>_code`
 * - `texts` is a list of texts; `group` an object; `rows` a list of objects
 * - `words` is a leaf `{ words, location }`: its text is the value, read as `of` says
 * - `lines` is a list of blocks `{ words, confidence, location }`: becomes `text`, and `lines` when asked for
 * - `regions` is a list of text and table regions: becomes `text` and `rows`
 * - `cells` is a list of cells `{ words, rows, columns }` of one table: becomes `rows`
 * - `pairs` is a list of labels and values: becomes an object
 * - `file` is Base64: it leaves the JSON and becomes a binary field
 */
export type FieldType =
	| 'text'
	| 'date'
	| 'dateTime'
	| 'amount'
	| 'number'
	| 'integer'
	| 'boolean'
	| 'enum'
	| 'texts'
	| 'group'
	| 'rows'
	| 'words'
	| 'lines'
	| 'regions'
	| 'cells'
	| 'pairs'
	| 'location'
	| 'file'
	| 'any';

/** A field of the answer. A count beside its list (`x_count` of `x_list`) is not described: the list gives it. */
export interface Field {
	/** The service's own name */
	name: string;
	type: FieldType;
	description: string;
	/** Switch that makes the service send it, e.g. "return_text_location=true" */
	when?: string;
	/** enum: the service's value to a readable one */
	values?: Readonly<Record<string, string>>;
	/** group and rows: what is inside */
	fields?: readonly Field[];
	/** date: printed with the day before the month, as 05/06/2023 for June 5 */
	dayFirst?: boolean;
	/** amount: a price, which may have any decimals; other amounts have two at most */
	price?: boolean;
	/** number: the unit that may be printed behind it, in half width */
	unit?: readonly string[];
	/** Name in the item where it differs from the service's; an empty name spreads a group or pairs into its parent */
	as?: string;
	/** pairs: the names of label and value in one element */
	pair?: readonly [label: string, value: string];
	/** The check that the value must pass */
	check?: CheckName;
	/** words: how the text is read; `text` when left out */
	of?: 'text' | 'date' | 'amount' | 'number' | 'integer';
	/** file: name of the binary field, e.g. "portrait"; numbered from 1 inside a list */
	binary?: string;
	/** file: what it holds */
	content?: 'image' | 'xlsx';
	/** Places, confidences and single characters: no column of a spreadsheet, so not offered among the fields to select */
	detail?: boolean;
	/** The side that alone has it, where the service does not say which side it read */
	side?: 'front' | 'back';
	/** The reason for `review` when the value is `true` */
	alarm?: string;
}

/** Checks of one value: see lib/checks. */
export type CheckName =
	| 'chineseId'
	| 'personId'
	| 'luhn'
	| 'vin'
	| 'taxId'
	| 'organizationNumber'
	| 'registrationNumber'
	| 'plate'
	| 'invoiceCode'
	| 'invoiceNumber'
	| 'hongKongId'
	| 'permitHolderId'
	| 'thaiId'
	| 'chileRun'
	| 'peruCui'
	| 'waybillNumber';

/** Checks over several fields of one document: see lib/checks. */
export type DocumentCheck =
	| 'vatSums'
	| 'fareSums'
	| 'balance'
	| 'capitals'
	| 'readTwice'
	| 'invoiceForm'
	| 'validity'
	| 'idBirthAndSex'
	| 'vietnamId'
	| 'mrz'
	| 'permitMrz'
	| 'serviceFindings';

/** An answer that holds several documents: one item each. */
export interface DocumentList {
	/** Path below the body, e.g. "result" or "result.bank_receipt_list"; the count beside it is not described */
	at: string;
	/**
	 * Field of an element that holds its fields; they are read together with those beside it. With
	 * `contentByType` it is the answer of another API, and `Answer.fields` are only those beside it.
	 */
	content?: string;
	/** Where an element says how it went: `{ error_code, error_msg }`, AIS.0000 is success */
	status?: string;
	/** The element names its document: value of this field to the API whose fields its content has (null: unknown shape) */
	typeField?: string;
	contentByType?: Readonly<Record<string, string | null>>;
}

/** What the answer is, and so which shaper reads it. */
export interface Answer {
	/**
	 * - `fields`: an object of fields, or a list of them (`documents`)
	 * - `sections`: smart document parsing; the list elements, one a page or one a kind of result, are parts of one document
	 * - `any`: unknown, passed on
	 */
	shape: 'fields' | 'sections' | 'any';
	documents?: DocumentList;
	/** Both sides in one answer when `side` is double_side */
	sides?: readonly ['front', 'back'];
	/** Fields of one document: of `result`, of its sides, or of an element of the list (`documents`) */
	fields: readonly Field[];
	checks?: readonly DocumentCheck[];
	/** A check of an invoice: what its result codes and states mean */
	outcome?: VerificationOutcome;
}

/** What a result code says about the invoice. */
export interface Meaning {
	/** A sentence in plain words, for the item */
	says: string;
	/** true: good, as far as the code says; false: not good; null: it says nothing about the invoice */
	verified: boolean | null;
	/** Whether one of the checks of the day was probably used; null where that is not known */
	checkUsed: boolean | null;
	/** Whether the same question may bring another answer later */
	tryLater: boolean;
	/** The sentence for an invoice of today, which may not be on record yet: then later helps */
	saysOfToday?: string;
}

/** How the answer of a check says what it found. */
export interface VerificationOutcome {
	/** Field of the result code */
	field: string;
	meanings: Readonly<Record<string, Meaning>>;
	/** Field that says what an invoice is worth whose data agree; an invoice is valid only with the value `good` */
	state: { field: string; good: string; bad: Readonly<Record<string, string>> };
}

/** What the tax authority wants for a kind of invoice. */
export interface InvoiceKind {
	/** As it stands in a message, e.g. "A special VAT invoice" */
	name: string;
	needs: ReadonlyArray<'check_code' | 'subtotal_amount'>;
	/** Digits of the check code that are sent; 6 when left out */
	checkDigits?: number;
	/** Its type in the record of the authority */
	registered?: string;
}

/** Recognized documents that the tax authority can check. */
export interface VerifiableInvoice {
	/** Absent where the field `type` says the kind (`kinds`), or nothing does */
	kind?: InvoiceKind;
	kinds?: Readonly<Record<string, InvoiceKind>>;
	/** Field of the amount that is checked */
	amount: string;
	/** Field of the number of a document that is always fully digitalized; else `number` */
	number?: string;
	/** Names of fields that the record of the authority calls otherwise */
	names?: Readonly<Record<string, string>>;
	/** Where one of these fields is filled, it is a used vehicle */
	used?: VerifiableInvoice & { fields: readonly string[] };
}

/** A group of operations inside a node. */
export interface Resource {
	value: string;
	/** Title Case */
	name: string;
	description: string;
}

/**
 * How confidences are switched on: `always` needs no switch, `none` has none, else the parameter of that name.
 * `byKind`: as the API of each document's kind does it.
 */
type ConfidenceSwitch = 'always' | 'return_confidence' | 'advanced_mode' | 'byKind' | 'none';

/** How places on the page (corner points) are switched on, in the same way. */
type PositionsSwitch =
	| 'always'
	| 'return_text_location'
	| 'return_image_location'
	| 'byKind'
	| 'none';

/** One API of the service. */
export interface ApiEntry {
	/** Last part of the path /v2/{project_id}/ocr/{id}; value of the operation */
	id: string;
	category: Category;
	/** Group inside the node, where the node has more than five operations */
	resource?: string;
	/** Title Case, e.g. "ID Card (Chinese Mainland)" */
	name: string;
	nameZh: string;
	/** Sentence case without articles, e.g. "Recognize ID card" */
	action: string;
	/** One sentence under the operation */
	description: string;
	/** Further search words, English and Chinese */
	alias: readonly string[];
	/** default: offered; advanced: offered with a notice; other: only reached through "Other API" */
	expose: 'default' | 'advanced' | 'other';
	/** What users of an advanced or unlisted API must know before they choose it */
	notice?: string;
	/** Absent where the API takes no file */
	file?: FileInput;
	/** Ids of the regions that offer it; empty when not known */
	regions: readonly string[];
	confidence: ConfidenceSwitch;
	positions: PositionsSwitch;
	parameters: readonly ApiParameter[];
	/** Its parameters are the data of an invoice: typed, or picked from a recognized one, and checked before they are sent; see lib/verification */
	input?: 'invoice';
	answer: Answer;
	verifiable?: VerifiableInvoice;
	/** Value of the option `unknownDocuments` with which it reads what a classification does not know, and the switches it needs then */
	readsUnknown?: { choice: string; parameters: Readonly<Record<string, boolean>> };
	/** Reads a page from top to bottom with a place for each line, so that a searchable PDF can be made */
	searchable?: true;
	/** Calls are never sent again when their answer is lost; says what a lost one may have used up */
	neverRepeat?: string;
	/** What the service bills, where it differs from "every successful call" */
	billing?: string;
	/** Page that the entry follows */
	source: string;
}
