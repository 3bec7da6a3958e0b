/** Blocks of recognized text: joined, and one by one when asked for. */
import { costOfNames } from './budget';
import { readingLines } from './reading';
import { lowAmong, meanOf } from './review';
import type { Scope } from './scope';
import { boxOf } from './values/box';
import {
	freeName,
	isRecord,
	own,
	put,
	records,
	textOf,
	withoutUndefined,
	type Json,
} from './values/json';

/** The text of a block: its words, or the words of its segments in reading order. */
export function wordsOf({ words, words_list: segments }: Json): string {
	if (typeof words === 'string' || typeof words === 'number') return textOf(words).trimEnd();
	return orderedText(records(segments), {}).text;
}

/**
 * Blocks in the order in which they are read, and their text: those of one line beside each other. `service` keeps the
 * order as sent, a block a line.
 */
export function orderedText(
	blocks: readonly Json[],
	options: { textOrder?: string },
): { text: string; blocks: readonly Json[] } {
	const texts = blocks.map((block) => wordsOf(block));
	if (options.textOrder === 'service') return { text: texts.join('\n'), blocks };
	const lines = readingLines(
		blocks.map(({ location }, at) => ({ text: texts[at], box: boxOf(location) })),
	);
	return {
		text: lines.map((line) => line.map((at) => texts[at]).join(' ')).join('\n'),
		blocks: lines.flatMap((line) => line.map((at) => blocks[at])),
	};
}

/** 0 to 1, under any of the names the service gives it. */
export function confidenceOf(block: Json): number | undefined {
	const value = block.confidence ?? block.words_confidence;
	return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** The confidences (0 to 1) of the blocks that have one. */
export function confidencesOf(blocks: readonly Json[]): number[] {
	return blocks.flatMap((block) => confidenceOf(block) ?? []);
}

/** Notes where a block or a cell stands, with its own words. */
export function markBlock(scope: Scope, path: string, block: Json): void {
	if (!scope.options.includePositions) return;
	const location = block.location ?? block.cell_location;
	if (location !== undefined) {
		scope.place(path, location, { value: wordsOf(block), confidence: confidenceOf(block) });
	} else for (const segment of records(block.words_list)) markBlock(scope, path, segment);
}

/** Whether the answer has characters or fonts: they come only when the user asks for details, so lines are given too. */
const hasParts = ({ char_list: chars, font_list: fonts }: Json): boolean =>
	Array.isArray(chars) || Array.isArray(fonts);

/** Adds what the service says besides, as it came. */
export function addRest(target: Json, source: Json, known: readonly string[]): Json {
	for (const [name, value] of Object.entries(source)) {
		if (!known.includes(name)) put(target, freeName(target, name), value);
	}
	return target;
}

/** What was read of an object, as far as it is there, and after it what the service says besides. */
export const withRest = (read: Json, source: Json, known: readonly string[]): Json =>
	addRest(withoutUndefined(read), source, known);

// prettier-ignore
const READ_OF_BLOCK = [
	'words', 'type', 'words_list', 'words_block_count', 'confidence', 'words_confidence', 'location',
	'cell_location', 'char_list', 'font_list', 'font_scores', 'rows', 'columns',
];
const READ_OF_CHARACTER = ['char', 'char_confidence', 'char_location'];

/** A place as four corners; unchanged where it has another form. */
export const placeOf = (location: unknown): unknown => boxOf(location) ?? location ?? undefined;

/** One line with all that is known about it. */
export function lineItem(block: Json): Json {
	const { char_list: chars, font_list: fonts, font_scores: scores } = block;
	const characters = records(chars).map((char) => {
		const { char: sign, char_confidence: confidence, char_location: place } = char;
		return withRest({ char: sign, confidence, box: placeOf(place) }, char, READ_OF_CHARACTER);
	});
	const line = {
		text: wordsOf(block),
		type: block.type,
		confidence: confidenceOf(block),
		box: placeOf(block.location),
		chars: Array.isArray(chars) ? characters : undefined,
		fonts: Array.isArray(fonts)
			? fonts.map((name, at) =>
					withoutUndefined({ name, score: Array.isArray(scores) ? scores[at] : undefined }),
				)
			: undefined,
	};
	return withRest(line, block, READ_OF_BLOCK);
}

interface TextResult {
	text: string;
	/** Text blocks */
	count: number;
	lines?: Json[];
}

/** Blocks as one text, in reading order where their boxes show it; what is said about them is noted under the path. */
export function readText(list: readonly unknown[], scope: Scope, path: string): TextResult {
	const { options, threshold } = scope;
	const { text, blocks } = orderedText(records(list), options);
	const sure = confidencesOf(blocks);
	if (sure.length > 0) scope.confidences.set(path, meanOf(sure));
	scope.doubt(path, lowAmong(sure, 'line', threshold));
	for (const block of records(list)) markBlock(scope, path, block);
	const isWanted = options.includeLines || blocks.some(hasParts);
	return { text, count: blocks.length, lines: isWanted ? blocks.map(lineItem) : undefined };
}

/** Name of the number of elements that the service sends beside a list. */
export const countName = (list: string): string => list.replace(/_list$/, '_count');

/** A sentence where the service counts another number of elements than it sent. */
export function countDoubt(source: unknown, list: string): string | undefined {
	const count = own(source, countName(list));
	const sent = own(source, list) ?? [];
	if (typeof count !== 'number' || !Array.isArray(sent) || count === sent.length) return undefined;
	return `The service counts ${count} and sent ${sent.length}: something may be missing`;
}

interface LabelledValue {
	label: string;
	value: unknown;
	/** What the service says besides */
	rest: Json;
}

const textOfLabel = (label: unknown): string =>
	isRecord(label) ? textOfLabel(label.words) : textOf(label).trim();

/**
 * Labels and their values in the service's order. Repeated labels are numbered from `label_2`, empty ones are called
 * `field_1`, `field_2` …
 * @param unique see `uniqueNames`
 * @throws Refused where there are more than the budget allows
 */
export function readPairs(
	list: readonly unknown[],
	{ budget }: Scope,
	unique: (name: string) => string,
	[labelField, valueField]: readonly [string, string] = ['key', 'value'],
): LabelledValue[] {
	budget.spend(costOfNames(list.length));
	let nameless = 0;
	return records(list).map(({ [labelField]: label, [valueField]: value, ...rest }) => ({
		label: unique(textOfLabel(label) || `field_${++nameless}`),
		value: value ?? '',
		rest,
	}));
}
