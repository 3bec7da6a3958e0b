/** A page of HTML with the text and the tables as they are printed, without script or network. */
import { escaped } from '../escape';
import { labelOf, type Paper, printOf, shownValue, type Sheet } from './paper';

const CSP = `default-src 'none';style-src 'unsafe-inline';img-src data:`;

const STYLE =
	'body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color-scheme:light dark}table{border-collapse:collapse;margin:1rem 0;display:block;overflow-x:auto}td,th{border:1px solid #888;padding:.3rem .6rem;text-align:left;vertical-align:top;white-space:pre-wrap}p{white-space:pre-wrap;overflow-wrap:anywhere}';

const span = (name: string, count: number): string => (count > 1 ? ` ${name}="${count}"` : '');

/** A sheet as an HTML table, merged cells included. */
export function tableHtml(sheet: Sheet): string {
	const { rows, headings } = printOf(sheet);
	const lines = rows.map((row, at) => {
		const tag = at < headings ? 'th' : 'td';
		const cells = row.map(
			({ text, rowSpan, columnSpan }) =>
				`<${tag}${span('rowspan', rowSpan)}${span('colspan', columnSpan)}>${escaped(text)}</${tag}>`,
		);
		return `<tr>${cells.join('')}</tr>`;
	});
	return `<table>${lines.join('\n')}</table>`;
}

/** The frame that all HTML made here has: nothing is loaded, nothing runs. */
export const htmlPage = (title: string, style: string, body: string): string =>
	`<!DOCTYPE html>\n<meta charset=utf-8><meta http-equiv=Content-Security-Policy content="${CSP}"><meta name=viewport content=width=device-width><title>${escaped(title)}</title><style>${style}</style>\n${body}\n`;

/** The HTML page of an item: fields, then text and tables in the order of the page. */
export function htmlOf(paper: Paper): string {
	const fields = paper.fields.map(
		([name, value]) =>
			`<tr><th>${escaped(labelOf(name))}</th><td>${escaped(shownValue(value))}</td></tr>`,
	);
	const parts = paper.parts.map((part) => {
		if ('sheet' in part) return tableHtml(part.sheet);
		const tag = part.heading > 0 ? `h${part.heading + 1}` : 'p';
		return `<${tag}>${escaped(part.text)}</${tag}>`;
	});
	const body = [
		`<h1>${escaped(paper.title)}</h1>`,
		...(fields.length > 0 ? [`<table>${fields.join('\n')}</table>`] : []),
		...parts,
	];
	return htmlPage(paper.title, STYLE, body.join('\n'));
}
