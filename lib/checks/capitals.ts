/** The same amount in Chinese capitals and in figures. */
import { digitOf, DIGITS, inCapitals, numberOf } from '../shape/values/numerals';
import { readYuan } from '../shape/values/scalars';
import type { DocumentFields, Doubt } from './types';
import { cents, moneyText, plainNumber } from './values';

const PAIRS = [
	['total_in_words', 'total'],
	['total_chinese', 'total'],
	['amount_in_words', 'amount_in_figures'],
] as const;

/** Labels of bank receipts */
const WORDS_LABEL = /大写/;
const FIGURES_LABEL = /小写/;

const SECTION = `([${DIGITS}拾佰仟]`;
const DIGIT = `([${DIGITS}])`;
const AMOUNT = new RegExp(
	`^(?:${SECTION}+)亿)?(?:${SECTION}+)万)?(?:${SECTION}*)圆)?零?(?:${DIGIT}角)?零?(?:${DIGIT}分)?整?$`,
);

/** Doubts where capitals and figures differ. None where one of them is missing. */
export function capitals(document: DocumentFields): Doubt[] {
	return [
		...PAIRS.flatMap(([words, figures]) =>
			capitalsDoubts(document, words, cents(document[figures])),
		),
		...ofLabels(document),
	];
}

/** Where exactly one label names the capitals and one the figures. */
function ofLabels(document: DocumentFields): Doubt[] {
	const texts = Object.keys(document).filter((name) => typeof document[name] === 'string');
	const [words, ...moreWords] = texts.filter((name) => WORDS_LABEL.test(name));
	const [figures, ...moreFigures] = texts.filter((name) => FIGURES_LABEL.test(name));
	if (!words || !figures || words === figures || moreWords.length + moreFigures.length > 0) {
		return [];
	}
	const printed = plainNumber(document[figures] as string)
		.replace(/^[^\d.]{0,6}/, '')
		.replace(/整$/, '');
	const value = readYuan(printed);
	if (value !== undefined) return capitalsDoubts(document, words, cents(value));
	const unreadable = { field: figures, reason: 'Cannot be read as an amount without doubt' };
	return printed === '' || numeralsOf(document[words] as string) === '' ? [] : [unreadable];
}

function capitalsDoubts(
	document: DocumentFields,
	words: string,
	figures: number | undefined,
): Doubt[] {
	const text = document[words];
	if (typeof text !== 'string' || figures === undefined) return [];
	const numerals = numeralsOf(text);
	if (numerals === '') return [];
	const amount = centsOfNumerals(numerals);
	if (amount === undefined) {
		return [{ field: words, reason: 'Cannot be read as an amount in Chinese capitals' }];
	}
	// On red invoices the sign stands before the capitals, before the figures or before both
	if (amount === Math.abs(figures)) return [];
	return [
		{ field: words, reason: `Says ${moneyText(amount)}, the figures say ${moneyText(figures)}` },
	];
}

/** Cents of an amount in capitals, without its sign; undefined where it is none. */
export function centsOfCapitals(text: unknown): number | undefined {
	return typeof text === 'string' ? centsOfNumerals(numeralsOf(text)) : undefined;
}

/** From the first numeral to 整, in one writing; what stands around it (人民币, ⊗, 负数) is left out. */
function numeralsOf(text: string): string {
	const signs = inCapitals(plainNumber(text));
	const first = signs.findIndex((sign) => DIGITS.includes(sign) || sign === '拾');
	if (first < 0) return '';
	const rest = signs.slice(first).join('');
	return /^[^(¥整]*整?/.exec(rest)?.[0] ?? '';
}

function centsOfNumerals(numerals: string): number | undefined {
	const match = AMOUNT.exec(numerals);
	if (!match || !/[亿万圆角分]/.test(numerals)) return undefined;
	const [hundredMillions, tenThousands, ones] = match.slice(1, 4).map((part) => numberOf(part));
	const [tenths, hundredths] = match.slice(4).map((sign) => digitOf(sign));
	if (hundredMillions === undefined || tenThousands === undefined || ones === undefined) {
		return undefined;
	}
	return (hundredMillions * 1e8 + tenThousands * 1e4 + ones) * 100 + tenths * 10 + hundredths;
}
