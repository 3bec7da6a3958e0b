/** Paths of values in an item, such as `items.2.amount`: rows count from 1, names may hold dots. */
import { own } from './values/json';

/** The value at a path; undefined where there is none. */
export function valueAt(source: unknown, path: string): unknown {
	if (typeof source !== 'object' || source === null) return undefined;
	if (Array.isArray(source)) {
		const [, number, rest] = /^(\d{1,7})(?:\.([\s\S]*))?$/.exec(path) ?? [];
		const one: unknown = source[Number(number) - 1];
		return rest === undefined ? one : valueAt(one, rest);
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
