/** What a person should look at, and why. */
import type { Marks } from './marks';
import { valueAt } from './paths';
import type { Doubt, ItemReview, ReviewField } from './types';
import type { Json } from './values/json';

/** Most entries of one document: a page of nonsense needs a look, not a list of ten thousand. */
const MOST_DOUBTS = 100;

/** A doubt; `value` where it is about another one than the item holds. */
type Noted = Doubt & { value?: unknown };

/** The doubts about one document, in the order in which they are noted. */
export class Review {
	readonly doubts: Noted[] = [];
	private more = 0;

	constructor(private readonly most = MOST_DOUBTS) {}

	doubt(field: string, reason: string, expected?: Doubt['expected']): void {
		this.note(expected === undefined ? { field, reason } : { field, reason, expected });
	}

	note(one: Noted): void {
		if (this.doubts.length >= this.most) this.more++;
		else this.doubts.push(one);
	}

	/** All doubts; those beyond the limit as one sentence. */
	all(): Noted[] {
		if (this.more === 0) return this.doubts;
		return [...this.doubts, { field: 'document', reason: `${this.more} more values need a look` }];
	}
}

/** In the order of the fields; what concerns the whole document first. */
export function inOrder<T>(
	list: readonly T[],
	pathOf: (one: T) => string,
	names: readonly string[],
): T[] {
	const place = new Map(names.map((name, index) => [name, index]));
	const keyOf = (path: string): [number, number] => {
		const whole = place.get(path);
		if (whole !== undefined) return [whole, 0];
		const [name, row] = path.split('.');
		return [place.get(name) ?? -1, /^\d+$/.test(row ?? '') ? Number(row) : 0];
	};
	return list
		.map((one) => ({ one, at: keyOf(pathOf(one)) }))
		.sort((a, b) => a.at[0] - b.at[0] || a.at[1] - b.at[1])
		.map(({ one }) => one);
}

/** A longer value is not repeated in the review: it is the text of the document itself */
const LONGEST_VALUE = 200;
/** Most fields that the one line names */
const MOST_NAMED = 3;

/** Doubts as an item shows them: each with the value that it is about and how sure the service was of it. */
export function reviewFieldsOf(doubts: readonly Noted[], json: Json, marks: Marks): ReviewField[] {
	return doubts.map(({ field, reason, expected, value = valueAt(json, field) }) => {
		const short = typeof value === 'string' && value.length > LONGEST_VALUE;
		const confidence = marks.confidences.get(field);
		return {
			name: field,
			value: short ? `${value.slice(0, LONGEST_VALUE)}…` : isScalar(value) ? value : null,
			...(typeof confidence === 'number' ? { confidence } : {}),
			reason,
			...(expected === undefined ? {} : { expected }),
		};
	});
}

/** Whether a value is shown in the review: texts, numbers, booleans and null are, lists and objects not. */
const isScalar = (value: unknown): boolean =>
	value !== undefined && (typeof value !== 'object' || value === null);

/** The `review` of an item. */
export function reviewOf(fields: readonly ReviewField[]): ItemReview {
	const named = fields
		.slice(0, MOST_NAMED)
		.map(({ name, reason }) => (name === 'document' ? reason : `${name}: ${reason}`));
	const more = fields.length - named.length;
	if (more > 0) named.push(`${more} more`);
	return {
		needed: fields.length > 0,
		reason: named.join('; ').replace(/\s+/g, ' '),
		fields: [...fields],
	};
}

export const NOTHING_FOUND = 'Nothing of this kind was found in the picture';

/** e.g. "Confidence 0.52 is below 0.8" */
export function lowConfidence(confidence: number, threshold: number): string {
	return `Confidence ${rounded(confidence)} is below ${threshold}`;
}

/** e.g. "3 of 20 lines have a confidence below 0.8"; undefined where none has. */
export function lowAmong(
	confidences: readonly number[],
	what: 'line' | 'cell',
	threshold: number,
): string | undefined {
	const low = confidences.filter((confidence) => confidence < threshold).length;
	if (low === 0) return undefined;
	const all = confidences.length;
	return `${low} of ${all} ${what}${all === 1 ? '' : 's'} ${low === 1 ? 'has' : 'have'} a confidence below ${threshold}`;
}

/** Mean of confidences, 4 decimals. */
export function meanOf(confidences: readonly number[]): number {
	return rounded(confidences.reduce((sum, one) => sum + one, 0) / confidences.length);
}

function rounded(value: number): number {
	return Math.round(value * 10_000) / 10_000;
}
