/** Names that different APIs give to the same thing, the usual one first. */

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
