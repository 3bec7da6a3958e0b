/** Texts of an item for readers that cannot take long ones, such as language models. */
import { isRecord } from '../jsonValue';

function shortened(value: unknown, longest: number): unknown {
	if (Array.isArray(value)) return value.map((element) => shortened(element, longest));
	if (isRecord(value)) return withShortTexts(value, longest);
	if (typeof value !== 'string') return value;
	const characters = [...value];
	if (characters.length <= longest) return value;
	const kept = characters.slice(0, longest).join('');
	return `${kept}… [cut: ${longest} of ${characters.length} characters]`;
}

/** A copy with every text cut after so many characters and marked as cut; the same object where there is no limit. */
export function withShortTexts<T extends object>(json: T, longest: number | undefined): T {
	if (longest === undefined) return json;
	const short = Object.entries(json).map(([name, value]) => [name, shortened(value, longest)]);
	return Object.fromEntries(short) as T;
}
