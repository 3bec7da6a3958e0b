/** What it costs to make items of large answers: the shaping of dist alone, without n8n and without a network. */
import { createRequire } from 'node:module';
import { spread } from '../statistics.mjs';

const require = createRequire(import.meta.url);
const { finishItems, readDocuments } = require('../../dist/lib/shape/index.js');
const { apiById } = require('../../dist/lib/catalogue/index.js');

const upTo = (count) => Array.from({ length: count }, (_, index) => index);
const box = (left, top, width, height) => [
	[left, top],
	[left + width, top],
	[left + width, top + height],
	[left, top + height],
];

/** A page of so many text blocks, ten on a line. */
const words = (count) => ({
	direction: 0,
	words_block_count: count,
	words_block_list: upTo(count).map((index) => ({
		words: `Word ${index}`,
		confidence: 0.99,
		location: box(100 * (index % 10), 20 * Math.floor(index / 10), 90, 15),
	})),
});

/** A table; in every tenth row two cells beside each other are merged. */
function table(rows, columns) {
	const cells = upTo(rows).flatMap((row) =>
		upTo(columns).flatMap((column) => {
			const merges = row > 0 && row % 10 === 0;
			if (merges && column === 1) return [];
			const covered = merges && column === 0 ? [0, 1] : [column];
			const place = box(50 * column, 20 * row, 50 * covered.length, 20);
			const text = row === 0 ? `Column ${column}` : `${row}.${column}`;
			return {
				rows: [row],
				columns: covered,
				cell_location: place,
				words_list: [{ words: text, confidence: 0.99, location: place }],
			};
		}),
	);
	const region = { type: 'table', words_block_count: cells.length, words_block_list: cells };
	return { words_region_count: 1, words_region_list: [region] };
}

const vouchers = (count) =>
	upTo(count).map((index) => ({
		status: { error_code: 'AIS.0000', error_msg: 'Succeeded.' },
		type: 'toll_invoice',
		location: box(10, 10 + 320 * index, 400, 300),
		content: {
			code: '111000000001',
			number: String(index).padStart(8, '0'),
			entry: 'Entry of the example',
			exit: 'Exit of the example',
			amount: '15',
			date: '2026-05-18',
			time: '18:45:10',
			confidence: { amount: 0.99 },
		},
	}));

const ANSWERS = {
	words2000: ['general-text', words(2000), 1],
	table100x30: ['general-table', table(100, 30), 1],
	vouchers50: ['auto-classification', vouchers(50), 50],
};

function timesOf([api, result, expected], rounds) {
	const times = [];
	for (let round = -5; round < rounds; round++) {
		const from = performance.now();
		const options = { output: 'simplified' };
		const entry = apiById(api);
		const documents = readDocuments(entry, { result }, options, { today: '2026-01-01' });
		const items = documents.flatMap((document) => finishItems(document, entry, options));
		if (round >= 0) times.push(performance.now() - from);
		if (items.length !== expected) throw new Error(`${api} gave ${items.length} items`);
	}
	return times;
}

export function shaping({ quick }) {
	const rounds = quick ? 15 : 50;
	const ms = Object.entries(ANSWERS).map(([name, answer]) => [
		name,
		spread(timesOf(answer, rounds)),
	]);
	return {
		what: `an answer becomes items; milliseconds, medians of ${rounds} rounds`,
		...Object.fromEntries(ms.map(([name, { median }]) => [`${name}Ms`, median])),
		ms: Object.fromEntries(ms),
	};
}
