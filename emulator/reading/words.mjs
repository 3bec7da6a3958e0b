/** Reads the lines of a page: text, confidence, place, characters. */
import { cutLine } from './lines.mjs';
import { recognize } from './recognizer.mjs';

const CHINESE = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f]/u;
const IDEOGRAPH = /[\u3400-\u9fff]/gu;
/** Below this share of ideographs a line is tried in English as well. */
const MOSTLY_LATIN = 0.25;
/** Languages written in Latin letters: the English model serves them. */
const LATIN = new Set(
	'ms id vi de la fr it es pt ro pl tr no da sv'.split(' '),
);

/** Words joined; no blank beside a Chinese character. */
export function joined(words) {
	let text = '';
	for (const word of words) {
		const glued = text === '' || CHINESE.test(text.at(-1)) || CHINESE.test(word.text[0]);
		text += (glued ? '' : ' ') + word.text;
	}
	return text.trim();
}

/** Chinese typesetting: the recognizer mixes narrow and wide punctuation, print does not. */
export function wide(text) {
	return text
		.replace(/[〈《<(（]([^〈《〉》<>()（）]*)[)）]/gu, (all, inner) =>
			CHINESE.test(inner) || /^[〈《]/u.test(all) ? `（${inner}）` : `(${inner})`,
		)
		.replace(/(?<=[\u3400-\u9fff）])[:!,;?]/gu, (mark) =>
			String.fromCodePoint(mark.codePointAt(0) + 0xfee0),
		);
}

const shareOfIdeographs = (text) =>
	(text.match(IDEOGRAPH)?.length ?? 0) / Math.max(1, text.replace(/\s/g, '').length);

const confidenceOf = (words) => {
	const length = words.reduce((sum, word) => sum + word.text.length, 0);
	const sum = words.reduce((total, word) => total + word.confidence * word.text.length, 0);
	return length > 0 ? sum / length : 0;
};

/** Characters with their columns in the page, from left to right without overlap. */
function charactersOf(words, line, toPicture) {
	const symbols = words.flatMap((word) => word.symbols);
	return symbols.map((symbol, i) => {
		const start = Math.max(line.x0, Math.round(toPicture(symbol.x0)));
		const next = symbols[i + 1];
		const limit = next ? Math.round(toPicture(next.x0)) : line.x1;
		const end = Math.min(Math.round(toPicture(symbol.x1)), Math.max(start + 1, limit), line.x1);
		return {
			char: symbol.text,
			confidence: symbol.confidence,
			x0: start,
			x1: Math.max(start + 1, end),
		};
	});
}

async function readOne(page, found, line, { language, only }) {
	const { png, toPicture } = cutLine(page, found, line);
	const attempt = async (model) => {
		const words = await recognize(png, { model, only });
		return { words, text: joined(words), confidence: confidenceOf(words) };
	};
	let best = await attempt(LATIN.has(language) ? 'eng' : 'chi_sim');
	if (!LATIN.has(language) && shareOfIdeographs(best.text) < MOSTLY_LATIN) {
		// The Chinese model is weak at Latin letters and cannot tell the sign of the yuan
		const latin = await attempt('eng');
		if (latin.confidence >= best.confidence - 0.1) best = latin;
	}
	const { x0, y0, x1, y1 } = line;
	return {
		text: wide(best.text),
		confidence: best.confidence,
		x0,
		y0,
		x1,
		y1,
		chars: charactersOf(best.words, line, toPicture),
	};
}

/**
 * Reads the lines found on a page.
 * @param {ReturnType<import('./ink.mjs').inkOf>} page
 * @param {ReturnType<import('./lines.mjs').linesOf>} found
 * @param {{ language?: string, only?: string, least?: number }} [options] least: confidence below which a block is noise
 * @returns {Promise<Array<{ text: string, confidence: number, x0: number, y0: number, x1: number, y1: number, chars: object[] }>>}
 */
export async function readLines(page, found, { language = 'zh', only = '', least = 0.3 } = {}) {
	const read = await Promise.all(
		found.lines.map((line) => readOne(page, found, line, { language, only })),
	);
	return read.filter((block) => block.text !== '' && block.confidence >= least);
}
