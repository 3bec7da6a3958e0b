/** Small tools for values of unknown origin. */
import { isRecord, type Json } from '../../jsonValue';

export { isRecord, type Json } from '../../jsonValue';

/** The records of a list; what is no list or no record is left out. */
export function records(value: unknown): Json[] {
	return Array.isArray(value) ? value.filter(isRecord) : [];
}

/** An own property, so that "constructor" and the like find nothing. */
export function own(source: unknown, name: string): unknown {
	return isRecord(source) && Object.hasOwn(source, name) ? source[name] : undefined;
}

/** `__proto__` would change the object itself, so it is written without its underscores. */
const safe = (name: string): string => (name === '__proto__' ? 'proto' : name);

/** Sets a property, whatever its name. */
export function put(target: Json, name: string, value: unknown): void {
	target[safe(name)] = value;
}

/** `name`, or `name_2`, `name_3` … when the object has it already. */
export function freeName(target: Json, name: string): string {
	let free = safe(name);
	for (let count = 2; Object.hasOwn(target, free); count++) free = `${safe(name)}_${count}`;
	return free;
}

/** `name`, or `name_2`, `name_3` … when taken. Remembers where it left off, so many repeats stay linear. */
export function uniqueNames(taken: Iterable<string> = []): (name: string) => string {
	const used = new Set(taken);
	const next = new Map<string, number>();
	return (wanted) => {
		const name = safe(wanted);
		let free = name;
		if (used.has(free)) {
			let count = next.get(name) ?? 2;
			while (used.has(free)) free = `${name}_${count++}`;
			next.set(name, count);
		}
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

/** Full-width digits, letters and signs as their usual half-width forms, without outer blanks. */
export function halfWidth(text: string): string {
	return text
		.replace(/[\uFF01-\uFF5E]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
		.replace(/\uFFE5/g, '¥')
		.replace(/[\u3000\u00A0]/g, ' ')
		.replace(/[\u2212\u2013]/g, '-')
		.trim();
}

/** A text or number as text, anything else as an empty text: no method of an object from the answer is called. */
export function textOf(value: unknown): string {
	return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

/** A copy without what is undefined. */
export const withoutUndefined = (json: object): Json =>
	Object.fromEntries(Object.entries(json).filter(([, value]) => value !== undefined));

/** Whether two JSON values are equal. */
export const isSameJson = (one: unknown, other: unknown): boolean =>
	one === other || (typeof one === 'object' && JSON.stringify(one) === JSON.stringify(other));

/** The doubt about a value that is not what the service documents. */
export const unexpected = (value: unknown, expected: string): string =>
	`The service sent ${kindOf(value)} where ${expected} was expected`;

/** What a JSON value is, in a user's words. */
export function kindOf(value: unknown): string {
	if (Array.isArray(value)) return 'a list';
	if (value === null) return 'nothing';
	if (typeof value === 'object') return 'an object';
	return typeof value === 'string' ? 'a text' : `a ${typeof value}`;
}

/** The value at a path in an item, such as `items.2.amount`: rows count from 1, names may hold dots. Undefined where there is none. */
export function valueAt(source: unknown, path: string): unknown {
	if (typeof source !== 'object' || source === null) return undefined;
	if (Array.isArray(source)) {
		const [, number, rest] = /^(\d{1,7})(?:\.([\s\S]*))?$/.exec(path) ?? [];
		const element: unknown = source[Number(number) - 1];
		return rest === undefined ? element : valueAt(element, rest);
	}
	const whole = own(source, path);
	if (whole !== undefined) return whole;
	for (let dot = path.indexOf('.'); dot > 0; dot = path.indexOf('.', dot + 1)) {
		const inner = own(source, path.slice(0, dot));
		const found = inner === undefined ? undefined : valueAt(inner, path.slice(dot + 1));
		if (found !== undefined) return found;
	}
	return undefined;
}
