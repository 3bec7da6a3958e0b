/** What a document prints twice: both readings are the same, or one is misread. */
import { isMasked, plainNumber } from './text';
import type { DocumentFields, Doubt } from './types';

const PAIRS = [
	['code', 'print_code'],
	['number', 'print_number'],
	['code', 'machine_printed_code'],
	['number', 'machine_printed_number'],
] as const;

/** Fields of front and back (`back` holds what differs there) */
const BOTH_SIDES = ['number', 'name'] as const;

/** Doubts where the two readings differ; none where one is missing or masked. */
export function readTwice(document: DocumentFields): Doubt[] {
	const pairs = PAIRS.filter(([one, other]) => differ(document[one], document[other])).map(
		([one, other]) => ({ field: other, reason: `Differs from ${one}` }),
	);
	const back = document.back as DocumentFields | undefined;
	const sides = BOTH_SIDES.filter((name) => differ(document[name], back?.[name])).map((name) => ({
		field: `back.${name}`,
		reason: `Differs from ${name} on the front`,
	}));
	return [...pairs, ...sides];
}

function differ(one: unknown, other: unknown): boolean {
	if (typeof one !== 'string' || typeof other !== 'string') return false;
	const [first, second] = [plainNumber(one), plainNumber(other)];
	return first !== '' && second !== '' && !isMasked(one + other) && first !== second;
}
