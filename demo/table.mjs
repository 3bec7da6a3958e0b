/** Prints what was recognized so that a person can read it. */

const HIDDEN = new Set(['review', 'source', 'call']);
const WIDTH = 96;

/** Columns that a text takes in a terminal: Chinese characters take two. */
const columns = (text) =>
	[...text].reduce((sum, char) => sum + (/[\u1100-\u115f\u2e80-\uffe6]/u.test(char) ? 2 : 1), 0);

function cut(text, width) {
	let used = 0;
	let out = '';
	for (const char of text) {
		used += columns(char);
		if (used > width) return `${out}…`;
		out += char;
	}
	return out;
}

const pad = (text, width) => text + ' '.repeat(Math.max(0, width - columns(text)));

const oneLine = (value) =>
	typeof value === 'string' ? value.replace(/\s*\n\s*/g, ' ⏎ ') : JSON.stringify(value);

const isRow = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

function* lines(name, value) {
	if (name === 'match') {
		for (const { name: field, recognized, registered, equal } of value) {
			yield [
				name,
				`${equal ? '=' : '≠'} ${field}: ${oneLine(recognized)} | ${oneLine(registered)}`,
			];
		}
	} else if (Array.isArray(value) && value.some(isRow)) {
		for (const [index, row] of value.entries()) {
			yield [
				`${name} ${index + 1}`,
				Object.entries(row)
					.map(([key, cell]) => `${key}: ${oneLine(cell)}`)
					.join(' · '),
			];
		}
	} else if (typeof value === 'string' && value.includes('\n')) {
		for (const [index, line] of value.split('\n').entries()) yield [index === 0 ? name : '', line];
	} else if (value !== null && value !== '') {
		yield [name, oneLine(value)];
	}
}

/** One item as lines of label and value; files are named with their size. */
export function describe({ json, binary = {} }) {
	const rows = Object.entries(json)
		.filter(([name]) => !HIDDEN.has(name))
		.flatMap(([name, value]) => [...lines(name, value)]);
	for (const [name, file] of Object.entries(binary))
		rows.push([name, `[${file.fileName}, ${file.fileSize ?? ''}]`]);
	for (const { name, reason } of json.review?.fields ?? [])
		rows.push(['review', `${name}: ${reason}`]);
	const label = Math.min(26, Math.max(...rows.map(([name]) => columns(name)), 4));
	return rows
		.map(([name, value]) => `  │ ${pad(cut(name, label), label)}  ${cut(value, WIDTH - label - 6)}`)
		.join('\n');
}
