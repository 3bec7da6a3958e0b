/** One page to check a document by: its picture, the boxes of its values, what is in doubt and why. */
import { isRecord, records, type Json } from '../shape/values/json';
import { cutTo, escaped } from './escape';
import type { Evidence } from './evidence';
import { htmlPage, tableHtml } from './exports/html';
import { labelOf, type Paper, shownValue } from './exports/paper';

/** A page that values stand on; without a picture it is an empty sheet. */
export interface ProofPage {
	/** From 1 */
	page: number;
	width: number;
	height: number;
	picture?: { data: Buffer; mimeType: string };
}

/** More than any page of the service has; of further rows only the number is shown */
const MOST_ROWS = 6_000;
const LONGEST_VALUE = 400;

interface Row {
	name: string;
	value: unknown;
	confidence?: number;
	reason?: string;
	expected?: unknown;
	boxes: Evidence[];
}

/** Fields in their order, then other values with a place, then doubts about anything else. */
function rowsOf(json: Json, fields: Paper['fields'], evidence: readonly Evidence[]): Row[] {
	const rows = new Map<string, Row>();
	const row = (name: string, value: unknown): Row => {
		const known = rows.get(name);
		if (known) return known;
		const made: Row = { name, value, boxes: [] };
		rows.set(name, made);
		return made;
	};
	for (const [name, value] of fields) row(name, value);
	for (const one of evidence) {
		const of = row(one.name, one.value);
		of.boxes.push(one);
		of.confidence ??= one.confidence;
	}
	const review = isRecord(json.review) ? records(json.review.fields) : [];
	for (const { name, value, reason, expected, confidence } of review) {
		const of = row(String(name), value);
		const text = String(reason);
		of.reason = of.reason === undefined ? text : `${of.reason}; ${text}`;
		of.expected ??= expected;
		if (typeof confidence === 'number') of.confidence ??= confidence;
	}
	return [...rows.values()].slice(0, MOST_ROWS);
}

const near = (value: number, most: number): number =>
	Math.round(Math.min(Math.max(value, -most), 2 * most));

/** The box of a row as a layer of its own above the page, so that hovering over the row can light it. */
function layer(row: Row, number: number, { page, width, height }: ProofPage): string {
	const size = Math.max(width, height);
	const boxes = row.boxes.filter((one) => one.page === page).slice(0, 100);
	const paths = boxes.map(({ box }) => {
		const points = box.map(([x, y]) => `${near(x, size)} ${near(y, size)}`);
		return `M${points.join('L')}Z`;
	});
	if (paths.length === 0) return '';
	const [x, y] = boxes[0].box[0];
	return `<svg viewBox="0 0 ${width} ${height}"><path d="${paths.join('')}"/><text x="${near(x, size)}" y="${near(y, size)}" font-size="${Math.ceil(size / 55)}">${number}</text></svg>`;
}

function rowHtml(row: Row, number: number, page: ProofPage): string {
	const { name, value, confidence, reason, expected } = row;
	const shown = escaped(cutTo(shownValue(value), LONGEST_VALUE));
	const sure = confidence === undefined ? '' : ` <small>${Math.round(confidence * 100)}%</small>`;
	const right =
		expected === undefined
			? ''
			: `. Expected: <b>${escaped(cutTo(shownValue(expected), LONGEST_VALUE))}</b>`;
	const why =
		reason === undefined ? '' : `<em>${escaped(cutTo(reason, LONGEST_VALUE))}${right}</em>`;
	const label = escaped(cutTo(labelOf(name), 100));
	return `<li tabindex="0"${reason === undefined ? '' : ' class="r"'}><i>${number}</i><dl><dt>${label}${sure}<dd>${shown}${why}</dl>${layer(row, number, page)}</li>`;
}

const STYLE =
	'*{box-sizing:border-box}body{font:15px/1.4 system-ui,sans-serif;margin:0 auto;padding:1rem;max-width:90rem;color-scheme:light dark;--b:#06c;--r:#d40;--l:#8884}h1{font-size:1.2rem;overflow-wrap:anywhere}main{position:relative;--w:62%;min-height:20rem}main>img,main>svg,li>svg{position:absolute;left:0;top:0;width:var(--w);height:auto}main>svg{border:1px solid var(--l)}li>svg{pointer-events:none}ol{list-style:none;margin:0 0 0 calc(var(--w) + 1rem);padding:0}li{display:flex;gap:.5rem;padding:.3rem;border-bottom:1px solid var(--l)}li>i{font:bold .8rem/1.5 system-ui;min-width:1.6rem;text-align:center;color:#fff;background:var(--b);border-radius:.8rem;height:1.2rem}dl,dd{margin:0;overflow-wrap:anywhere;white-space:pre-wrap}dt{font-size:.8rem;opacity:.75}em{display:block;color:var(--r);font-size:.85rem}path{fill:var(--b);fill-opacity:.06;stroke:var(--b);stroke-width:1.5px;vector-effect:non-scaling-stroke}text{fill:var(--b);font-weight:bold;paint-order:stroke;stroke:#fff;stroke-width:3px}.r>i{background:var(--r)}.r path{fill:var(--r);stroke:var(--r)}.r text{fill:var(--r)}li:hover,li:focus{background:#fd05;outline:0}li:hover path,li:focus path{fill:#fd0;fill-opacity:.45;stroke-width:4px}table{border-collapse:collapse;display:block;overflow-x:auto}td,th{border:1px solid var(--l);padding:.2rem .5rem;text-align:left}aside{border-left:.3rem solid var(--r);padding:.2rem .8rem}.h{visibility:hidden}@media(max-width:700px){main{--w:100%}ol{margin:0}main>.h{position:static;display:block}}@media(min-width:701px){main>.h{position:static;display:block;float:left;margin-right:1rem}ol{overflow:hidden;margin:0}main:after{content:"";display:block;clear:both}}@media print{body{color-scheme:light;padding:0}li{break-inside:avoid}}';

/** The page itself, and an empty sheet of its size that keeps room for it in the flow. */
function sheet({ width, height, picture }: ProofPage): string {
	const shown = picture
		? `<img alt="" src="data:${picture.mimeType};base64,${picture.data.toString('base64')}">`
		: `<svg viewBox="0 0 ${width} ${height}"></svg>`;
	return `${shown}<svg class="h" viewBox="0 0 ${width} ${height}"></svg>`;
}

/**
 * A self-contained HTML file without script or network.
 * @param json the whole item with its review
 * @param pages at least one; rows without a place stand with the first
 */
export function proofSheet(
	paper: Paper,
	json: Json,
	evidence: readonly Evidence[],
	pages: readonly ProofPage[],
): Buffer {
	const rows = rowsOf(json, paper.fields, evidence);
	const numbers = new Map(rows.map((row, at) => [row, at + 1]));
	const sections = pages.map((page, at) => {
		const mine = rows.filter(({ boxes }) =>
			boxes.length === 0 ? at === 0 : boxes.some((one) => one.page === page.page),
		);
		const list = mine.map((row) => rowHtml(row, numbers.get(row) as number, page)).join('');
		return `<main>${sheet(page)}<ol>${list}</ol></main>`;
	});
	const reason = isRecord(json.review) ? String(json.review.reason ?? '') : '';
	const tables = paper.sheets.map(
		(one) => `<h2>${escaped(labelOf(one.name))}</h2>${tableHtml(one)}`,
	);
	const body = [
		`<h1>${escaped(paper.title)}</h1>`,
		...(reason === '' ? [] : [`<aside>${escaped(cutTo(reason, 1_000))}</aside>`]),
		...sections,
		...tables,
	];
	return Buffer.from(htmlPage(paper.title, STYLE, body.join('\n')));
}
