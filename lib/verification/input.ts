/** Invoice data before it is sent: each invoice may be checked five times a day, so no wrong input leaves. */
import type { InvoiceKind } from '../catalogue/types';
import { Refused } from '../refused';
import {
	normalCheckCode,
	normalAmount,
	normalInvoiceCode,
	normalInvoiceNumber,
	normalIssueDate,
} from './forms';
import type { GivenInvoice, InvoiceData } from './types';

const EITHER =
	'Give the check code (normal, normal electronic, roll and toll invoices), the amount (special, vehicle and fully digitalized invoices), or both (blockchain e-invoices).';

const missing = ({ name }: InvoiceKind, what: string): Refused =>
	new Refused(
		`${what} is empty`,
		`${name} is checked by number, date and ${what === 'Amount' ? 'amount' : 'check code'}.`,
	);

/** Check code and amount as the kind wants them; of an unknown kind, what is given. */
function proofs(
	given: GivenInvoice,
	number: string,
	kind: InvoiceKind | undefined,
): Pick<InvoiceData, 'check_code' | 'subtotal_amount'> {
	const wants = (field: 'check_code' | 'subtotal_amount') =>
		kind === undefined || kind.needs.includes(field);
	const code = wants('check_code') ? normalCheckCode(given.check_code, kind?.checkDigits) : '';
	const amount = wants('subtotal_amount') ? normalAmount(given.subtotal_amount) : '';
	if (kind?.needs.includes('check_code') && code === '') throw missing(kind, 'Check Code');
	if (kind?.needs.includes('subtotal_amount') && amount === '') throw missing(kind, 'Amount');
	if (code === '' && amount === '') throw new Refused('Check Code and Amount are empty', EITHER);
	if (code.length === 5 && amount === '') {
		throw new Refused(
			'Check Code has 5 digits and Amount is empty',
			'Only a blockchain e-invoice has a check code of 5 digits, and it needs the amount without tax as well. Any other invoice has 6: sheets drop zeros at the front.',
		);
	}
	if (number.length === 20 && amount === '') {
		throw new Refused(
			'Amount is empty',
			'A fully digitalized invoice (number of 20 digits) is checked by its total with tax, a railway e-ticket by its price.',
		);
	}
	return {
		// A number of 20 digits comes without a check code
		...(code === '' || number.length === 20 ? {} : { check_code: code }),
		...(amount === '' ? {} : { subtotal_amount: amount }),
	};
}

/**
 * Invoice data in the service's forms.
 * @param today date in China, YYYY-MM-DD
 * @param kind of the invoice where it is known: only what it needs is sent
 * @throws Refused that names the field and the form
 */
export function checkedInvoice(
	given: GivenInvoice,
	today: string,
	kind?: InvoiceKind,
): InvoiceData {
	const number = normalInvoiceNumber(given.number);
	const code = normalInvoiceCode(given.code, number);
	const date = normalIssueDate(given.issue_date, today);
	if (number.length === 20 && number.slice(0, 2) !== date.slice(2, 4)) {
		throw new Refused(
			`Invoice Number begins with ${number.slice(0, 2)}, but Issue Date is ${date}`,
			'A number of 20 digits begins with the last two digits of the year of issue. Compare both with the invoice.',
		);
	}
	return { code, number, issue_date: date, ...proofs(given, number, kind) };
}
