/** A workbook (ECMA-376, SpreadsheetML): one sheet a table, typed cells, no formulas. */
import { uniqueNames } from '../../shape/values/json';
import { cutTo, escaped } from '../escape';
import { officeFile, RELATIONS } from './office';
import { shownValue, type Sheet } from './paper';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/** What Excel holds at most */
const MOST_ROWS = 1_048_576;
const MOST_COLUMNS = 16_384;
const MOST_CHARACTERS = 32_767;
const MOST_NAME = 31;

/** Styles in the order of styles.xml */
const HEADER = 1;
const DATE = 2;

/** `A`, `Z`, `AA` … for 0, 25, 26 … */
function columnName(index: number): string {
	const last = String.fromCharCode(65 + (index % 26));
	return index < 26 ? last : columnName(Math.floor(index / 26) - 1) + last;
}

/** Days since the last day of 1899, as spreadsheets count; undefined for what is no date after February 1900. */
function dayOf(text: string): number | undefined {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
	const days = Date.parse(`${text}T00:00:00Z`) / 86_400_000 + 25_569;
	return days > 60 ? days : undefined;
}

function cellXml(value: unknown, place: string, heading: boolean): string {
	if (typeof value === 'number' && Number.isFinite(value)) {
		return `<c r="${place}"><v>${value}</v></c>`;
	}
	if (typeof value === 'boolean') return `<c r="${place}" t="b"><v>${value ? 1 : 0}</v></c>`;
	const text = shownValue(value);
	if (text === '') return '';
	const day = heading ? undefined : dayOf(text);
	if (day !== undefined) return `<c r="${place}" s="${DATE}"><v>${day}</v></c>`;
	const style = heading ? ` s="${HEADER}"` : '';
	// Excel reads _x0041_ as a character
	const shown = escaped(cutTo(text, MOST_CHARACTERS)).replace(/_(?=x[\dA-F]{4}_)/gi, '_x005F_');
	return `<c r="${place}"${style} t="inlineStr"><is><t xml:space="preserve">${shown}</t></is></c>`;
}

function sheetXml({ header, rows }: Sheet): string {
	const lines = [header, ...rows].slice(0, MOST_ROWS).map((row, at) => {
		const cells = row
			.slice(0, MOST_COLUMNS)
			.map((value, column) => cellXml(value, `${columnName(column)}${at + 1}`, at === 0));
		return `<row r="${at + 1}">${cells.join('')}</row>`;
	});
	const view =
		'<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15" defaultColWidth="16"/>';
	return `<worksheet xmlns="${MAIN}">${view}<sheetData>${lines.join('')}</sheetData></worksheet>`;
}

const STYLES = `<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>`;

/** Sheet names that Excel accepts: short, without certain characters, unique without regard to case. */
function sheetNames(sheets: readonly Sheet[]): string[] {
	const unique = uniqueNames(['history']);
	return sheets.map(({ name }) => {
		const plain = name.replace(/[[\]:*?/\\'\p{C}]/gu, ' ').trim();
		return unique(plain.slice(0, MOST_NAME - 5).toLowerCase() || 'sheet');
	});
}

/** The workbook of the sheets; of none, one that is empty. */
export async function xlsxOf(given: readonly Sheet[]): Promise<Buffer> {
	const sheets = given.length > 0 ? given : [{ name: 'Empty', header: [], rows: [] }];
	const names = sheetNames(sheets);
	const list = names.map(
		(name, at) => `<sheet name="${escaped(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
	);
	const workbook = `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${list.join('')}</sheets></workbook>`;
	return await officeFile('xl', [
		['workbook', 'sheet.main', workbook],
		...sheets.map((one, at) => [`worksheets/sheet${at + 1}`, 'worksheet', sheetXml(one)] as const),
		['styles', 'styles', STYLES],
	]);
}
