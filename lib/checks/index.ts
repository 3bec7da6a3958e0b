/** The checks that a catalogue entry can name. Pure; a check that cannot decide reports nothing. */
import type { CheckName, DocumentCheck } from '../catalogue/types';
import { balance } from './balance';
import { capitals } from './capitals';
import {
	chileRun,
	hongKongId,
	luhn,
	permitHolderId,
	peruCui,
	thaiId,
	vin,
	waybillNumber,
} from './checkDigits';
import {
	chineseId,
	invoiceCode,
	invoiceNumber,
	organizationNumber,
	personId,
	plate,
	registrationNumber,
	taxId,
} from './chineseNumbers';
import { idBirthAndSex, vietnamId } from './idBirthAndSex';
import { mrz, permitMrz } from './mrz';
import { invoiceForm, readTwice } from './readTwice';
import { serviceFindings } from './serviceFindings';
import { fareSums, vatSums } from './sums';
import type { DocumentFields, Doubt, Finding } from './types';
import { validity } from './validity';

export { decidedByJoining, joinedSums } from './sums';
export type { Doubt, Finding } from './types';

/** Checks of one value: why it is doubtful, or undefined. */
export const FIELD_CHECKS: Readonly<Record<CheckName, (value: string) => Finding | undefined>> = {
	chineseId,
	personId,
	luhn,
	vin,
	taxId,
	organizationNumber,
	registrationNumber,
	plate,
	invoiceCode,
	invoiceNumber,
	hongKongId,
	permitHolderId,
	thaiId,
	chileRun,
	peruCui,
	waybillNumber,
};

/** Checks over the fields of a shaped document (ISO dates, numbers); `today` is an ISO date. */
export const DOCUMENT_CHECKS: Readonly<
	Record<DocumentCheck, (document: DocumentFields, today?: string) => Doubt[]>
> = {
	vatSums,
	fareSums,
	balance,
	capitals,
	readTwice,
	invoiceForm,
	validity,
	idBirthAndSex,
	vietnamId,
	mrz,
	permitMrz,
	serviceFindings,
};
