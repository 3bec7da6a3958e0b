/** Proof by arithmetic: what an entry names as its checks. Pure; a check that cannot tell says nothing. */
import type { CheckName, DocumentCheck } from '../catalogue/types';
import { chineseId } from './chineseId';
import { idBirthAndSex } from './idBirthAndSex';
import { luhn } from './luhn';
import { passportMrz } from './mrz';
import { plate } from './plate';
import { socialCredit } from './socialCredit';
import type { Doubt } from './types';
import { validity } from './validity';
import { vatSums } from './vatSums';
import { vin } from './vin';

export type { Doubt } from './types';

/** Checks of one value: a sentence why it is doubtful, or undefined. */
export const FIELD_CHECKS: Readonly<Record<CheckName, (value: string) => string | undefined>> = {
	chineseId,
	luhn,
	vin,
	socialCredit,
	plate,
};

/** Checks over the fields of a shaped document (ISO dates, numbers); `today` is an ISO date. */
export const DOCUMENT_CHECKS: Readonly<
	Record<DocumentCheck, (document: Readonly<Record<string, unknown>>, today?: string) => Doubt[]>
> = { vatSums, validity, idBirthAndSex, passportMrz };
