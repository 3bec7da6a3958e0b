/** Codes and numbers of Chinese invoices. */
import { isMasked, plainNumber } from './text';
import type { Finding } from './types';

/** Why an invoice number is not right: 8 digits beside a code, or 20 that begin with the year of issue. */
export function checkInvoiceNumber(value: string): Finding | undefined {
	const number = plainNumber(value);
	if (isMasked(value) || /^(\d{8}|\d{20})$/.test(number)) return undefined;
	return { reason: 'An invoice number has 8 or 20 digits' };
}

/** Why an invoice code is not right: 10 or 12 digits. */
export function checkInvoiceCode(value: string): Finding | undefined {
	if (isMasked(value) || /^(\d{10}|\d{12})$/.test(plainNumber(value))) return undefined;
	return { reason: 'An invoice code has 10 or 12 digits' };
}
