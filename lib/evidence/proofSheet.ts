/** One page to check a document by: its picture, the boxes of its values, what is in doubt and why. */
import { isRecord, records, type Json } from '../shape/values/json';
import { cutTo, escaped } from './escape';
import type { Evidence } from '../shape/evidence';
import { htmlPage, tableHtml } from './exports/html';
import { labelOf, type Paper, type Sheet, shownValue } from './exports/paper';
import { isOn, layer, type ProofPage, shown } from './proofLayer';
import { styleFor } from './proofStyle';

/** More than any page of the service has */
const MOST_ROWS = 6_000;

interface Row {
	/** Stands at its boxes too */
	number: number;
	name: string;
	value: unknown;
	confidence?: number;
	reason?: string;
	expected?: unknown;
	boxes: Evidence[];
}

type RowsByName = ReadonlyMap<string, Row>;

/** Values in their order: those in doubt, the fields, other values with a place. */
function rowsOf(json: Json, paper: Paper, evidence: readonly Evidence[]): Row[] {
	const rows = new Map<string, Row>();
	const row = (name: string, value: unknown, key = name): Row => {
		const known = rows.get(key);
		if (known) return known;
		const made: Row = { number: 0, name, value, boxes: [] };
		rows.set(key, made);
		return made;
	};
	// The blocks of a text, or the names of columns, share a name
	const last = new Map(evidence.map(({ name, value }) => [name, value]));
	const several = new Set(
		evidence.filter((one) => last.get(one.name) !== one.value).map(({ name }) => name),
	);
	const ofBlock = (name: string, value: unknown) =>
		several.has(name) ? `${name}\n${shownValue(value)}` : name;
	for (const [name, value] of paper.fields) row(name, value);
	if (paper.text !== '' && !evidence.some(({ name }) => name === 'text')) row('text', paper.text);
	for (const one of evidence) {
		// Its paragraphs are the blocks of the text again
		if (one.name.startsWith('layout.')) continue;
		const of = row(one.name, one.value, ofBlock(one.name, one.value));
		of.boxes.push(one);
		of.confidence ??= one.confidence;
	}
	const review = isRecord(json.review) ? records(json.review.fields) : [];
	for (const { name, value, reason, expected, confidence } of review) {
		const of = row(String(name), value, ofBlock(String(name), value));
		of.reason = of.reason === undefined ? String(reason) : `${of.reason}; ${String(reason)}`;
		of.expected ??= expected;
		if (typeof confidence === 'number') of.confidence ??= confidence;
	}
	const all = [...rows.values()].slice(0, MOST_ROWS);
	const isSure = ({ reason }: Row) => reason === undefined;
	const inOrder = [...all.filter((one) => !isSure(one)), ...all.filter(isSure)];
	return inOrder.map((one, at) => ({ ...one, number: at + 1 }));
}

const sureOf = ({ confidence }: Row): string =>
	confidence === undefined ? '' : `<small>${Math.round(confidence * 100)}%</small>`;

function rowHtml(row: Row, page: ProofPage): string {
	const { number, name, value, reason, expected } = row;
	const right = expected === undefined ? '' : `. Expected: ${shown(expected)}`;
	const why = reason === undefined ? '' : `<em>${shown(reason)}${right}</em>`;
	const label = name === 'text' ? '' : `<b>${escaped(cutTo(labelOf(name), 100))}</b>`;
	const mark = reason === undefined ? '' : ' class=r';
	return `<p tabindex=0${mark}><i>${number}</i>${sureOf(row)}${label}${shown(value)}${why}${layer(row.boxes, number, page)}`;
}

/** A table whose cells have places, with their numbers; a cell in doubt has its box in the list above. */
function placedTable(
	{ name, header, rows, paths = [] }: Sheet,
	byName: RowsByName,
	page: ProofPage,
): string {
	const lines = rows.map((values, at) => {
		const cells = values.map((value, column) => {
			const row = byName.get(`${paths[at]}.${header[column]}`);
			if (!row) return `<td>${shown(value)}`;
			const words = `<i>${row.number}</i>${shown(value)}${sureOf(row)}`;
			if (row.reason !== undefined) return `<td class=r>${words}`;
			return `<td tabindex=0>${words}${layer(row.boxes, row.number, page)}`;
		});
		return `<tr>${cells.join('')}`;
	});
	const head = header.map((one) => `<th>${escaped(one)}`).join('');
	return `<h2>${escaped(labelOf(name))}</h2><table><tr>${head}${lines.join('\n')}</table>`;
}

/** The names of the cells of a table that have places, where all of them are on this page. */
function placedOn({ header, paths = [] }: Sheet, byName: RowsByName, page: ProofPage): string[] {
	const names = paths.flatMap((path) => header.map((column) => `${path}.${column}`));
	const placed = names.filter((name) => byName.get(name)?.boxes.length);
	const all = placed.every((name) => byName.get(name)?.boxes.every((one) => isOn(one, page)));
	return all ? placed : [];
}

/** A PNG without an EXIF chunk: no browser turns it. */
const isPlainPng = (picture: ProofPage['picture']): boolean =>
	picture?.mimeType === 'image/png' && !picture.data.includes('eXIf');

/** The page itself, below the boxes. */
function pageSvg({ width, height, picture }: ProofPage): string {
	const { data, mimeType, turn = 0, byExif } = picture ?? {};
	const across = turn % 180 === 0;
	const [wide, high] = across ? [width, height] : [height, width];
	const [x, y] = [
		turn === 90 || turn === 180 ? width : 0,
		turn === 180 || turn === 270 ? height : 0,
	];
	const turned = turn === 0 ? '' : ` transform="translate(${x} ${y})rotate(${turn})"`;
	const stored = byExif || isPlainPng(picture) ? '' : ' style=image-orientation:none';
	const image =
		data &&
		`<image href="data:${mimeType};base64,${data.toString('base64')}" width=${wide} height=${high} preserveAspectRatio=none${turned}${stored} />`;
	return `<svg viewBox="0 0 ${width} ${height}">${image ?? ''}</svg>`;
}

function section(page: ProofPage, list: string, tables: string, label: string): string {
	const { width, height } = page;
	const sizes = `--s:${width};--a:${(height / width).toFixed(2)}`;
	return `${label}<main style=${sizes}>${pageSvg(page)}<div>${list}${tables}</div></main>`;
}

/**
 * A self-contained HTML file without script or network.
 * @param json the whole item with its review
 * @param pages rows without a place stand with the first; of none, the rows stand alone
 */
export function proofSheet(
	paper: Paper,
	json: Json,
	evidence: readonly Evidence[],
	pages: readonly ProofPage[],
): Buffer {
	const rows = rowsOf(json, paper, evidence);
	const byName: RowsByName = new Map(rows.map((one) => [one.name, one]));
	const placed = new Set<Sheet>();
	const sections = pages.map((page, at) => {
		const inTables = new Set<string>();
		const tables = paper.sheets.map((one) => {
			const names = placedOn(one, byName, page);
			if (names.length === 0) return '';
			placed.add(one);
			for (const name of names) inTables.add(name);
			return placedTable(one, byName, page);
		});
		const mine = rows.filter(({ name, boxes, reason }) => {
			if (inTables.has(name) && reason === undefined) return false;
			return boxes.length === 0 ? at === 0 : boxes.some((one) => isOn(one, page));
		});
		const list = mine.map((one) => rowHtml(one, page)).join('\n');
		const label = pages.length > 1 ? `<h2>${labelOf(page.side ?? `page ${page.page}`)}</h2>` : '';
		return section(page, list, tables.join(''), label);
	});
	const alone = pages.length > 0 ? [] : rows.map((one) => rowHtml(one, NO_PAGE));
	const tables = paper.sheets
		.filter((one) => !placed.has(one))
		.map((one) => `<h2>${escaped(labelOf(one.name))}</h2>${tableHtml(one)}`);
	const head = `<h1>${escaped(paper.title)}</h1>${stateOf(json)}`;
	const body = [head, ...sections, ...alone, ...tables].join('\n');
	return Buffer.from(htmlPage(paper.title, styleFor(body), body));
}

const NO_PAGE: ProofPage = { page: 0, width: 1, height: 1 };

/** Whether somebody has to look, before everything else. */
function stateOf({ review }: Json): string {
	const { needed, reason } = isRecord(review) ? review : {};
	if (needed !== true) return '<p>Nothing to review</p>';
	return `<p class=r><em>To review: ${escaped(cutTo(String(reason), 1_000))}</em></p>`;
}
