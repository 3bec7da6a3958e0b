/** A round company seal: text along the circle, a star, a line below. */
import { font, sheet, write, rule, PALE } from './paper.mjs';

const RED = '#d9232e';

/** Draws a seal around (x, y). */
export function drawSeal(context, x, y, radius, around, below) {
	context.save();
	context.translate(x, y);
	context.strokeStyle = context.fillStyle = RED;
	context.lineWidth = radius * 0.045;
	context.beginPath();
	context.arc(0, 0, radius, 0, 2 * Math.PI);
	context.stroke();
	star(context, radius * 0.27);
	const characters = [...around];
	const spread = Math.min(1.5 * Math.PI, characters.length * 0.36);
	context.font = font(radius * 0.25, 500);
	context.textAlign = 'center';
	characters.forEach((character, i) => {
		const angle = spread * (i / (characters.length - 1) - 0.5);
		context.save();
		context.rotate(angle);
		context.fillText(character, 0, -radius * 0.68);
		context.restore();
	});
	context.restore();
	write(context, below, x, y + radius * 0.62, {
		size: radius * 0.2,
		weight: 500,
		colour: RED,
		align: 'center',
	});
}

function star(context, radius) {
	context.beginPath();
	for (let i = 0; i < 10; i++) {
		const reach = i % 2 === 0 ? radius : radius * 0.4;
		const angle = (Math.PI * i) / 5 - Math.PI / 2;
		context.lineTo(reach * Math.cos(angle), reach * Math.sin(angle));
	}
	context.fill();
}

/** seal.png: a short certificate with a seal beside the signature. */
export function sealedPaper() {
	const { canvas, context } = sheet(1100, 900, '#fffefb');
	write(context, '收货确认书', 550, 130, { size: 52, weight: 700, align: 'center' });
	rule(context, 120, 170, 980, 170, { colour: '#999999' });
	write(context, '兹确认已收到样例科技有限公司发来的货物一批，', 150, 260, { size: 34 });
	write(context, '数量与发货单相符，外包装完好。', 120, 325, { size: 34 });
	write(context, '特此证明。', 150, 400, { size: 34 });
	write(context, '经办人：王五样', 120, 620, { size: 32 });
	write(context, '2024年5月22日', 120, 690, { size: 32 });
	drawSeal(context, 760, 630, 180, '示范市样例贸易有限公司', '合同专用章');
	write(context, 'SAMPLE 样例', 120, 850, { size: 24, colour: PALE });
	return canvas;
}
