/** The page of a node in docs/nodes: its operations with parameters, fields, limits, regions and price. */
import { CATEGORIES, nodeNameOf, offered, resourcesOf } from './catalogue.mjs';

const TYPES = {
	text: 'text',
	date: 'date (ISO 8601)',
	dateTime: 'date and time (ISO 8601)',
	amount: 'amount (number)',
	number: 'number',
	integer: 'integer',
	boolean: 'true or false',
	enum: 'choice',
	texts: 'list of texts',
	group: 'object',
	rows: 'list of objects',
	words: 'text',
	lines: 'text',
	regions: 'text and rows',
	cells: 'rows',
	pairs: 'object',
	location: 'corner points',
	file: 'binary field',
	any: 'as it comes',
};

const SWITCHED = {
	always: 'yes, always',
	none: 'no',
	byKind: 'as the operation of the kind of document',
};
const PARAMETER_TYPES = { strings: 'list', object: 'JSON', json: 'JSON', string: 'text' };

const code = (text) => `\`${text}\``;
const cell = (text) => String(text).replace(/\|/g, '\\|');
const table = (head, rows) =>
	[head, head.map(() => '---'), ...rows]
		.map((cells) => `| ${cells.map(cell).join(' | ')} |`)
		.join('\n');

/** "`advanced_mode=true` and the invoice is a toll invoice": what is typed stands as code. */
const condition = (when) =>
	when
		.split(/ (and|or) /)
		.map((part) => (part.includes('=') ? code(part) : part))
		.join(' ');

const switchedBy = (name) => SWITCHED[name] ?? `with ${code(name)}`;
const ended = (text) => (text.endsWith('.') ? text : `${text}.`);

function inputOf({ file }) {
	if (!file) return 'no file';
	const pixels = file.maxPixels ? `, ${file.maxPixels / 1e6} megapixels in all` : '';
	const megabytes = Math.floor(file.maxBase64Bytes / 1024 / 1024);
	const pdf = file.pageParameter ? 'any page of a PDF' : 'the first page of a PDF';
	return [
		file.formats.join(', '),
		`sides of ${file.minSide} to ${file.maxSide} pixels${pixels}`,
		`at most ${megabytes} MB as Base64 (a file of ${(megabytes * 3) / 4} MB)`,
		file.formats.includes('PDF') ? pdf : 'scanned pages of a PDF (Pages), whose pictures are sent',
	].join('; ');
}

const valuesOf = ({ values }) =>
	values ? `. One of ${values.map(({ value }) => code(value)).join(', ')}` : '';

const parameterRow = ({ name, type, required, default: value, description, ...more }) => [
	code(name),
	PARAMETER_TYPES[type] ?? type,
	required ? 'required' : value === undefined ? '' : code(JSON.stringify(value)),
	`${description.replace(/\.$/, '')}${valuesOf(more)}.`,
];

/** A field with those inside it; a field without a name of its own spreads into what it is in. */
function fieldRows(fields, base = '', above = '') {
	return fields.flatMap((field) => {
		const name = field.as ?? (field.type === 'lines' ? 'text' : field.name);
		const path = base + name;
		const own = field.when && field.when !== above ? condition(field.when) : '';
		const inside = name === '' ? base : `${path}${field.type === 'rows' ? '[]' : ''}.`;
		const binary = field.binary ? ` Becomes the binary field ${code(field.binary)}.` : '';
		const values = field.values ? ` ${Object.values(field.values).join(', ')}.` : '';
		const checked = field.check ? ' Checked.' : '';
		const row = [
			code(path),
			TYPES[field.type],
			own,
			`${ended(field.description)}${values}${checked}${binary}`,
		];
		return [
			...(name === '' ? [] : [row]),
			...fieldRows(field.fields ?? [], inside, field.when ?? above),
		];
	});
}

function operation(entry, resources) {
	const resource = resources.find(({ value }) => value === entry.resource);
	const group = resource ? [`- Resource: ${resource.name}`] : [];
	const rows = fieldRows(entry.answer.fields);
	return [
		`## ${entry.name} ${entry.nameZh}`,
		ended(entry.description),
		...(entry.notice ? [`> **Notice.** ${entry.notice}`] : []),
		[
			`- API: ${code(entry.id)}, as described on [Huawei Cloud's page](${entry.source})`,
			...group,
			`- Input: ${inputOf(entry)}`,
			`- Regions: ${entry.regions.map(code).join(', ') || 'none published'}`,
			`- Confidence: ${switchedBy(entry.confidence)}`,
			`- Positions: ${switchedBy(entry.positions)}`,
			`- Price: ${ended(entry.billing ?? 'every answer of status 2xx counts as a call, a refused request does not')}`,
		].join('\n'),
		...(entry.parameters.length > 0
			? [
					'### Parameters',
					table(
						['Parameter', 'Type', 'Default', 'Description'],
						entry.parameters.map(parameterRow),
					),
				]
			: []),
		...(rows.length > 0
			? ['### Fields', table(['Field', 'Type', 'Only when', 'Description'], rows)]
			: []),
	].join('\n\n');
}

/** @param {string} category @returns {string} Markdown */
export function page(category) {
	const entries = offered(category);
	const resources = resourcesOf(category);
	const others = CATEGORIES.filter((other) => other !== category);
	const overview = entries.map((entry) => [
		`${entry.name} ${entry.nameZh}`,
		entry.description,
		switchedBy(entry.confidence),
		switchedBy(entry.positions),
	]);
	return `${[
		`# Huawei Cloud OCR ${nodeNameOf(category)}`,
		`Written by \`npm run docs\` from \`lib/catalogue\`. Other nodes: ${others
			.map((other) => `[${nodeNameOf(other)}](${other}.md)`)
			.join(', ')}.`,
		'Field names and parameter names are those of the service. Every item has `document`, `review`, `source` and `call` as well.',
		table(['Operation', 'What it does', 'Confidence', 'Positions'], overview),
		...entries.map((entry) => operation(entry, resources)),
	].join('\n\n')}\n`;
}
