/** What a person should look at, and why. */
import type { Doubt } from './types';

/** Most entries of one document: a page of nonsense needs a look, not a list of ten thousand. */
const MOST_DOUBTS = 100;

export class Review {
	readonly doubts: Doubt[] = [];
	private more = 0;

	doubt(field: string, reason: string): void {
		if (this.doubts.length < MOST_DOUBTS) this.doubts.push({ field, reason });
		else this.more++;
	}

	/** All doubts; those beyond the limit as one sentence. */
	all(): Doubt[] {
		if (this.more === 0) return this.doubts;
		return [...this.doubts, { field: 'document', reason: `${this.more} more values need a look` }];
	}
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
