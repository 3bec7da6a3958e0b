/** Texts of an item for readers that cannot take long ones, such as language models. */
import type { Json } from './values/json';

function short(value: unknown, longest: number): unknown {
	if (typeof value === 'string') {
		const characters = [...value];
		if (characters.length <= longest) return value;
		const kept = characters.slice(0, longest).join('');
		return `${kept}… [cut: ${longest} of ${characters.length} characters]`;
	}
	if (Array.isArray(value)) return value.map((element) => short(element, longest));
	return typeof value === 'object' && value !== null ? withShortTexts(value, longest) : value;
}

/** A copy with every text cut after so many characters and marked as cut; the same object where there is no limit. */
export function withShortTexts<T extends object>(json: T, longest: number | undefined): T {
	if (longest === undefined) return json;
	return Object.fromEntries(
		Object.entries(json as Json).map(([name, value]) => [name, short(value, longest)]),
	) as T;
}
