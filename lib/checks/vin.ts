/** Vehicle identification number: ISO 3779, check digit by 49 CFR 565 and GB 16735. */
import { withExpected } from './suggest';
import { isMaskedCode, plainNumber } from './text';
import type { Finding } from './types';

const CHARACTERS = '0123456789ABCDEFGHJKLMNPRSTUVWXYZ';
const VALUES = 'ABCDEFGH JKLMN P R STUVWXYZ';
const WEIGHTS = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];

/** Regions whose rules demand the check digit: North America (1 to 5, 7F to 70) and China (L, H) */
const WITH_CHECK_DIGIT = /^([1-5LH]|7[F-HJ-NPR-Z\d])/;

/** Why a VIN is not right; undefined where it is, and where its 17 characters are partly masked. */
export function vin(value: string): Finding | undefined {
	const number = plainNumber(value);
	if (isMaskedCode(value)) {
		return number.length === 17 ? undefined : { reason: lengthReason(number) };
	}
	const reason = vinFault(number);
	if (reason === undefined) return undefined;
	// Elsewhere nothing proves the other reading
	const proven = (other: string): boolean =>
		WITH_CHECK_DIGIT.test(other) && vinFault(other) === undefined;
	return withExpected(reason, number, CHARACTERS, proven);
}

const lengthReason = (number: string): string =>
	`A VIN has 17 characters, this one has ${number.length}`;

function vinFault(number: string): string | undefined {
	if (number.length !== 17) return lengthReason(number);
	if ([...number].some((sign) => !CHARACTERS.includes(sign))) {
		return 'A VIN has digits and capital letters, but no I, O or Q';
	}
	if (!WITH_CHECK_DIGIT.test(number)) return undefined;
	return vinCheckDigit(number) === number[8]
		? undefined
		: 'The check digit of the VIN does not fit';
}

/** Check digit (place 9) of 17 characters. */
export function vinCheckDigit(number: string): string {
	let sum = 0;
	for (let at = 0; at < 17; at++) sum += signValue(number[at]) * WEIGHTS[at];
	const rest = sum % 11;
	return rest === 10 ? 'X' : String(rest);
}

/** Letters run 1 to 9 three times: A-H, J-R, S-Z (which starts at 2). */
function signValue(sign: string): number {
	const place = VALUES.indexOf(sign);
	return place < 0 ? Number(sign) : (place % 9) + 1;
}
