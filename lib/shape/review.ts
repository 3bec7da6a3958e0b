/** What a person should look at, and why. */
import type { Doubt } from './types';

/** Most entries of one document: a page of nonsense needs a look, not a list of ten thousand. */
const MOST_DOUBTS = 100;

export class Review {
	readonly doubts: Doubt[] = [];
	private more = 0;

	constructor(private readonly most = MOST_DOUBTS) {}

	doubt(field: string, reason: string, expected?: Doubt['expected']): void {
		if (this.doubts.length >= this.most) this.more++;
		else this.doubts.push(expected === undefined ? { field, reason } : { field, reason, expected });
	}

	/** All doubts; those beyond the limit as one sentence. */
	all(): Doubt[] {
		if (this.more === 0) return this.doubts;
		return [...this.doubts, { field: 'document', reason: `${this.more} more values need a look` }];
	}
}

/** In the order of the fields; what concerns the whole document first. */
export function inOrder(doubts: readonly Doubt[], fields: readonly string[]): Doubt[] {
	const place = new Map(fields.map((name, index) => [name, index]));
	const keyOf = ({ field }: Doubt): [number, number] => {
		const [name, row] = field.split('.');
		return [place.get(name) ?? -1, /^\d+$/.test(row ?? '') ? Number(row) : 0];
	};
	return doubts
		.map((doubt) => ({ doubt, at: keyOf(doubt) }))
		.sort((a, b) => a.at[0] - b.at[0] || a.at[1] - b.at[1])
		.map(({ doubt }) => doubt);
}

/** The `review` of an item. */
export function reviewOf(doubts: readonly Doubt[]): { needed: boolean; fields: Doubt[] } {
	return { needed: doubts.length > 0, fields: [...doubts] };
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
