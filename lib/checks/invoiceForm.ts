/** Number and date of fully digitalized invoices: 20 digits, the first two of which are the year of issue. */
import { plainNumber } from './text';
import type { DocumentFields, Doubt } from './types';

/** A doubt where the number begins with another year than that of the issue. */
export function invoiceForm(document: DocumentFields): Doubt[] {
	const year = /^\d\d(\d\d)-/.exec(String(document.issue_date))?.[1];
	return ['number', 'invoice_number'].flatMap((field) => {
		const number = plainNumber(String(document[field] ?? ''));
		if (year === undefined || !/^\d{20}$/.test(number) || number.startsWith(year)) return [];
		const reason = `Begins with the year ${number.slice(0, 2)}, the invoice is of 20${year}`;
		return [{ field, reason }];
	});
}
