/** Whether a document is still valid today. */
import type { Doubt } from './types';
import { firstOf, isDate } from './text';

const ENDS = [
	'valid_to',
	'date_of_expiry',
	'expiry_date',
	'date_of_expiry_en',
	'expiried_date_en',
	'expiried_date',
	'valid_period',
	'business_term',
];
const STARTS = ['valid_from', 'date_of_issue', 'issue_date'];

const DATE = /(\d{4}) ?[-./年] ?(\d{1,2}) ?[-./月] ?(\d{1,2})/g;
/** Month and year of bank cards: valid to the last day of the month */
const MONTH = /^(\d{2}) ?\/ ?(\d{2})$/;

/** A doubt where the last date of the validity lies before today (ISO), or before its first. None without a date. */
export function validity(document: Readonly<Record<string, unknown>>, today?: string): Doubt[] {
	const end = firstOf(document, ENDS);
	const last = end && lastDate(end.value);
	if (!end || !last) return [];
	const start = firstOf(document, STARTS);
	const first = start && lastDate(start.value);
	if (first && first > last) return [{ field: end.field, reason: `Lies before ${start.field}` }];
	if (today === undefined || last >= today.slice(0, 10)) return [];
	return [{ field: end.field, reason: `Expired on ${last}` }];
}

function lastDate(text: string): string | undefined {
	const month = MONTH.exec(text.trim());
	if (month && Number(month[1]) >= 1 && Number(month[1]) <= 12) {
		const day = new Date(Date.UTC(2000 + Number(month[2]), Number(month[1]), 0));
		return day.toISOString().slice(0, 10);
	}
	if (text.length > 200) return undefined;
	const dates = [...text.matchAll(DATE)];
	const [, year, number, day] = dates[dates.length - 1] ?? [];
	// "2015.01.01-长期" has no end
	if (
		year === undefined ||
		/长期|永久/.test(text) ||
		!isDate(Number(year), Number(number), Number(day))
	) {
		return undefined;
	}
	return `${year}-${number.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
