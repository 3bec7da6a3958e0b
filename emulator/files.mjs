/** A small real picture and a small real workbook for the Base64 fields of sample answers, made once. */

let image;
let workbook;

async function drawn() {
	const { createCanvas } = await import('@napi-rs/canvas');
	const canvas = createCanvas(120, 80);
	const context = canvas.getContext('2d');
	context.fillStyle = '#f4f1e8';
	context.fillRect(0, 0, 120, 80);
	context.strokeStyle = '#b3261e';
	context.lineWidth = 3;
	context.strokeRect(6, 6, 108, 68);
	context.fillStyle = '#b3261e';
	context.font = '20px sans-serif';
	context.fillText('SAMPLE', 18, 47);
	return (await canvas.encode('png')).toString('base64');
}

async function written() {
	const { default: writeExcelFile } = await import('write-excel-file/node');
	const rows = [
		['Item', 'Quantity'],
		['Sample paper', '2'],
	].map((row) => row.map((value) => ({ value, type: String })));
	return (await writeExcelFile(rows).toBuffer()).toString('base64');
}

/** @returns {Promise<string>} Base64 of a PNG, 120 x 80 */
export const imageBase64 = () => (image ??= drawn());
/** @returns {Promise<string>} Base64 of an .xlsx with one sheet of two rows */
export const workbookBase64 = () => (workbook ??= written());
