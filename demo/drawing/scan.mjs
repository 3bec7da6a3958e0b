/** scanned.pdf: what a scanner makes of papers, a picture a page: the first as JPEG, the others without loss. */
import { PDFDocument } from 'pdf-lib';

const DOTS_PER_INCH = 200;
const POINTS_PER_INCH = 72;

/** @param canvases pictures to be put on a page each @returns {Promise<Buffer>} */
export async function scannedPdf(canvases) {
	const pdf = await PDFDocument.create();
	// A fixed date: the same file at every run
	pdf.setCreationDate(new Date(0));
	pdf.setModificationDate(new Date(0));
	for (const [index, canvas] of canvases.entries()) {
		const picture =
			index === 0
				? await pdf.embedJpg(canvas.toBuffer('image/jpeg', 90))
				: await pdf.embedPng(canvas.toBuffer('image/png'));
		const { width, height } = picture.scale(POINTS_PER_INCH / DOTS_PER_INCH);
		pdf.addPage([width, height]).drawImage(picture, { x: 0, y: 0, width, height });
	}
	return Buffer.from(await pdf.save());
}
