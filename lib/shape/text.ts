/** Blocks of recognized text: joined, and one by one when asked for. */
import { withoutFiles } from './withoutFiles';
import type { FileBasket } from './files';
import { readingLines } from './reading';
import { lowAmong, meanOf } from './review';
import type { Scope } from './scope';
import { boxIn, boxOf } from './values/box';
import { freeName, own, put, records, textOf, withoutUndefined, type Json } from './values/json';

/** The text of a block: its words, or the words of its segments in reading order. */
export function wordsOf(block: Json): string {
	const words = own(block, 'words');
	if (typeof words === 'string' || typeof words === 'number') return textOf(words).trimEnd();
	const segments = records(own(block, 'words_list'));
	return segments.length === 0 ? '' : textOfBlocks(segments, {});
}

/** Blocks as they are read: those of one line beside each other. `service` keeps the order as sent, a block a line. */
export function textOfBlocks(blocks: readonly Json[], options: { textOrder?: string }): string {
	return orderedText(blocks, options).text;
}

/** Blocks in the order asked for, and their text. */
function orderedText(
	blocks: readonly Json[],
	options: { textOrder?: string },
): { text: string; blocks: readonly Json[] } {
	const texts = blocks.map((block) => wordsOf(block));
	if (options.textOrder === 'service') return { text: texts.join('\n'), blocks };
	const lines = readingLines(blocks.map((block, at) => ({ text: texts[at], box: boxIn(block) })));
	return {
		text: lines.map((line) => line.map((at) => texts[at]).join(' ')).join('\n'),
		blocks: lines.flatMap((line) => line.map((at) => blocks[at])),
	};
}

/** 0 to 1, under any of the names the service gives it. */
export function confidenceOf(block: Json): number | undefined {
	const value = own(block, 'confidence') ?? own(block, 'words_confidence');
	return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** The confidences (0 to 1) of the blocks that have one. */
export function confidencesOf(blocks: readonly Json[]): number[] {
	return blocks.flatMap((block) => confidenceOf(block) ?? []);
}

/** Notes where a block or a cell stands, with its own words. */
export function markBlock(scope: Scope, path: string, block: Json): void {
	const { marks } = scope;
	if (!marks.wantsPlaces) return;
	const location = own(block, 'location') ?? own(block, 'cell_location');
	if (location !== undefined) {
		marks.place(path, location, { value: wordsOf(block), confidence: confidenceOf(block) });
	} else {
		for (const one of records(own(block, 'words_list'))) markBlock(scope, path, one);
	}
}

/** Whether the answer has characters or fonts: they come only when the user asks for details, so lines are given too. */
const hasParts = (block: Json): boolean =>
	Array.isArray(own(block, 'char_list')) || Array.isArray(own(block, 'font_list'));

/** Adds what the service says besides, as it came. */
export function addRest(
	target: Json,
	source: Json,
	known: readonly string[],
	files: FileBasket,
): Json {
	for (const [name, value] of Object.entries(source)) {
		if (known.includes(name)) continue;
		const kept = withoutFiles(value, name, files);
		if (kept !== undefined) put(target, freeName(target, name), kept);
	}
	return target;
}

const READ_OF_BLOCK = [
	...[
		'words',
		'type',
		'words_list',
		'words_block_count',
		'confidence',
		'words_confidence',
		'location',
	],
	...['cell_location', 'char_list', 'font_list', 'font_scores', 'rows', 'columns'],
];
const READ_OF_CHARACTER = ['char', 'char_confidence', 'char_location'];

/** A place as four corners; unchanged where it has another form. */
export const placeOf = (location: unknown, files: FileBasket): unknown =>
	boxOf(location) ?? withoutFiles(location ?? undefined, 'box', files);

/** One line with all that is known about it. */
export function lineItem(block: Json, files: FileBasket): Json {
	const scores = own(block, 'font_scores');
	const fonts = own(block, 'font_list');
	const chars = own(block, 'char_list');
	const line = withoutUndefined({
		text: wordsOf(block),
		type: withoutFiles(own(block, 'type'), 'type', files),
		confidence: confidenceOf(block),
		box: placeOf(own(block, 'location'), files),
		chars: Array.isArray(chars)
			? records(chars).map((char) =>
					addRest(
						withoutUndefined({
							char: withoutFiles(own(char, 'char'), 'char', files),
							confidence: withoutFiles(own(char, 'char_confidence'), 'confidence', files),
							box: placeOf(own(char, 'char_location'), files),
						}),
						char,
						READ_OF_CHARACTER,
						files,
					),
				)
			: undefined,
		fonts: Array.isArray(fonts)
			? fonts.map((name, index) =>
					withoutUndefined({
						name: withoutFiles(name, 'font', files),
						score: Array.isArray(scores) ? withoutFiles(scores[index], 'font', files) : undefined,
					}),
				)
			: undefined,
	});
	return addRest(line, block, READ_OF_BLOCK, files);
}

interface TextResult {
	text: string;
	/** Text blocks */
	count: number;
	/** Mean over the blocks that have one */
	confidence?: number;
	lines?: Json[];
	doubt?: string;
}

/** Blocks as one text, in reading order where their boxes show it. */
export function readBlocks(list: readonly unknown[], scope: Scope): TextResult {
	const { text, blocks } = orderedText(records(list), scope.options);
	const confidences = confidencesOf(blocks);
	const wanted = scope.options.includeLines === true || blocks.some(hasParts);
	return {
		text,
		count: blocks.length,
		confidence: confidences.length > 0 ? meanOf(confidences) : undefined,
		lines: wanted ? blocks.map((block) => lineItem(block, scope.files)) : undefined,
		doubt: lowAmong(confidences, 'line', scope.threshold),
	};
}

/** A sentence where the service counts another number of elements than it sent. */
export function countDoubt(source: Json, list: string): string | undefined {
	const count = own(source, list.replace(/_list$/, '_count'));
	const sent = own(source, list);
	if (typeof count !== 'number' || !Array.isArray(sent) || count === sent.length) return undefined;
	return `The service counts ${count} and sent ${sent.length}: something may be missing`;
}
