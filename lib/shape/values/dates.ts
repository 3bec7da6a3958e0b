/** Dates as they are printed, to ISO 8601; only where there is no doubt. */
import { halfWidth } from './json';

/** Texts that stand in the place of a date and are right as they are. */
const NO_DATE =
	/^(长期|长期有效|永久|永久有效|无固定期限|不约定期限|lifelong|no caduca|không thời hạn)$/iu;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const FULL_MONTHS =
	/^(january|february|march|april|may|june|july|august|sept?|sept?ember|october|november|december)$/;

const CHINESE_DIGITS = '〇一二三四五六七八九';

type Parts = readonly [year: number, month: number, day: number];
type Form = readonly [pattern: RegExp, read: (match: RegExpExecArray) => Parts | undefined];

const ordered = (m: RegExpExecArray): Parts => [Number(m[1]), Number(m[2]), Number(m[3])];

/** Printed forms, most frequent first. A blank may stand anywhere between the parts. */
const FORMS: readonly Form[] = [
	[/^(\d{4}) ?年 ?(\d{1,2}) ?月 ?(\d{1,2}) ?[日号]?$/, ordered],
	[/^(\d{4}) ?[-./] ?(\d{1,2}) ?[-./] ?(\d{1,2})$/, ordered],
	[/^(\d{4})(\d{2})(\d{2})$/, ordered],
	[/^(\d{4}) (\d{1,2}) (\d{1,2})$/, ordered],
	[
		// 18 MAY 2023, 18-May-2023, 06 3月/MAR 2000
		/^(\d{1,2})[ -]?(?:(\d{1,2}) ?月 ?\/? ?)?([a-z]{3,9})(?:\/[a-z]{3,9})?\.?,?[ -]?(\d{4})$/i,
		(m) => {
			const month = monthOf(m[3]);
			if (month === undefined || (m[2] !== undefined && Number(m[2]) !== month)) return undefined;
			return [Number(m[4]), month, Number(m[1])];
		},
	],
	[
		// May 18, 2023
		/^([a-z]{3,9})\.? ?(\d{1,2}),? ?(\d{4})$/i,
		(m) => {
			const month = monthOf(m[1]);
			return month === undefined ? undefined : [Number(m[3]), month, Number(m[2])];
		},
	],
	[
		// 18/05/2023 and 05/18/2023, where only one reading is a date
		/^(\d{1,2}) ?[-./] ?(\d{1,2}) ?[-./] ?(\d{4})$/,
		(m) => {
			const [first, second, year] = ordered(m);
			if (first > 12 || first === second) return [year, second, first];
			return second > 12 ? [year, first, second] : undefined;
		},
	],
];

const TIME =
	/^(.*?\S) ?T?(?<![\d:])(\d{1,2}) ?[:时] ?(\d{2})(?: ?[:分] ?(\d{2}) ?秒?| ?分)?(Z|[+-]\d{2}:?\d{2})? ?开?$/;

/** 05/06/2023 and 05 06 2023 where the day is known to come first */
const DAY_FIRST = /^(\d{1,2}) ?[-./ ] ?(\d{1,2}) ?[-./ ] ?(\d{4})$/;

/**
 * ISO date of a printed date, the text itself where it stands for "no end", undefined where it cannot
 * be read without doubt. A time behind it is kept: `2023-05-18T14:05:59`, without a zone unless one is there.
 */
export function readDate(text: string, dayFirst = false): string | undefined {
	const plain = halfWidth(text).replace(/\s+/g, ' ');
	if (plain.length > 60) return undefined;
	if (NO_DATE.test(plain)) return text;
	const match = dayFirst ? DAY_FIRST.exec(plain) : null;
	if (match) return isoDate(Number(match[3]), Number(match[2]), Number(match[1]));
	return dateOf(plain) ?? dateTimeOf(plain);
}

function dateTimeOf(text: string): string | undefined {
	const match = TIME.exec(text);
	if (!match) return undefined;
	const date = dateOf(match[1].replace(/ ?T$/, ''));
	const [hour, minute, second] = [match[2], match[3], match[4] ?? '00'];
	if (date === undefined || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) {
		return undefined;
	}
	return `${date}T${hour.padStart(2, '0')}:${minute}:${second}${match[5] ?? ''}`;
}

function dateOf(text: string): string | undefined {
	const plain = western(text);
	for (const [pattern, read] of FORMS) {
		const match = pattern.exec(plain);
		const parts = match && read(match);
		if (parts) return isoDate(...parts);
	}
	return undefined;
}

/** ISO text of a date that exists between 1800 and 2199 (a Buddhist year lies beyond). */
function isoDate(year: number, month: number, day: number): string | undefined {
	const date = new Date(Date.UTC(year, month - 1, day));
	const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
	return exists && year >= 1800 && year < 2200 ? date.toISOString().slice(0, 10) : undefined;
}

function monthOf(word: string): number | undefined {
	const name = word.toLowerCase();
	if (name.length > 3 && !FULL_MONTHS.test(name)) return undefined;
	const index = MONTHS.indexOf(name.slice(0, 3));
	return index < 0 ? undefined : index + 1;
}

/** 二〇二三年五月十八日, or in capitals 贰零贰叁年零伍月壹拾捌日, as 2023年5月18日; anything else unchanged. */
function western(text: string): string {
	const match =
		/^([〇零○一二三四五六七八九]{4})年[〇零○]?([一二三四五六七八九十]{1,3})月[〇零○]?([一二三四五六七八九十]{1,3})日$/.exec(
			[...text]
				.map((sign) => '一二三四五六七八九十'['壹贰叁肆伍陆柒捌玖拾'.indexOf(sign)] ?? sign)
				.join(''),
		);
	if (!match) return text;
	const year = [...match[1]].map((sign) => Math.max(0, CHINESE_DIGITS.indexOf(sign))).join('');
	return `${year}年${chineseNumber(match[2])}月${chineseNumber(match[3])}日`;
}

/** 1 to 99 in Chinese digits; 0 where it is no number. */
function chineseNumber(text: string): number {
	const match = /^([一二三四五六七八九]?)(十?)([一二三四五六七八九]?)$/.exec(text);
	if (!match || (match[2] === '' && match[1] !== '' && match[3] !== '')) return 0;
	const tens = match[2] === '' ? 0 : match[1] === '' ? 1 : CHINESE_DIGITS.indexOf(match[1]);
	const ones = match[3] !== '' ? match[3] : match[2] === '' ? match[1] : '';
	return tens * 10 + (ones === '' ? 0 : CHINESE_DIGITS.indexOf(ones));
}
