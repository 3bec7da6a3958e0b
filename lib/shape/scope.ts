/** What the functions that read one document share: the task, the doubts, places and files that they note. */
import type { ApiEntry } from '../catalogue/types';
import type { Doubt } from '../checks/types';
import type { AnswerBudget } from './budget';
import { FileBasket } from './files';
import type { Place } from './evidence';
import type { PrintedTable, ShapeFacts, ShapeOptions } from './types';
import { boxesOf } from './values/box';

const DEFAULT_THRESHOLD = 0.8;

/** Names that an item uses itself; labels and headers found in a picture get other names. */
// prettier-ignore
export const RESERVED: readonly string[] = [
	'document', 'failure', 'confidence', 'evidence', 'review', 'source', 'call',
];

/** Values that a document costs beside its own: an item costs n8n more than a value */
const NODES_OF_A_DOCUMENT = 70;

/** The answer of one call: what is asked of it, and the budget for all of its documents. */
export interface Task {
	readonly entry: ApiEntry;
	readonly options: ShapeOptions;
	readonly facts: ShapeFacts;
	readonly budget: AnswerBudget;
}

/** A doubt; `value` where it is about another one than the item holds. */
export type Noted = Doubt & { value?: unknown };

/** What is noted about one document while it is read. Paths are those of the item: rows count from 1. */
export class Scope {
	readonly options: ShapeOptions;
	readonly budget: AnswerBudget;
	readonly threshold: number;
	readonly doubts: Noted[] = [];
	/** 0 to 1, by path; what is no number is kept as it came */
	readonly confidences = new Map<string, unknown>();
	readonly places: Place[] = [];
	readonly files: FileBasket;
	/** With keepTables */
	readonly tables: PrintedTable[] = [];

	/** @throws Refused where the answer has more documents than its budget allows */
	constructor(readonly task: Task) {
		this.options = task.options;
		this.budget = task.budget;
		this.budget.spend(NODES_OF_A_DOCUMENT);
		this.threshold = task.options.reviewBelowConfidence ?? DEFAULT_THRESHOLD;
		this.files = new FileBasket(task.budget);
	}

	/** Does nothing without a reason. */
	doubt(field: string, reason: string | undefined, expected?: Doubt['expected']): void {
		if (reason === undefined) return;
		this.doubts.push(expected === undefined ? { field, reason } : { field, reason, expected });
	}

	/** Doubts a value of which the service is less sure than the threshold. */
	doubtLow(field: string, confidence: unknown): void {
		if (typeof confidence !== 'number' || confidence >= this.threshold) return;
		const shown = Math.round(confidence * 10_000) / 10_000;
		this.doubt(field, `Confidence ${shown} is below ${this.threshold}`);
	}

	/** @param more text and confidence of a part of a value, e.g. one line of a text */
	place(path: string, location: unknown, more: Omit<Place, 'name' | 'box'> = {}): void {
		if (!this.options.includePositions) return;
		for (const box of boxesOf(location)) this.places.push({ name: path, box, ...more });
	}
}
