/** Invoice data before it is sent: each invoice may be checked five times a day, so no wrong input leaves. */
import type { InvoiceKind } from '../catalogue/types';
import { Refused } from '../refused';
import { readDate } from '../shape/values/dates';
import { halfWidth, kindOf } from '../shape/values/json';
import { readYuan } from '../shape/values/scalars';
import type { GivenInvoice, InvoiceData } from './types';

const CHINA_AHEAD_MS = 8 * 3_600_000;

/** The date in China (UTC+8) at a moment in milliseconds since 1970, as YYYY-MM-DD. */
export const chinaDate = (ms: number): string =>
	new Date(ms + CHINA_AHEAD_MS).toISOString().slice(0, 10);

/** Text of a value, half width, without outer blanks; empty where there is none. */
function plainText(label: string, value: unknown): string {
	if (value === undefined || value === null) return '';
	if (typeof value !== 'string' && typeof value !== 'number') {
		throw new Refused(`${label} is ${kindOf(value)}`, 'Give it as text.');
	}
	return halfWidth(String(value));
}

/** The digits of a value, of one of these lengths. @throws Refused with what is wanted */
function invoiceDigits(
	label: string,
	value: unknown,
	lengths: readonly number[],
	wanted: string,
): string {
	if (typeof value === 'number' && !Number.isSafeInteger(value)) {
		throw new Refused(
			`${label} came as a number and has lost its last digits`,
			'A number keeps about 15 digits. Make it text in the node before, or in the sheet.',
		);
	}
	const text = plainText(label, value).replace(/\s+/g, '');
	if (!/^\d*$/.test(text)) {
		throw new Refused(
			`${label} "${text.slice(0, 40)}" has characters that are not digits`,
			'Give the digits as printed. O and 0, l and 1 look alike.',
		);
	}
	if (lengths.includes(text.length)) return text;
	throw new Refused(
		text === '' ? `${label} is empty` : `${label} "${text.slice(0, 40)}" has ${text.length} digits`,
		`${wanted} Sheets drop zeros at the front: keep it as text.`,
	);
}

/** 10 or 12 digits with a number of 8, empty with a number of 20. @throws Refused */
function normalInvoiceCode(value: unknown, number: string): string {
	const wanted = 'With an Invoice Number of 8 digits, the code has 10 or 12 digits.';
	if (number.length === 8) return invoiceDigits('Invoice Code', value, [10, 12], wanted);
	if (plainText('Invoice Code', value) === '') return '';
	throw new Refused(
		'Invoice Code is given with an Invoice Number of 20 digits',
		'A number of 20 digits has no code: leave it empty. Where the invoice has a code, give the number of 8 digits that is printed beside it.',
	);
}

/** An amount with two decimals, without sign, currency and separators; empty where none is given. @throws Refused */
function normalAmount(value: unknown): string {
	const text = plainText('Amount', value);
	if (text === '') return text;
	const sent = typeof value === 'number' ? value : text.toUpperCase();
	const cents = Math.abs(readYuan(sent) ?? NaN) * 100;
	// 88.1 * 100 is not exact in binary: a difference so small is no third decimal
	if (Math.abs(cents - Math.round(cents)) < 1e-4 && cents >= 1 && cents < 1e13) {
		return (Math.round(cents) / 100).toFixed(2);
	}
	throw new Refused(
		`Amount "${text.slice(0, 40)}" cannot be read as an amount without doubt`,
		'Write it as printed, with two decimals, e.g. 1400.00.',
	);
}

const MOMENT = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(?::\d{2}(?:\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})$/;

/** Date of a moment with its zone: the one that is written, or the one in China; undefined where these differ without a reason. */
function dateOfMoment([text, written, time]: RegExpExecArray): string | undefined {
	const ms = Date.parse(text);
	if (Number.isNaN(ms) || readDate(written) !== written) return undefined;
	const inChina = new Date(ms + CHINA_AHEAD_MS).toISOString();
	// A date without time is midnight somewhere: in the zone that is written, or in China
	if (time === '00:00' || inChina.startsWith(written)) return written;
	return inChina.slice(11, 16) === '00:00' ? inChina.slice(0, 10) : undefined;
}

/** Text of a date that an expression gives: also of JavaScript's and n8n's own dates. */
function dateText(value: unknown): string {
	const { toISO } = (value ?? {}) as { toISO?: () => unknown };
	if (value instanceof Date && !Number.isNaN(value.getTime())) return value.toISOString();
	if (typeof toISO === 'function') return String(toISO.call(value));
	return plainText('Issue Date', value);
}

/**
 * An issue date as YYYY-MM-DD.
 * @param today date in China: an invoice issued there today is not in the future, whatever the local date is
 * @throws Refused
 */
function normalIssueDate(value: unknown, today: string): string {
	const text = dateText(value);
	if (text === '') throw new Refused('Issue Date is empty', 'Write it e.g. 2023-05-18.');
	const moment = MOMENT.exec(text);
	const date = moment ? dateOfMoment(moment) : readDate(text)?.slice(0, 10);
	if (date === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(date)) {
		throw new Refused(
			`Issue Date "${text.slice(0, 40)}" cannot be read as a date without doubt`,
			'Write year, month and day, e.g. 2023-05-18.',
		);
	}
	if (date <= today) return date;
	throw new Refused(
		`Issue Date ${date} is in the future: in China today is ${today}`,
		'Compare the date with the invoice.',
	);
}

const EITHER =
	'Give the check code (normal, normal electronic, roll and toll invoices), the amount (special, vehicle and fully digitalized invoices), or both (blockchain e-invoices).';

const CHECK_CODE =
	'Give the last 6 of the 20 digits printed, or all 20; 5 for a blockchain e-invoice.';

/** Check code and amount as the kind wants them; of an unknown kind, what is given. */
function proofs(
	given: GivenInvoice,
	number: string,
	kind: InvoiceKind | undefined,
): Pick<InvoiceData, 'check_code' | 'subtotal_amount'> {
	const { needs = ['check_code', 'subtotal_amount'], checkDigits = 6 } = kind ?? {};
	const printed = needs.includes('check_code') ? given.check_code : '';
	const code = invoiceDigits('Check Code', printed, [0, 5, 6, 20], CHECK_CODE).slice(-checkDigits);
	const amount = normalAmount(needs.includes('subtotal_amount') ? given.subtotal_amount : '');
	for (const need of kind?.needs ?? []) {
		const [value, label] = need === 'check_code' ? [code, 'Check Code'] : [amount, 'Amount'];
		if (value !== '') continue;
		const remedy = `${kind?.name} is checked by number, date and ${label.toLowerCase()}.`;
		throw new Refused(`${label} is empty`, remedy);
	}
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
	const number = invoiceDigits(
		'Invoice Number',
		given.number,
		[8, 20],
		'An invoice number has 8 digits, or 20 on a fully digitalized invoice.',
	);
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
