/** Dates as they are printed, to ISO 8601; only where there is no doubt. */
import { halfWidth } from './json';
import { digitOf, DIGITS, inCapitals, numberOf } from './numerals';

/** Texts that stand in the place of a date and are right as they are. */
const NO_DATE =
	/^(长期|长期有效|永久|永久有效|无固定期限|不约定期限|lifelong|no caduca|không thời hạn|ตลอดชีพ)$/iu;

/** Names of each month: English, Spanish, Thai */
const MONTHS = [
	'jan january ene enero ม.ค มกราคม',
	'feb february febrero ก.พ กุมภาพันธ์',
	'mar march marzo มี.ค มีนาคม',
	'apr april abr abril เม.ย เมษายน',
	'may mayo พ.ค พฤษภาคม',
	'jun june junio มิ.ย มิถุนายน',
	'jul july julio ก.ค กรกฎาคม',
	'aug august ago agosto ส.ค สิงหาคม',
	'sep sept september set septiembre setiembre ก.ย กันยายน',
	'oct october octubre ต.ค ตุลาคม',
	'nov november noviembre พ.ย พฤศจิกายน',
	'dec december dic diciembre ธ.ค ธันวาคม',
].map((names) => names.split(' '));

/** Years of the Thai (Buddhist) calendar are this much higher: 2566 is 2023 */
const BUDDHIST = 543;

/** Printed forms, most frequent first. A blank may stand anywhere between the parts. */
const FORMS: readonly RegExp[] = [
	/^(?<year>\d{4}) ?年 ?(?<month>\d{1,2}) ?月 ?(?<day>\d{1,2}) ?[日号]?$/,
	/^(?<year>\d{4}) ?[-./] ?(?<month>\d{1,2}) ?[-./] ?(?<day>\d{1,2})$/,
	/^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})$/,
	/^(?<year>\d{4}) (?<month>\d{1,2}) (?<day>\d{1,2})$/,
	// 18 MAY 2023, 18-May-2023, 06 3月/MAR 2000
	/^(?<day>\d{1,2})[ -]?(?:(?<month>\d{1,2}) ?月 ?\/? ?)?(?<name>[a-z]{3,10})(?:\/[a-z]{3,10})?\.?,?[ -]?(?<year>\d{4})$/i,
	// 25 ก.ค. 2538
	/^(?<day>\d{1,2}) ?(?<name>[\u0E01-\u0E4E.]{3,12}?)\.? ?(?:พ\.ศ\. ?)?(?<buddhist>\d{4})$/,
	// May 18, 2023
	/^(?<name>[a-z]{3,10})\.? ?(?<day>\d{1,2}),? ?(?<year>\d{4})$/i,
	// 18/05/2023 and 05/18/2023, where only one reading is a date
	/^(?<first>\d{1,2}) ?[-./] ?(?<second>\d{1,2}) ?[-./] ?(?<year>\d{4})$/,
];

/** An offset stands only behind a T: "10:00-11:00" is a span of time */
const TIME =
	/^(.*?\S) ?(T?)(?<![\d:])(\d{1,2}) ?[:时] ?(\d{2})(?: ?[:分] ?(\d{2}) ?秒?| ?分)?(Z|[+-]\d{2}:?\d{2})? ?开?$/;

/** 05/06/2023 and 05 06 2023 where the day is known to come first */
const DAY_FIRST = /^(\d{1,2}) ?[-./ ] ?(\d{1,2}) ?[-./ ] ?(\d{4})$/;

/**
 * ISO date of a printed date, the text itself where it stands for "no end", undefined where it cannot
 * be read without doubt. A time behind it is kept: `2023-05-18T14:05:59`, without a zone unless one is there.
 */
export function readDate(text: string, dayFirst = false): string | undefined {
	const plain = westernDigits(halfWidth(text)).replace(/\s+/g, ' ');
	if (plain.length > 60) return undefined;
	if (NO_DATE.test(plain)) return text;
	const match = dayFirst ? DAY_FIRST.exec(plain) : null;
	if (match) return isoDate(Number(match[3]), Number(match[2]), Number(match[1]));
	return dateOf(plain) ?? dateTimeOf(plain);
}

function dateTimeOf(text: string): string | undefined {
	const match = TIME.exec(text);
	if (!match) return undefined;
	const [, day, joint, hour, minute, second = '00', offset = ''] = match;
	const date = dateOf(day);
	const possible = Number(hour) <= 23 && Number(minute) <= 59 && Number(second) <= 59;
	if (date === undefined || !possible || (offset !== '' && joint === '')) return undefined;
	return `${date}T${hour.padStart(2, '0')}:${minute}:${second}${offset}`;
}

function dateOf(text: string): string | undefined {
	const plain = western(text);
	for (const form of FORMS) {
		const date = datePrinted(form.exec(plain)?.groups ?? {});
		if (date !== undefined) return date;
	}
	return undefined;
}

function datePrinted(printed: Readonly<Record<string, string | undefined>>): string | undefined {
	const { buddhist, year = Number(buddhist) - BUDDHIST, name, first, second } = printed;
	let [month, day] = [Number(printed.month), Number(printed.day)];
	if (name !== undefined) {
		const named = MONTHS.findIndex((names) => names.includes(name.toLowerCase())) + 1;
		if (printed.month !== undefined && month !== named) return undefined;
		month = named;
	}
	if (first !== undefined) {
		[day, month] = [Number(first), Number(second)];
		if (month > 12) [day, month] = [month, day];
		else if (day <= 12 && day !== month) return undefined;
	}
	return isoDate(Number(year), month, day);
}

/** ISO text of a date that exists between 1800 and 2199 (a Buddhist year lies beyond), or the end of 9999, which is "no end". */
export function isoDate(year: number, month: number, day: number): string | undefined {
	const date = new Date(Date.UTC(year, month - 1, day));
	const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
	const last = year === 9999 && month === 12 && day === 31;
	return exists && year >= 1800 && (year < 2200 || last)
		? date.toISOString().slice(0, 10)
		: undefined;
}

/** Thai, Burmese and Khmer digits as 0 to 9. */
function westernDigits(text: string): string {
	return text.replace(/[\u0E50-\u0E59\u1040-\u1049\u17E0-\u17E9]/g, (sign) =>
		// Each row of ten starts at a multiple of 16
		String(sign.charCodeAt(0) % 16),
	);
}

const DATE_IN_WORDS = new RegExp(
	`^([${DIGITS}]{4})年零?([${DIGITS}拾]{1,3})月零?([${DIGITS}拾]{1,3})日$`,
);

/** 二〇二三年五月十八日, or in capitals 贰零贰叁年零伍月壹拾捌日, as 2023年5月18日; anything else unchanged. */
function western(text: string): string {
	const match = DATE_IN_WORDS.exec(inCapitals(text.replace(/○/g, '零')).join(''));
	if (!match) return text;
	const year = [...match[1]].map((sign) => digitOf(sign)).join('');
	return `${year}年${numberOf(match[2])}月${numberOf(match[3])}日`;
}
