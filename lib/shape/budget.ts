/** How much one answer may become: a small answer must not fill the memory, nor a strange one hold up n8n. */
import { Refused } from '../refused';

/** Deepest nesting that is followed; the deepest documented answer has 8 levels. */
const MOST_LEVELS = 100;

/** The fullest page, each of 20,000 characters with its corners, has 300,000 values */
const MOST_NODES = 1_000_000;

/** Characters as they would stand in the items, repeats included; an answer has at most 32 million */
const MOST_CHARACTERS = 64_000_000;

/** Counts what is made of one answer: values (of objects, lists and table cells) and characters. */
export class Budget {
	private nodes = MOST_NODES;
	private characters = MOST_CHARACTERS;

	/** To be called before the values are made. @throws Refused when more is made than any document needs */
	spend(nodes: number, characters = 0): void {
		this.nodes -= nodes;
		this.characters -= characters;
		if (this.nodes >= 0 && this.characters >= 0) return;
		throw new Refused(
			'The answer of Huawei Cloud OCR is too large to be laid out: no document has so many values',
			'Set Output to Raw to get it as it came.',
		);
	}
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
	const list = Array.isArray(value) ? (value as unknown[]) : Object.values(value);
	for (const one of list) if (typeof one === 'object') guardDepth(one, level + 1);
}

/** Values and characters of a JSON value, names included; stops counting beyond `most` values. */
export function sizeOf(
	value: unknown,
	most = MOST_NODES + 1,
): { nodes: number; characters: number } {
	const size = { nodes: 0, characters: 0 };
	const count = (one: unknown): void => {
		if (++size.nodes > most) return;
		if (typeof one === 'string') size.characters += one.length;
		else if (Array.isArray(one)) {
			for (let at = 0; at < one.length && size.nodes <= most; at++) count(one[at]);
		} else if (typeof one === 'object' && one !== null) {
			for (const [name, inner] of Object.entries(one)) {
				if (size.nodes > most) return;
				size.characters += name.length;
				count(inner);
			}
		}
	};
	count(value);
	return size;
}
