/** What a document says twice: both readings are the same, or one is misread. */
import { PRINTED_TWICE } from '../fieldNames';
import type { DocumentFields, Doubt } from './types';
import { isMasked, plainNumber } from './values';

/** Fields of front and back (`back` holds what differs there) */
const BOTH_SIDES = ['number', 'name'] as const;

/** Doubts where the two readings differ; none where one is missing or masked. */
export function readTwice(document: DocumentFields): Doubt[] {
	const back = (document.back ?? {}) as DocumentFields;
	return [
		...PRINTED_TWICE.filter(([one, other]) => differ(document[one], document[other])).map(
			([one, other]) => ({ field: other, reason: `Differs from ${one}` }),
		),
		...BOTH_SIDES.filter((name) => differ(document[name], back[name])).map((name) => ({
			field: `back.${name}`,
			reason: `Differs from ${name} on the front`,
		})),
	];
}

function differ(one: unknown, other: unknown): boolean {
	if (typeof one !== 'string' || typeof other !== 'string') return false;
	const [first, second] = [plainNumber(one), plainNumber(other)];
	return first !== '' && second !== '' && !isMasked(one + other) && first !== second;
}

/** Fully digitalized invoices have 20 digits, the first two of which are the year of issue. */
export function invoiceForm(document: DocumentFields): Doubt[] {
	const year = /^\d\d(\d\d)-/.exec(String(document.issue_date))?.[1];
	return ['number', 'invoice_number'].flatMap((field) => {
		const number = plainNumber(String(document[field] ?? ''));
		if (year === undefined || !/^\d{20}$/.test(number) || number.startsWith(year)) return [];
		const reason = `Begins with the year ${number.slice(0, 2)}, the invoice is of 20${year}`;
		return [{ field, reason }];
	});
}
