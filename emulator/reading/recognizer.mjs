/**
 * Tesseract workers: one language model each, started when first needed, offline (the models are npm packages).
 * Two models in one worker would be simpler, but tesseract.js 7 mixes up their names.
 */
import { createRequire } from 'node:module';
import path from 'node:path';
import { createWorker } from 'tesseract.js';

const require = createRequire(import.meta.url);
/** Most workers a model may have. */
const SIZES = { chi_sim: 2, eng: 1 };
const pools = new Map();

const modelFolder = (model) =>
	path.join(
		path.dirname(require.resolve(`@tesseract.js-data/${model}/package.json`)),
		// The larger of the two versions in the package reads Chinese clearly better and is as fast
		'4.0.0',
	);

const start = (model) =>
	createWorker(model, 1, {
		langPath: modelFolder(model),
		cacheMethod: 'none',
		// Without a handler tesseract.js throws inside an event and takes the process down
		errorHandler: () => {},
	});

async function take(model) {
	if (!pools.has(model)) pools.set(model, { started: [], idle: [], waiting: [] });
	const pool = pools.get(model);
	if (pool.idle.length > 0) return pool.idle.pop();
	if (pool.started.length < SIZES[model]) {
		const slot = { worker: start(model), settings: '' };
		pool.started.push(slot);
		return slot;
	}
	return await new Promise((resolve) => pool.waiting.push(resolve));
}

function give(model, slot) {
	const pool = pools.get(model);
	const next = pool?.waiting.shift();
	if (next) next(slot);
	else pool?.idle.push(slot);
}

/**
 * Reads one picture that holds one line of text (or, with another `mode`, a block).
 * @param {Buffer} png
 * @param {{ model?: 'chi_sim' | 'eng', mode?: string, only?: string }} [options]
 *   mode: page segmentation mode of Tesseract, "7" = one line; only: the characters that may occur
 * @returns {Promise<Array<{ text: string, confidence: number, symbols: Array<{ text: string, confidence: number, x0: number, x1: number }> }>>}
 *   words from left to right, confidence 0 to 1
 */
export async function recognize(png, { model = 'chi_sim', mode = '7', only = '' } = {}) {
	const slot = await take(model);
	try {
		const worker = await slot.worker;
		const settings = `${mode} ${only}`;
		if (slot.settings !== settings) {
			await worker.setParameters({
				tessedit_pageseg_mode: mode,
				tessedit_char_whitelist: only,
			});
			slot.settings = settings;
		}
		const { data } = await worker.recognize(png, {}, { blocks: true, text: false });
		return (data.blocks ?? [])
			.flatMap((block) => block.paragraphs)
			.flatMap((paragraph) => paragraph.lines)
			.flatMap((line) => line.words)
			.map((word) => ({
				text: word.text,
				confidence: word.confidence / 100,
				symbols: word.symbols.map((symbol) => ({
					text: symbol.text,
					confidence: symbol.confidence / 100,
					x0: symbol.bbox.x0,
					x1: symbol.bbox.x1,
				})),
			}));
	} finally {
		give(model, slot);
	}
}

/** Ends all workers; a later read starts new ones. */
export async function endRecognizers() {
	const started = [...pools.values()].flatMap((pool) => pool.started);
	pools.clear();
	await Promise.all(started.map(async (slot) => await (await slot.worker).terminate()));
}
