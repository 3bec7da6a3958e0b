/** What the demo shows: the samples with what must be read from them. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = new URL('samples/', import.meta.url);

/** The recognized fapiao goes on to the tax authority as it is, and once with a digit as a bad scan would misread it. */
const verifications = [
	{ name: 'vat-invoice.png', different: [] },
	{
		name: 'vat-invoice-misread',
		change: (json) => ({ ...json, seller_id: json.seller_id.replace('2345678', '2345673') }),
		different: ['seller_id'],
	},
].map((stop) => ({
	...stop,
	api: 'invoice-verification',
	after: 'vat-invoice.png vat-invoice',
	input: { fieldSource: 'recognized' },
	parameters: { proofSheet: true, files: ['html'] },
	expected: ['Valid'],
}));

/** Page entries of one file are one stop of the tour: the node reads all pages of it. */
function merged(samples) {
	const stops = new Map();
	for (const sample of samples) {
		const id = `${sample.file} ${sample.api}`;
		const { pdf_page_number: _page, ...params } = sample.params ?? {};
		const stop = stops.get(id);
		if (stop) Object.assign(stop, { page: 'all', words: [...stop.words, ...sample.words] });
		else stops.set(id, { words: [], ...sample, params });
	}
	return [...stops.values()];
}

/** Operations whose pages come back as searchable PDFs. */
const SEARCHABLE = ['general-text', 'handwriting', 'web-image', 'smart-document-recognizer'];

/** Files that the demo has made of each sample. */
const filesFor = (api) => ({
	proofSheet: true,
	...(SEARCHABLE.includes(api) ? { searchablePdf: true, files: ['docx'] } : {}),
	...(api === 'general-table' ? { files: ['xlsx', 'csv'] } : {}),
});

/** Every stop: a file, the API that reads it, the parameters, and what must come out. */
export function tour() {
	const { samples } = JSON.parse(readFileSync(new URL('expected.json', folder), 'utf8'));
	const stops = merged(samples).map(
		({ file, api, params, page = 'all', words, fields = {}, rows = [] }) => ({
			path: fileURLToPath(new URL(file, folder)),
			api,
			parameters: { ...params, ...filesFor(api) },
			pages: String(page),
			expected: [...words, ...Object.values(fields), ...rows.slice(1).flat()],
		}),
	);
	return [...stops, ...verifications];
}

const DATE = /^(\d{4})年(\d{2})月(\d{2})日(?:(\d{2}:\d{2}))?$/;

/** How a value may stand in an item: as printed, as the name of an API, as ISO date, as number. */
function forms(value) {
	const text = String(value);
	const [, year, month, day, time] = DATE.exec(text) ?? [];
	const plain = text.replace(/[¥￥,\s]/g, '');
	return [
		text,
		text.replaceAll('_', '-'),
		...(year ? [`${year}-${month}-${day}${time ? `T${time}` : ''}`] : []),
		...(plain !== '' && Number.isFinite(Number(plain)) ? [String(Number(plain))] : []),
	];
}

const textOf = (value) =>
	value !== null && typeof value === 'object'
		? Object.entries(value)
				.flatMap(([name, inner]) => [name, textOf(inner)])
				.join('\n')
		: String(value);

/** Fields of the match table that are not as they should be: misread and not named, or named and not misread. */
export const misjudged = (items, different = []) => {
	const named = items.flatMap(({ json }) => json.match ?? []).filter(({ equal }) => !equal);
	const names = named.map(({ name }) => name);
	return [
		...different.filter((name) => !names.includes(name)),
		...names.filter((name) => !different.includes(name)),
	];
};

/** What of the expected is in none of the items. Codes that become readable words are found by their code. */
export function missingFrom(items, expected = []) {
	const text = textOf(items.map(({ json }) => json));
	return expected
		.filter((value) => typeof value !== 'boolean' && !/^AIS\./.test(String(value)))
		.filter((value) => !forms(value).some((form) => text.includes(form)))
		.map(String);
}
