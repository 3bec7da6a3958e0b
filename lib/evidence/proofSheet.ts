/** One page to check a document by: its picture, the boxes of its values, what is in doubt and why. */
import { isRecord, records, type Json } from '../shape/values/json';
import { cutTo, escaped } from './escape';
import type { Evidence } from './evidence';
import { htmlPage, tableHtml } from './exports/html';
import { labelOf, type Paper, type Sheet, shownValue } from './exports/paper';

/** A page that values stand on; without a picture it is an empty sheet. */
export interface ProofPage extends Pick<Evidence, 'page' | 'side'> {
	/** Of what the places are in, in pixels */
	width: number;
	height: number;
	picture?: {
		data: Buffer;
		mimeType: string;
		/** Degrees by which it is turned clockwise, so that it stands as its places do */
		turn?: number;
		/** Its places are in the picture as its EXIF entry turns it, not as it is stored */
		byExif?: boolean;
	};
}

/** More than any page of the service has; of further rows only the number is shown */
const MOST_ROWS = 6_000;
const MOST_BOXES = 100;
const LONGEST_VALUE = 400;

interface Row {
	name: string;
	value: unknown;
	confidence?: number;
	reason?: string;
	expected?: unknown;
	boxes: Evidence[];
}

/** A row and its number. */
type Numbered = readonly [row: Row, number: number];

/** Values in their order: those in doubt, the fields, other values with a place. */
function rowsOf(json: Json, paper: Paper, evidence: readonly Evidence[]): Row[] {
	const rows = new Map<string, Row>();
	const row = (name: string, value: unknown, key = name): Row => {
		const known = rows.get(key);
		if (known) return known;
		const made: Row = { name, value, boxes: [] };
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
	return [...all.filter((one) => !isSure(one)), ...all.filter(isSure)];
}

const near = (value: number, most: number): number =>
	Math.round(Math.min(Math.max(value, -most), 2 * most));

const isOn = (one: Evidence, { page, side }: ProofPage): boolean =>
	one.page === page && one.side === side;

/** The boxes of a row as a layer of its own above the page, so that hovering over the row can light it. */
function layer({ boxes }: Row, number: number, page: ProofPage): string {
	const { width, height, picture } = page;
	const size = Math.max(width, height);
	const here = boxes.filter((one) => isOn(one, page)).slice(0, MOST_BOXES);
	if (here.length === 0) return '';
	const drawn = here.map(({ box, value }) => {
		const [[x, y], [right, top], [last, bottom], [left, below]] = box.map((point) =>
			point.map((one) => near(one, size)),
		);
		const upright = y === top && right === last && bottom === below && left === x;
		const path = upright
			? `M${x} ${y}H${right}V${bottom}H${x}Z`
			: `M${x} ${y}L${right} ${top} ${last} ${bottom} ${left} ${below}Z`;
		const words = escaped(cutTo(shownValue(value), LONGEST_VALUE));
		const text = `<text class=w x=${x} y=${(y + below) >> 1} textLength=${Math.abs(right - x)} lengthAdjust=spacingAndGlyphs font-size=${Math.abs(below - y)}>${words}</text>`;
		return [path, picture || words === '' || !upright ? '' : text];
	});
	const [x, y] = [0, 1].map((axis) => (here[0].box[0][axis] + here[0].box[3][axis]) / 2);
	const least = (String(number).length * size) / 60;
	const place = `x=${near(Math.max(x - size / 150, least), size)} y=${near(y, size)}`;
	const [paths, words] = [0, 1].map((part) => drawn.map((one) => one[part]).join(''));
	return `<svg viewBox="0 0 ${width} ${height}"><path d="${paths}"/>${words}<text ${place}>${number}</text></svg>`;
}

const sureOf = ({ confidence }: Row): string =>
	confidence === undefined ? '' : `<small>${Math.round(confidence * 100)}%</small>`;

const shown = (value: unknown): string => escaped(cutTo(shownValue(value), LONGEST_VALUE));

function rowHtml([row, number]: Numbered, page: ProofPage): string {
	const { name, value, reason, expected } = row;
	const right = expected === undefined ? '' : `. Expected: <b>${shown(expected)}</b>`;
	const why = reason === undefined ? '' : `<em>${shown(reason)}${right}</em>`;
	const label = name === 'text' ? '<dd>' : `<dt>${escaped(cutTo(labelOf(name), 100))}`;
	const words = `${label}${sureOf(row)}${name === 'text' ? '' : '<dd>'}${shown(value)}${why}`;
	return `<li tabindex=0${reason === undefined ? '' : ' class=r'}><i>${number}</i><dl>${words}</dl>${layer(row, number, page)}`;
}

/** A table whose cells have places, with their numbers; a cell in doubt has its box in the list above. */
function placedTable(
	{ name, header, rows, paths = [] }: Sheet,
	byName: RowsByName,
	page: ProofPage,
): string {
	const lines = rows.map((values, at) => {
		const cells = values.map((value, column) => {
			const cell = byName.get(`${paths[at]}.${header[column]}`);
			if (!cell) return `<td>${shown(value)}`;
			const [row, number] = cell;
			const words = `<i>${number}</i>${shown(value)}${sureOf(row)}`;
			if (row.reason !== undefined) return `<td class=r>${words}`;
			return `<td tabindex=0>${words}${layer(row, number, page)}`;
		});
		return `<tr>${cells.join('')}`;
	});
	const head = header.map((one) => `<th>${escaped(one)}`).join('');
	return `<h2>${escaped(labelOf(name))}</h2><table><tr>${head}${lines.join('\n')}</table>`;
}

type RowsByName = ReadonlyMap<string, Numbered>;

/** The names of the cells of a table that have places, where all of them are on this page. */
function placedOn({ header, paths = [] }: Sheet, byName: RowsByName, page: ProofPage): string[] {
	const names = paths.flatMap((path) => header.map((column) => `${path}.${column}`));
	const placed = names.filter((name) => byName.get(name)?.[0].boxes.length);
	const all = placed.every((name) => byName.get(name)?.[0].boxes.every((one) => isOn(one, page)));
	return all ? placed : [];
}

const STYLE =
	':root{color-scheme:light dark;--b:#2458d3}body{font:15px/1.45 system-ui,sans-serif;max-width:90rem;margin:auto;padding:1.2rem}h1{font-size:1.25rem;margin:0;overflow-wrap:anywhere}h1+p{margin:.2rem 0 1rem}h2{font-size:1rem;margin:1rem 0 .4rem}main{position:relative;container-type:inline-size;display:flow-root;margin-bottom:1.5rem;--w:60%}main>svg{float:left;background:#fff;outline:1px solid #8884}svg{width:var(--w)}main>div{margin-left:62%;max-height:max(85vh,60cqw*var(--a));overflow:auto}div svg{position:absolute;left:0;top:0;pointer-events:none}ol{list-style:none;margin:0;padding:0}li{display:flex;gap:.6rem;padding:.4rem .5rem;border-bottom:1px solid #8883}i{font:700 .75rem/1.3rem system-ui;min-width:1.3rem;height:1.3rem;padding:0 .3rem;border-radius:1rem;text-align:center;color:#fff;background:var(--b);print-color-adjust:exact}dl{flex:1;min-width:0;margin:0;overflow-wrap:anywhere;white-space:pre-wrap}dd{margin:0}dt,small{font-size:.8rem;opacity:.75}small{float:right;margin-left:.5rem}em{display:block;font-style:normal;font-size:.85rem;color:var(--b)}.r{--b:#c2410c;background:#c2410c18}path{fill:var(--b);fill-opacity:.07;stroke:var(--b);stroke-width:1.5;vector-effect:non-scaling-stroke}text{font:700 calc(var(--f)*1px) system-ui;fill:var(--b);text-anchor:end;dominant-baseline:central;paint-order:stroke;stroke:#fff;stroke-width:.3em}.w{font:revert-layer;fill:#333;stroke:none;text-anchor:start}[tabindex]:is(:hover,:focus){background:#fc03;outline:0}[tabindex]:is(:hover,:focus) path{fill:#fc0;fill-opacity:.4;stroke-width:4}table{border-collapse:collapse;display:block;overflow-x:auto;font-size:.9rem}td,th{border:1px solid #8883;padding:.25rem .5rem;text-align:left;vertical-align:top}td i{display:inline-block;margin-right:.4rem}@media(max-width:700px){main{--w:100%}main>svg{float:none;display:block}main>div{margin:.5rem 0 0;max-height:none;overflow:visible}text{font-size:calc(var(--f)*1.7px)}path{stroke-width:.7}}@media(prefers-color-scheme:dark){em{color:#f97}}@media print{:root{color-scheme:light}main>div{max-height:none;overflow:visible}li,tr{break-inside:avoid}}';

/** The page itself, which gives the list beside it its height. */
function pageSvg({ width, height, picture }: ProofPage): string {
	const { data, mimeType, turn = 0, byExif } = picture ?? {};
	const across = turn % 180 === 0;
	const [wide, high] = across ? [width, height] : [height, width];
	const [x, y] = [
		turn === 90 || turn === 180 ? width : 0,
		turn === 180 || turn === 270 ? height : 0,
	];
	const turned = turn === 0 ? '' : ` transform="translate(${x} ${y})rotate(${turn})"`;
	const stored = byExif ? '' : ' style=image-orientation:none';
	const image =
		data &&
		`<image href="data:${mimeType};base64,${data.toString('base64')}" width=${wide} height=${high} preserveAspectRatio=none${turned}${stored} />`;
	return `<svg viewBox="0 0 ${width} ${height}">${image ?? ''}</svg>`;
}

function section(page: ProofPage, list: string, tables: string, label: string): string {
	const { width, height } = page;
	const sizes = `--f:${Math.ceil(Math.max(width, height) / 60)};--a:${(height / width).toFixed(2)}`;
	return `${label}<main style=${sizes}>${pageSvg(page)}<div><ol>${list}</ol>${tables}</div></main>`;
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
	const rows = rowsOf(json, paper, evidence).map((row, at): Numbered => [row, at + 1]);
	const byName: RowsByName = new Map(rows.map((one) => [one[0].name, one]));
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
		const mine = rows.filter(([{ name, boxes, reason }]) => {
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
	const body = [
		`<h1>${escaped(paper.title)}</h1>${stateOf(json)}`,
		...sections,
		...(alone.length > 0 ? [`<ol>${alone.join('\n')}</ol>`] : []),
		...tables,
	];
	return Buffer.from(htmlPage(paper.title, STYLE, body.join('\n')));
}

const NO_PAGE: ProofPage = { page: 0, width: 1, height: 1 };

/** Whether somebody has to look, before everything else. */
function stateOf({ review }: Json): string {
	const { needed, reason } = isRecord(review) ? review : {};
	if (needed !== true) return '<p>Nothing to review</p>';
	return `<p class=r><em>To review: ${escaped(cutTo(String(reason), 1_000))}</em></p>`;
}
