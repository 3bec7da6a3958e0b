/** What the functions that read one document share: options, marks, review, files. */
import type { AnswerBudget } from './budget';
import { FileBasket } from './files';
import { Marks } from './marks';
import { Review } from './review';
import type { Grid } from './tables/cells';
import type { ShapeOptions } from './types';

const DEFAULT_THRESHOLD = 0.8;

/** Names that an item uses itself; labels and headers found in a picture get other names. */
// prettier-ignore
export const RESERVED: readonly string[] = [
	'document', 'failure', 'confidence', 'evidence', 'review', 'source', 'call',
];

/** Values that a document costs beside its own: an item costs n8n more than a value */
const NODES_OF_A_DOCUMENT = 50;

/** The options of the user, and the budget for the whole answer. */
export interface Task extends ShapeOptions {
	readonly budget: AnswerBudget;
}

export interface Scope {
	readonly options: Task;
	readonly budget: AnswerBudget;
	readonly threshold: number;
	readonly review: Review;
	readonly marks: Marks;
	readonly files: FileBasket;
	/** The tables of the page, the header above `start` */
	readonly tables: Array<{ grid: Grid; start: number }>;
}

/** A new scope for one document, whose cost is charged to the budget. @throws Refused */
export function newScope(options: Task): Scope {
	options.budget.spend(NODES_OF_A_DOCUMENT);
	return {
		options,
		budget: options.budget,
		threshold: options.reviewBelowConfidence ?? DEFAULT_THRESHOLD,
		// Where each row becomes an item, each item shows its own doubts, so the limit does not apply
		review: new Review(options.rowsAsItems ? Infinity : undefined),
		marks: new Marks(options.includePositions === true),
		files: new FileBasket(options.budget),
		tables: [],
	};
}
