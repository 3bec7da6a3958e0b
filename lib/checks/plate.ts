/** Number plates of the Chinese mainland: GA 36-2018, and those of the forces and embassies. */
import { plain } from './text';

const PROVINCE = '[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]';

const FORMS: readonly RegExp[] = [
	// 京A12345, 京AD12345 (new energy), 粤A1234学, 粤Z1234港
	new RegExp(`^${PROVINCE}[A-Z][A-HJ-NP-Z\\d]{4,5}[A-HJ-NP-Z\\d挂学警港澳领超试]$`),
	new RegExp(`^${PROVINCE}[A-Z][A-HJ-NP-Z\\d]{4}应急$`),
	/^使\d{6}$|^\d{6}使$/,
	new RegExp(`^WJ${PROVINCE}?\\d{4,5}[A-Z\\d]?$`),
	/^[A-Z]{2}\d{5}$/,
	/^民航[A-Z\d]{5}$/,
];

/** Reason why a plate number is not right; undefined where it has a known form, or where it is masked. */
export function plate(value: string): string | undefined {
	const number = plain(value);
	if (/\*|X{4,}/.test(number) || FORMS.some((form) => form.test(number))) return undefined;
	return 'Not in the form of a Chinese number plate';
}
