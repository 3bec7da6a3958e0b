/**
 * Draws the sample documents of demo/samples, always the same.
 *
 *   node demo/make-samples.mjs            draws them
 *   node demo/make-samples.mjs --check    reads them as the emulator does and lists what of expected.json is not read
 */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = path.join(path.dirname(fileURLToPath(import.meta.url)), 'samples');
const FORMATS = { '.png': 'PNG', '.jpg': 'JPEG', '.pdf': 'PDF' };

async function draw() {
	const cards = await import('./drawing/cards.mjs');
	const letters = await import('./drawing/letters.mjs');
	const receipts = await import('./drawing/receipts.mjs');
	const tables = await import('./drawing/tables.mjs');
	const { balanceSheet } = await import('./drawing/statement.mjs');
	const { scannedPdf } = await import('./drawing/scan.mjs');
	const { phonePhoto } = await import('./drawing/photo.mjs');
	const { sealedPaper } = await import('./drawing/seal.mjs');
	const pictures = {
		'balance-sheet.png': balanceSheet,
		'bankcard.png': cards.bankCard,
		'chinese-notice.png': letters.chineseNotice,
		'contact-poster.png': tables.contactPoster,
		'english-letter.png': letters.englishLetter,
		'id-card-back.png': cards.idCardBack,
		'id-card.png': cards.idCardFront,
		'license-plate.png': cards.licensePlate,
		'mixed-invoice.png': tables.mixedInvoice,
		'passport.png': cards.passportPage,
		'phone-photo.jpg': phonePhoto,
		'ruled-table.png': tables.ruledTable,
		'seal.png': sealedPaper,
		'train-ticket.png': receipts.trainTicket,
		'two-receipts.png': receipts.twoReceipts,
		'vat-invoice.png': receipts.vatInvoice,
	};
	for (const [name, picture] of Object.entries(pictures)) {
		const canvas = picture();
		const bytes = name.endsWith('.jpg')
			? canvas.toBuffer('image/jpeg', 80)
			: canvas.toBuffer('image/png');
		await writeFile(path.join(folder, name), bytes);
	}
	await writeFile(path.join(folder, 'two-page.pdf'), await letters.twoPagePdf());
	const scans = [cards.idCardFront(), tables.ruledTable()];
	await writeFile(path.join(folder, 'scanned.pdf'), await scannedPdf(scans));
}

/** All `words` of an answer, however deep, one a line. */
function wordsIn(value) {
	if (Array.isArray(value)) return value.map(wordsIn).filter(Boolean).join('\n');
	if (value === null || typeof value !== 'object') return '';
	const own = typeof value.words === 'string' ? [value.words] : [];
	return [...own, ...Object.values(value).map(wordsIn)].filter(Boolean).join('\n');
}

/** The rows of the first table of an answer, merged cells in each place they cover. */
function rowsIn(result) {
	const table = result.words_region_list?.find((region) => region.type === 'table');
	const rows = [];
	for (const cell of table?.words_block_list ?? [])
		for (const row of cell.rows)
			for (const column of cell.columns) (rows[row] ??= [])[column] = cell.words;
	return rows;
}

const at = (value, dotted) => dotted.split('.').reduce((inner, name) => inner?.[name], value);

/** What of a sample's expectation the answer lacks, as sentences. */
function missing(sample, result) {
	const text = wordsIn(result);
	return [
		...(sample.words ?? [])
			.filter((words) => !text.includes(words))
			.map((words) => `not read: ${words}`),
		...Object.entries(sample.fields ?? {})
			.filter(([name, value]) => at(result, name) !== value)
			.map(
				([name, value]) =>
					`${name}: ${JSON.stringify(at(result, name))} in place of ${JSON.stringify(value)}`,
			),
		...(sample.rows && JSON.stringify(rowsIn(result)) !== JSON.stringify(sample.rows)
			? [`rows: ${JSON.stringify(rowsIn(result))}`]
			: []),
	];
}

async function check() {
	const { close, read } = await import('../emulator/reading/index.mjs');
	const { samples } = JSON.parse(await readFile(path.join(folder, 'expected.json'), 'utf8'));
	let gaps = 0;
	for (const sample of samples) {
		const bytes = await readFile(path.join(folder, sample.file));
		const format = FORMATS[path.extname(sample.file)];
		const started = performance.now();
		const result = await read(sample.api, {
			bytes,
			format,
			params: sample.params,
			page: sample.page ?? 1,
		});
		// An operation that is not read for real expects nothing
		const lacking = result ? missing(sample, result) : [];
		gaps += lacking.length;
		const took = `${Math.round(performance.now() - started)} ms`;
		process.stdout.write(
			`${lacking.length === 0 ? 'ok ' : 'GAP'} ${sample.file} (${sample.api}), ${took}\n`,
		);
		for (const line of lacking) process.stdout.write(`    ${line}\n`);
	}
	await close();
	process.exitCode = gaps === 0 ? 0 : 1;
}

await (process.argv.includes('--check') ? check() : draw());
