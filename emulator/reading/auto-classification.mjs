/** auto-classification: the papers on a sheet, each read as what it is. */
import { partsOf } from './ink.mjs';
import { cropped, pixelsOf } from './picture.mjs';
import { Refused } from './refused.mjs';
import { scan } from './scan.mjs';
import { bankcard } from './bankcard.mjs';
import { idCard } from './id-card.mjs';
import { passport } from './passport.mjs';
import { quotaInvoice } from './quota-invoice.mjs';
import { tight } from './fields.mjs';
import { trainTicket } from './train-ticket.mjs';
import { vatInvoice } from './vat-invoice.mjs';

/** What a paper says of itself; the first that fits is taken. */
const KINDS = [
	['passport', /PASSPORT|护照|<<<<</, passport],
	['id_card', /公民身份|签发机关/, idCard],
	['quota_invoice', /定额发票/, quotaInvoice],
	['vat_invoice', /增值税|电子发票/, vatInvoice],
	['train_ticket', /检票|限乘当日|[一二]等座/, trainTicket],
	['bankcard', /银行.*(\d{4} ?){4}|(\d{4} ?){4}.*银行/s, bankcard],
];
/** Papers are looked for on a copy this many times smaller. */
const COARSE = 4;

/** Papers as boxes: what differs in colour from the rim of the picture. */
function papersOf(canvas) {
	const [width, height] = [Math.floor(canvas.width / COARSE), Math.floor(canvas.height / COARSE)];
	const pixels = pixelsOf(canvas);
	const at = (x, y) => 4 * (y * COARSE * canvas.width + x * COARSE);
	const rim = [0, 1, 2].map((channel) => {
		const levels = [];
		for (let x = 0; x < width; x++)
			levels.push(pixels[at(x, 1) + channel], pixels[at(x, height - 2) + channel]);
		for (let y = 0; y < height; y++)
			levels.push(pixels[at(1, y) + channel], pixels[at(width - 2, y) + channel]);
		return levels.sort((a, b) => a - b)[Math.floor(levels.length / 2)];
	});
	const mask = new Uint8Array(width * height);
	for (let y = 0; y < height; y++)
		for (let x = 0; x < width; x++) {
			const start = at(x, y);
			const apart = Math.max(...[0, 1, 2].map((c) => Math.abs(pixels[start + c] - rim[c])));
			if (apart > 26) mask[y * width + x] = 1;
		}
	return partsOf(mask, width, height)
		.parts.filter(
			(part) =>
				part.area > width * height * 0.04 &&
				part.area > (part.x1 - part.x0) * (part.y1 - part.y0) * 0.5,
		)
		.map((part) => ({
			x0: part.x0 * COARSE,
			y0: part.y0 * COARSE,
			x1: Math.min(canvas.width, part.x1 * COARSE),
			y1: Math.min(canvas.height, part.y1 * COARSE),
		}))
		.sort((a, b) => a.y0 - b.y0 || a.x0 - b.x0);
}

const RED_SHARE = 0.004;

/** Is there enough red of stamps on the paper? */
function bearsSeal(canvas) {
	const pixels = pixelsOf(canvas);
	let red = 0;
	for (let i = 0; i < pixels.length; i += 4)
		if (pixels[i] > 170 && pixels[i] - pixels[i + 1] > 100 && pixels[i] - pixels[i + 2] > 90) red++;
	return red / (pixels.length / 4) > RED_SHARE;
}

async function recognised(picture, box, params, today) {
	const { scale } = picture;
	const read = await scan({
		...picture,
		canvas: cropped(picture.canvas, box),
		offset: [box.x0 / scale, box.y0 / scale],
	});
	const text = read.blocks.map((block) => tight(block.text)).join('\n');
	const [type, , reader] = KINDS.find(([, pattern]) => pattern.test(text)) ?? [];
	if (!type || (params.type_list?.length > 0 && !params.type_list.includes(type))) return undefined;
	const outcome = { code: 'AIS.0000', message: 'Succeeded.', content: {} };
	try {
		outcome.content = await reader(read, params.extended_parameters?.[type] ?? {}, today);
	} catch (error) {
		if (!(error instanceof Refused)) throw error;
		outcome.code = error.code;
		outcome.message = error.message;
	}
	return {
		status: { error_code: outcome.code, error_msg: outcome.message },
		type,
		location: read.corners({ x0: 0, y0: 0, x1: read.canvas.width, y1: read.canvas.height }),
		content: outcome.content,
		...(params.detect_seal === true && { seal_mark: bearsSeal(read.canvas) }),
	};
}

/** @returns the `result` of auto-classification: one element a paper */
export async function autoClassification(picture, params, today) {
	const { canvas } = picture;
	const recognize = async (boxes) => {
		const found = await Promise.all(boxes.map((box) => recognised(picture, box, params, today)));
		return found.filter((one) => one !== undefined);
	};
	const onPapers = await recognize(papersOf(canvas));
	if (onPapers.length > 0) return onPapers;
	// No paper on a ground of another colour: the whole picture may be one
	return await recognize([{ x0: 0, y0: 0, x1: canvas.width, y1: canvas.height }]);
}
