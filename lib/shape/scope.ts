/** What readers share while one document is read. */
import { FileBasket } from './files';
import { Review } from './review';
import type { ShapeOptions } from './types';

export const DEFAULT_THRESHOLD = 0.8;

/** Names an item keeps for itself; labels and headers found in a picture never take them. */
export const RESERVED: readonly string[] = ['document', 'failure', 'review', 'source', 'call'];

export interface Scope {
	readonly options: ShapeOptions;
	readonly threshold: number;
	readonly review: Review;
	readonly files: FileBasket;
}

export function newScope(options: ShapeOptions): Scope {
	return {
		options,
		threshold: options.reviewBelowConfidence ?? DEFAULT_THRESHOLD,
		// As items of their own, rows carry their doubts themselves
		review: new Review(options.rowsAsItems ? Infinity : undefined),
		files: new FileBasket(),
	};
}
