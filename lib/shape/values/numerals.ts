/** Chinese numerals, in capitals (壹贰叁) and in plain writing (一二三). */

export const DIGITS = '零壹贰叁肆伍陆柒捌玖';

/** Variants of a character, each with its usual form in amounts */
// prettier-ignore
const SAME: Readonly<Record<string, string>> = {
	〇: '零', 一: '壹', 弌: '壹', 二: '贰', 貳: '贰', 三: '叁', 叄: '叁', 參: '叁', 四: '肆',
	五: '伍', 六: '陆', 陸: '陆', 七: '柒', 八: '捌', 九: '玖', 十: '拾', 百: '佰', 千: '仟',
	萬: '万', 億: '亿', 元: '圆', 圓: '圆', 正: '整',
};

/** The characters of a text, numerals in capitals. */
export const inCapitals = (text: string): string[] => [...text].map((sign) => SAME[sign] ?? sign);

const DIGIT = `[${DIGITS}]`;
const NUMBER = new RegExp(
	`^零*(?:(${DIGIT})仟)?零*(?:(${DIGIT})佰)?零*(?:(${DIGIT}?)拾)?零*(${DIGIT})?$`,
);

/** 0 to 9 of a digit in capitals; 0 where there is none. */
export const digitOf = (sign = '零'): number => Math.max(0, DIGITS.indexOf(sign));

/** A number from 0 to 9999 in capitals; undefined where the characters do not form one. */
export function numberOf(capitals = ''): number | undefined {
	const match = NUMBER.exec(capitals);
	if (!match) return undefined;
	const [, thousands, hundreds, tens, ones] = match;
	const ten = tens === '' ? 1 : digitOf(tens);
	return digitOf(thousands) * 1000 + digitOf(hundreds) * 100 + ten * 10 + digitOf(ones);
}
