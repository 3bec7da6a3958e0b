/** The checks that a catalogue entry can name. Pure; a check that cannot decide reports nothing. */
import type { CheckName, DocumentCheck } from '../catalogue/types';
import { balance } from './balance';
import { capitals } from './capitals';
import * as checkDigits from './checkDigits';
import * as chineseNumbers from './chineseNumbers';
import * as identity from './idBirthAndSex';
import * as machineLines from './mrz';
import * as readings from './readTwice';
import { serviceFindings } from './serviceFindings';
import { fareSums, vatSums } from './sums';
import type { DocumentFields, Doubt, Finding } from './types';
import { validity } from './validity';

export { decidedByJoining, joinedSums } from './sums';

type FieldCheck = (value: string) => Finding | undefined;
type CheckOfDocument = (document: DocumentFields, today?: string) => Doubt[];

/** Checks of one value: why it is doubtful, or undefined. */
export const FIELD_CHECKS: Readonly<Record<CheckName, FieldCheck>> = {
	...checkDigits,
	...chineseNumbers,
};

/** Checks over the fields of a shaped document (ISO dates, numbers); `today` is an ISO date. */
export const DOCUMENT_CHECKS: Readonly<Record<DocumentCheck, CheckOfDocument>> = {
	vatSums,
	fareSums,
	balance,
	capitals,
	validity,
	serviceFindings,
	...readings,
	...identity,
	...machineLines,
};
