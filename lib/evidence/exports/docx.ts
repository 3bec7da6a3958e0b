/** A Word document (ECMA-376, WordprocessingML): headings, paragraphs and tables, nothing else. */
import type { PrintedTable } from '../../shape/types';
import { escaped } from '../escape';
import { officeFile } from './office';
import { labelOf, type Paper, printOf, shownValue } from './paper';

const MAIN = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

/** Width of the text on a page of A4 with margins of 2 cm, in twentieths of a point */
const WIDTH = 9638;
/** Word takes no more columns */
const MOST_COLUMNS = 63;

/** Line breaks stay in their paragraph. */
function run(text: string, bold = false): string {
	const lines = text.split(/\r?\n/).map((line) => {
		const pieces = line
			.split('\t')
			.map((piece) => `<w:t xml:space="preserve">${escaped(piece)}</w:t>`);
		return pieces.join('<w:tab/>');
	});
	return `<w:r>${bold ? '<w:rPr><w:b/></w:rPr>' : ''}${lines.join('<w:br/>')}</w:r>`;
}

const paragraph = (text: string, style = '', bold = false): string =>
	`<w:p>${style === '' ? '' : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}${text === '' ? '' : run(text, bold)}</w:p>`;

function table({ rows, headings }: PrintedTable): string {
	const width = Math.max(
		1,
		...rows.slice(0, 1).map((row) => row.reduce((sum, { columnSpan }) => sum + columnSpan, 0)),
	);
	if (width > MOST_COLUMNS) {
		return rows.map((row) => paragraph(row.map(({ text }) => text).join('\t'))).join('');
	}
	const grid = `<w:gridCol w:w="${Math.floor(WIDTH / width)}"/>`.repeat(width);
	/** Cells that began in a row above and span into this one, by column */
	const open = new Map<number, { left: number; columnSpan: number }>();
	const cell = (text: string, columnSpan: number, merge: string, bold: boolean): string => {
		const span = columnSpan > 1 ? `<w:gridSpan w:val="${columnSpan}"/>` : '';
		const size = `<w:tcW w:w="${Math.floor(WIDTH / width) * columnSpan}" w:type="dxa"/>`;
		return `<w:tc><w:tcPr>${size}${span}${merge}</w:tcPr>${paragraph(text, '', bold)}</w:tc>`;
	};
	const lines = rows.map((row, at) => {
		const cells: Array<[column: number, xml: string]> = [];
		for (const [column, above] of open) {
			cells.push([column, cell('', above.columnSpan, '<w:vMerge/>', false)]);
			if (--above.left === 0) open.delete(column);
		}
		for (const { column, text, rowSpan, columnSpan } of row) {
			const merge = rowSpan > 1 ? '<w:vMerge w:val="restart"/>' : '';
			cells.push([column, cell(text, columnSpan, merge, at < headings)]);
			if (rowSpan > 1) open.set(column, { left: rowSpan - 1, columnSpan });
		}
		const inOrder = cells.sort(([one], [other]) => one - other).map(([, xml]) => xml);
		return `<w:tr>${at < headings ? '<w:trPr><w:tblHeader/></w:trPr>' : ''}${inOrder.join('')}</w:tr>`;
	});
	return `<w:tbl><w:tblPr><w:tblStyle w:val="Grid"/><w:tblW w:w="5000" w:type="pct"/></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${lines.join('')}</w:tbl>${paragraph('')}`;
}

const fieldTable = (list: Paper['fields']): string =>
	table({
		headings: 0,
		rows: list.map(([name, value]) =>
			[labelOf(name), shownValue(value)].map((text, column) => ({
				column,
				text,
				rowSpan: 1,
				columnSpan: 1,
			})),
		),
	});

const border = (side: string): string =>
	`<w:${side} w:val="single" w:sz="4" w:space="0" w:color="808080"/>`;

const heading = (level: number, size: number): string =>
	`<w:style w:type="paragraph" w:styleId="Heading${level}"><w:name w:val="heading ${level}"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/><w:pPr><w:keepNext/><w:spacing w:before="240" w:after="120"/><w:outlineLvl w:val="${level - 1}"/></w:pPr><w:rPr><w:b/><w:sz w:val="${size}"/></w:rPr></w:style>`;

const STYLES = `<w:styles xmlns:w="${MAIN}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="SimSun" w:cs="Arial"/><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>${heading(1, 32)}${heading(2, 26)}<w:style w:type="table" w:styleId="Grid"><w:name w:val="Table Grid"/><w:tblPr><w:tblBorders>${['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(border).join('')}</w:tblBorders></w:tblPr></w:style></w:styles>`;

/** The document: title, fields, then text and tables in the order of the page. */
export async function docxOf(paper: Paper): Promise<Buffer> {
	const parts = paper.parts.flatMap((part) => {
		if ('sheet' in part) {
			const named = !/^(table|tables|forms)(_\d+)?$/.test(part.sheet.name);
			return [
				...(named ? [paragraph(labelOf(part.sheet.name), 'Heading2')] : []),
				table(printOf(part.sheet)),
			];
		}
		if (part.heading > 0) return [paragraph(part.text, `Heading${part.heading}`)];
		return part.text.split(/\r?\n/).map((line) => paragraph(line));
	});
	const body = [
		paragraph(paper.title, 'Heading1'),
		...(paper.fields.length > 0 ? [fieldTable(paper.fields)] : []),
		...parts,
	];
	const page =
		'<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>';
	const document = `<w:document xmlns:w="${MAIN}"><w:body>${body.join('')}${page}</w:body></w:document>`;
	return await officeFile('word', [
		['document', 'document.main', document],
		['styles', 'styles', STYLES],
	]);
}
