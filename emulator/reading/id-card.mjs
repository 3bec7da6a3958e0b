/** id-card: front by its labels, back by its labels, both sides of one picture. */
import { after, answerOf, isoDate, matching, tight, together } from './fields.mjs';
import { rowsOfBoxes } from './lines.mjs';
import { cropped, pixelsOf } from './picture.mjs';
import { Refused } from './refused.mjs';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

const passesCheckDigit = (number) =>
	/^\d{17}[\dX]$/.test(number) &&
	'10X98765432'[WEIGHTS.reduce((sum, weight, i) => sum + weight * Number(number[i]), 0) % 11] ===
		number[17];

/** @returns {Promise<Record<string, object> | undefined>} fields of the front; undefined when this is no front */
async function frontOf(read) {
	const label = read.blocks.find((block) => /^公民身份/.test(tight(block.text)));
	const printed = matching(read.blocks, /(\d{14,17}[\dXx])$/);
	if (!label || !printed) return undefined;
	const again = await read.again(printed.blocks[0], { only: '0123456789X' });
	const number = /^\d{17}[\dX]$/.test(again.text) ? { ...printed, ...again } : printed;
	// The photo begins where four fifths of the line of the number end
	const edge = label.x0 + (printed.x1 - label.x0) * 0.82;
	const left = read.blocks.filter((block) => block.x1 < edge && block.y1 < label.y0);
	const heads = /^(姓名|性别|民族|出生|住址)/;
	const rows = rowsOfBoxes(left);
	const addressRow = rows.findIndex((row) => /^住址/.test(tight(row[0].text)));
	const address = rows
		.slice(addressRow)
		.flat()
		.filter((block) => addressRow >= 0 && !/^住址$/.test(tight(block.text)));
	const birth = after(left, /^出生/, { stop: heads, most: 6 });
	return {
		name: after(left, /^姓名/),
		sex: after(left, /^性别/, { stop: heads }),
		ethnicity: after(left, /^.*民族/),
		birth: birth && { ...birth, text: isoDate(birth.text) },
		address:
			address.length > 0
				? together(address, address.map((block) => tight(block.text).replace(/^住址/, '')).join(''))
				: undefined,
		number,
	};
}

function backOf(read) {
	const issue = after(read.blocks, /^签发机关/, { most: 2 });
	const period = after(read.blocks, /^有效期限/, { most: 2 });
	if (!issue && !period) return undefined;
	const [from, to] = (period?.text ?? '').split(/[-—–至](?=\d{4}|长)/);
	return {
		issue,
		valid_from: period && { ...period, text: isoDate(from ?? '') },
		valid_to: period && { ...period, text: /长/.test(to ?? '') ? '长期' : isoDate(to ?? '') },
	};
}

/** The photo: what differs from the card right of the text and above the number. */
function portraitOf(read, values) {
	const { canvas } = read;
	const pixels = pixelsOf(canvas);
	const x0 = Math.round(values.number.x1 * 0.82);
	const box = { x0: canvas.width, y0: canvas.height, x1: 0, y1: 0 };
	const paper = [0, 1, 2].map(
		(channel) => pixels[(4 * canvas.width * 30 + 4 * x0) | (0 + channel)],
	);
	for (let y = 40; y < values.number.y0 - 20; y++)
		for (let x = x0; x < canvas.width - 40; x++) {
			const at = 4 * (y * canvas.width + x);
			const apart = [0, 1, 2].reduce((sum, c) => sum + Math.abs(pixels[at + c] - paper[c]), 0);
			if (apart < 150) continue;
			box.x0 = Math.min(box.x0, x);
			box.y0 = Math.min(box.y0, y);
			box.x1 = Math.max(box.x1, x + 1);
			box.y1 = Math.max(box.y1, y + 1);
		}
	return box.x1 > box.x0 ? box : undefined;
}

const base64 = (canvas) => canvas.toBuffer('image/jpeg', 85).toString('base64');

function verificationOf(front, back, today) {
	const number = front?.number?.text ?? '';
	const digits = number.slice(6, 14);
	const period = back && [back.valid_from?.text ?? '', back.valid_to?.text ?? ''];
	return {
		...(front && {
			valid_number: passesCheckDigit(number),
			valid_birth: isoDate(digits) === front.birth?.text,
			valid_sex: (Number(number[16]) % 2 === 1 ? '男' : '女') === front.sex?.text,
		}),
		...(period && {
			valid_date: period[0] <= today && (period[1] === '长期' || today <= period[1]),
			valid_validity_period: period.every((date) => /^\d{4}-\d\d-\d\d$|^长期$/.test(date)),
		}),
	};
}

const WARNINGS = [
	'reproduce',
	'copy',
	'tampering',
	'border_integrity',
	'blocking_within_border',
	'blur',
	'interim',
	'glare',
];

/** A copy has no colour. */
function isGrey(canvas) {
	const pixels = pixelsOf(canvas);
	let sum = 0;
	for (let i = 0; i < pixels.length; i += 4)
		sum +=
			Math.max(pixels[i], pixels[i + 1], pixels[i + 2]) -
			Math.min(pixels[i], pixels[i + 1], pixels[i + 2]);
	return sum / (pixels.length / 4) < 3;
}

function warningsOf(read, params) {
	const asked = WARNINGS.filter((name) => params[`detect_${name}`] === true);
	if (asked.length === 0) return {};
	const found = (name) => name === 'copy' && isGrey(read.canvas);
	return {
		...Object.fromEntries(asked.map((name) => [`detect_${name}_result`, found(name)])),
		score_info: Object.fromEntries(asked.map((name) => [`${name}_score`, found(name) ? 96 : 2])),
	};
}

function sideOf(front, back, read, params, today) {
	const portrait = front && portraitOf(read, front);
	return {
		...answerOf({ ...front, ...back }, read, {
			confidence: false,
			places: params.return_text_location === true,
		}),
		...(params.return_verification === true && {
			verification_result: verificationOf(front, back, today),
		}),
		...(portrait &&
			params.return_portrait_location === true && { portrait_location: read.corners(portrait) }),
		...(portrait &&
			params.return_portrait_image === true && {
				portrait_image: base64(cropped(read.canvas, portrait)),
			}),
		...(params.return_adjusted_image === true && { adjusted_image: base64(read.canvas) }),
		...warningsOf(read, params),
	};
}

/** @returns the `result` of id-card */
export async function idCard(read, params, today) {
	const [front, back] = [await frontOf(read), backOf(read)];
	if (params.side === 'double_side') {
		if (!front || !back) throw new Refused();
		return {
			front: sideOf(front, undefined, read, params, today),
			back: sideOf(undefined, back, read, params, today),
		};
	}
	const wanted = params.side === 'back' ? back : (front ?? (params.side ? undefined : back));
	if (!wanted) throw new Refused();
	return wanted === back
		? sideOf(undefined, back, read, params, today)
		: sideOf(front, undefined, read, params, today);
}
