import type { Answer, ApiEntry, Field } from '../../../lib/catalogue/types';
import {
	finishItems,
	readDocuments,
	type ShapedDocument,
	type ShapeFacts,
	type ShapeOptions,
} from '../../../lib/shape';

/** Items of an answer, as a run makes them of one page. */
export function shapeAnswer(
	entry: ApiEntry,
	body: unknown,
	{ today, asked, ...options }: ShapeOptions & ShapeFacts,
): ShapedDocument[] {
	return readDocuments(entry, body, options, { today, asked }).flatMap((document) =>
		finishItems(document, entry, options),
	);
}

/** A made-up API with the given answer. */
export function entryOf(answer: Partial<Answer>, id = 'made-up'): ApiEntry {
	return {
		id,
		category: 'general',
		name: 'Made Up',
		nameZh: '',
		action: 'Recognize made up',
		description: '',
		alias: [],
		expose: 'default',
		regions: [],
		parameters: [],
		confidence: 'always',
		positions: 'none',
		source: '',
		answer: { shape: 'fields', fields: [], ...answer },
	};
}

export const field = (name: string, type: Field['type'], more: Partial<Field> = {}): Field => ({
	name,
	type,
	description: name,
	...more,
});

/** The items of a result. */
export function shape(
	answer: Partial<Answer>,
	result: unknown,
	options: Partial<ShapeOptions> = {},
) {
	return shapeAnswer(entryOf(answer), { result }, { output: 'simplified', ...options });
}

export const png = Buffer.from(
	'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
	'base64',
);
export const jpeg = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(60, 7)]);

/** A cell of a table. */
export const cell = (words: string, rows: number[], columns: number[]) => ({
	words,
	rows,
	columns,
});

/** Cells of a plain grid of texts. */
export const grid = (...lines: string[][]) =>
	lines.flatMap((line, row) => line.map((words, column) => cell(words, [row], [column])));
