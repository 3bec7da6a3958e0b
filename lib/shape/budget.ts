/** Limits what is made of one answer: a small answer must not fill the memory, and an odd one must not block n8n. */
import { Refused } from '../refused';

/** Deepest nesting that is followed; the deepest documented answer has 8 levels. */
const MOST_LEVELS = 100;

/** The fullest page, each of 20,000 characters with its corners, has 300,000 values */
export const MOST_NODES = 1_000_000;

/** Characters as they would stand in the items, repeats included; an answer has at most 32 million */
const MOST_CHARACTERS = 64_000_000;

/** Objects with more names are slow, each name counts as so many values */
const MANY_NAMES = 1000;
const NODES_OF_A_NAME = 20;

/** What the names of one object cost. */
export const costOfNames = (count: number): number =>
	count > MANY_NAMES ? count * NODES_OF_A_NAME : 0;

/** Counts what is made of one answer: values (of objects, lists and table cells) and characters. */
export class AnswerBudget {
	private nodes = MOST_NODES;
	private characters = MOST_CHARACTERS;

	/** To be called before the values are made. @throws Refused when more is made than any document needs */
	spend(nodes: number, characters = 0): void {
		this.nodes -= nodes;
		this.characters -= characters;
		if (this.nodes >= 0 && this.characters >= 0) return;
		throw new Refused(
			'The answer of Huawei Cloud OCR has more values than any document',
			'Set Output to Raw to get it as it came.',
		);
	}
}

/** What a JSON value costs, names included. @throws Refused where it is nested too deep to be read here, or stored by n8n */
export function valueSize(value: unknown): { nodes: number; characters: number } {
	const size = { nodes: 0, characters: 0 };
	const count = (node: unknown, level: number): void => {
		size.nodes++;
		if (typeof node === 'string') size.characters += node.length;
		if (typeof node !== 'object' || node === null) return;
		if (level > MOST_LEVELS) {
			throw new Refused(
				`The answer is nested deeper than ${MOST_LEVELS} levels and cannot be read`,
				'Check that the endpoint in the credential is the node of Huawei Cloud OCR.',
			);
		}
		if (Array.isArray(node)) {
			for (const element of node) count(element, level + 1);
			return;
		}
		const names = Object.keys(node);
		size.nodes += costOfNames(names.length);
		for (const name of names) {
			size.characters += name.length;
			count((node as Record<string, unknown>)[name], level + 1);
		}
	};
	count(value, 0);
	return size;
}
