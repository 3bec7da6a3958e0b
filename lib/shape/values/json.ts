import { Refused } from '../../refused';

/** Small tools for values of unknown origin. */

export type Json = Record<string, unknown>;

/** Deepest nesting that is followed; the deepest documented answer has 8 levels. */
const MOST_LEVELS = 100;

export function isRecord(value: unknown): value is Json {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The records of a list; what is no list or no record is left out. */
export function records(value: unknown): Json[] {
	return Array.isArray(value) ? value.filter(isRecord) : [];
}

/** An own property, so that "constructor" and the like find nothing. */
export function own(source: unknown, name: string): unknown {
	return isRecord(source) && Object.hasOwn(source, name) ? source[name] : undefined;
}

/** Sets a property; the one name that would change the object itself is written without its underscores. */
export function put(target: Json, name: string, value: unknown): void {
	target[name === '__proto__' ? 'proto' : name] = value;
}

/** `name`, or `name_2`, `name_3` … when taken. Remembers where it left off, so many repeats stay linear. */
export function uniqueNames(taken: Iterable<string> = []): (name: string) => string {
	const used = new Set(taken);
	const next = new Map<string, number>();
	return (name) => {
		let free = name;
		let count = next.get(name) ?? 2;
		while (used.has(free)) free = `${name}_${count++}`;
		next.set(name, count);
		used.add(free);
		return free;
	};
}

/** Whether a value says nothing: missing, null, blank text, empty list or object. */
export function isEmpty(value: unknown): boolean {
	if (value === undefined || value === null) return true;
	if (typeof value === 'string') return value.trim() === '';
	if (Array.isArray(value)) return value.length === 0;
	return isRecord(value) && Object.keys(value).length === 0;
}

/** Refuses what no reader could follow (and n8n could not store). @throws Refused */
export function guardDepth(value: unknown, level = 0): void {
	if (typeof value !== 'object' || value === null) return;
	if (level > MOST_LEVELS) {
		throw new Refused(
			`The answer is nested deeper than ${MOST_LEVELS} levels and cannot be read`,
			'Check that the endpoint in the credential is the one of Huawei Cloud OCR.',
		);
	}
	if (Array.isArray(value)) for (const one of value) guardDepth(one, level + 1);
	else for (const one of Object.values(value)) guardDepth(one, level + 1);
}

/** Full-width digits, letters and signs as their usual half-width forms, without outer blanks. */
export function halfWidth(text: string): string {
	return text
		.replace(/[\uFF01-\uFF5E]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
		.replace(/\uFFE5/g, '¥')
		.replace(/[\u3000\u00A0]/g, ' ')
		.replace(/[\u2212\u2013]/g, '-')
		.trim();
}

/** What a JSON value is, in a user's words. */
export function kindOf(value: unknown): string {
	if (Array.isArray(value)) return 'a list';
	if (value === null) return 'nothing';
	if (typeof value === 'object') return 'an object';
	return typeof value === 'string' ? 'a text' : `a ${typeof value}`;
}
