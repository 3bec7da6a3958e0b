/** Checks the dates of a document: their order, none in the future, not expired. */
import { ENDS, OTHER_ENDS, PAST, SAME_DAY, STARTS } from '../fieldNames';
import { isoDate } from '../shape/values/dates';
import { valueAt } from '../shape/values/json';
import type { DocumentFields, Doubt } from './types';
import { firstOf, rowsIn } from './values';

const BIRTHS = /birth/;
const OLDEST = 120;

const ISO = /^\d{4}-\d{2}-\d{2}$/;
const DATE = /(\d{4}) ?[-./年] ?(\d{1,2})(?: ?[-./月] ?(\d{1,2})(?!\d))?/g;
/** Month and year of bank cards: valid to the last day of the month */
const MONTH = /^(\d{2}) ?\/ ?(\d{2})$/;
/** "2015.01.01-长期" has no end */
const NO_END = /长期|永久|永续|无限期|无固定期限|不约定期限/;
/** Marks a date as a start: 自2001年1月1日, or 2001年1月1日至 with no date behind it */
const BEFORE_START = /[自从]\s*$/;
const AFTER_START = /^[\s年月日]*(?:起|至|到|[-–—~～])/;

/** Doubts about the dates of a document; `today` is an ISO date. None where there is no date. */
export function validity(document: DocumentFields, today?: string): Doubt[] {
	return [
		...orderDoubts(document),
		...SAME_DAY.filter(([one, other]) => {
			const days = [document[one], document[other]].map((day) => String(day));
			return days.every((day) => ISO.test(day)) && days[0] !== days[1];
		}).map(([one, other]) => ({ field: one, reason: `Differs from ${other}` })),
		...(today === undefined ? [] : todayDoubts(document, today.slice(0, 10))),
	];
}

function orderDoubts(document: DocumentFields): Doubt[] {
	const end = firstOf(document, [...ENDS, 'due_date']);
	const start = firstOf(document, STARTS);
	const [first, last] = [start, end].map((field) => field && lastDate(field.value));
	if (!end || !start || !first || !last || first <= last) return [];
	return [{ field: end.field, reason: `Lies before ${start.field}` }];
}

function todayDoubts(document: DocumentFields, today: string): Doubt[] {
	const ends = [firstOf(document, ENDS)?.field ?? [], OTHER_ENDS, nestedEnds(document)].flat();
	const over = ends.flatMap((path) => expired(path, valueAt(document, path), today));
	// In China it may be tomorrow already
	const latest = new Date(Date.parse(today) + 86_400_000).toISOString().slice(0, 10);
	const oldest = `${Number(today.slice(0, 4)) - OLDEST}${today.slice(4)}`;
	const past = PAST.flatMap((name) => {
		const day = document[name];
		if (typeof day !== 'string' || !ISO.test(day)) return [];
		if (day > latest) return [{ field: name, reason: 'Lies in the future' }];
		const old = BIRTHS.test(name) && day < oldest;
		return old ? [{ field: name, reason: `Lies more than ${OLDEST} years ago` }] : [];
	});
	return [...past, ...over];
}

/** Paths of expiry dates inside lists and groups: qualifications and endorsements. */
const nestedEnds = (document: DocumentFields): string[] => [
	...rowsIn(document.qualification_category_list).map(
		(_, at) => `qualification_category_list.${at + 1}.expiry_date`,
	),
	...['hk', 'mo', 'tw'].map((place) => `endorsement_info_${place}.endorsement_valid_period`),
];

function expired(field: string, value: unknown, today: string): Doubt[] {
	const last = typeof value === 'string' ? lastDate(value) : undefined;
	return last === undefined || last >= today ? [] : [{ field, reason: `Expired on ${last}` }];
}

/** The latest date of a text; a month without a day runs to its last day. */
function lastDate(text: string): string | undefined {
	const month = MONTH.exec(text.trim());
	if (month) return lastOfMonth(2000 + Number(month[2]), Number(month[1]));
	if (text.length > 200 || NO_END.test(text)) return undefined;
	const found = [...text.matchAll(DATE)];
	const last = found.at(-1);
	if (!last || AFTER_START.test(text.slice(last.index + last[0].length))) return undefined;
	if (BEFORE_START.test(text.slice(0, last.index))) return undefined;
	// A year before 1800 is misread: what else is printed counts
	const dates = found
		.filter(([, year]) => Number(year) >= 1800)
		.map(([, year, number, day]) =>
			day === undefined
				? lastOfMonth(Number(year), Number(number))
				: isoDate(Number(year), Number(number), Number(day)),
		);
	return dates.includes(undefined) ? undefined : dates.sort().at(-1);
}

const lastOfMonth = (year: number, month: number): string | undefined =>
	isoDate(year, month, new Date(Date.UTC(year, month, 0)).getUTCDate());
