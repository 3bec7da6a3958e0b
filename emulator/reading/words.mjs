/** Reads the lines of a page: text, confidence, place, characters. */
import { cutLine } from './lines.mjs';
import { recognize } from './recognizer.mjs';

const CHINESE = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f]/u;
const IDEOGRAPH = /[\u3400-\u9fff]/gu;
/** Below this share of ideographs a line is tried in English as well. */
const MOSTLY_LATIN = 0.25;
/** Languages written in Latin letters: the English model serves them. */
const LATIN = new Set('ms id vi de la fr it es pt ro pl tr no da sv'.split(' '));

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

/** Ideographs the recognizer does not doubt. */
const sureIdeographs = (words) =>
	words
		.flatMap((word) => word.symbols)
		.filter((symbol) => symbol.confidence > 0.9 && /[\u3400-\u9fff]/u.test(symbol.text)).length;

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

/** An amount with the sign of the yuan before it and Chinese after it: each model reads what it can. */
async function afterSign(page, found, line, attempt, whole) {
	const parts = line.ids.map((id) => found.parts[id]).sort((a, b) => a.x0 - b.x0);
	const rest = parts.filter((part) => part.x0 >= parts[0].x1);
	if (rest.length === 0) return whole;
	const ids = rest.map((part) => part.id);
	const amount = await attempt('chi_sim', { ...line, x0: rest[0].x0, ids });
	return amount.confidence < 0.6 ? whole : { ...amount, text: `¥${amount.text}` };
}

async function readOne(page, found, line, { language, only }) {
	const attempt = async (model, part = line) => {
		const { png, toPicture } = cutLine(page, found, part);
		const words = await recognize(png, { model, only });
		return { words, toPicture, text: joined(words), confidence: confidenceOf(words) };
	};
	let best = await attempt(LATIN.has(language) ? 'eng' : 'chi_sim');
	if (!LATIN.has(language) && shareOfIdeographs(best.text) < MOSTLY_LATIN) {
		// The Chinese model is weak at Latin letters and cannot tell the sign of the yuan
		const latin = await attempt('eng');
		const margin = [-0.1, 0.03][sureIdeographs(best.words)] ?? 0.2;
		if (/^¥\d/.test(latin.text) && /[\u3400-\u9fff]/u.test(best.text))
			best = await afterSign(page, found, line, attempt, best);
		else if (/[\dA-Za-z]/.test(latin.text) && latin.confidence >= best.confidence + margin)
			best = latin;
	}
	const { x0, y0, x1, y1 } = line;
	return {
		text: wide(best.text),
		confidence: best.confidence,
		x0,
		y0,
		x1,
		y1,
		chars: charactersOf(best.words, line, best.toPicture),
		line,
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
	return read.filter(
		(block) =>
			block.confidence >= least && !isNoise(block, found.textHeight) && !isRim(block, page),
	);
}

/**
 * Reads one block again, letting only some characters occur: numbers and codes of a known alphabet.
 * @returns {Promise<{ text: string, confidence: number }>}
 */
export async function readAgain(page, found, block, { only, model = 'eng' }) {
	const { png } = cutLine(page, found, block.line);
	const words = await recognize(png, { model, only });
	return { text: words.map((word) => word.text).join(''), confidence: confidenceOf(words) };
}

/** Edges and textures come out as strokes: no letter at all, or one or two the recognizer is unsure of. */
function isNoise({ text, confidence, x0, y0, x1, y1 }, textHeight) {
	const letters = text.match(/[\p{L}\p{N}]/gu) ?? [];
	const strokes = text.match(/[一|\-_~]/gu)?.length ?? 0;
	if (letters.length === 0 || strokes > text.length / 2) return text !== '一';
	const likeText =
		Math.abs(y1 - y0 - textHeight) < textHeight * 0.45 &&
		Math.abs(x1 - x0 - textHeight) < textHeight * 0.45;
	if (likeText && /^[\u3400-\u9fff]$/u.test(text)) return confidence < 0.65;
	if (letters.length <= 2) return confidence < 0.7 || y1 - y0 > 3.4 * (x1 - x0);
	return letters.length < 8 && confidence < 0.5;
}

/** Corners and borders that touch the rim of the picture. */
const isRim = ({ text, x0, y0, x1, y1 }, { width, height }) =>
	text.length <= 2 && (x0 <= 1 || y0 <= 1 || x1 >= width - 1 || y1 >= height - 1);
