import { zlibSync } from 'fflate';
import { PDFDocument, PDFName } from 'pdf-lib';

export async function pdfLib(pages: number, objectStreams: boolean): Promise<Buffer> {
	const pdf = await PDFDocument.create();
	for (let page = 1; page <= pages; page++) pdf.addPage([200, 200]).drawText(`Page ${page}`);
	return Buffer.from(await pdf.save({ useObjectStreams: objectStreams }));
}

/** pdf-lib again, without the count of the root of the page tree. */
export async function withoutCount(pages: number): Promise<Buffer> {
	const pdf = await PDFDocument.load(await pdfLib(pages, false));
	pdf.catalog.Pages().delete(PDFName.of('Count'));
	return Buffer.from(await pdf.save({ useObjectStreams: false }));
}

export type Objects = Readonly<Record<number, string>>;

/** The smallest document: catalogue 1, page tree 2, pages from 3. */
export function plain(pages: number): Objects {
	const kids = Array.from({ length: pages }, (_, index) => index + 3);
	const objects: Record<number, string> = {
		1: '<< /Type /Catalog /Pages 2 0 R >>',
		2: `<< /Type /Pages /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}] /Count ${pages} >>`,
	};
	for (const kid of kids) objects[kid] = '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] >>';
	return objects;
}

const stream = (dict: string, data: Uint8Array): string =>
	`<< ${dict} /Length ${data.length} >>\nstream\n${Buffer.from(data).toString('latin1')}\nendstream`;

/** A file of these objects with a cross-reference table; on top of an earlier one when that is given. */
export function classic(objects: Objects, trailer = '', before?: Buffer): Buffer {
	let text = before?.toString('latin1') ?? '%PDF-1.7\n%\xe2\xe3\xcf\xd3\n';
	const previous = before ? ` /Prev ${/startxref\s+(\d+)\s+%%EOF\s*$/.exec(text)![1]}` : '';
	let table = before ? '' : '0 1\n0000000000 65535 f \n';
	for (const [number, body] of Object.entries(objects)) {
		table += `${number} 1\n${String(text.length).padStart(10, '0')} 00000 n \n`;
		text += `${number} 0 obj\n${body}\nendobj\n`;
	}
	const at = text.length;
	text += `xref\n${table}trailer\n<< /Size 1000 /Root 1 0 R${previous} ${trailer} >>\nstartxref\n${at}\n%%EOF\n`;
	return Buffer.from(text, 'latin1');
}

/** Undone by a PNG predictor: rows of so many bytes, each with the filter kind before it. */
function predict(rows: Buffer, columns: number, kind: number): Buffer {
	const out: number[] = [];
	for (let at = 0; at < rows.length; at += columns) {
		out.push(kind);
		for (let index = 0; index < columns; index++) {
			const left = index > 0 ? rows[at + index - 1] : 0;
			const up = at > 0 ? rows[at + index - columns] : 0;
			const corner = index > 0 && at > 0 ? rows[at + index - columns - 1] : 0;
			const guess = left + up - corner;
			const [a, b, c] = [left, up, corner].map((value) => Math.abs(guess - value));
			const paeth = a <= b && a <= c ? left : b <= c ? up : corner;
			out.push((rows[at + index] - [0, left, up, (left + up) >> 1, paeth][kind]) & 0xff);
		}
	}
	return Buffer.from(out);
}

export interface StreamOptions {
	/** PNG filter of the cross-reference stream, 0 to 4 */
	predictor?: number;
	trailer?: string;
	/** Writes a table too that hides what the object stream holds */
	hybrid?: boolean;
}

/** Objects packed in one object stream (number 900), found through a cross-reference stream (901). */
export function packed(
	objects: Objects,
	{ predictor, trailer = '', hybrid = false }: StreamOptions = {},
): Buffer {
	let heads = '';
	let bodies = '';
	const rows: Array<[number, number[]]> = [];
	Object.entries(objects).forEach(([number, body], index) => {
		heads += `${number} ${bodies.length} `;
		bodies += `${body} `;
		rows.push([Number(number), [2, 900 >> 8, 900 & 255, index]]);
	});
	let text = '%PDF-1.7\n%\xe2\xe3\xcf\xd3\n';
	const place = (number: number) =>
		rows.push([number, [1, text.length >> 8, text.length & 255, 0]]);
	place(900);
	text += `900 0 obj\n${stream(`/Type /ObjStm /N ${rows.length - 1} /First ${heads.length} /Filter /FlateDecode`, zlibSync(Buffer.from(heads + bodies)))}\nendobj\n`;
	const streamAt = text.length;
	place(901);
	const data = Buffer.from(rows.flatMap(([, row]) => row));
	const parms =
		predictor === undefined ? '' : `/DecodeParms << /Predictor ${10 + predictor} /Columns 4 >>`;
	const flat = zlibSync(predictor === undefined ? data : predict(data, 4, predictor));
	const index = rows.map(([number]) => `${number} 1`).join(' ');
	text += `901 0 obj\n${stream(`/Type /XRef /Size 1000 /W [1 2 1] /Index [${index}] /Root 1 0 R /Filter [/FlateDecode] ${parms} ${trailer}`, flat)}\nendobj\n`;
	let start = streamAt;
	if (hybrid) {
		start = text.length;
		text += `xref\n0 5\n${'0000000000 65535 f \n'.repeat(5)}trailer\n<< /Size 1000 /Root 1 0 R /XRefStm ${streamAt} >>\n`;
	}
	return Buffer.from(`${text}startxref\n${start}\n%%EOF\n`, 'latin1');
}

/** What countPdfPages is given to let others have their turn. */
export const pause = async (): Promise<void> => await new Promise((done) => setImmediate(done));

export { stream };
