/** Number plates of the Chinese mainland: GA 36-2018, and those of tractors, the forces and embassies. */
import { plainNumber } from './text';
import type { Finding } from './types';

const PROVINCE = '[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]';
const SIGN = '[A-HJ-NP-Z\\d]';

const FORMS: readonly RegExp[] = [
	// 京A12345, 京AD12345 (new energy), 粤A1234学, 粤Z1234港
	new RegExp(`^${PROVINCE}[A-Z]${SIGN}{4,5}[A-HJ-NP-Z\\d挂学警港澳领超试]$`),
	new RegExp(`^${PROVINCE}[A-Z]${SIGN}{4}应急$`),
	// Temporary: 京A12345临, 临京A12345
	new RegExp(`^(临${PROVINCE}[A-Z]${SIGN}{4,6}|${PROVINCE}[A-Z]${SIGN}{4,6}临)$`),
	// Tractors: province, two digits of the region, five signs
	new RegExp(`^${PROVINCE}\\d{2}${SIGN}{4}[A-HJ-NP-Z\\d学挂]$`),
	/^使\d{6}$|^\d{6}使$|^领\d{6}$|^\d{6}领$/,
	new RegExp(`^WJ${PROVINCE}?\\d{4,5}[A-Z\\d]?$`),
	/^[A-Z]{2}\d{5}$/,
	/^[军空海北沈兰济南广成][A-Z]\d{5}$/,
	/^民航[A-Z\d]{5}$/,
];

/** Why a plate number is not right; undefined where it has a known form, and where it is masked. */
export function plate(value: string): Finding | undefined {
	// Transport licenses print the color of the plate behind it: 京A12345(黄)
	const number = plainNumber(value).replace(/\([黄蓝绿黑白渐变色]{1,4}\)$/, '');
	if (/\*|X{4,}/.test(number) || FORMS.some((form) => form.test(number))) return undefined;
	return { reason: 'Not in the form of a Chinese number plate' };
}
