/** Names that different APIs give to the same thing, the usual one first, and sums that their fields make up. */

/** Fields that identify a document among others of its kind. */
// prettier-ignore
export const IDENTITY: readonly string[] = [
	'code', 'number', 'invoice_number', 'ticket_id', 'e_ticket_number', 'bill_number',
	'receipt_number', 'serial_number', 'waybill_number', 'card_number', 'passport_number',
	'document_number', 'certificate_number', 'license_number', 'registration_number', 'plate_number',
	'vehicle_number', 'id_number', 'idcard_number', 'cui_number', 'nrc_id', 'vin',
];

/** Names of persons and documents. */
export const NAME =
	/^(?:name|full_name|surname|given_name|first_name|last_name|passenger_name|owner_name)(?:_(?:en|th|kh))?$|^(?:title|text)$/;

/** The identity number of a person, with the date of birth and the sex that it says. */
export interface PersonNames {
	numbers: readonly string[];
	births: readonly string[];
	sexes: readonly string[];
}

export const HOLDER: PersonNames = {
	numbers: ['number', 'id_number', 'id_card_number', 'idcard_number'],
	births: ['birth', 'birth_date', 'date_of_birth'],
	sexes: ['sex', 'gender'],
};

export const APPLICANT: PersonNames = {
	numbers: ['applicant_id_number'],
	births: ['applicant_birthday'],
	sexes: ['applicant_sex'],
};

/** In the rows of `insurant_list` */
export const INSURED: PersonNames = {
	numbers: ['insurant_id_number'],
	births: ['insurant_birthday'],
	sexes: ['insurant_sex'],
};

/** Machine-readable lines of a card or passport. */
export const MACHINE_LINES = [
	['machine_code', 'machine_code1', 'citizen_code1'],
	['machine_code2', 'citizen_code2'],
	['machine_code3', 'citizen_code3'],
] as const;

/** The number that machine-readable lines repeat. */
// prettier-ignore
export const TRAVEL_NUMBERS: readonly string[] = [
	'passport_number', 'document_number', 'card_number', 'cui_number', 'number', 'id_number',
];

/** Fields that make up the surname (in one way or another) and the given name. */
export const SURNAMES: ReadonlyArray<{
	surnames: ReadonlyArray<readonly string[]>;
	given: string;
}> = [
	{ surnames: [['surname']], given: 'given_name' },
	// Peru has one surname or both in the machine-readable line
	{ surnames: [['first_surname', 'second_surname'], ['first_surname']], given: 'given_name' },
	{ surnames: [['last_name']], given: 'name' },
];
export const WHOLE_NAMES: readonly string[] = ['name_en', 'full_name'];

/** First day of validity. */
export const STARTS: readonly string[] = [
	'valid_from',
	'date_of_issue',
	'date_of_issue_en',
	'issue_date',
];

/** Last day of validity. */
// prettier-ignore
export const ENDS: readonly string[] = [
	'valid_to', 'date_of_expiry', 'expiry_date', 'date_of_expiry_en', 'expiried_date_en',
	'expiried_date', 'valid_period', 'business_term',
];

/** Expiry dates of other things than the document itself. */
export const OTHER_ENDS: readonly string[] = [
	'inspection_record',
	'mandatory_scrapping_date',
	'review_expiry_date',
];

/** Dates that cannot lie in the future. */
// prettier-ignore
export const PAST: readonly string[] = [
	'issue_date', 'belong_issue_date', 'date_of_issue', 'date_of_issue_en', 'initial_issue_date',
	'registration_date', 'register_date', 'found_date', 'manufacture_date', 'acceptance_date', 'date',
	'birth', 'birth_date', 'birth_en', 'date_of_birth', 'date_of_birth_en', 'applicant_birthday',
];

/** Pairs of fields that a document prints twice, in the same or in another form. */
export const PRINTED_TWICE = [
	['code', 'print_code'],
	['number', 'print_number'],
	['code', 'machine_printed_code'],
	['number', 'machine_printed_number'],
] as const;

/** Pairs of fields that hold the same day, in Thai and in English. */
export const SAME_DAY = [
	['date_of_birth_th', 'date_of_birth_en'],
	['date_of_issue_th', 'date_of_issue_en'],
	['date_of_expiry_th', 'date_of_expiry_en'],
] as const;

/** Names of confidences in older answers, whose fields have other names today. */
export const OLDER_NAMES: Readonly<Record<string, string>> = {
	starting_station: 'departure_station',
	starting_station_en: 'departure_station_en',
	starting_time: 'departure_time',
	ticket_rates: 'ticket_price',
	ticket_office: 'sale_location',
	date_of_issue: 'issue_date',
	vehicle_weight: 'maximum_capacity',
};

/** Net and tax of the whole invoice: VAT invoices, then vehicle invoices. */
export const TOTALS = [
	['subtotal_amount', 'subtotal_tax'],
	['subtotal_amount', 'tax'],
	['tax_exclusive_price', 'tax'],
] as const;

/**
 * Lines of this page, the sum of the page (fully digitalized invoices and sales lists print one), the sum
 * of the invoice, and the number of pages.
 */
export const ITEM_LISTS = [
	{ rows: 'items', page: 'sum_', whole: 'subtotal_', pages: 'total_pages' },
	{ rows: 'item_list', page: 'sum_', whole: 'subtotal_', pages: 'total_pages' },
	{ rows: 'belong_item_list', page: 'belong_sum_', whole: undefined, pages: 'belong_pages' },
] as const;

/** Sum of a page, of the invoice, the page's number and the count of pages; the list of goods has its own. */
export const PAGE_SUMS = [
	{ page: 'sum_', whole: 'subtotal_', current: 'current_page', pages: 'total_pages' },
	{
		page: 'belong_sum_',
		whole: 'belong_subtotal_',
		current: 'belong_current_page',
		pages: 'belong_pages',
	},
] as const;

/** Parts of a fare and their sum: train, flight and taxi. */
interface FareSum {
	total: string;
	parts: readonly string[];
	/** Parts that must be there for a check; the others may be missing */
	needed: readonly string[];
	/** A part that older forms of the document include in another part, so that it may count or not */
	maybe?: string;
}

export const FARES: readonly FareSum[] = [
	{
		total: 'ticket_price',
		parts: ['total_amount_excluding_tax', 'tax_amount'],
		needed: ['total_amount_excluding_tax', 'tax_amount'],
	},
	{
		total: 'total',
		parts: ['fare', 'caac_development_fund', 'fuel_surcharge', 'other_taxes'],
		needed: ['fare', 'caac_development_fund'],
		maybe: 'tax',
	},
	{
		total: 'total',
		parts: ['fare', 'fuel_oil_surcharge', 'call_service_surcharge'],
		needed: ['fare', 'fuel_oil_surcharge'],
	},
];
