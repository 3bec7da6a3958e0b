/** The invoice data that the tax authority is asked about. */

/** What is sent, in the service's names and forms. */
export interface InvoiceData {
	/** 10 or 12 digits; empty where the number has 20 */
	code: string;
	/** 8 or 20 digits */
	number: string;
	/** YYYY-MM-DD */
	issue_date: string;
	/** 5 or 6 digits */
	check_code?: string;
	/** Two decimals, no sign, no separators */
	subtotal_amount?: string;
}

/** The same as a person typed it or as it was recognized: anything. */
export type GivenInvoice = Partial<Record<keyof InvoiceData, unknown>>;

/** What an answer is compared with. */
export interface Asked {
	/** What was sent */
	asked: InvoiceData;
	/** Fields of the recognized invoice under the names of the answer; absent for typed input */
	recognized?: Record<string, unknown>;
	/** Date in China when it was asked, YYYY-MM-DD */
	today: string;
}
