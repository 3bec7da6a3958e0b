/** What pdf.js reads: for each path on a line of stdin it prints a line, the pages as lists of { text, box }. */
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { getDocument, Util, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';

const folder = (name) => new URL(`../../../node_modules/pdfjs-dist/${name}/`, import.meta.url);
const options = {
	cMapUrl: folder('cmaps').pathname,
	standardFontDataUrl: folder('standard_fonts').pathname,
	verbosity: VerbosityLevel.ERRORS,
};

/** Left, top, right, bottom of a run of text, as the page is shown. */
function boxOf({ transform, width, height }, viewport) {
	const [a, b, c, d, e, f] = transform;
	const [along, up] = [Math.hypot(a, b) || 1, Math.hypot(c, d) || 1];
	const corners = [
		[0, 0],
		[width / along, 0],
		[0, height / up],
		[width / along, height / up],
	].map(([x, y]) => {
		const point = [a * x + c * y + e, b * x + d * y + f];
		Util.applyTransform(point, viewport.transform);
		return point;
	});
	const [xs, ys] = [0, 1].map((axis) => corners.map((corner) => corner[axis]));
	return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

async function read(path) {
	const document = await getDocument({ data: new Uint8Array(readFileSync(path)), ...options })
		.promise;
	const pages = [];
	for (let number = 1; number <= document.numPages; number++) {
		const page = await document.getPage(number);
		const viewport = page.getViewport({ scale: 1 });
		const { items } = await page.getTextContent();
		pages.push(
			items
				.filter(({ str }) => str.trim() !== '')
				.map((item) => ({ text: item.str, box: boxOf(item, viewport) })),
		);
	}
	return pages;
}

for await (const path of createInterface({ input: process.stdin })) {
	process.stdout.write(`${JSON.stringify(await read(path))}\n`);
}
