/** What is asked of a JSON value of unknown origin, by all rooms. */

export type Json = Record<string, unknown>;

/** Whether a value is an object, not a list or null. */
export function isRecord(value: unknown): value is Json {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A text as it is; an empty text for anything else. */
export const textOrEmpty = (value: unknown): string => (typeof value === 'string' ? value : '');
