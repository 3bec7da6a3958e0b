/** The checks that a catalogue entry can name. Pure; a check that cannot decide reports nothing. */
import type { CheckName, DocumentCheck } from '../catalogue/types';
import { balance } from './balance';
import { chineseId } from './chineseId';
import { capitals } from './capitals';
import { fareSums } from './fareSums';
import { idBirthAndSex, vietnamId } from './idBirthAndSex';
import { invoiceForm } from './invoiceForm';
import { checkInvoiceCode, checkInvoiceNumber } from './invoiceNumbers';
import { mrz, permitMrz } from './mrz';
import {
	chileRun,
	hongKongId,
	luhn,
	permitHolderId,
	peruCui,
	thaiId,
	waybillNumber,
} from './checkDigits';
import { personId } from './personId';
import { plate } from './plate';
import { readTwice } from './readTwice';
import { registrationNumber } from './registrationNumber';
import { serviceFindings } from './serviceFindings';
import { organizationNumber, taxId } from './taxId';
import type { DocumentFields, Doubt, Finding } from './types';
import { validity } from './validity';
import { vatSums } from './vatSums';
import { vin } from './vin';

export { decidedByJoining, joinedSums } from './joinedSums';
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
	invoiceCode: checkInvoiceCode,
	invoiceNumber: checkInvoiceNumber,
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
