/** phone-photo.jpg: a note on a desk, held at an angle, lit from one side. */
import { createCanvas } from '@napi-rs/canvas';
import { box, paragraph, randomSource, rule, sheet, write } from './paper.mjs';

const DELIVERY = [
	'Delivery note DN-77120',
	'Received: 4 pallets, 126 boxes',
	'Driver: Kim Example',
	'Gate 7, 22 May 2024, 08:45',
	'',
	'外包装完好，数量核对无误。',
	'收货人：王五样',
	'备注：两箱易碎品请轻放。',
];

function note() {
	const { canvas, context } = sheet(1000, 900, '#fbfaf5');
	box(context, 0, 0, 1000, 90, { fill: '#dfe7ee' });
	write(context, 'SAMPLE LOGISTICS', 60, 60, { size: 38, weight: 700, colour: '#24425c' });
	paragraph(context, DELIVERY, 70, 180, 78, { size: 40 });
	rule(context, 70, 780, 930, 780, { colour: '#24425c' });
	write(context, 'Signature: W. Sample', 70, 840, { size: 34, colour: '#24425c' });
	return canvas;
}

/** Corners of the sheet in the photo, clockwise from the top left. */
const CORNERS = [
	[150, 118],
	[1118, 60],
	[1168, 946],
	[92, 968],
];

/** The plane-to-plane map from the photo back to the unit square. */
function toUnit([[ax, ay], [bx, by], [cx, cy], [dx, dy]]) {
	const [sx, sy] = [ax - bx + cx - dx, ay - by + cy - dy];
	const [e, f, g, h] = [bx - cx, dx - cx, by - cy, dy - cy];
	const base = e * h - f * g;
	const [p, q] = [(sx * h - f * sy) / base, (e * sy - sx * g) / base];
	const m = [
		bx - ax + p * bx,
		dx - ax + q * dx,
		ax,
		by - ay + p * by,
		dy - ay + q * dy,
		ay,
		p,
		q,
		1,
	];
	return (x, y) => {
		const [u, v, w] = [
			(m[4] - m[5] * m[7]) * x + (m[2] * m[7] - m[1]) * y + m[1] * m[5] - m[2] * m[4],
			(m[5] * m[6] - m[3]) * x + (m[0] - m[2] * m[6]) * y + m[2] * m[3] - m[0] * m[5],
			(m[3] * m[7] - m[4] * m[6]) * x + (m[1] * m[6] - m[0] * m[7]) * y + m[0] * m[4] - m[1] * m[3],
		];
		return [u / w, v / w];
	};
}

/** A colour of the note between its pixels. */
function between(pixels, width, height, x, y, channel) {
	const [x0, y0] = [Math.min(width - 2, Math.floor(x)), Math.min(height - 2, Math.floor(y))];
	const [fx, fy] = [x - x0, y - y0];
	const at = (px, py) => pixels[(py * width + px) * 4 + channel];
	return (
		(at(x0, y0) * (1 - fx) + at(x0 + 1, y0) * fx) * (1 - fy) +
		(at(x0, y0 + 1) * (1 - fx) + at(x0 + 1, y0 + 1) * fx) * fy
	);
}

/** Draws the photo; give it as JPEG. */
export function phonePhoto() {
	const source = note();
	const pixels = source.getContext('2d').getImageData(0, 0, source.width, source.height).data;
	const [width, height] = [1280, 1040];
	const canvas = createCanvas(width, height);
	const context = canvas.getContext('2d');
	const image = context.createImageData(width, height);
	const unit = toUnit(CORNERS);
	const random = randomSource(7);
	for (let y = 0; y < height; y++)
		for (let x = 0; x < width; x++) {
			const [u, v] = unit(x, y);
			const onPaper = u >= 0 && u < 1 && v >= 0 && v < 1;
			// Light from the upper left, the shade of a hand at the lower right
			const hand = Math.exp(-(((x - 1150) / 420) ** 2 + ((y - 900) / 380) ** 2));
			const light = 1.02 - 0.16 * (x / width) - 0.12 * (y / height) - 0.22 * hand;
			const shadow = !onPaper && u > -0.02 && u < 1.03 && v > -0.02 && v < 1.03 ? 0.72 : 1;
			const grain = 6 * Math.sin(y * 0.09 + 2.2 * Math.sin(x * 0.006)) + 3 * Math.sin(y * 0.41);
			const noise = (random() - 0.5) * (onPaper ? 7 : 10);
			for (let channel = 0; channel < 3; channel++) {
				const desk = [128, 92, 62][channel] + grain;
				const value = onPaper
					? between(
							pixels,
							source.width,
							source.height,
							u * source.width,
							v * source.height,
							channel,
						)
					: desk * shadow;
				image.data[(y * width + x) * 4 + channel] = value * light + noise;
			}
			image.data[(y * width + x) * 4 + 3] = 255;
		}
	context.putImageData(image, 0, 0);
	return canvas;
}
