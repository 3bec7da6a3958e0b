/** Where an error gets its remedy: finds the row of the error table for a code and the words that came with it. */
import { errorTable, type ErrorRow } from './table';

const rowsByCode = new Map<string, ErrorRow[]>();
for (const row of errorTable) {
	rowsByCode.set(row.code, [...(rowsByCode.get(row.code) ?? []), row]);
}

const isNamedBy = (row: ErrorRow, words: string): boolean =>
	row.says !== undefined && words.includes(row.says.toLowerCase());

/** The row of a code: its exact text goes first, then a variant that the words name, then one of the status, then the code in general. */
export function errorRow(code: string, message = '', status?: number): ErrorRow | undefined {
	const rows = rowsByCode.get(code.replace(/^APIGW\./, 'APIG.')) ?? [];
	const words = message.toLowerCase();
	const ofStatus = rows.filter((row) => row.status === status);
	return (
		rows.find((row) => row.message.toLowerCase() === words) ??
		rows.find((row) => isNamedBy(row, words)) ??
		(ofStatus.length === 1 ? ofStatus[0] : undefined) ??
		rows.find((row) => row.says === undefined)
	);
}

/** For unknown codes and messages without a code: the row of a status whose phrase the message contains. */
export const errorRowByWords = (status: string, message: string): ErrorRow | undefined =>
	(rowsByCode.get(status) ?? []).find((row) => isNamedBy(row, message.toLowerCase()));

/**
 * The next step for a code that the service names inside an answer, e.g. the status of one document of a classification.
 * @param message the service's words, where the code has variants
 */
export const remedyForCode = (code: string, message?: string): string | undefined =>
	errorRow(code, message)?.remedy;
