/** Card numbers: ISO/IEC 7812-1, Luhn check digit. */
import { isMasked, plain } from './text';

/** Reason why a card number is not right; undefined where it is, or where it is masked. */
export function luhn(value: string): string | undefined {
	if (isMasked(value)) return undefined;
	const digits = plain(value);
	if (!/^\d{12,19}$/.test(digits)) return 'A card number has 12 to 19 digits';
	let sum = 0;
	for (let at = 0; at < digits.length; at++) {
		const doubled = Number(digits[digits.length - 1 - at]) * (at % 2 === 1 ? 2 : 1);
		sum += doubled > 9 ? doubled - 9 : doubled;
	}
	return sum % 10 === 0 ? undefined : 'The check digit of the card number does not fit';
}
