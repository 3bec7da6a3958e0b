/** Blocks of recognized text: joined, and one by one when asked for. */
import { lowAmong, meanOf } from './review';
import { own, records, type Json } from './values/json';

/** The text of a block: its words, or the words of its segments. */
export function wordsOf(block: Json): string {
	const words = own(block, 'words');
	if (typeof words === 'string') return words;
	if (typeof words === 'number') return String(words);
	return records(own(block, 'words_list'))
		.map((segment) => wordsOf({ words: own(segment, 'words') }))
		.join('\n');
}

/** 0 to 1, under any of the names the service gives it. */
export function confidenceOf(block: Json): number | undefined {
	const value = own(block, 'confidence') ?? own(block, 'words_confidence');
	return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

export function confidencesOf(blocks: readonly Json[]): number[] {
	return blocks.flatMap((block) => confidenceOf(block) ?? []);
}

/** Whether characters or fonts came, so that the user has asked for single lines. */
const hasParts = (block: Json): boolean =>
	Array.isArray(own(block, 'char_list')) || Array.isArray(own(block, 'font_list'));

/** A copy without what is undefined. */
export function compact(json: Json): Json {
	return Object.fromEntries(Object.entries(json).filter(([, value]) => value !== undefined));
}

/** One line with what is known about it. */
export function lineOf(block: Json): Json {
	const scores = own(block, 'font_scores');
	const fonts = own(block, 'font_list');
	const chars = own(block, 'char_list');
	return compact({
		text: wordsOf(block),
		type: own(block, 'type'),
		confidence: confidenceOf(block),
		box: own(block, 'location') ?? own(block, 'cell_location'),
		chars: Array.isArray(chars)
			? records(chars).map((char) =>
					compact({
						char: own(char, 'char'),
						confidence: own(char, 'char_confidence'),
						box: own(char, 'char_location'),
					}),
				)
			: undefined,
		fonts: Array.isArray(fonts)
			? fonts.map((name, index) =>
					compact({ name, score: Array.isArray(scores) ? scores[index] : undefined }),
				)
			: undefined,
	});
}

export interface TextResult {
	text: string;
	count: number;
	/** Mean over the blocks that have one */
	confidence?: number;
	lines?: Json[];
	doubt?: string;
}

/** Blocks in the service's order as one text. */
export function readBlocks(
	list: readonly unknown[],
	options: { includeLines?: boolean; threshold: number },
): TextResult {
	const blocks = records(list);
	const confidences = confidencesOf(blocks);
	const wanted = options.includeLines === true || blocks.some(hasParts);
	return {
		text: blocks.map(wordsOf).join('\n'),
		count: blocks.length,
		confidence: confidences.length > 0 ? meanOf(confidences) : undefined,
		lines: wanted ? blocks.map(lineOf) : undefined,
		doubt: lowAmong(confidences, 'line', options.threshold),
	};
}
